import type { CivilDate } from "../calendar/civil-date.ts";
import { formatDate, formatList, typedDate } from "./format.ts";

/** `date`: when it is already known. */
export function sayWhatToPlan(date: CivilDate | undefined): string {
  return date === undefined ? "Que voulez-vous planifier ?" : `Que voulez-vous planifier le ${formatDate(date)} ?`;
}

export function sayPlaceUnread(said: string): string {
  return `Je ne connais pas de commune membre nommée « ${said} ».`;
}

/** `days`: those it may be, when its year is not sure. */
export function sayDateUnread(said: string, days: readonly CivilDate[]): string {
  if (days.length < 2) return `Je ne lis pas de date dans « ${said} ».`;
  return `« ${said} » peut être ${formatList(days.map(formatDate), "ou")} : écrivez la date entière, par exemple ${typedDate(days[0] ?? "")}.`;
}

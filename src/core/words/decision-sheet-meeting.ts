import type { CivilDate } from "../calendar/civil-date.ts";
import { type MeetingNamed, sayNext } from "./decision-sheets.ts";
import type { Sheet } from "../decision-aid/sheet.ts";
import { sayMeetingName } from "./meeting-names.ts";

/** Among the documents of the meeting. */
export function saySheetTitle({ title }: Sheet): string {
  return `Fiche d'aide à la décision, ${title}`;
}

export function saySheetPlace({ id }: Sheet): string {
  return `ici, pour les membres : \`fiche décision ${id}\``;
}

export function saySheetAttached(
  sheet: Sheet,
  view: MeetingNamed,
  {
    item,
    before,
    today,
  }: { item: { title: string; sensitive: boolean } | undefined; before: MeetingNamed | undefined; today: CivilDate },
): string {
  const about = item === undefined ? "" : item.sensitive ? ", pour un point sensible" : `, pour « ${item.title} »`;
  const moved = before === undefined ? "" : ` Elle n'est plus jointe à : ${sayMeetingName(before, today)}.`;
  return [
    `La fiche ${sheet.id} est jointe : ${sayMeetingName(view, today)}${about}.${moved}`,
    `Les membres de l'instance peuvent la lire, avec ses chiffres du moment. Personne n'est prévenu par ce message. Pour la reprendre : \`fiche décision ${sheet.id} détacher\`.`,
    sayNext(sheet),
  ].join("\n");
}

export function saySheetAttachedAlready(sheet: Sheet, view: MeetingNamed, today: CivilDate): string {
  return `La fiche ${sheet.id} y est déjà jointe : ${sayMeetingName(view, today)}.`;
}

export function saySheetDetached({ id }: Sheet, view: MeetingNamed, today: CivilDate): string {
  return `La fiche ${id} n'est plus jointe : ${sayMeetingName(view, today)}. Seules la direction et l'équipe de l'intercommunalité la lisent.`;
}

export function saySheetNotAttached({ id }: Sheet): string {
  return `La fiche ${id} n'est jointe à aucune réunion. Pour la joindre : \`fiche décision ${id} pour le copil\`.`;
}

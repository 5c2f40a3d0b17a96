import { type CivilDate, weekdayOf } from "../calendar/civil-date.ts";
import { formatDateShort } from "./format.ts";

/** "vendredi 11 décembre": with its weekday, and its year only when it is another one. */
export function sayDay(date: CivilDate, today: CivilDate): string {
  const weekday = ["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"][weekdayOf(date) - 1];
  return `${weekday} ${formatDateShort(date, Number(today.slice(0, 4)))}`;
}

/** A wish never turns into a reproach: once its date has passed, answers are still welcome. */
export function sayWished(wishedBy: CivilDate, today: CivilDate): string {
  return wishedBy < today
    ? "La date souhaitée est passée, les réponses restent utiles"
    : `Date souhaitée : ${sayDay(wishedBy, today)}`;
}

import { correct } from "./typos.ts";

/** Months from 1, with the ways they are shortened. */
const months = [
  "janvier|janv|jan",
  "fevrier|fevr|fev",
  "mars",
  "avril|avr",
  "mai",
  "juin",
  "juillet|juil",
  "aout",
  "septembre|sept|sep",
  "octobre|oct",
  "novembre|nov",
  "decembre|dec",
].map((names) => names.split("|"));

/** Weekdays from 1, Monday, as ISO counts them. */
const weekdays = [
  "lundi|lun",
  "mardi|mar",
  "mercredi|mer",
  "jeudi|jeu",
  "vendredi|ven",
  "samedi|sam",
  "dimanche|dim",
].map((names) => names.split("|"));

/** 1 to 12 for a folded word that names a month; slips are forgiven in the full names. */
export function monthNamed(said: string): number | undefined {
  return rankIn(months, said);
}

/** A folded word that is a month for sure, beside a number: "2 mais" is not March. */
export function isMonth(said: string): boolean {
  return months.some((ways) => ways.includes(said)) || (said.length > 5 && monthNamed(said) !== undefined);
}

/** 1 (Monday) to 7 for a folded word that names a weekday. */
export function weekdayNamed(said: string): number | undefined {
  return rankIn(weekdays, said);
}

function rankIn(names: string[][], said: string): number | undefined {
  const exact = names.findIndex((ways) => ways.includes(said));
  if (exact >= 0) return exact + 1;
  const meant = correct(
    said,
    [...months, ...weekdays].map((ways) => ways[0] ?? ""),
  );
  const rank = names.findIndex((ways) => ways[0] === meant);
  return rank >= 0 ? rank + 1 : undefined;
}

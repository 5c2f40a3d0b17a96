import { type CivilDate, parseCivilDate } from "../calendar/civil-date.ts";

/** "412300.5", "412 300,50 €", "38,52 %": as published files write them, to the hundredth; undefined for anything else. */
export function readAmountCell(said: string): number | undefined {
  const plain = said
    .replaceAll(/[\s€%]/gu, "")
    .replace("−", "-")
    .replace(",", ".");
  return /^-?\d+(?:\.\d+)?$/u.test(plain) ? Math.round(Number(plain) * 100) / 100 : undefined;
}

/** "2025", or the first day of its year. */
export function readYearCell(said: string): number | undefined {
  const year = /^((?:19|20)\d\d)(?:-01-01)?$/u.exec(said)?.[1];
  return year === undefined ? undefined : Number(year);
}

/** "2026-09-30" or "30/09/2026". */
export function readDateCell(said: string): CivilDate | undefined {
  return parseCivilDate(said.replace(/^(\d{2})\/(\d{2})\/(\d{4})$/u, "$3-$2-$1"));
}

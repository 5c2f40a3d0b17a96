import type { OpenFigureKey, Published } from "../interview/known-data.ts";

/** A figure published for a municipality, under its INSEE code, or for the EPCI itself, under its SIREN: euros, a percentage or a number. */
export type OpenFigure = Published & { code: string; key: OpenFigureKey; value: number };

/** Whose it is, what it counts, and its year: there is one value for each. */
export function idOf({ code, key, year }: OpenFigure): string {
  return `${code} ${key} ${year}`;
}

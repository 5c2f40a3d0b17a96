import type { OpenFigureKey, Published } from "../interview/known-data.ts";

/** A figure published for a municipality: euros, a percentage or a plain number, by its key. */
export type OpenFigure = Published & { insee: string; key: OpenFigureKey; value: number };

/** Its municipality, what it counts, and its year: there is one value for each. */
export function idOf({ insee, key, year }: OpenFigure): string {
  return `${insee} ${key} ${year}`;
}

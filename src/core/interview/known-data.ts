import type { CivilDate } from "../calendar/civil-date.ts";

/** Where a known value was published: "OFGL", for which year, and as it stood on which day. */
export type Published = { source: string; year: number; on: CivilDate };

const ofTerritory = new Set(["population_totale", "population_municipale"]);

/** Figures published each year, under the keys of `data/questionnaires/fin_fiscal.yaml`, and of `fin_fiscal_epci.yaml`. */
export const openFigureKeys = [
  "rrf",
  "drf",
  "annuite_capital",
  "encours",
  "invest_equipement",
  "invest_subventions",
  "invest_fctva",
  "taux_tfb",
  "taux_tfnb",
  "taux_thrs",
  "taux_cfe",
  "bases_tfb",
  "bases_tfnb",
  "bases_thrs",
  "bases_cfe",
  "pf_hab",
  "effort_fiscal",
  "dgf",
  "dsr",
  "dsu",
  "dnp",
  "ac",
  "dsc",
  "fpic_preleve",
  "fpic_reverse",
  "dotation_interco",
  "cif",
  "ac_versees",
  "ac_recues",
] as const;

export type OpenFigureKey = (typeof openFigureKeys)[number];

export function isOpenFigureKey(key: string): key is OpenFigureKey {
  return openFigureKeys.some((one) => one === key);
}

/** What `prerempli` may name: « ofgl.rrf » is of the year of reference, « ofgl.rrf annee_ref - 1 » of the one before. */
export function isKnownData(name: string): boolean {
  const key = /^ofgl\.(?<key>[a-z0-9_]+)(?: (?:annee_ref|annee_en_cours)(?: - [1-9])?)?$/u.exec(name)?.groups?.["key"];
  return key === undefined ? ofTerritory.has(name) : isOpenFigureKey(key);
}

/** All the names under which a questionnaire with these years may ask for a figure of `year`. */
export function namesOfFigure(
  key: string,
  year: number,
  variables: Readonly<Record<string, string | number>>,
): string[] {
  return ["annee_ref", "annee_en_cours"].flatMap((variable) => {
    const back = Number(variables[variable]) - year;
    if (back === 0) return [`ofgl.${key} ${variable}`, ...(variable === "annee_ref" ? [`ofgl.${key}`] : [])];
    return back >= 1 && back <= 9 ? [`ofgl.${key} ${variable} - ${back}`] : [];
  });
}

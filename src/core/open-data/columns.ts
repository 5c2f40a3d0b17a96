import { isOpenFigureKey, type OpenFigureKey } from "../interview/known-data.ts";
import { foldWords } from "../territory/place-name.ts";

/** What a column of a file of open data holds; `figure`: one column a figure, under our own key. */
export type Column =
  | {
      kind:
        | "insee"
        | "siren"
        | "epci"
        | "municipality"
        | "year"
        | "aggregate"
        | "amount"
        | "budget"
        | "source"
        | "date";
    }
  | { kind: "figure"; key: OpenFigureKey };

/** Headers of the OFGL and of the DGFiP, folded. The year of the list of municipalities changes in them. */
const headers: [RegExp, Exclude<Column["kind"], "figure">][] = [
  [
    /^(?:code )?insee(?: \d{4})?(?: commune| collectivite)?$|^(?:com )?code(?: commune)?$|^com code$|^code officiel commune$/,
    "insee",
  ],
  [/^(?:code |n )?siren(?: collectivite| commune)?$/, "siren"],
  // Beside the code of a municipality, it says which EPCI it is in; alone, that the figures are the EPCI's own.
  [/^(?:code )?siren(?: \d{4})? (?:epci|gfp|groupement)$|^epci code$|^siren de l epci$/, "epci"],
  [/^(?:nom(?: \d{4})? )?commune$|^nom$|^com name$/, "municipality"],
  [/^exercice$|^annee$|^exer$/, "year"],
  [/^agregat$/, "aggregate"],
  [/^montant(?: bp)?$/, "amount"],
  [/^type de budget$/, "budget"],
  [/^source$/, "source"],
  [/^date(?: de (?:publication|mise a jour))?$|^publie le$/, "date"],
];

export function columnOf(header: string): Column | undefined {
  const words = foldWords(header);
  const key = words.replaceAll(" ", "_");
  if (isOpenFigureKey(key)) return { kind: "figure", key };
  const kind = headers.find(([pattern]) => pattern.test(words))?.[1];
  return kind && { kind };
}

/** The code of the municipality of today, where a file also gives the code its accounts were kept under. */
export function isOfToday(header: string): boolean {
  return /\bcom(?:mune)?\b/.test(foldWords(header));
}

/** The amount of the main budget alone, which the OFGL calls "BP". */
export function isOfMainBudget(header: string): boolean {
  return foldWords(header).endsWith(" bp");
}

/** The aggregates of the OFGL that a questionnaire asks for; the others are left. */
const aggregates: Record<string, OpenFigureKey> = {
  "recettes de fonctionnement": "rrf",
  "depenses de fonctionnement": "drf",
  "remboursements d emprunts hors gad": "annuite_capital",
  "encours de dette": "encours",
  "depenses d equipement": "invest_equipement",
  "subventions recues et participations": "invest_subventions",
  fctva: "invest_fctva",
  "dotation globale de fonctionnement": "dgf",
};

export function keyOfAggregate(said: string): OpenFigureKey | undefined {
  const words = foldWords(said);
  const key = words.replaceAll(" ", "_");
  return aggregates[words] ?? (isOpenFigureKey(key) ? key : undefined);
}

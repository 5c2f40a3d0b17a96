import type { CivilDate } from "../calendar/civil-date.ts";
import type { Epci, Municipality } from "../people.ts";
import type { Condition } from "./rule.ts";

export type FactValue = string | number | boolean;

/** What is known of the EPCI, by name; what is not in it is not known. */
export type Facts = ReadonlyMap<string, FactValue>;

/** What nobody publishes: asked once of the DGS. `when`: only if that other one is "oui". */
export type AskedFact = { name: string; kind: "yes_no" | "date"; when?: string };

export const askedFacts: readonly AskedFact[] = [
  { name: "second_tour", kind: "yes_no" },
  { name: "installation", kind: "date" },
  { name: "pacte_decide", kind: "yes_no" },
  { name: "schema_decide", kind: "yes_no" },
  { name: "contrat_ville", kind: "yes_no" },
  { name: "contrat_ville_le", kind: "date", when: "contrat_ville" },
];

/** Dates that a project sets for itself, kept when they are planned: each is the trigger of the same name. */
export const plannedDates = [
  "vote_budget",
  "debat_budgetaire",
  "transfert",
  "transmission_clect",
  "comite_social",
  "notification_fpic",
] as const;

export function isPlannedDate(name: string): boolean {
  return plannedDates.some((one) => one === name);
}

/** CU and métropoles, as the list of intercommunalités writes their kind. */
const urbanKinds = new Set(["CU", "ME", "METRO", "METLYON"]);

/** What the published list of the EPCI and its set-up instances say. `bureauHasAllMayors` undefined: no bureau is set up. */
export function deriveFacts(
  epci: Epci,
  municipalities: readonly Municipality[],
  bureauHasAllMayors: boolean | undefined,
): Map<string, FactValue> {
  const largest = Math.max(0, ...municipalities.map((one) => one.populationTotal));
  const facts = new Map<string, FactValue>([
    ["nature", epci.kind],
    ["fiscalite", epci.financing],
    ["population_totale", epci.populationTotal],
    ["plus_grande_commune", largest],
    ["commune_3500", largest >= 3_500],
    ["urbaine_ou_metropole", urbanKinds.has(epci.kind.toUpperCase())],
  ]);
  if (bureauHasAllMayors !== undefined) facts.set("bureau_tous_maires", bureauHasAllMayors);
  return facts;
}

/** Whether all conditions hold, or the names of the facts that would tell. One that is false settles it. */
export function holds(
  conditions: readonly Condition[],
  facts: Facts,
): { holds: boolean } | { holds: "unknown"; missing: string[] } {
  const results = conditions.map((condition) => ({ condition, result: compare(condition, facts.get(condition.fact)) }));
  if (results.some(({ result }) => result === false)) return { holds: false };
  const missing = results.filter(({ result }) => result === undefined).map(({ condition }) => condition.fact);
  return missing.length === 0 ? { holds: true } : { holds: "unknown", missing };
}

function compare({ comparison, value }: Condition, fact: FactValue | undefined): boolean | undefined {
  if (fact === undefined) return undefined;
  switch (comparison) {
    case "=":
      return fact === value;
    case "≠":
      return fact !== value;
    case ">":
      return fact > value;
    case "≥":
      return fact >= value;
    case "<":
      return fact < value;
    case "≤":
      return fact <= value;
  }
}

/** A date among the facts; undefined when it is not known or is none. */
export function factDate(facts: Facts, name: string): CivilDate | undefined {
  const value = facts.get(name);
  return typeof value === "string" && /^\d{4}-\d{2}-\d{2}$/.test(value) ? value : undefined;
}

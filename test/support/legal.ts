import { globSync, readFileSync } from "node:fs";
import { parse } from "yaml";
import { electionOf, isRenewalYear, readElections } from "../../src/core/legal/elections.ts";
import { type FactValue } from "../../src/core/legal/facts.ts";
import { type LegalEvent, obligationsBetween, obligationsOf, type Scene } from "../../src/core/legal/obligations.ts";
import { readRules } from "../../src/core/legal/read-rules.ts";

const read = (file: string): unknown => parse(readFileSync(file, "utf8"));

export const rules = globSync("data/legal/rules/*.yaml").flatMap((file) => readRules(read(file)));
export const elections = readElections(read("data/legal/elections.yaml"));

/** A medium-sized EPCI, as the examples of the statutory page have it: FPU, with a municipality of 3 500 or more. */
export const ordinaryFacts: Record<string, FactValue> = {
  fiscalite: "FPU",
  population_totale: 24_000,
  commune_3500: true,
  urbaine_ou_metropole: false,
  bureau_tous_maires: false,
  pacte_decide: true,
  schema_decide: true,
  contrat_ville: false,
};

export function sceneOf(
  events: readonly LegalEvent[],
  options: { facts?: Record<string, FactValue>; department?: string; overrides?: Scene["overrides"] } = {},
): Scene {
  return {
    rules,
    overrides: options.overrides ?? [],
    facts: new Map(Object.entries({ ...ordinaryFacts, ...options.facts })),
    events,
    place: { department: options.department ?? "42" },
    isRenewal: (year) => isRenewalYear(elections, year),
  };
}

/** The due date of every term counted from `name` happening on `date`, by term id. */
export function datesFrom(name: string, date: string, options: Parameters<typeof sceneOf>[1] = {}) {
  const found = obligationsOf(sceneOf([{ name, key: "x", date }], options));
  return Object.fromEntries(found.map(({ term, due }) => [term.id, due]));
}

export function termIdsBetween(from: string, to: string, options: Parameters<typeof sceneOf>[1] = {}) {
  return obligationsBetween(sceneOf([], options), from, to).map(({ term, due }) => `${term.id} ${due}`);
}

export const election = electionOf(elections, "2026-11-23");

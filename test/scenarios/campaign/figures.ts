import type { Block } from "../../../src/core/message.ts";
import { readable } from "../../support/test-bot.ts";
import type { Kept, Ledger } from "./clerk.ts";
import { addsUp, cents, type Column, isOfYears, median, numbersBy, total, type Town } from "./recompute.ts";

/** Every number of a sentence, in its order. */
export function numbersIn(sentence: string): number[] {
  return [...plain(sentence).matchAll(/[−-]?\d+(?: \d{3})*(?:,\d+)?/gu)].map(([said]) =>
    Number(said.replaceAll(" ", "").replace(",", ".").replace("−", "-")),
  );
}

export function plain(sentence: string): string {
  return readable(sentence).replaceAll("**", "");
}

/** Of a mark the number alone: "3,5 sur 5" says one. */
export function figuresIn(sentence: string, { unit }: Column): number[] {
  return numbersIn(unit === "sur 5" ? sentence.replaceAll(/ sur 5(?! communes)/gu, "") : sentence);
}

/** What is not an answer, as each municipality meant it. */
export type Gaps = { unknown: number; skipped: number; undecided: number; apart: number };

/** What was meant under this key by those that validated: `paths` are `equipements/2/nom`, the key `equipements/nom`. */
export function gapsOf(key: string, ledger: Ledger, towns: readonly Town[]): Gaps {
  const gaps = { unknown: 0, skipped: 0, undecided: 0, apart: 0 };
  for (const { insee } of towns) {
    const state = stateOf(key, ledger.get(insee) ?? new Map<string, Kept>());
    if (state !== "answered") gaps[state] += 1;
  }
  return gaps;
}

function stateOf(key: string, meant: ReadonlyMap<string, Kept>): keyof Gaps | "answered" {
  const [list = "", field] = key.split("/");
  if (field === undefined) {
    const own = meant.get(key);
    if (own === undefined) return isUndecided(key, meant) ? "undecided" : "apart";
    return own.state === "given" || own.state === "items" ? "answered" : own.state;
  }
  const states = [...meant].flatMap(([path, one]) => (path.replace(/\/\d+\//u, "/") === key ? [one.state] : []));
  const [first] = states;
  if (states.includes("given")) return "answered";
  if (first === "unknown" || first === "skipped") return first;
  const whole = meant.get(list)?.state;
  if (whole === "unknown" || whole === "skipped") return whole;
  return whole === undefined && isUndecided(list, meant) ? "undecided" : "apart";
}

/** Read in the questionnaire by hand: the questions that decide whether another one is asked, all but `existe`. */
const decidedBy: Readonly<Record<string, readonly string[]>> = {
  equip_partage: ["equipements"],
  equip_rationalisation: ["equipements"],
  equip_rationalisation_note: ["equip_rationalisation"],
  retour_note: ["retour"],
  dont_personnel: ["budget_fonct"],
  recettes_usagers: ["budget_fonct"],
  recettes_partenaires: ["budget_fonct"],
  reste_a_charge: ["budget_fonct", "recettes_usagers", "recettes_partenaires", "recettes_partenaires/montant"],
  cout_unitaire_unite: ["cout_unitaire"],
  invest_3ans_objet: ["invest_3ans"],
  places_alsh_mercredi: ["missions"],
  places_alsh_petites_vacances: ["missions"],
  places_alsh_ete: ["missions"],
  heures_enfants: ["missions"],
  transport_cout: ["transport"],
  pedt_echeance: ["pedt"],
  ctg_echeance: ["ctg"],
};

/** Not asked, and it may yet be: what decides was left for later or passed, or is itself undecided. */
function isUndecided(key: string, meant: ReadonlyMap<string, Kept>): boolean {
  return (decidedBy[key] ?? []).some((decider) => {
    const states = [...meant].flatMap(([path, one]) => (path.replace(/\/\d+\//u, "/") === decider ? [one.state] : []));
    return states.some((one) => one === "unknown" || one === "skipped") || isUndecided(decider, meant);
  });
}

/** The numbers of a line about these towns: its figures, then what stands behind them. */
export function numbersExpected(
  column: Column,
  all: readonly Town[],
  validated: readonly Town[],
  gaps: Gaps,
  isOfAgents: boolean,
): number[] {
  const own = numbersBy(column, validated);
  return [...figuresOf(column, own, isOfAgents), ...behind(own, all.length, all.length - validated.length, gaps)];
}

/** Total, by inhabitant, middle, lowest and highest: those that can be said. */
export function figuresOf(column: Column, own: ReturnType<typeof numbersBy>, isOfAgents: boolean): number[] {
  const values = own.map(({ value }) => value);
  if (values.length === 0) return [];
  const [lowest, highest] = [Math.min(...values), Math.max(...values)];
  const spread = isOfAgents || lowest === highest ? [] : [median(values), lowest, highest];
  const middle = (one: number) => (isOfYears(column) ? Math.round(one) : one);
  if (!addsUp(column)) return spread.length > 0 ? spread.map(middle) : [middle(median(values))];
  const inhabitants = own.reduce((sum, { town }) => sum + town.population, 0);
  const sum = total(values);
  return [sum, ...(column.unit === "€" ? [cents(sum / inhabitants)] : []), ...spread];
}

function behind(
  own: readonly { estimate: boolean; partial: boolean }[],
  towns: number,
  waiting: number,
  gaps: Gaps,
): number[] {
  const concerned = towns - gaps.apart;
  if (own.length === 0) return [concerned];
  const estimates = own.filter(({ estimate }) => estimate).length;
  const partial = own.filter((one) => one.partial).length;
  return [
    own.length,
    concerned,
    ...[estimates, partial, gaps.unknown, gaps.undecided, gaps.skipped, waiting].filter((one) => one > 0),
  ];
}

export type Table = Extract<Block, { type: "table" }>;

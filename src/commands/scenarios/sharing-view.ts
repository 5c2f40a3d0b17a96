import { cellOf } from "../../core/diagnostic/figure.ts";
import { UserError } from "../../core/errors.ts";
import { readAmount } from "../../core/language/read-amount.ts";
import type { Indicator, Respondent } from "../../core/diagnostic/indicator.ts";
import { knownBy, type Payer, shareCost, type SharingKey } from "../../core/scenario/sharing.ts";
import { indicatorOf, isFreelyCut, summable, valuesOf } from "../../core/scenario/totals.ts";
import { type Lack } from "../../core/words/scenario-figure.ts";
import { sayAmountUnread, type SharingTold, type ToShare } from "../../core/words/sharing.ts";
import type { ScenarioView } from "./scenario-view.ts";

/** What a cost may be shared by: what adds up, and would speak of nobody. */
export function keyIndicators({ answers }: ScenarioView): Indicator[] {
  return summable(answers.indicators).filter((one) => isFreelyCut(one, answers.respondents));
}

/** The amount said, else what the members' own answers come to; undefined where there is neither. */
export function amountOf({ answers, totals }: ScenarioView, said: unknown): ToShare | undefined {
  if (typeof said === "number") return { cents: Math.round(said * 100) };
  const cost = indicatorOf("cost", answers.indicators);
  const figure = totals.told.find(({ indicator }) => indicator === cost);
  const sum = figure?.value.kind === "numbers" ? figure.value.sum : undefined;
  if (figure === undefined || sum === undefined || sum === 0) return undefined;
  return { cents: Math.round(sum * 100), figure };
}

/** The amount by each key; with `onlyKnown`, between those alone that say all that the keys need. */
export function sharedBy(
  view: ScenarioView,
  keys: readonly SharingKey[],
  cents: number,
  onlyKnown = false,
): { shared: SharingTold[]; without: Payer[] } {
  const all = payersOf(view, keys.flat());
  const { known, without } = onlyKnown ? knownBy(keys, all) : { known: all, without: [] };
  return { shared: keys.map((key) => ({ key, result: shareCost(cents, key, known) })), without };
}

function payersOf({ members, answers }: ScenarioView, measures: SharingKey): Payer[] {
  const values = measures.flatMap(({ measure }) => {
    const indicator = answers.indicators.find((one) => one.key === measure);
    return indicator === undefined ? [] : [[measure, valuesOf(indicator, members)] as const];
  });
  return members.map(({ id, name, population }) => ({
    id,
    name,
    population,
    bases: Object.fromEntries(values.map(([measure, byPlace]) => [measure, byPlace.get(id)])),
  }));
}

/** Why a municipality has nothing to share by. */
export function lackOf({ members, answers }: ScenarioView, measure: string, id: string): Lack {
  const member = members.find((one) => one.id === id);
  const indicator = answers.indicators.find((one) => one.key === measure);
  // With a value all the same, it is a list of which an item has none.
  return (member && indicator && lackIn(indicator, member)) ?? "unknown";
}

/** Why a municipality has no value; undefined where it has one. */
export function lackIn(indicator: Indicator, member: Respondent): Lack | undefined {
  const cell = cellOf(indicator, member);
  if (cell.kind === "values") return undefined;
  if (cell.kind === "gap") return cell.why;
  return cell.kind;
}

/** In euros; throws `UserError` when the words are none. */
export function readEuros(said: string): number {
  const reading = readAmount(said);
  if (reading.kind !== "read" || reading.value <= 0) throw new UserError(sayAmountUnread(said));
  return reading.value;
}

import { isChoicesValue, isRankingValue } from "../interview/answers.ts";
import type { AtomicQuestion, Value } from "../interview/questionnaire.ts";
import { type Answered, answeredIn, cellOf, type Coverage, coverageOfCells } from "./figure.ts";
import type { Indicator, Respondent } from "./indicator.ts";
import { pickedItems } from "./picked-items.ts";
import { isProtected } from "./small-numbers.ts";

/** A figure over several municipalities, with what stands behind it. */
export type Figure = { indicator: Indicator; coverage: Coverage; value: Consolidated };

export type Consolidated =
  | Numbers
  /** How many municipalities chose each option; `items`: how many items of their lists. */
  | { kind: "counts"; counts: readonly OptionCount[]; others: readonly Said[] }
  /** Options ranked by everybody: `points` is the sum of (length - place). */
  | { kind: "ranking"; ranked: readonly { value: string; points: number; first: number }[] }
  | { kind: "texts"; texts: readonly Said[] };

/**
 * `sum` and `perInhabitant` only where values add up; the inhabitants are those of the municipalities that answered. No median nor
 * extremes of what is said of agents.
 */
type Numbers = {
  kind: "numbers";
  sum?: number;
  perInhabitant?: number;
  median?: number;
  lowest?: number;
  highest?: number;
};
type OptionCount = { value: string; municipalities: number; items: number };
type Said = { id: string; name: string; text: string };

export function figureOf(indicator: Indicator, respondents: readonly Respondent[]): Figure {
  const coverage = coverageOfCells(
    respondents.map((one) => cellOf(indicator, one)),
    respondents.some(({ isPerson }) => isPerson) ? "person" : "municipality",
  );
  return { indicator, coverage, value: consolidate(indicator, answeredIn(indicator, respondents)) };
}

/** What this municipality's values come to as one number, where they are numbers. */
export function numberOf(indicator: Indicator, { cell }: Answered): number | undefined {
  const numbers = cell.values.filter((value) => typeof value === "number");
  if (numbers.length === 0) return undefined;
  return addsUp(indicator) ? sumOf(numbers) : medianOf(numbers);
}

/** Whether the values of several municipalities make a total: a rate, a year, a mark or a price does not. */
export function addsUp({ question }: Indicator): boolean {
  if (question === undefined) return true;
  if (question.separate) return false;
  return ["integer", "number", "fte", "euro", "computed"].includes(question.type);
}

function consolidate(indicator: Indicator, answered: readonly Answered[]): Consolidated {
  // Number 2 of one list is not number 2 of another.
  const picked = answered.flatMap(
    (one) => pickedItems(indicator.question, one)?.map((name) => saidBy(one, name)) ?? [],
  );
  if (picked.length > 0) return { kind: "texts", texts: picked };
  const type: AtomicQuestion["type"] = indicator.question?.type ?? "integer";
  switch (type) {
    case "integer":
    case "number":
    case "fte":
    case "euro":
    case "percent":
    case "year":
    case "scale5":
    case "computed":
      return numbersOf(indicator, answered);
    case "choice":
    case "choices":
    case "yes_no":
      return countsOf(answered);
    case "ranking":
      return rankingOf(answered);
    case "text":
    case "date":
    case "time":
      return {
        kind: "texts",
        texts: answered.flatMap((one) =>
          one.cell.values.flatMap((value) => (typeof value === "string" ? [saidBy(one, value)] : [])),
        ),
      };
  }
}

function numbersOf(indicator: Indicator, answered: readonly Answered[]): Numbers {
  const values = answered.flatMap((one) => numberOf(indicator, one) ?? []);
  if (values.length === 0) return { kind: "numbers" };
  // A median or an extreme is what one municipality said, and perhaps what its only agent earns.
  const spread = isProtected(indicator)
    ? {}
    : { median: medianOf(values), lowest: Math.min(...values), highest: Math.max(...values) };
  if (!addsUp(indicator)) return { kind: "numbers", ...spread };
  const sum = sumOf(values);
  const inhabitants = sumOf(answered.map(({ respondent }) => respondent.population));
  return { kind: "numbers", sum, ...spread, ...(inhabitants > 0 && { perInhabitant: sum / inhabitants }) };
}

function countsOf(answered: readonly Answered[]): Consolidated {
  const chosen = answered.map((one) => ({ one, values: one.cell.values.flatMap(optionsIn) }));
  const values = [...new Set(chosen.flatMap((each) => each.values))];
  const counts = values.map((value) => ({
    value,
    municipalities: chosen.filter((each) => each.values.includes(value)).length,
    items: chosen.reduce((total, each) => total + each.values.filter((other) => other === value).length, 0),
  }));
  const others = answered.flatMap((one) =>
    one.cell.values.flatMap((value) =>
      isChoicesValue(value) && value.other !== undefined ? [saidBy(one, value.other)] : [],
    ),
  );
  return { kind: "counts", counts: counts.toSorted((a, b) => b.municipalities - a.municipalities), others };
}

function optionsIn(value: Value): string[] {
  if (isChoicesValue(value)) return value.chosen;
  if (typeof value === "boolean") return [value ? "oui" : "non"];
  return typeof value === "string" ? [value] : [];
}

function rankingOf(answered: readonly Answered[]): Consolidated {
  const rankings = answered.flatMap(({ cell }) => cell.values.filter(isRankingValue).map(({ ranked }) => ranked));
  const length = Math.max(0, ...rankings.map((one) => one.length));
  const values = [...new Set(rankings.flat())];
  const ranked = values.map((value) => ({
    value,
    points: sumOf(rankings.map((one) => (one.includes(value) ? length - one.indexOf(value) : 0))),
    first: rankings.filter((one) => one[0] === value).length,
  }));
  return { kind: "ranking", ranked: ranked.toSorted((a, b) => b.points - a.points) };
}

function saidBy({ respondent: { id, name } }: Answered, said: string): Said {
  return { id, name, text: said };
}

/** Rounded to the cent, so that 0.1 + 0.2 is 0.3. */
function sumOf(values: readonly number[]): number {
  return Math.round(values.reduce((total, value) => total + value, 0) * 100) / 100;
}

export function medianOf(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? 0;
  return sorted.length % 2 === 1 ? upper : Math.round(((sorted[middle - 1] ?? upper) + upper) * 50) / 100;
}

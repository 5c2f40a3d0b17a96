import { type Cell, cellOf } from "./figure.ts";
import type { Indicator, Respondent } from "./indicator.ts";

/** What the accounts of the municipalities and of the EPCI have in common, under the same key in both questionnaires. */
export const groupKeys = ["rrf", "drf", "ep_brute", "annuite_capital", "encours", "invest_equipement"] as const;
export type GroupKey = (typeof groupKeys)[number];

/** What one pays the other is in the receipts of one and the expenses of the other. */
const holdsFlows: ReadonlySet<GroupKey> = new Set(["rrf", "drf"]);

/** As the EPCI said them, once for all the municipalities; the last is a list. */
export const flowKeys = ["ac_versees", "ac_recues", "dsc", "mises_a_disposition"] as const;
export type FlowKey = (typeof flowKeys)[number];

export type Answerers = { indicators: readonly Indicator[]; respondents: readonly Respondent[] };

export type GroupLine = {
  key: GroupKey;
  /** Of those that answered, out of all the territory; `estimates`: how many of them said « environ ». */
  places: { sum: number; answered: number; total: number; estimates: number };
  epci: number | undefined;
  /** Both together, what they pay each other counted once; only when nothing lacks. */
  whole: number | undefined;
  lacks: ("places" | "epci" | "flows")[];
};

export type GroupFinances = {
  lines: GroupLine[];
  /** What they pay each other, and what of it is not known. */
  flows: { known: { key: FlowKey; value: number }[]; lacking: FlowKey[] };
};

/** `epci`: its own answers, one respondent at most. `total`: how many municipalities the territory has. */
export function groupFinances(places: Answerers, epci: Answerers, total: number): GroupFinances {
  const told = flowKeys.map((key) => ({ key, value: flowOf(epci, key) }));
  const lacking = told.flatMap(({ key, value }) => (value === undefined ? [key] : []));
  const known = told.flatMap(({ key, value }) => (value === undefined ? [] : [{ key, value }]));
  const flows = sum(known.map(({ value }) => value));
  const lines = groupKeys.map((key): GroupLine => {
    const said = cells(places, key).filter((cell) => cell.kind === "values");
    const own = numberIn(cells(epci, key)[0]);
    const ofPlaces = {
      sum: sum(said.map((cell) => numberIn(cell) ?? 0)),
      answered: said.length,
      total,
      estimates: said.filter(({ estimate }) => estimate).length,
    };
    const counted = holdsFlows.has(key);
    const lacks = [
      ...(ofPlaces.answered < total ? ["places" as const] : []),
      ...(own === undefined ? ["epci" as const] : []),
      ...(counted && lacking.length > 0 ? ["flows" as const] : []),
    ];
    const whole =
      own === undefined || lacks.length > 0 ? undefined : sum([ofPlaces.sum, own, ...(counted ? [-flows] : [])]);
    return { key, places: ofPlaces, epci: own, whole, lacks };
  });
  return { lines, flows: { known, lacking } };
}

function cells({ indicators, respondents }: Answerers, key: string): Cell[] {
  const indicator = indicators.find((one) => one.key === key);
  return indicator === undefined ? [] : respondents.map((one) => cellOf(indicator, one));
}

/** A question that does not concern the EPCI is a flow of nothing; a list of which an item has no amount is not known. */
function flowOf(epci: Answerers, key: FlowKey): number | undefined {
  const [cell] = cells(epci, key);
  if (cell === undefined || cell.kind === "gap") return undefined;
  if (cell.kind === "apart") return 0;
  if (key !== "mises_a_disposition") return numberIn(cell);
  const [amounts] = cells(epci, `${key}/montant`);
  if (amounts === undefined || amounts.kind === "gap") return undefined;
  return amounts.kind === "apart" ? 0 : amounts.partial ? undefined : numberIn(amounts);
}

function numberIn(cell: Cell | undefined): number | undefined {
  if (cell?.kind !== "values") return undefined;
  const numbers = cell.values.filter((value) => typeof value === "number");
  return numbers.length === 0 ? undefined : sum(numbers);
}

/** To the cent. */
function sum(values: readonly number[]): number {
  return Math.round(values.reduce((total, value) => total + value, 0) * 100) / 100;
}

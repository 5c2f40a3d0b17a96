import { addsUp, medianOf, numberOf } from "./consolidate.ts";
import { answeredIn } from "./figure.ts";
import type { Indicator, Respondent } from "./indicator.ts";

/**
 * A value far from those of municipalities of its size. `usual`: what their median would come to here; `path`: of the answer, the
 * first one of a list.
 */
export type Outlier = {
  indicator: Indicator;
  id: string;
  name: string;
  path: string;
  value: number;
  usual: number;
  peers: number;
};

/** Fewer peers say nothing; a value is doubtful beyond this many times their median, or under its inverse. */
const fewestPeers = 5;
const farTimes = 6;

/**
 * Values to ask again: far from the median of the peers, whose population is between half and twice its own. What adds up is
 * compared by inhabitant. Zero is a value like any other: many services cost nothing, so it is never doubtful.
 */
export function outliersOf(indicator: Indicator, respondents: readonly Respondent[]): Outlier[] {
  return comparedIn(indicator, respondents).flatMap(({ respondent, path, value, rate, peers }) => {
    if (peers.length < fewestPeers) return [];
    const { id, name, population } = respondent;
    const median = medianRate(peers);
    const times = Math.abs(rate / median);
    if (median === 0 || (times <= farTimes && times >= 1 / farTimes)) return [];
    const usual = addsUp(indicator) ? median * population : median;
    return [{ indicator, id, name, path, value, usual: Math.round(usual * 100) / 100, peers: peers.length }];
  });
}

/** How many values nothing can be said of: too few municipalities of their size answered. */
export function withoutPeers(indicator: Indicator, respondents: readonly Respondent[]): number {
  return comparedIn(indicator, respondents).filter(({ peers }) => peers.length < fewestPeers).length;
}

/** Each value with the rates of its peers. */
function comparedIn(indicator: Indicator, respondents: readonly Respondent[]) {
  const type = indicator.question?.type;
  if (type === undefined || type === "year" || type === "scale5" || type === "percent") return [];
  const all = answeredIn(indicator, respondents).flatMap((one) => {
    const value = numberOf(indicator, one);
    if (value === undefined || value === 0 || one.respondent.population === 0) return [];
    const rate = addsUp(indicator) ? value / one.respondent.population : value;
    return [{ respondent: one.respondent, path: one.cell.paths[0] ?? indicator.key, value, rate }];
  });
  return all.map((one) => {
    const { population } = one.respondent;
    const peers = all.filter(
      ({ respondent }) =>
        respondent !== one.respondent &&
        respondent.population >= population / 2 &&
        respondent.population <= population * 2,
    );
    return { ...one, peers: peers.map(({ rate }) => rate) };
  });
}

/** Unrounded: rates by inhabitant may be far under a cent. */
function medianRate(rates: readonly number[]): number {
  return medianOf(rates.map((rate) => rate * 1_000_000)) / 1_000_000;
}

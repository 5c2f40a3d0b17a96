import { type Figure, figureOf } from "./consolidate.ts";
import type { Indicator, Respondent } from "./indicator.ts";
import { hiddenAmong } from "./small-numbers.ts";

/** Municipalities told apart by one thing: their size, or where they are. */
type Split = { key: string; label: string; has: (one: Respondent) => boolean };

/** Sizes that change what a municipality must do or can do: 500, 1 000, 2 000 and 3 500 inhabitants. */
const sizes: [from: number, to: number, label: string][] = [
  [0, 500, "moins de 500 habitants"],
  [500, 1_000, "500 à 999 habitants"],
  [1_000, 2_000, "1 000 à 1 999 habitants"],
  [2_000, 3_500, "2 000 à 3 499 habitants"],
  [3_500, Number.POSITIVE_INFINITY, "3 500 habitants et plus"],
];

export const bySize: Split[] = sizes.map(([from, to, label]) => ({
  key: String(from),
  label,
  has: ({ population }) => population >= from && population < to,
}));

/** Those of no basin come last, together. */
export function byBasin(basins: readonly { id: number; name: string; places: readonly string[] }[]): Split[] {
  const placed = new Set(basins.flatMap(({ places }) => places));
  const splits = basins.map(({ id, name, places }): Split => {
    const inside = new Set(places);
    return { key: `basin:${id}`, label: name, has: (one) => inside.has(one.id) };
  });
  return [...splits, { key: "basin:none", label: "hors bassin", has: (one) => !placed.has(one.id) }];
}

/** One part of the territory. Absent `figure`: too few agents behind it to be shown. */
export type Part = { split: Split; municipalities: number; figure?: Figure };

/** The figure by part; a part that would reveal somebody is hidden, with what it takes for the total not to give it back. */
export function breakdownOf(
  indicator: Indicator,
  respondents: readonly Respondent[],
  splits: readonly Split[],
): Part[] {
  const groups = splits
    .map((split) => ({ split, members: respondents.filter((one) => split.has(one)) }))
    .filter(({ members }) => members.length > 0);
  const hidden = hiddenAmong(indicator, groups);
  return groups.map((group) => ({
    split: group.split,
    municipalities: group.members.length,
    ...(hidden.has(group) ? {} : { figure: figureOf(indicator, group.members) }),
  }));
}

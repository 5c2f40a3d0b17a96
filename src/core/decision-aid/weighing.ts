/** Fewer answers than that are not shown: each would be told apart. */
export const fewestWeighings = 5;

/** What a person says that a criterion weighs, from 0 to 5. */
export type Weighing = { criterionId: number; personId: number; weight: number };

/** Of one criterion: the middle, and the lowest and the highest that were said. */
export type Spread = { criterionId: number; median: number; lowest: number; highest: number };

/** Undefined while too few have answered. `answers`: how many persons. */
export function tallyWeighings(
  weighings: readonly Weighing[],
  criterionIds: readonly number[],
): { answers: number; spreads: Spread[] | undefined } {
  const asked = new Set(criterionIds);
  const ours = weighings.filter(({ criterionId }) => asked.has(criterionId));
  const answers = new Set(ours.map(({ personId }) => personId)).size;
  const spreads = criterionIds.flatMap((criterionId): Spread[] => {
    const said = ours.flatMap((one) => (one.criterionId === criterionId ? [one.weight] : [])).toSorted((a, b) => a - b);
    if (said.length < fewestWeighings) return [];
    const middle = Math.floor(said.length / 2);
    const high = said[middle] ?? 0;
    const median = said.length % 2 === 1 ? high : (high + (said[middle - 1] ?? high)) / 2;
    return [{ criterionId, median, lowest: said[0] ?? 0, highest: said.at(-1) ?? 0 }];
  });
  return { answers, spreads: spreads.length === criterionIds.length && answers > 0 ? spreads : undefined };
}

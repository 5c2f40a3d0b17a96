import type { Objective } from "./objective.ts";

/** How much an objective is worth to a municipality, as it says itself. */
export const interestLevels = ["high", "medium", "low", "none", "undecided"] as const;
export type InterestLevel = (typeof interestLevels)[number];

export type Interest = { objectiveId: number; insee: string; level: InterestLevel };

export type InterestTally = { objective: Objective; counts: Record<InterestLevel, number>; silent: number };

/** The objectives that most municipalities say are worth much to them, first; `places`: how many could say. */
export function tallyInterests(
  objectives: readonly Objective[],
  interests: readonly Interest[],
  places: number,
): InterestTally[] {
  return objectives
    .map((objective) => {
      const own = interests.filter(({ objectiveId }) => objectiveId === objective.id);
      const of = (level: InterestLevel) => own.filter((one) => one.level === level).length;
      const counts = {
        high: of("high"),
        medium: of("medium"),
        low: of("low"),
        none: of("none"),
        undecided: of("undecided"),
      };
      return { objective, counts, silent: places - own.length };
    })
    .toSorted(
      (one, other) =>
        other.counts.high - one.counts.high ||
        other.counts.medium - one.counts.medium ||
        one.objective.id - other.objective.id,
    );
}

import type { Objective } from "./objective.ts";

export type Branch<Action> = { orientation: string; objectives: { objective: Objective; actions: Action[] }[] };

/** Each orientation with its objectives, in the order they were said, each with its actions; and the actions of none. */
export type Tree<Action> = { branches: Branch<Action>[]; withoutObjective: Action[] };

/** `serves`: the objective of an action, by their numbers. */
export function treeOf<Action extends { id: number }>(
  objectives: readonly Objective[],
  actions: readonly Action[],
  serves: ReadonlyMap<number, number>,
): Tree<Action> {
  const known = new Set(objectives.map(({ id }) => id));
  const branches = [...Map.groupBy(objectives, ({ orientation }) => orientation)].map(([orientation, own]) => ({
    orientation,
    objectives: own.map((objective) => ({
      objective,
      actions: actions.filter(({ id }) => serves.get(id) === objective.id),
    })),
  }));
  return { branches, withoutObjective: actions.filter(({ id }) => !known.has(serves.get(id) ?? 0)) };
}

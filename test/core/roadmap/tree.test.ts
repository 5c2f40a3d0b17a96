import { expect, test } from "vitest";
import { tallyInterests } from "../../../src/core/roadmap/interest.ts";
import { treeOf } from "../../../src/core/roadmap/tree.ts";

const objectives = [
  { id: 1, orientation: "Services", title: "Accueil" },
  { id: 2, orientation: "Mobilités", title: "Navettes" },
  { id: 4, orientation: "Services", title: "Santé" },
];

test("objectives stand under their orientation, actions under their objective, and the others apart", () => {
  const actions = [{ id: 10 }, { id: 11 }, { id: 12 }];
  const serves = new Map([
    [10, 4],
    [11, 3],
  ]);
  const { branches, withoutObjective } = treeOf(objectives, actions, serves);
  expect(
    branches.map(({ orientation, objectives: own }) => [
      orientation,
      own.map(({ objective, actions: held }) => [objective.id, held.map(({ id }) => id)]),
    ]),
  ).toEqual([
    [
      "Services",
      [
        [1, []],
        [4, [10]],
      ],
    ],
    ["Mobilités", [[2, []]]],
  ]);
  expect(withoutObjective).toEqual([{ id: 11 }, { id: 12 }]);
});

test("objectives that most say are worth much to them come first; the silent are counted apart", () => {
  const interests = [
    { objectiveId: 1, insee: "a", level: "high" as const },
    { objectiveId: 2, insee: "a", level: "high" as const },
    { objectiveId: 2, insee: "b", level: "medium" as const },
    { objectiveId: 4, insee: "a", level: "undecided" as const },
  ];
  const tallies = tallyInterests(objectives, interests, 3);
  expect(tallies.map(({ objective, silent }) => [objective.id, silent])).toEqual([
    [2, 1],
    [1, 2],
    [4, 2],
  ]);
  expect(tallies[0]?.counts).toEqual({ high: 1, medium: 1, low: 0, none: 0, undecided: 0 });
});

import { expect, test } from "vitest";
import { tallyWeighings } from "../../../src/core/decision-aid/weighing.ts";

const said = (weights: readonly number[]) =>
  weights.flatMap((weight, personId) => [
    { criterionId: 1, personId, weight },
    { criterionId: 2, personId, weight: 5 - weight },
  ]);

test("shows nothing before five persons have answered, but how many have", () => {
  expect(tallyWeighings(said([1, 2, 3, 4]), [1, 2])).toEqual({ answers: 4, spreads: undefined });
});

test("gives the middle and the spread from five answers on", () => {
  expect(tallyWeighings(said([5, 1, 2, 2, 4]), [1, 2])).toEqual({
    answers: 5,
    spreads: [
      { criterionId: 1, median: 2, lowest: 1, highest: 5 },
      { criterionId: 2, median: 3, lowest: 0, highest: 4 },
    ],
  });
  expect(tallyWeighings(said([1, 2, 3, 4, 5, 5]), [1]).spreads).toEqual([
    { criterionId: 1, median: 3.5, lowest: 1, highest: 5 },
  ]);
});

test("leaves out what was said of a criterion since left out, and waits for five on a new one", () => {
  expect(tallyWeighings(said([1, 2, 3, 4, 5]), [1, 3])).toEqual({ answers: 5, spreads: undefined });
});

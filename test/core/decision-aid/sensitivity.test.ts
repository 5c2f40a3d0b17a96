import * as fc from "fast-check";
import { expect, test } from "vitest";
import {
  type Comparison,
  pointsOf,
  type Project,
  rankingOf,
  scoresOf,
  sharesOf,
} from "../../../src/core/decision-aid/comparison.ts";
import { firstsOf, sensitivityOf } from "../../../src/core/decision-aid/sensitivity.ts";

function comparisonOf(weights: readonly number[], scores: readonly (readonly (number | undefined)[])[]): Comparison {
  return {
    id: 1,
    createdBy: 1,
    createdAt: 0,
    criteria: weights.map((weight, index) => ({ id: index + 1, label: `Critère ${index + 1}`, weight })),
    projects: scores.map((_, index) => ({ id: index + 1, name: `Projet ${index + 1}` })),
    scores: scores.flatMap((row, project) =>
      row.flatMap((score, criterion) =>
        score === undefined ? [] : [{ projectId: project + 1, criterionId: criterion + 1, score }],
      ),
    ),
  };
}

const anyComparison = fc
  .integer({ min: 3, max: 7 })
  .chain((criteria) =>
    fc.record({
      weights: fc.array(fc.integer({ min: 1, max: 9 }), { minLength: criteria, maxLength: criteria }),
      scores: fc.array(fc.array(fc.integer({ min: 0, max: 5 }), { minLength: criteria, maxLength: criteria }), {
        minLength: 2,
        maxLength: 6,
      }),
    }),
  )
  .map(({ weights, scores }) => comparisonOf(weights, scores));

const orderOf = (comparison: Comparison) => rankingOf(comparison).ranked.map(({ project, rank }) => [project.id, rank]);

/** The shares once this criterion has `share` of all, the others keeping their proportions. */
function withShare(comparison: Comparison, at: number, share: number): number[] {
  const shares = sharesOf(comparison.criteria);
  const others = 1 - (shares[at] ?? 0);
  return shares.map((one, index) => (index === at ? share : (one * (1 - share)) / others));
}

test("gives a hundred to the best everywhere, zero to the worst, and says what each weighs", () => {
  const comparison = comparisonOf(
    [1, 2, 1],
    [
      [5, 5, 5],
      [0, 0, 0],
      [5, 0, 5],
    ],
  );
  expect(rankingOf(comparison).ranked.map(({ points }) => points)).toEqual([100, 50, 0]);
  expect(sharesOf(comparison.criteria)).toEqual([0.25, 0.5, 0.25]);
});

test("does not rank what lacks a score, and never counts it as zero", () => {
  const { ranked, unranked } = rankingOf(
    comparisonOf(
      [1, 1, 1],
      [
        [5, undefined, 5],
        [1, 1, 1],
      ],
    ),
  );
  expect(ranked.map(({ project }) => project.id)).toEqual([2]);
  expect(unranked).toMatchObject([{ project: { id: 1 }, missing: [{ id: 2 }] }]);
});

test("gives equals the same rank", () => {
  expect(
    orderOf(
      comparisonOf(
        [1, 1, 1],
        [
          [3, 3, 3],
          [4, 3, 2],
          [1, 1, 1],
        ],
      ),
    ),
  ).toEqual([
    [1, 1],
    [2, 1],
    [3, 3],
  ]);
});

test("shares always make one in all, and the points stay between 0 and 100", () => {
  fc.assert(
    fc.property(anyComparison, (comparison) => {
      expect(sharesOf(comparison.criteria).reduce((sum, one) => sum + one, 0)).toBeCloseTo(1, 9);
      for (const { points } of rankingOf(comparison).ranked) {
        expect(points).toBeGreaterThanOrEqual(-1e-9);
        expect(points).toBeLessThanOrEqual(100 + 1e-9);
      }
    }),
    { numRuns: 60 },
  );
});

test("ranks alike when every weight is multiplied by the same number", () => {
  fc.assert(
    fc.property(anyComparison, fc.integer({ min: 2, max: 9 }), (comparison, factor) => {
      const scaled = {
        ...comparison,
        criteria: comparison.criteria.map((one) => ({ ...one, weight: one.weight * factor })),
      };
      expect(orderOf(scaled)).toEqual(orderOf(comparison));
    }),
    { numRuns: 60 },
  );
});

test("a better score never makes a project lose its rank", () => {
  fc.assert(
    fc.property(anyComparison, fc.nat(100), (comparison, pick) => {
      const at = pick % comparison.scores.length;
      const raised = comparison.scores[at];
      const better = {
        ...comparison,
        scores: comparison.scores.map((one, index) => (index === at ? { ...one, score: 5 } : one)),
      };
      const rank = (of: Comparison) =>
        rankingOf(of).ranked.find(({ project }) => project.id === raised?.projectId)?.rank ?? 0;
      expect(rank(better)).toBeLessThanOrEqual(rank(comparison));
    }),
    { numRuns: 60 },
  );
});

test("says the share under which the first changes, and who comes then", () => {
  // Coût 5 contre 0, ailleurs 1 contre 3 : à parts (c, 1 − c), égalité à 5c + (1 − c) = 3(1 − c), soit c = 2/7.
  const found = sensitivityOf(
    comparisonOf(
      [2, 1, 1],
      [
        [5, 1, 1],
        [0, 3, 3],
      ],
    ),
  );
  expect(found?.thresholds[0]).toMatchObject({ criterion: { id: 1 }, side: "below", project: { id: 2 } });
  expect(found?.thresholds[0]?.share).toBeCloseTo(2 / 7, 9);
  expect(found?.fragile).toEqual([]);
  expect(found?.evenFirsts.map(({ id }) => id)).toEqual([1]);
});

test("says nothing of who stays first while nobody is alone in front", () => {
  expect(
    sensitivityOf(
      comparisonOf(
        [1, 1, 1],
        [
          [3, 3, 3],
          [4, 3, 2],
        ],
      ),
    ),
  ).toBeUndefined();
  expect(sensitivityOf(comparisonOf([1, 1, 1], [[3, 3, 3]]))).toBeUndefined();
});

/** Shares of this criterion, step by step, where who is first is not what the threshold says. */
function mistaken(comparison: Comparison, first: Project, at: number, side: "below" | "above"): number[] {
  const now = sharesOf(comparison.criteria)[at] ?? 0;
  const criterion = comparison.criteria[at];
  const thresholds = sensitivityOf(comparison)?.thresholds ?? [];
  const said = thresholds.find((one) => one.criterion.id === criterion?.id && one.side === side)?.share;
  const steps = Array.from({ length: 49 }, (_, step) => (step + 1) / 50);
  return steps
    .map((step) => (side === "below" ? now * (1 - step) : now + (1 - now) * step))
    .filter((share) => said === undefined || Math.abs(share - said) > 1e-6)
    .filter((share) => {
      const shares = withShare(comparison, at, share);
      const points = (project: Project) => pointsOf(scoresOf(comparison, project) ?? [], shares);
      const isBeaten = comparison.projects.some((one) => points(one) > points(first) + 1e-9);
      const isPast = said !== undefined && (side === "below" ? share < said : share > said);
      return isBeaten !== isPast;
    });
}

test("every threshold is where moving that share by hand, step by step, changes the first", () => {
  fc.assert(
    fc.property(anyComparison, (comparison) => {
      const [first] = firstsOf(comparison);
      fc.pre(first !== undefined && sensitivityOf(comparison) !== undefined);
      const wrong = comparison.criteria.flatMap((_, at) =>
        first === undefined
          ? []
          : (["below", "above"] as const).flatMap((side) => mistaken(comparison, first, at, side)),
      );
      expect(wrong).toEqual([]);
    }),
    { numRuns: 20 },
  );
});

test("calls fragile exactly the criteria whose weight, moved by a fifth, changes who is first", () => {
  fc.assert(
    fc.property(anyComparison, (comparison) => {
      const found = sensitivityOf(comparison);
      if (found === undefined) return;
      const before = firstsOf(comparison).map(({ id }) => id);
      const moved = comparison.criteria.filter((criterion) =>
        [0.8, 1.2].some((factor) => {
          const criteria = comparison.criteria.map((one) =>
            one.id === criterion.id ? { ...one, weight: one.weight * factor } : one,
          );
          return (
            firstsOf({ ...comparison, criteria })
              .map(({ id }) => id)
              .join() !== before.join()
          );
        }),
      );
      expect(found.fragile).toEqual(moved);
    }),
    { numRuns: 60 },
  );
});

import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { knownBy, type Payer, shareCost, type SharingKey } from "../../../src/core/scenario/sharing.ts";

const byPopulation: SharingKey = [{ measure: "population", percent: 100 }];

function payer(id: string, population: number, usage?: number): Payer {
  return { id, name: id, population, bases: { usage } };
}

function sharesOf(cents: number, key: SharingKey, payers: readonly Payer[]) {
  const result = shareCost(cents, key, payers);
  if (result.kind !== "shared") throw new Error(result.kind);
  return new Map(result.shares.map((one) => [one.id, one]));
}

const percents = fc.integer({ min: 1, max: 9_999 }).map((part) => part / 100);
const keys = fc.oneof(
  fc.constant(byPopulation),
  fc.constant<SharingKey>([{ measure: "equal", percent: 100 }]),
  fc.constant<SharingKey>([{ measure: "usage", percent: 100 }]),
  percents.map((part): SharingKey => [
    { measure: "population", percent: part },
    { measure: "usage", percent: 100 - part },
  ]),
);
const payers = fc
  .array(fc.tuple(fc.integer({ min: 1, max: 60_000 }), fc.integer({ min: 1, max: 200_000 })), {
    minLength: 1,
    maxLength: 40,
  })
  .map((all) =>
    all.map(([population, usage], rank) => payer(`42${String(rank).padStart(3, "0")}`, population, usage / 100)),
  );
const amounts = fc.integer({ min: -500_000_000, max: 500_000_000 });

describe("a cost shared by a key", () => {
  test("is found again whole in its parts, to the cent, and its percentages make 100", () => {
    fc.assert(
      fc.property(amounts, keys, payers, (cents, key, all) => {
        const shares = [...sharesOf(cents, key, all).values()];
        expect(shares.reduce((sum, one) => sum + one.cents, 0)).toBe(cents);
        expect(shares.reduce((sum, one) => sum + one.hundredths, 0)).toBe(10_000);
      }),
    );
  });

  test("is the same in whatever order the municipalities come", () => {
    fc.assert(
      fc.property(
        amounts,
        keys,
        payers.chain((all) => fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length }))),
        (cents, key, [all, shuffled]) => {
          const [one, other] = [sharesOf(cents, key, all), sharesOf(cents, key, shuffled)];
          for (const { id } of all) expect(other.get(id)?.cents).toBe(one.get(id)?.cents);
        },
      ),
    );
  });

  test("is never more than a cent away from the plain rule of three", () => {
    fc.assert(
      fc.property(amounts, payers, (cents, all) => {
        const total = all.reduce((sum, { population }) => sum + population, 0);
        for (const one of sharesOf(cents, byPopulation, all).values())
          expect(Math.abs(one.cents - (cents * one.population) / total)).toBeLessThan(1.000_1);
      }),
    );
  });

  test("gives the cents that are left to the largest remainders, then to the first code", () => {
    const shares = sharesOf(100, [{ measure: "equal", percent: 100 }], [payer("c", 1), payer("b", 1), payer("a", 1)]);
    expect([...shares].map(([id, { cents }]) => [id, cents])).toEqual([
      ["c", 33],
      ["b", 33],
      ["a", 34],
    ]);
  });

  test("mixes measures by their percentage", () => {
    const key: SharingKey = [
      { measure: "population", percent: 60 },
      { measure: "usage", percent: 40 },
    ];
    const shares = sharesOf(100_000, key, [payer("a", 3_000, 10), payer("b", 1_000, 30)]);
    expect(shares.get("a")?.cents).toBe(45_000 + 10_000);
    expect(shares.get("b")?.cents).toBe(15_000 + 30_000);
  });
});

describe("what is not known", () => {
  const all = [payer("a", 3_000, 10), payer("b", 1_000), payer("c", 500, 0)];
  const byUsage: SharingKey = [{ measure: "usage", percent: 100 }];

  test("is missing, and is not zero", () => {
    expect(shareCost(1_000, byUsage, all)).toEqual({
      kind: "missing",
      missing: [{ measure: "usage", payers: [all[1]] }],
    });
  });

  test("is told apart from what is known to be nothing", () => {
    const { known, without } = knownBy([byPopulation, byUsage], all);
    expect(known.map(({ id }) => id)).toEqual(["a", "c"]);
    expect(without.map(({ id }) => id)).toEqual(["b"]);
    expect(sharesOf(1_000, byUsage, known).get("c")?.cents).toBe(0);
  });

  test("of a measure of which nobody has any, nothing is shared", () => {
    expect(shareCost(1_000, byUsage, [payer("c", 500, 0)])).toEqual({ kind: "weightless", measure: "usage" });
  });
});

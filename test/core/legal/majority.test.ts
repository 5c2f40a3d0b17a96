import { describe, expect, test } from "vitest";
import { qualifiedMajority, unanimity, type Voice } from "../../../src/core/legal/majority.ts";
import { charlieuBelmont } from "../../support/territories.ts";

const voices = (...said: [population: number, stance: Voice["stance"]][]): Voice[] =>
  said.map(([population, stance], index) => ({ insee: String(index), population, stance }));

const many = (count: number, population: number, stance: Voice["stance"]): [number, Voice["stance"]][] =>
  Array.from({ length: count }, () => [population, stance]);

describe("the qualified majority of L. 5211-5, II", () => {
  test("of Charlieu-Belmont: 17 councils and 12 142 inhabitants, or 13 councils and 16 188", () => {
    const all = charlieuBelmont.municipalities.map(({ insee, populationTotal }): Voice => ({
      insee,
      population: populationTotal,
      stance: "pending",
    }));
    const { ways, councils, population, reached, settled } = qualifiedMajority(all, { blocking: true });
    expect({ councils, population, reached, settled }).toEqual({
      councils: 25,
      population: 24_282,
      reached: false,
      settled: false,
    });
    expect(ways.map(({ councilsNeeded, populationNeeded }) => [councilsNeeded, populationNeeded])).toEqual([
      [17, 12_142],
      [13, 16_188],
    ]);
  });

  test.each([
    ["two thirds of the councils for just over half", [...many(2, 26, "for"), [48, "not"]], true],
    ["two thirds of the councils for half exactly", [...many(2, 25, "for"), [50, "not"]], false],
    [
      "half of the councils for two thirds exactly",
      [
        [60, "for"],
        [40, "for"],
        [25, "not"],
        [25, "not"],
      ],
      true,
    ],
    [
      "half of the councils for just under two thirds",
      [
        [60, "for"],
        [39, "for"],
        [26, "not"],
        [25, "not"],
      ],
      false,
    ],
    ["under half of the councils for nearly all", [[900, "for"], [1, "for"], ...many(3, 1, "not")], false],
    ["nobody", [], false],
  ] as [string, [number, Voice["stance"]][], boolean][])("%s", (_, said, reached) => {
    expect(qualifiedMajority(voices(...said), { blocking: false }).reached).toBe(reached);
  });

  test("is out of reach once those expected no longer suffice, and not before", () => {
    const known = voices(...many(3, 10, "not"), ...many(5, 10, "for"));
    const outcomes = (["pending", "not", "for"] as const).map((stance) => {
      const { reached, settled } = qualifiedMajority([...known, ...voices([10, stance])], { blocking: false });
      return [reached, settled];
    });
    expect(outcomes).toEqual([
      [false, false],
      [false, true],
      [true, true],
    ]);
  });

  test("needs the largest municipality above a quarter of the population, where the law says so", () => {
    const said = voices([26, "not"], ...many(4, 18, "for"), [2, "for"]);
    expect(qualifiedMajority(said, { blocking: false }).reached).toBe(true);
    expect(qualifiedMajority(said, { blocking: true })).toMatchObject({
      reached: false,
      settled: true,
      blocker: { population: 26, stance: "not" },
    });
  });

  test("at a quarter exactly, nobody blocks", () => {
    const said = voices([25, "not"], ...many(3, 25, "for"));
    expect(qualifiedMajority(said, { blocking: true })).toMatchObject({ reached: true });
    expect(qualifiedMajority(said, { blocking: true }).blocker).toBeUndefined();
  });

  test("says what is missing on each way", () => {
    const [first, second] = qualifiedMajority(voices([40, "for"], [30, "pending"], [30, "not"]), {
      blocking: false,
    }).ways;
    expect(first?.more).toEqual({ councils: 1, population: 11 });
    expect(second?.more).toEqual({ councils: 1, population: 27 });
  });
});

test("unanimity asks for every council", () => {
  expect(unanimity(voices([1, "for"], [99, "for"])).reached).toBe(true);
  expect(unanimity(voices([1, "not"], [99, "for"]))).toMatchObject({ reached: false, settled: true });
  expect(unanimity(voices([1, "pending"], [99, "for"]))).toMatchObject({ reached: false, settled: false });
});

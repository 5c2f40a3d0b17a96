import * as fc from "fast-check";
import { expect, test } from "vitest";
import { type Move, moved, standingAs, unmoved } from "../../../src/core/scenario/standings.ts";

const insees = fc.uniqueArray(fc.integer({ min: 42_000, max: 42_040 }).map(String), { minLength: 1, maxLength: 20 });

test("adding a municipality, then taking it away, leaves the others as they were", () => {
  fc.assert(
    fc.property(insees, fc.constantFrom<Move["to"]>("in", "observer"), ([newcomer = "", ...members], to) => {
      const before = new Map(members.map((insee) => [insee, "in" as const]));
      const after = moved(moved(before, [{ insee: newcomer, to }]), [{ insee: newcomer, to: "out" }]);
      expect([...after]).toEqual([...before]);
    }),
  );
});

test("the last word said of a municipality counts", () => {
  const before = new Map([["42001", "in" as const]]);
  const after = moved(before, [
    { insee: "42001", to: "out" },
    { insee: "42001", to: "observer" },
  ]);
  expect(standingAs(after, "observer")).toEqual(["42001"]);
  expect(standingAs(after, "in")).toEqual([]);
});

test("what changes nothing is known", () => {
  const before = new Map([["42001", "in" as const]]);
  const moves: Move[] = [
    { insee: "42001", to: "in" },
    { insee: "42002", to: "out" },
    { insee: "42003", to: "in" },
  ];
  expect(unmoved(before, moves).map(({ insee }) => insee)).toEqual(["42001", "42002"]);
});

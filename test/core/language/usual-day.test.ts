import { describe, expect, test } from "vitest";
import { nextUsualDay, readUsualDay } from "../../../src/core/language/usual-day.ts";

describe("a day of every month", () => {
  test.each([
    ["le deuxième jeudi", 4, 2],
    ["2e jeudi du mois à 19h", 4, 2],
    ["Le 1er lundi, 20 h 30", 1, 1],
    ["premier mardi", 2, 1],
    ["dernier vendredi du mois", 5, "last"],
    ["les troisièmes mercredis", 3, 3],
  ] as const)("%s", (said, weekday, rank) => {
    expect(readUsualDay(said)).toEqual({ weekday, rank });
  });

  test.each([
    "le jeudi",
    "un jeudi sur deux",
    "premier jeudi des mois pairs",
    "une fois par trimestre, le premier lundi du trimestre",
    "le premier ou le deuxième jeudi",
    "premier lundi et troisième jeudi",
    "variable, souvent le 2e jeudi",
    "à 19h",
    "",
  ])("is not read in « %s »", (said) => {
    expect(readUsualDay(said)).toBeUndefined();
  });
});

test.each([
  [4, 2, "2026-11-23", "2026-12-10"],
  [4, 2, "2026-12-10", "2026-12-10"],
  [4, 2, "2026-12-11", "2027-01-14"],
  [2, 1, "2026-12-01", "2026-12-01"],
  [7, 1, "2026-11-02", "2026-12-06"],
  [5, "last", "2026-11-23", "2026-11-27"],
  [5, "last", "2027-02-26", "2027-02-26"],
  [1, "last", "2026-12-29", "2027-01-25"],
] as const)("weekday %s, rank %s, from %s: %s", (weekday, rank, from, next) => {
  expect(nextUsualDay({ weekday, rank }, from)).toBe(next);
});

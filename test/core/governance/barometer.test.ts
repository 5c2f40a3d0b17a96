import { expect, test } from "vitest";
import {
  barometerClosesOn,
  barometerOpening,
  isAskedSince,
  nextBarometerOpening,
} from "../../../src/core/governance/barometer.ts";

const place = { department: "42" };

test.each([
  ["2027-01-03", "2026-10-05"],
  ["2027-01-04", "2027-01-04"],
  ["2027-03-31", "2027-01-04"],
  ["2027-12-31", "2027-10-04"],
  // Easter Monday: the open day after it.
  ["2026-04-06", "2026-01-05"],
  ["2026-04-07", "2026-04-07"],
  // The quarter begins on a Monday.
  ["2029-01-01", "2028-10-02"],
  ["2029-01-02", "2029-01-02"],
])("on %s, the last one opened on %s", (day, opening) => {
  expect(barometerOpening(day, place)).toBe(opening);
});

test.each([
  ["2026-11-26", "2027-01-04"],
  ["2027-01-03", "2027-01-04"],
  ["2027-01-04", "2027-04-05"],
  ["2027-10-04", "2028-01-03"],
])("on %s, the next one opens on %s", (day, opening) => {
  expect(nextBarometerOpening(day, place)).toBe(opening);
});

test("it lasts two weeks, and is asked when it was turned on in its first one, or before", () => {
  expect(barometerClosesOn("2027-01-04")).toBe("2027-01-18");
  expect(isAskedSince("2027-01-04", "2026-11-26")).toBe(true);
  expect(isAskedSince("2027-01-04", "2027-01-11")).toBe(true);
  expect(isAskedSince("2027-01-04", "2027-01-12")).toBe(false);
});

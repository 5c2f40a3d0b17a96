import { describe, expect, test } from "vitest";
import { addDays } from "../../../src/core/calendar/civil-date.ts";
import { daysBeforeQuietApart, isQuietDay } from "../../../src/core/calendar/quiet-weeks.ts";

describe("weeks in which silence says nothing", () => {
  test.each([
    // 25 December and 1 January are Fridays.
    ["2026-12-20", false],
    ["2026-12-21", true],
    ["2027-01-03", true],
    ["2027-01-04", false],
    // Mondays.
    ["2023-12-24", false],
    ["2023-12-25", true],
    ["2024-01-07", true],
    ["2024-01-08", false],
    // Sundays.
    ["2022-12-18", false],
    ["2022-12-19", true],
    ["2023-01-01", true],
    ["2023-01-02", false],
    ["2027-07-31", false],
    ["2027-08-01", true],
    ["2027-08-31", true],
    ["2027-09-01", false],
  ])("%s: %s", (day, quiet) => {
    expect(isQuietDay(day)).toBe(quiet);
  });

  test("are not counted among the days that go by", () => {
    expect(daysBeforeQuietApart("2026-11-30", 21)).toBe("2026-11-09");
    // Fourteen quiet days between them.
    expect(daysBeforeQuietApart("2027-01-11", 21)).toBe(addDays("2027-01-11", -35));
    // Said in the middle of them, the count is that of the day they began.
    expect(daysBeforeQuietApart("2026-12-30", 21)).toBe(daysBeforeQuietApart("2026-12-21", 21));
    expect(daysBeforeQuietApart("2027-09-06", 21)).toBe(addDays("2027-09-06", -52));
  });
});

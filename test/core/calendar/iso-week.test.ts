import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { daysBetween, weekdayOf } from "../../../src/core/calendar/civil-date.ts";
import { isoWeekOf, startOfIsoWeek } from "../../../src/core/calendar/iso-week.ts";
import { anyDate } from "./any-date.ts";

describe("an ISO week", () => {
  it.each([
    ["2026-11-23", "2026-W48"],
    ["2026-11-22", "2026-W47"],
    ["2026-12-31", "2026-W53"],
    ["2027-01-03", "2026-W53"],
    ["2027-01-04", "2027-W01"],
    ["2024-12-30", "2025-W01"],
  ])("of %s is %s", (date, week) => {
    expect(isoWeekOf(date)).toBe(week);
  });

  it("begins on its Monday", () => {
    expect(startOfIsoWeek("2026-W48")).toBe("2026-11-23");
    expect(startOfIsoWeek("2025-W01")).toBe("2024-12-30");
    expect(startOfIsoWeek("2026-W53")).toBe("2026-12-28");
  });

  it.each(["2027-W53", "2026-W00", "2026-W54", "2026-W4", "2026-48", "W48", ""])("does not exist as %j", (week) => {
    expect(() => startOfIsoWeek(week)).toThrow(RangeError);
  });

  it("begins on a Monday at most six days before each of its days", () => {
    fc.assert(
      fc.property(anyDate, (date) => {
        const monday = startOfIsoWeek(isoWeekOf(date));
        expect(weekdayOf(monday)).toBe(1);
        expect(daysBetween(monday, date)).toBe(weekdayOf(date) - 1);
        expect(isoWeekOf(monday)).toBe(isoWeekOf(date));
      }),
    );
  });
});

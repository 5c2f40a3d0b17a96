import * as fc from "fast-check";
import { Temporal } from "temporal-polyfill";
import { describe, expect, it } from "vitest";
import {
  addDays,
  addMonths,
  civilDateAt,
  daysBetween,
  parseCivilDate,
  weekdayOf,
} from "../../../src/core/calendar/civil-date.ts";
import { anyDate } from "./any-date.ts";

describe("a civil date", () => {
  it("is the day of the person, not of the server", () => {
    const lateInParis = Date.parse("2026-11-22T23:30:00Z");
    expect(civilDateAt(lateInParis, "Europe/Paris")).toBe("2026-11-23");
    expect(civilDateAt(lateInParis, "America/Martinique")).toBe("2026-11-22");
    expect(civilDateAt(lateInParis, "Indian/Reunion")).toBe("2026-11-23");
  });

  it.each(["2026-11-23", "2028-02-29", "2000-02-29", "0001-01-01", "9999-12-31"])("is read from %s", (text) => {
    expect(parseCivilDate(text)).toBe(text);
  });

  it.each([
    "2026-02-29",
    "2100-02-29",
    "2026-04-31",
    "2026-13-01",
    "2026-00-10",
    "2026-10-00",
    "2026-10-32",
    "2026-1-05",
    "26-11-23",
    "20261123",
    "23/11/2026",
    "2026-11-23T08:00",
    " 2026-11-23",
    "2026-11-23\n",
    "+002026-11-23",
    "٢٠٢٦-11-23",
    "",
  ])("is not read from %j", (text) => {
    expect(parseCivilDate(text)).toBeUndefined();
  });

  it("counts the days francs of a summons", () => {
    expect(addDays("2026-12-17", -6)).toBe("2026-12-11");
    expect(daysBetween("2026-12-11", "2026-12-17")).toBe(6);
    expect(daysBetween("2026-12-17", "2026-12-11")).toBe(-6);
  });

  it("counts days across a change of hour and a leap day", () => {
    expect(addDays("2027-03-27", 2)).toBe("2027-03-29");
    expect(daysBetween("2028-02-28", "2028-03-01")).toBe(2);
  });

  it.each([
    ["2026-11-30", 3, "2027-02-28"],
    ["2027-11-30", 3, "2028-02-29"],
    ["2026-08-31", 1, "2026-09-30"],
    ["2026-11-22", 2, "2027-01-22"],
    ["2026-03-31", -1, "2026-02-28"],
    ["2028-02-29", 12, "2029-02-28"],
  ])("moves date to date: %s and %i months make %s", (date, months, expected) => {
    expect(addMonths(date, months)).toBe(expected);
  });

  it("refuses to compute on a day that does not exist", () => {
    expect(() => addDays("2026-02-30", 1)).toThrow(RangeError);
    expect(() => daysBetween("2026-02-30", "2026-03-01")).toThrow(RangeError);
    expect(() => addDays("2026-02-01", 0.5)).toThrow(RangeError);
  });

  it("knows its weekday, from Monday 1 to Sunday 7", () => {
    expect(weekdayOf("2026-11-23")).toBe(1);
    expect(weekdayOf("2026-11-22")).toBe(7);
  });

  it("goes no further than the years of four digits", () => {
    expect(() => addDays("9999-12-31", 1)).toThrow(RangeError);
    expect(() => addMonths("0000-01-31", -1)).toThrow(RangeError);
  });

  it("is every day, month and weekday that Temporal says", () => {
    const first = Temporal.PlainDate.from("1999-12-30");
    const wrong = Array.from({ length: 1_500 }, (_, index) => first.add({ days: index * 37 })).filter((day) => {
      const date = day.toString();
      return (
        addDays("1999-12-30", daysBetween("1999-12-30", date)) !== date ||
        weekdayOf(date) !== day.dayOfWeek ||
        addDays(date, 61) !== day.add({ days: 61 }).toString() ||
        addMonths(date, -13) !== day.add({ months: -13 }).toString()
      );
    });
    expect(wrong.map(String)).toEqual([]);
  });

  it("finds again the days it has added", () => {
    fc.assert(
      fc.property(anyDate, fc.integer({ min: -20_000, max: 20_000 }), (date, days) => {
        const moved = addDays(date, days);
        expect(daysBetween(date, moved)).toBe(days);
        expect(addDays(moved, -days)).toBe(date);
      }),
    );
  });

  it("finds again the other end of a span", () => {
    fc.assert(
      fc.property(anyDate, anyDate, (from, to) => {
        expect(addDays(from, daysBetween(from, to))).toBe(to);
        expect(parseCivilDate(to)).toBe(to);
      }),
    );
  });

  it("keeps the day of the month unless the month is too short for it", () => {
    fc.assert(
      fc.property(anyDate, fc.integer({ min: -600, max: 600 }), (date, months) => {
        const moved = addMonths(date, months);
        const isLastOfMonth = addDays(moved, 1).endsWith("-01");
        expect(moved.slice(8) === date.slice(8) || (isLastOfMonth && moved.slice(8) < date.slice(8))).toBe(true);
      }),
    );
  });
});

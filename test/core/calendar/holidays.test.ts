import DateHolidays from "date-holidays";
import { describe, expect, it } from "vitest";
import { addDays, weekdayOf } from "../../../src/core/calendar/civil-date.ts";
import { easterSunday } from "../../../src/core/calendar/easter.ts";
import { holidaysOf, isHoliday } from "../../../src/core/calendar/holidays.ts";
import type { Place } from "../../../src/core/calendar/holidays.ts";

const YEARS = Array.from({ length: 31 }, (_, index) => 2020 + index);

const datesOf = (year: number, place: Place) => [...new Set(holidaysOf(year, place).map((holiday) => holiday.date))];

const namesOf = (date: string, department: string) =>
  holidaysOf(2026, { department }).flatMap((holiday) => (holiday.date === date ? [holiday.name] : []));

function datesOfLibrary(year: number, region: string | undefined): string[] {
  const library = region ? new DateHolidays("FR", region) : new DateHolidays("FR");
  const dates = library.getHolidays(year).filter((holiday) => holiday.type === "public");
  return [...new Set(dates.map((holiday) => holiday.date.slice(0, 10)))].toSorted();
}

describe("Easter Sunday", () => {
  it.each([
    "2026-04-05",
    "2027-03-28",
    "2028-04-16",
    "2029-04-01",
    "2030-04-21",
    "2031-04-13",
    "2032-03-28",
    "1818-03-22",
    "1943-04-25",
  ])("falls on %s", (date) => {
    expect(easterSunday(Number(date.slice(0, 4)))).toBe(date);
  });

  it("is always a Sunday", () => {
    expect(YEARS.map((year) => weekdayOf(easterSunday(year)))).toEqual(YEARS.map(() => 7));
  });
});

describe("public holidays", () => {
  it("are eleven in metropolitan France, in order, with their French names", () => {
    expect(holidaysOf(2026)).toEqual([
      { date: "2026-01-01", name: "jour de l’an" },
      { date: "2026-04-06", name: "lundi de Pâques" },
      { date: "2026-05-01", name: "fête du Travail" },
      { date: "2026-05-08", name: "8 mai 1945" },
      { date: "2026-05-14", name: "Ascension" },
      { date: "2026-05-25", name: "lundi de Pentecôte" },
      { date: "2026-07-14", name: "fête nationale" },
      { date: "2026-08-15", name: "Assomption" },
      { date: "2026-11-01", name: "Toussaint" },
      { date: "2026-11-11", name: "11 novembre 1918" },
      { date: "2026-12-25", name: "Noël" },
    ]);
  });

  it("add Good Friday and 26 December in Alsace and Moselle, told by the department or by hand", () => {
    for (const place of [{ department: "57" }, { department: "67" }, { department: "68" }, { alsaceMoselle: true }]) {
      expect(isHoliday("2027-03-26", place)).toBe(true);
      expect(isHoliday("2026-12-26", place)).toBe(true);
    }
    expect(isHoliday("2027-03-26", { department: "42" })).toBe(false);
    expect(isHoliday("2027-03-26", { department: "67", alsaceMoselle: false })).toBe(false);
  });

  it("commemorate the abolition of slavery overseas, each on its own day", () => {
    expect(namesOf("2026-04-27", "976")).toEqual(["abolition de l’esclavage"]);
    expect(namesOf("2026-05-22", "972")).toEqual(["abolition de l’esclavage"]);
    expect(namesOf("2026-05-27", "971")).toEqual(["abolition de l’esclavage"]);
    expect(namesOf("2026-06-10", "973")).toEqual(["abolition de l’esclavage"]);
    expect(namesOf("2026-12-20", "974")).toEqual(["abolition de l’esclavage"]);
    expect(namesOf("2026-12-20", "971")).toEqual([]);
  });

  it.each([
    { region: undefined, place: {} },
    { region: "57", place: { department: "57" } },
    { region: "67", place: { department: "67" } },
    { region: "68", place: { department: "68" } },
    { region: "GF", place: { department: "973" } },
    { region: "RE", place: { department: "974" } },
    { region: "YT", place: { department: "976" } },
  ])("are those of date-holidays from 2020 to 2050: $region", ({ region, place }) => {
    for (const year of YEARS) expect(datesOf(year, place)).toEqual(datesOfLibrary(year, region));
  });

  it.each([
    { region: "GP", place: { department: "971" } },
    { region: "MQ", place: { department: "972" } },
  ])("are those of date-holidays but Good Friday, a day off by custom and not by law: $region", ({ region, place }) => {
    for (const year of YEARS) {
      const goodFriday = addDays(easterSunday(year), -2);
      expect([...datesOf(year, place), goodFriday].toSorted()).toEqual(datesOfLibrary(year, region));
    }
  });
});

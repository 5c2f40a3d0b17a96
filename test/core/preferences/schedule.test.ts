import { describe, expect, test } from "vitest";
import { addDays, type CivilDate, weekdayOf } from "../../../src/core/calendar/civil-date.ts";
import { instantOf, localTimeAt } from "../../../src/core/calendar/local-time.ts";
import { isOpenDay } from "../../../src/core/calendar/open-days.ts";
import { hoursOf, rhythms, waking } from "../../../src/core/preferences/preferences.ts";
import { briefingDay, isTimely, nextBriefing, periodOf, type Rhythm } from "../../../src/core/preferences/schedule.ts";

const usual: Rhythm = {
  every: "week",
  time: "08:00",
  hours: hoursOf({}),
  presence: [],
  absences: [],
  place: { department: "42" },
  timeZone: "Europe/Paris",
};
const dayOf = (day: CivilDate, rhythm: Partial<Rhythm> = {}) =>
  briefingDay(periodOf(day, rhythm.every === "month" ? "month" : "week"), { ...usual, ...rhythm });
const paris = (date: CivilDate, time: string) => instantOf(date, time, "Europe/Paris");

describe("the day of a briefing", () => {
  test.each<[string, CivilDate, Partial<Rhythm>, CivilDate | undefined]>([
    ["Monday without a choice", "2026-11-26", {}, "2026-11-23"],
    ["a Monday that is a holiday: the next open day", "2027-03-31", {}, "2027-03-30"],
    ["a Sunday when it was chosen", "2026-11-26", { weekday: 7 }, "2026-11-29"],
    ["a Friday that is a holiday ends the week: the day before", "2026-12-24", { weekday: 5 }, "2026-12-24"],
    ["the first day of presence without a choice", "2026-11-26", { presence: [2, 4] }, "2026-11-24"],
    ["a chosen day stays itself, whatever the presence", "2026-11-26", { weekday: 3, presence: [2, 4] }, "2026-11-25"],
    [
      "away on the day: the day of the return, in the same week",
      "2026-11-26",
      { absences: [{ first: "2026-11-20", back: "2026-11-25" }] },
      "2026-11-25",
    ],
    [
      "away until the week is over: none",
      "2026-11-26",
      { absences: [{ first: "2026-11-23", back: "2026-11-28" }] },
      undefined,
    ],
    ["the first Monday of the month", "2026-12-20", { every: "month" }, "2026-12-07"],
    ["the first Friday of the month that is 1 January", "2027-01-20", { every: "month", weekday: 5 }, "2027-01-04"],
  ])("%s", (_, day, rhythm, expected) => {
    expect(dayOf(day, rhythm)).toBe(expected);
  });

  test("fortnights follow each other through a year of 53 weeks", () => {
    const firsts = new Set<CivilDate>();
    for (let day = "2026-12-01"; day < "2027-02-01"; day = addDays(day, 1))
      firsts.add(periodOf(day, "fortnight").first);
    const [, ...rest] = [...firsts].toSorted();
    for (const [rank, first] of rest.entries()) expect(first).toBe(addDays(rest[0] ?? "", 14 * rank));
  });
});

const timely = (date: CivilDate, time: string) => isTimely(paris(date, time), "2026-11-23", usual);

describe("the moment", () => {
  test("the hour of the day itself, until that person's hours are over; then within them on the next days", () => {
    expect(["07:59", "08:00", "17:59", "18:00"].map((time) => timely("2026-11-23", time))).toEqual([
      false,
      true,
      true,
      false,
    ]);
    expect(["07:59", "08:00", "20:00"].map((time) => timely("2026-11-24", time))).toEqual([false, true, false]);
    expect(timely("2026-11-28", "10:00")).toBe(false);
  });

  test("a Sunday evening that was chosen is caught up until night, and not on Saturday", () => {
    const sunday: Rhythm = { ...usual, weekday: 7, time: "18:00" };
    const onSunday = (time: string) => isTimely(paris("2026-11-29", time), "2026-11-29", sunday);
    expect(["17:59", "18:00", "20:59", "21:00"].map(onSunday)).toEqual([false, true, true, false]);
  });

  test("the next one comes after the absence, and not twice in a week", () => {
    const away = { ...usual, absences: [{ first: "2026-12-21", back: "2027-01-05" }] };
    const last = paris("2026-12-14", "08:00");
    expect(nextBriefing(paris("2026-12-16", "10:00"), last, away)).toBe(paris("2027-01-05", "08:00"));
    expect(nextBriefing(paris("2026-11-24", "10:00"), paris("2026-11-24", "09:00"), { ...usual, weekday: 5 })).toBe(
      paris("2026-12-04", "08:00"),
    );
  });
});

/** Every choice that can be made, some at a time; each week of three years, through six changes of hour. */
describe("exactly one instant a period, inside their hours, never at night", () => {
  const zones = ["Europe/Paris", "Indian/Reunion", "America/Guadeloupe"];
  const times = ["07:00", "08:00", "12:30", "18:00", "20:45"];
  const bounds = [{}, { notBefore: "09:30" }, { notAfter: "17:00" }, { notBefore: "19:00" }, { notAfter: "08:30" }];
  const presences = [[], [1], [2, 4], [5]];
  const choices = [undefined, 1, 2, 3, 4, 5, 6, 7].flatMap((weekday, rank) =>
    rhythms.map((every, turn) => ({
      weekday,
      every,
      time: times[(rank + turn) % times.length],
      bound: bounds[(rank * 2 + turn) % bounds.length] ?? {},
      presence: presences[(rank + 2 * turn) % presences.length] ?? [],
      timeZone: zones[(rank + turn) % zones.length] ?? "",
      // Half of them chose no hour.
      isTimed: rank % 2 === 0,
    })),
  );
  test.each(choices)(
    "$every, day $weekday, $timeZone",
    ({ weekday, every, time = "08:00", bound, presence, timeZone, isTimed }) => {
      const hours = hoursOf(bound);
      const rhythm: Rhythm = {
        ...usual,
        every,
        hours,
        time: isTimed ? time : hours.opens,
        presence,
        timeZone,
        ...(weekday !== undefined && { weekday }),
      };
      const last = "2029-01-01";
      let periods = 0;
      for (let period = periodOf("2026-01-05", every); period.end <= last; period = periodOf(period.end, every)) {
        periods += 1;
        const day = briefingDay(period, rhythm) ?? "";
        expect(day >= period.first && day < period.end).toBe(true);
        expect(
          isOpenDay(day, usual.place) || (weekday !== undefined && weekday > 5 && weekdayOf(day) === weekday),
        ).toBe(true);
        const at = instantOf(day, rhythm.time, timeZone);
        expect(localTimeAt(at, timeZone)).toEqual({ date: day, time: rhythm.time });
        expect(rhythm.time >= waking.opens && rhythm.time < waking.closes).toBe(true);
        expect(isTimed || (rhythm.time >= hours.opens && rhythm.time < hours.closes)).toBe(true);
        expect(isTimely(at, day, rhythm) && !isTimely(at - 60_000, day, rhythm)).toBe(true);
        // What leaves at that instant is the only one until the period is over.
        expect(nextBriefing(at, at, rhythm) ?? 0).toBeGreaterThanOrEqual(instantOf(period.end, "00:00", timeZone));
      }
      expect(periods).toBe(every === "month" ? 36 : periods);
      expect(periods).toBeGreaterThan(35);
    },
  );
});

import { addDays, addMonths, type CivilDate, daysBetween, weekdayOf } from "../calendar/civil-date.ts";
import type { Place } from "../calendar/holidays.ts";
import { instantOf, type LocalTime, localTimeAt } from "../calendar/local-time.ts";
import { type Hours, isOfficeHour } from "../calendar/office-hours.ts";
import { isOpenDay } from "../calendar/open-days.ts";
import { type Absence, type Every, hoursOf, isAbsent, type Preferences, waking } from "./preferences.ts";

/** When somebody is to get their briefing, as far as is known of them. */
export type Rhythm = {
  every: Every | "never";
  /** The ISO weekday they chose. */
  weekday?: number;
  time: LocalTime;
  /** At which they may be written to on an open day. */
  hours: Hours;
  /** ISO weekdays on which they are at work; empty: every open day. */
  presence: readonly number[];
  absences: readonly Absence[];
  place: Place;
  timeZone: string;
};

export function toRhythm(
  chosen: Preferences,
  absences: readonly Absence[],
  presence: readonly number[],
  where: Pick<Rhythm, "place" | "timeZone">,
): Rhythm {
  const hours = hoursOf(chosen);
  const { weekday, time = hours.opens, every = "week" } = chosen;
  return { every, time, hours, presence, absences, ...where, ...(weekday !== undefined && { weekday }) };
}

/** From `first` to the day before `end`. */
export type Period = { first: CivilDate; end: CivilDate };

/** Fortnights are counted from this Monday, so that a year of 53 weeks breaks none. */
const someMonday = "2024-01-01";

/** The week, the fortnight or the month that `day` is of. */
export function periodOf(day: CivilDate, every: Every): Period {
  if (every === "month") {
    const first = `${day.slice(0, 8)}01`;
    return { first, end: addMonths(first, 1) };
  }
  const days = every === "week" ? 7 : 14;
  const first = addDays(someMonday, Math.floor(daysBetween(someMonday, day) / days) * days);
  return { first, end: addDays(first, days) };
}

/**
 * The one day of `period` on which they get it: the day they chose, a Sunday too; else their first day of work from Monday on. On a
 * public holiday, the next open day, or the one before where the period ends. Undefined when they are away from then on.
 */
export function briefingDay(period: Period, rhythm: Rhythm): CivilDate | undefined {
  const { weekday = 1, absences, place, presence } = rhythm;
  const wanted = addDays(period.first, (weekday - weekdayOf(period.first) + 7) % 7);
  const isChosen = rhythm.weekday !== undefined;
  const isThere = (day: CivilDate) => !isAbsent(absences, day);
  if (isChosen && isThere(wanted) && (weekday > 5 || isOpenDay(wanted, place))) return wanted;
  const after = daysFrom(wanted, period.end);
  // Who is back after the day itself is told then; who leaves before it is told when they are back.
  const before = isThere(wanted) ? daysFrom(period.first, wanted).toReversed() : [];
  const open = (days: readonly CivilDate[]) => days.filter((day) => isOpenDay(day, place) && isThere(day));
  const atWork = (days: readonly CivilDate[]) => open(days).filter((day) => isWorkday(presence, day));
  return atWork(after)[0] ?? atWork(before)[0] ?? open(after)[0] ?? open(before)[0];
}

/** Somebody without known days, or only week-end ones, is taken to be there every open day. */
export function isWorkday(presence: readonly number[], day: CivilDate): boolean {
  const weekdays = presence.filter((one) => one <= 5);
  return weekdays.length === 0 || weekdays.includes(weekdayOf(day));
}

/**
 * Whether they may be told at `at` what was due on `day`: from its hour on that day, later at an hour of theirs on a day they are there.
 */
export function isTimely(at: number, day: CivilDate, rhythm: Rhythm): boolean {
  const { hours, place, timeZone, absences, presence } = rhythm;
  const { date, time } = localTimeAt(at, timeZone);
  if (date === day) {
    const isUsual = isOpenDay(day, place) && rhythm.time < hours.closes;
    return time >= rhythm.time && time < (isUsual ? hours.closes : waking.closes);
  }
  const isThere = !isAbsent(absences, date) && isWorkday(presence, date);
  return date > day && isThere && isOfficeHour(at, timeZone, place, hours);
}

/** When the next one leaves after `at` (epoch ms), the last having left at `last`; undefined when they are away for very long. */
export function nextBriefing(at: number, last: number | undefined, rhythm: Rhythm): number | undefined {
  const { timeZone, every, time } = rhythm;
  if (every === "never") return undefined;
  let period = periodOf(localTimeAt(at, timeZone).date, every);
  for (let rank = 0; rank < 60; rank += 1, period = periodOf(period.end, every)) {
    const isTold = last !== undefined && last >= instantOf(period.first, "00:00", timeZone);
    const day = isTold ? undefined : briefingDay(period, rhythm);
    const due = day === undefined ? undefined : instantOf(day, time, timeZone);
    if (due !== undefined && due >= at) return due;
  }
  return undefined;
}

function daysFrom(first: CivilDate, end: CivilDate): CivilDate[] {
  return Array.from({ length: Math.max(daysBetween(first, end), 0) }, (_, rank) => addDays(first, rank));
}

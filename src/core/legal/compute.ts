import { addDays, addMonths, type CivilDate, daysBetween, weekdayOf } from "../calendar/civil-date.ts";
import { type Holiday, holidaysOf, type Place } from "../calendar/holidays.ts";
import { isOpenDay, nextOpenDay } from "../calendar/open-days.ts";
import type { Delay, Schedule, Term } from "./rule.ts";

/**
 * A term with its date. `due`: the last day on which the law is kept (the first, for `not_before`). `start`: the first day of a
 * window. `safe`: the last day once the days in hand are kept; equal to `due` when none are.
 */
export type Computed = { due: CivilDate; start?: CivilDate; safe: CivilDate };

/** Counted from the day `trigger` happens. Throws RangeError on a date that does not exist. */
export function computeFrom(trigger: CivilDate, term: Term, place: Place): Computed {
  const { schedule } = term;
  switch (schedule.kind) {
    case "before": {
      const due = before(trigger, schedule.delay);
      return { due, safe: addDays(due, -term.margin) };
    }
    case "window": {
      const due = addDays(trigger, -1);
      return { start: before(trigger, schedule.delay), due, safe: due };
    }
    case "after": {
      const due = rolled(after(trigger, schedule.delay, term), term, place);
      return { due, safe: addDays(due, -term.margin) };
    }
    case "not_before": {
      const due = after(trigger, schedule.delay, term);
      return { due, safe: due };
    }
    case "yearly":
    case "quarterly":
    case "fixed":
      throw new RangeError(`${term.id} is not counted from anything`);
  }
}

/** Every due date, from `from` to `to` both included, of what comes by the calendar alone. `isRenewal`: of the municipal councils. */
export function computeBetween(
  schedule: Extract<Schedule, { kind: "yearly" | "quarterly" | "fixed" }>,
  from: CivilDate,
  to: CivilDate,
  isRenewal: (year: number) => boolean,
): CivilDate[] {
  return datesOf(schedule, yearOf(from), yearOf(to), isRenewal).filter((date) => date >= from && date <= to);
}

function datesOf(
  schedule: Extract<Schedule, { kind: "yearly" | "quarterly" | "fixed" }>,
  first: number,
  last: number,
  isRenewal: (year: number) => boolean,
): CivilDate[] {
  const years = Array.from({ length: last - first + 1 }, (_, index) => first + index);
  switch (schedule.kind) {
    case "quarterly":
      return years.flatMap((year) => [`${year}-03-31`, `${year}-06-30`, `${year}-09-30`, `${year}-12-31`]);
    case "yearly":
      return years.map((year) => {
        const monthDay = (isRenewal(year) ? schedule.renewalMonthDay : undefined) ?? schedule.monthDay;
        return addDays(`${year}-${monthDay}`, schedule.strict ? -1 : 0);
      });
    case "fixed": {
      const { date, everyYears } = schedule;
      if (everyYears === undefined) return [date];
      const since = yearOf(date);
      return years
        .filter((year) => year >= since && (year - since) % everyYears === 0)
        .map((year) => addMonths(date, (year - since) * 12));
    }
  }
}

/** The latest day that leaves the whole delay before `date`. Franc days leave out both ends; others leave out the one day. */
function before(date: CivilDate, { amount, unit }: Delay): CivilDate {
  switch (unit) {
    case "franc_day":
      return addDays(date, -(amount + 1));
    case "calendar_day":
      return addDays(date, -amount);
    case "week":
      return addDays(date, -7 * amount);
    case "month":
      return addMonths(date, -amount);
    case "year":
      return addMonths(date, -12 * amount);
  }
}

function after(date: CivilDate, { amount, unit }: Delay, { untilEve, franc }: Term): CivilDate {
  const shift = (untilEve ? -1 : 0) + (franc ? 1 : 0);
  switch (unit) {
    case "franc_day":
      return addDays(date, amount + 1 + shift);
    case "calendar_day":
      return addDays(date, amount + shift);
    case "week":
      return addDays(date, 7 * amount + shift);
    case "month":
      return addDays(addMonths(date, amount), shift);
    case "year":
      return addDays(addMonths(date, 12 * amount), shift);
  }
}

function rolled(date: CivilDate, { roll }: Term, place: Place): CivilDate {
  return roll === "none" || isOpenDay(date, place) ? date : nextOpenDay(date, place);
}

/** Whole days strictly between the two: those that make up a delay of franc days. Empty when they touch. */
export function francDays(sent: CivilDate, meeting: CivilDate): CivilDate[] {
  return Array.from({ length: Math.max(daysBetween(sent, meeting) - 1, 0) }, (_, index) => addDays(sent, index + 1));
}

/** Why nobody is at work on a day. */
export type Closed = { because: "week_end" | "presence" } | { because: "holiday"; holiday: Holiday };

/**
 * The last day on or before `due` on which somebody is there to do it, and why the days after it are not. `weekdays`: those of
 * their presence (1 = Monday); empty when not known.
 */
export function practicalDay(
  due: CivilDate,
  place: Place,
  weekdays: readonly number[] = [],
): { day: CivilDate; skipped: { date: CivilDate; closed: Closed }[] } {
  const skipped: { date: CivilDate; closed: Closed }[] = [];
  let day = due;
  for (let closed = closedOn(day, place, weekdays); closed !== undefined; closed = closedOn(day, place, weekdays)) {
    skipped.push({ date: day, closed });
    day = addDays(day, -1);
  }
  return { day, skipped };
}

function closedOn(date: CivilDate, place: Place, weekdays: readonly number[]): Closed | undefined {
  const holiday = holidaysOf(yearOf(date), place).find((one) => one.date === date);
  if (holiday !== undefined) return { because: "holiday", holiday };
  const weekday = weekdayOf(date);
  if (weekdays.includes(weekday)) return undefined;
  if (weekday > 5) return { because: "week_end" };
  return weekdays.length === 0 ? undefined : { because: "presence" };
}

function yearOf(date: CivilDate): number {
  return Number(date.slice(0, 4));
}

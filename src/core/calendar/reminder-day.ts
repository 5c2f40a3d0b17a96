import { type CivilDate, daysBetween, weekdayOf } from "./civil-date.ts";
import type { Place } from "./holidays.ts";
import { lastOpenDayBefore, nextOpenDay } from "./open-days.ts";

/** A reminder earlier than this is forgotten before the day: the open day before is better, presence or not. */
const longestAhead = 7;
/** Nobody is away from work for longer every week. */
const longestAfter = 7;

/**
 * The day to remind somebody of what happens on `date`: the last open day before it on which they are at work. `presence`:
 * ISO weekdays, empty when not known.
 */
export function reminderDay(date: CivilDate, presence: readonly number[], place: Place = {}): CivilDate {
  const eve = lastOpenDayBefore(date, place);
  for (let day = eve; daysBetween(day, date) <= longestAhead; day = lastOpenDayBefore(day, place))
    if (presence.length === 0 || presence.includes(weekdayOf(day))) return day;
  return eve;
}

/** The day to write to somebody of what happened on `date`: the first open day after it on which they are at work. */
export function followingDay(date: CivilDate, presence: readonly number[], place: Place = {}): CivilDate {
  const next = nextOpenDay(date, place);
  for (let day = next; daysBetween(date, day) <= longestAfter; day = nextOpenDay(day, place))
    if (presence.length === 0 || presence.includes(weekdayOf(day))) return day;
  return next;
}

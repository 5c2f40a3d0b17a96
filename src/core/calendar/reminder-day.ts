import { type CivilDate, daysBetween, weekdayOf } from "./civil-date.ts";
import type { Place } from "./holidays.ts";
import { lastOpenDayBefore } from "./open-days.ts";

/** A reminder earlier than this is forgotten before the day: the open day before is better, presence or not. */
const longestAhead = 7;

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

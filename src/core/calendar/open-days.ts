import { addDays, weekdayOf } from "./civil-date.ts";
import type { CivilDate } from "./civil-date.ts";
import { isHoliday } from "./holidays.ts";
import type { Place } from "./holidays.ts";

const FRIDAY = 5;

/** A working day (jour ouvré): Monday to Friday, and not a public holiday. */
export function isOpenDay(date: CivilDate, place: Place = {}): boolean {
  return weekdayOf(date) <= FRIDAY && !isHoliday(date, place);
}

/** The first open day after `date`, never `date` itself. */
export function nextOpenDay(date: CivilDate, place: Place = {}): CivilDate {
  return nearestOpenDay(date, 1, place);
}

/** The last open day before `date`, never `date` itself. */
export function lastOpenDayBefore(date: CivilDate, place: Place = {}): CivilDate {
  return nearestOpenDay(date, -1, place);
}

function nearestOpenDay(date: CivilDate, step: 1 | -1, place: Place): CivilDate {
  let day = addDays(date, step);
  while (!isOpenDay(day, place)) day = addDays(day, step);
  return day;
}

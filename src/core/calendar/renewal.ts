import { addMonths, type CivilDate } from "./civil-date.ts";

/** An account of Tchap is closed unless it is renewed within this many months. */
const accountMonths = 13;

/** The day before which an account made or renewed on `date` is to be renewed. */
export function renewalDateAfter(date: CivilDate): CivilDate {
  return addMonths(date, accountMonths);
}

/** Days left at each warning, most urgent first; then one warning a week. */
const warningDays = [0, 1, 3, 7, 15, 30, 45];

/**
 * The warning that stands when `daysLeft` remain (negative once the day has passed): its own number of days left, a
 * multiple of -7 in the weeks after; undefined while none is due.
 */
export function renewalWarning(daysLeft: number): number | undefined {
  return daysLeft < 0 ? daysLeft + (-daysLeft % 7) : warningDays.find((days) => daysLeft <= days);
}

import { addDays, type CivilDate, daysBetween } from "../calendar/civil-date.ts";
import type { Place } from "../calendar/holidays.ts";
import { isOpenDay, lastOpenDayBefore, nextOpenDay } from "../calendar/open-days.ts";

/** A preparing meeting further ahead than this was for an earlier one. */
const longestAhead = 45;

/** Whether a meeting is prepared in time; if not, the day to propose, `late` when that many days no longer fit. */
export type Preparation =
  | { state: "prepared"; on: CivilDate }
  | { state: "close"; on: CivilDate; days: number }
  | { state: "missing"; suggested: CivilDate; late: boolean }
  /** No open day is left before it. */
  | { state: "too_late" };

/**
 * How the meeting of `heldOn` is prepared by those planned on `preparing`; those held up to `previous`, the meeting before
 * it, prepared that one.
 */
export function preparationOf(input: {
  /** How long before, so that what it wrote can be read. */
  daysBefore: number;
  heldOn: CivilDate;
  previous: CivilDate | undefined;
  preparing: readonly CivilDate[];
  today: CivilDate;
  place: Place;
}): Preparation {
  const { heldOn, daysBefore, previous = addDays(heldOn, -longestAhead), today, place } = input;
  const since = [previous, addDays(heldOn, -longestAhead)].toSorted().at(-1) ?? previous;
  const last = input.preparing
    .filter((on) => on > since && on <= heldOn)
    .toSorted()
    .at(-1);
  if (last !== undefined) {
    const days = daysBetween(last, heldOn);
    return days >= daysBefore ? { state: "prepared", on: last } : { state: "close", on: last, days };
  }
  const latest = addDays(heldOn, -daysBefore);
  const wished = isOpenDay(latest, place) ? latest : lastOpenDayBefore(latest, place);
  if (wished > today) return { state: "missing", suggested: wished, late: false };
  const soonest = nextOpenDay(today, place);
  return soonest < heldOn ? { state: "missing", suggested: soonest, late: true } : { state: "too_late" };
}

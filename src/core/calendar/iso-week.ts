import { Temporal } from "temporal-polyfill";
import { addDays, weekdayOf } from "./civil-date.ts";
import type { CivilDate } from "./civil-date.ts";

/** A week of ISO 8601, Monday to Sunday, `2026-W48`. Its year is the one of its Thursday. */
export type IsoWeek = string;

export function isoWeekOf(date: CivilDate): IsoWeek {
  const { yearOfWeek, weekOfYear } = Temporal.PlainDate.from(date);
  return `${yearOfWeek}-W${String(weekOfYear).padStart(2, "0")}`;
}

const WRITTEN_WEEK = /^(\d{4})-W(\d{2})$/;

/** The Monday of `week`. Throws RangeError when that year has no such week. */
export function startOfIsoWeek(week: IsoWeek): CivilDate {
  const [, year, number] = WRITTEN_WEEK.exec(week) ?? [];
  // 4 January is always in week 1.
  const inFirstWeek = `${year}-01-04`;
  const monday = year && addDays(inFirstWeek, 1 - weekdayOf(inFirstWeek) + 7 * (Number(number) - 1));
  if (!monday || isoWeekOf(monday) !== week) throw new RangeError(`No such ISO week: ${week}`);
  return monday;
}

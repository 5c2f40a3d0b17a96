import { addDays, type CivilDate, weekdayOf } from "./civil-date.ts";

/**
 * The weeks in which most mairies are closed or half closed: the two that hold Christmas and New Year's Day, Monday to Sunday, and
 * August. Nobody's silence says anything then.
 */
export function isQuietDay(day: CivilDate): boolean {
  const monthDay = day.slice(5);
  if (monthDay.startsWith("08-")) return true;
  const monday = addDays(day, 1 - weekdayOf(day));
  return Array.from({ length: 7 }, (_, rank) => addDays(monday, rank).slice(5)).some(
    (one) => one === "12-25" || one === "01-01",
  );
}

/** The day from which `days` days that are not quiet go by until `today`, which is not counted. */
export function daysBeforeQuietApart(today: CivilDate, days: number): CivilDate {
  let day = today;
  for (let left = days; left > 0;) {
    day = addDays(day, -1);
    if (!isQuietDay(day)) left -= 1;
  }
  return day;
}

import { Temporal } from "temporal-polyfill";

/** The day a date is told from, and the side it is more likely on when the year is not said. */
export type Vantage = { today: Temporal.PlainDate; prefer: "future" | "past" };

/** The day itself, or undefined when the calendar has no such day (31 February). */
export function dayOf(year: number, month: number, day: number): Temporal.PlainDate | undefined {
  if (month < 1 || month > 12 || day < 1 || year < 1900 || year > 2199) return undefined;
  const first = Temporal.PlainDate.from({ year, month, day: 1 });
  return day > first.daysInMonth ? undefined : first.with({ day });
}

/** A year written with two figures is within twenty years ahead or eighty behind. */
export function fullYear(said: number, { today }: Vantage): number {
  if (said >= 100) return said;
  const thisCentury = today.year - (today.year % 100) + said;
  return thisCentury > today.year + 20 ? thisCentury - 100 : thisCentury;
}

/** The next such day from today, today included, or the last one. Leap days may be years away. */
export function nearestDay(month: number, day: number, { today, prefer }: Vantage): Temporal.PlainDate | undefined {
  const step = prefer === "future" ? 1 : -1;
  for (let years = 0; years <= 8; years++) {
    const date = dayOf(today.year + step * years, month, day);
    if (date && Temporal.PlainDate.compare(date, today) * step >= 0) return date;
  }
  return undefined;
}

/** The next day of the month with that number, or the last one: "le 31" skips the months that have none. */
export function nearestDayOfMonth(day: number, { today, prefer }: Vantage): Temporal.PlainDate | undefined {
  const step = prefer === "future" ? 1 : -1;
  for (let months = 0; months <= 2; months++) {
    const { year, month } = today.with({ day: 1 }).add({ months: step * months });
    const date = dayOf(year, month, day);
    if (date && Temporal.PlainDate.compare(date, today) * step >= 0) return date;
  }
  return undefined;
}

export function lastDayOfMonth(date: Temporal.PlainDate): Temporal.PlainDate {
  return date.with({ day: date.daysInMonth });
}

/** Monday of the ISO week, `weeks` away. */
export function mondayOf(date: Temporal.PlainDate, weeks = 0): Temporal.PlainDate {
  return date.subtract({ days: date.dayOfWeek - 1 }).add({ days: 7 * weeks });
}

/** The nearest day of that weekday, before or after. */
export function nearestWeekday(date: Temporal.PlainDate, weekday: number): Temporal.PlainDate {
  const ahead = (weekday - date.dayOfWeek + 7) % 7;
  return date.add({ days: ahead <= 3 ? ahead : ahead - 7 });
}

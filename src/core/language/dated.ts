import type { Temporal } from "temporal-polyfill";
import { dayOf, lastDayOfMonth, mondayOf, nearestDay, nearestWeekday } from "./civil-days.ts";
import type { Vantage } from "./civil-days.ts";

type Day = Temporal.PlainDate;

/** The days a phrase may mean, likeliest first; one that is `sure` can be kept. */
export type Dated = { sure: boolean; days: Day[]; estimate?: boolean };

export function sure(day: Day | undefined): Dated {
  return { sure: true, days: day ? [day] : [] };
}

export function either(days: (Day | undefined)[]): Dated {
  return { sure: false, days: days.filter((day) => day !== undefined) };
}

export function dayIn(
  day: string | undefined,
  month: string | undefined,
  said: string | undefined,
  from: Vantage,
): Day | undefined {
  return said === undefined
    ? nearestDay(Number(month), Number(day), from)
    : dayOf(Number(said), Number(month), Number(day));
}

/** A day without its year. On 29 February, a leap year is meant, or the last day of the month. */
export function dayAndMonth(
  weekday: string | undefined,
  day: string | undefined,
  month: string | undefined,
  from: Vantage,
): Dated {
  const said = nearestDay(Number(month), Number(day), from);
  const isLeapDay = said?.month === 2 && said.day === 29;
  return isLeapDay ? either([said, nearestDay(2, 28, from)]) : onWeekday(weekday, said);
}

/** "lundi 24 novembre" when the 24th is a Tuesday: the date or the weekday is wrong. */
export function onWeekday(weekday: string | undefined, day: Day | undefined): Dated {
  if (!day || weekday === undefined || day.dayOfWeek === Number(weekday)) return sure(day);
  return either([day, nearestWeekday(day, Number(weekday))]);
}

/** "le 15 du mois": of this one, or of the next when that day is gone. */
export function dayOfMonth(day: number, side: string | undefined, { today }: Vantage): Dated {
  const inMonth = (months: number) => {
    const { year: y, month } = today.with({ day: 1 }).add({ months });
    return dayOf(y, month, day);
  };
  if (side === undefined && day < today.day) return either([inMonth(1), inMonth(0)]);
  return sure(inMonth(shift(side)));
}

/** A month is not a day: its first and its last are proposed. */
export function monthSpan(first: Day | undefined): Dated {
  return first ? either([first, lastDayOfMonth(first)]) : either([]);
}

export function partOfMonth(
  part: string | undefined,
  month: string | undefined,
  said: string | undefined,
  from: Vantage,
): Dated {
  const inYear = (y: number) => dayOfPart(part, dayOf(y, Number(month), 1), "month");
  if (said !== undefined) return { ...sure(inYear(Number(said))), estimate: true };
  const { today, prefer } = from;
  const now = inYear(today.year);
  const step = prefer === "future" ? 1 : -1;
  if (!now || now.until(today).days * step <= 0) return { ...sure(now), estimate: true };
  const other = inYear(today.year + step);
  // "début novembre" said on 12 November: the one just gone is as likely.
  return now.month === today.month ? { ...either([other, now]), estimate: true } : { ...sure(other), estimate: true };
}

export function partOfSpan(part: string | undefined, first: Day | undefined, span: "month" | "year"): Dated {
  if (part === undefined) return either([first, first && dayOfPart("fin", first, span)]);
  return { ...sure(dayOfPart(part, first, span)), estimate: true };
}

function dayOfPart(part: string | undefined, first: Day | undefined, span: "month" | "year"): Day | undefined {
  if (!first || part === "debut") return first;
  if (part === "mi") return span === "month" ? first.with({ day: 15 }) : first.with({ month: 7 });
  return lastDayOfMonth(span === "month" ? first : first.with({ month: 12 }));
}

export function dayOfWeekPart(part: string | undefined, monday: Day): Day {
  return monday.add({ days: part === "fin" ? 4 : part === "mi" ? 2 : 0 });
}

export function preferOf(side: string | undefined): Vantage["prefer"] {
  return shift(side) < 0 ? "past" : "future";
}

export function shift(side: string | undefined): -1 | 0 | 1 {
  if (side === undefined) return 0;
  return /^(?:prochain|suivant)/u.test(side) ? 1 : -1;
}

/** "dans 3 semaines", "il y a un an et demi". "Huit jours" is a week and "quinze jours" are two, as often as not. */
export function awayBy(
  side: string | undefined,
  about: boolean,
  count: number,
  unit: string,
  half: boolean,
  { today }: Vantage,
): Dated {
  const sign = side === "ago" ? -1 : 1;
  const at = (amount: Temporal.DurationLike) => (sign > 0 ? today.add(amount) : today.subtract(amount));
  const idiom = unit === "jour" ? { 8: 7, 15: 14 }[count] : undefined;
  if (idiom !== undefined) return { ...either([at({ days: count }), at({ days: idiom })]), estimate: about };
  const day = at(spans[unit]?.(count, half) ?? {});
  return { sure: side !== undefined && (!half || unit.startsWith("an")), days: [day], estimate: about };
}

const spans: Record<string, (count: number, half: boolean) => Temporal.DurationLike> = {
  jour: (days) => ({ days }),
  semaine: (weeks) => ({ weeks }),
  mois: (months) => ({ months }),
  an: (years, half) => ({ years, months: half ? 6 : 0 }),
  annee: (years, half) => ({ years, months: half ? 6 : 0 }),
};

export function comingWeekday(today: Day, weekday: number): Day {
  return today.add({ days: (weekday - today.dayOfWeek + 7) % 7 });
}

/** "lundi" on a Monday may be today or in a week. */
export function weekdayAlone(weekday: number, { today, prefer }: Vantage): Dated {
  const coming = comingWeekday(today, weekday);
  const week = { days: 7 };
  if (weekday === today.dayOfWeek) return either([today, prefer === "future" ? today.add(week) : today.subtract(week)]);
  return sure(prefer === "future" ? coming : coming.subtract(week));
}

/** "vendredi prochain" said on Tuesday: this week's or the next. Said on Saturday, only the next can be meant. */
export function besideWeek(today: Day, weekday: number, side: number): Dated {
  const here = mondayOf(today).add({ days: weekday - 1 });
  const there = here.add({ days: 7 * side });
  return (weekday - today.dayOfWeek) * side > 0 ? either([here, there]) : sure(there);
}

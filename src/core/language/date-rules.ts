import type { Temporal } from "temporal-polyfill";
import {
  dayOf,
  fullYear,
  lastDayOfMonth,
  mondayOf,
  nearestDay,
  nearestDayOfMonth,
  nearestWeekday,
} from "./civil-days.ts";
import type { Vantage } from "./civil-days.ts";

type Day = Temporal.PlainDate;

/** The days a phrase may mean, likeliest first; one that is `sure` can be kept. */
export type Dated = { sure: boolean; days: Day[]; estimate?: boolean };

type Rule = { pattern: RegExp; toDays: (groups: (string | undefined)[], from: Vantage) => Dated };

const year = "(\\d{4}|\\d{2})";
const sideways = "(prochaine?|suivante?|derniere?|passee?)";
const whole = (source: string) => new RegExp(`(?<=^| )${source}(?= |$)`, "u");

/** Ways of telling a day, over the text of `dateText`; the most complete first. */
export const dateRules: Rule[] = [
  {
    pattern: whole("(\\d{4}) ([-/.]) (\\d{1,2}) \\2 (\\d{1,2})"),
    toDays: ([y, , m, d]) => sure(dayOf(Number(y), Number(m), Number(d))),
  },
  {
    pattern: whole(`(?:#(\\d) )?(\\d{1,2}) ([-/.]) (\\d{1,2}) \\3 ${year}`),
    toDays: ([weekday, d, , m, y], from) => onWeekday(weekday, dayOf(fullYear(Number(y), from), Number(m), Number(d))),
  },
  {
    pattern: whole("(?:#(\\d) )?(\\d{1,2}) (\\d{1,2}) (\\d{4})"),
    toDays: ([weekday, d, m, y]) => onWeekday(weekday, dayOf(Number(y), Number(m), Number(d))),
  },
  { pattern: whole("(\\d{1,2}) [-/.] (\\d{4})"), toDays: ([m, y]) => monthSpan(dayOf(Number(y), Number(m), 1)) },
  {
    pattern: whole("(\\d{1,2})(?: ou| -)? (\\d{1,2}) @(\\d+)(?: (\\d{4}))?"),
    toDays: ([a, b, m, y], from) => either([a, b].map((d) => dayIn(d, m, y, from))),
  },
  {
    pattern: whole(`(?:#(\\d) )?(\\d{1,2}) @(\\d+) ${sideways}`),
    toDays: ([weekday, d, m, side], { today }) => dayAndMonth(weekday, d, m, { today, prefer: preferOf(side) }),
  },
  {
    pattern: whole(`(?:#(\\d) )?(\\d{1,2}) @(\\d+) (?:cette )?(?:annee|an)(?: ${sideways})?`),
    toDays: ([weekday, d, m, side], { today }) =>
      onWeekday(weekday, dayOf(today.year + shift(side), Number(m), Number(d))),
  },
  {
    pattern: whole("(?:#(\\d) )?(\\d{1,2})(?: [-/.])? @(\\d+)(?: [-/.])? (\\d{4})"),
    toDays: ([weekday, d, m, y]) => onWeekday(weekday, dayOf(Number(y), Number(m), Number(d))),
  },
  {
    pattern: whole("(?:#(\\d) )?(\\d{1,2}) (?:(?:[-/.] )?@(\\d+)|[-/.] (\\d{1,2}))"),
    toDays: ([weekday, d, named, m], from) => dayAndMonth(weekday, d, named ?? m, from),
  },
  {
    pattern: whole("(debut|mi|fin) @(\\d+)(?: (\\d{4}))?"),
    toDays: ([part, m, y], from) => partOfMonth(part, m, y, from),
  },
  {
    pattern: whole("(?:courant )?@(\\d+)(?: (\\d{4}))?"),
    toDays: ([m, y], from) => monthSpan(dayIn("1", m, y, from) ?? undefined),
  },
  {
    pattern: whole(`(\\d{1,2}) ce mois(?: ${sideways})?`),
    toDays: ([d, side], from) => dayOfMonth(Number(d), side, from),
  },
  {
    pattern: whole("(?:(dans|ago) )?(~?)(\\d+) (jour|semaine|mois|an|annee)s?( demi)?"),
    toDays: ([side, about, count, unit, half], from) =>
      awayBy(side, about !== "", Number(count), unit ?? "", half !== undefined, from),
  },
  {
    pattern: whole(`(?:(debut|mi|fin) )?(?:ce )?mois(?: ${sideways})?`),
    toDays: ([part, which], { today }) =>
      partOfSpan(part, today.with({ day: 1 }).add({ months: shift(which) }), "month"),
  },
  {
    pattern: whole(`(?:(debut|mi|fin) )?(?:cette )?(?:annee|an)(?: ${sideways})?`),
    toDays: ([part, which], { today }) =>
      partOfSpan(part, today.with({ day: 1, month: 1 }).add({ years: shift(which) }), "year"),
  },
  {
    pattern: whole("(apres-demain|demain|aujourd'hui|hier|avant-hier)"),
    toDays: ([word], { today }) => sure(today.add({ days: daysTo[word ?? ""] ?? 0 })),
  },
  {
    pattern: whole("#(\\d) eight-days"),
    toDays: ([weekday], { today }) =>
      either([comingWeekday(today, Number(weekday)).add({ days: 7 }), comingWeekday(today, Number(weekday))]),
  },
  {
    pattern: whole(`#(\\d) semaine ${sideways}`),
    toDays: ([weekday, side], { today }) => sure(mondayOf(today, shift(side)).add({ days: Number(weekday) - 1 })),
  },
  {
    pattern: whole(`#(\\d) ${sideways}`),
    toDays: ([weekday, side], { today }) => besideWeek(today, Number(weekday), shift(side)),
  },
  {
    pattern: whole("(?:ce )?#(\\d) (\\d{1,2})"),
    toDays: ([weekday, d], from) => onWeekday(weekday, nearestDayOfMonth(Number(d), from)),
  },
  { pattern: whole("(?:ce )?#(\\d)"), toDays: ([weekday], from) => weekdayAlone(Number(weekday), from) },
  {
    pattern: whole(`(debut|mi|fin)? ?(?:cette )?semaine(?: ${sideways})?`),
    toDays: ([part, which], { today }) => either([dayOfWeekPart(part, mondayOf(today, shift(which)))]),
  },
  {
    pattern: whole("(?:(debut|mi|fin) )?(\\d{4})"),
    toDays: ([part, y]) => partOfSpan(part, dayOf(Number(y), 1, 1), "year"),
  },
  { pattern: whole("(\\d{1,2})"), toDays: ([d], from) => sure(nearestDayOfMonth(Number(d), from)) },
];

const daysTo: Record<string, number> = { "avant-hier": -2, hier: -1, "aujourd'hui": 0, demain: 1, "apres-demain": 2 };

function sure(day: Day | undefined): Dated {
  return { sure: true, days: day ? [day] : [] };
}

function either(days: (Day | undefined)[]): Dated {
  return { sure: false, days: days.filter((day) => day !== undefined) };
}

function dayIn(
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
function dayAndMonth(
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
function onWeekday(weekday: string | undefined, day: Day | undefined): Dated {
  if (!day || weekday === undefined || day.dayOfWeek === Number(weekday)) return sure(day);
  return either([day, nearestWeekday(day, Number(weekday))]);
}

/** "le 15 du mois": of this one, or of the next when that day is gone. */
function dayOfMonth(day: number, side: string | undefined, { today }: Vantage): Dated {
  const inMonth = (months: number) => {
    const { year: y, month } = today.with({ day: 1 }).add({ months });
    return dayOf(y, month, day);
  };
  if (side === undefined && day < today.day) return either([inMonth(1), inMonth(0)]);
  return sure(inMonth(shift(side)));
}

/** A month is not a day: its first and its last are proposed. */
function monthSpan(first: Day | undefined): Dated {
  return first ? either([first, lastDayOfMonth(first)]) : either([]);
}

function partOfMonth(
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

function partOfSpan(part: string | undefined, first: Day | undefined, span: "month" | "year"): Dated {
  if (part === undefined) return either([first, first && dayOfPart("fin", first, span)]);
  return { ...sure(dayOfPart(part, first, span)), estimate: true };
}

function dayOfPart(part: string | undefined, first: Day | undefined, span: "month" | "year"): Day | undefined {
  if (!first || part === "debut") return first;
  if (part === "mi") return span === "month" ? first.with({ day: 15 }) : first.with({ month: 7 });
  return lastDayOfMonth(span === "month" ? first : first.with({ month: 12 }));
}

function dayOfWeekPart(part: string | undefined, monday: Day): Day {
  return monday.add({ days: part === "fin" ? 4 : part === "mi" ? 2 : 0 });
}

function preferOf(side: string | undefined): Vantage["prefer"] {
  return shift(side) < 0 ? "past" : "future";
}

function shift(side: string | undefined): -1 | 0 | 1 {
  if (side === undefined) return 0;
  return /^(?:prochain|suivant)/u.test(side) ? 1 : -1;
}

/** "dans 3 semaines", "il y a un an et demi". "Huit jours" is a week and "quinze jours" are two, as often as not. */
function awayBy(
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

function comingWeekday(today: Day, weekday: number): Day {
  return today.add({ days: (weekday - today.dayOfWeek + 7) % 7 });
}

/** "lundi" on a Monday may be today or in a week. */
function weekdayAlone(weekday: number, { today, prefer }: Vantage): Dated {
  const coming = comingWeekday(today, weekday);
  const week = { days: 7 };
  if (weekday === today.dayOfWeek) return either([today, prefer === "future" ? today.add(week) : today.subtract(week)]);
  return sure(prefer === "future" ? coming : coming.subtract(week));
}

/** "vendredi prochain" said on Tuesday: this week's or the next. Said on Saturday, only the next can be meant. */
function besideWeek(today: Day, weekday: number, side: number): Dated {
  const here = mondayOf(today).add({ days: weekday - 1 });
  const there = here.add({ days: 7 * side });
  return (weekday - today.dayOfWeek) * side > 0 ? either([here, there]) : sure(there);
}

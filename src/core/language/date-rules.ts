import { dayOf, fullYear, mondayOf, nearestDayOfMonth } from "./civil-days.ts";
import type { Vantage } from "./civil-days.ts";
import {
  awayBy,
  besideWeek,
  comingWeekday,
  dayAndMonth,
  dayIn,
  dayOfMonth,
  dayOfWeekPart,
  either,
  monthSpan,
  onWeekday,
  partOfMonth,
  partOfSpan,
  preferOf,
  shift,
  sure,
  weekdayAlone,
} from "./dated.ts";
import type { Dated } from "./dated.ts";

type Rule = { pattern: RegExp; toDays: (groups: (string | undefined)[], from: Vantage) => Dated };

const year = "(\\d{4}|\\d{2})";
const sideways = "(prochaine?|suivante?|derniere?|passee?)";
const whole = (source: string) => new RegExp(`(?<=^| )${source}(?= |$)`, "u");

/** Ways of telling a day, over the text of `dateText`; the most complete first. */
export const dateRules: Rule[] = [
  // "plus tard cette semaine": no day is told, unless a figure, a month or a weekday is.
  { pattern: /^(?=.*later)(?!.*(?:[\d@#]|demain|aujourd'hui)).+$/u, toDays: () => either([]) },
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

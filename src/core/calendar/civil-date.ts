import { Temporal } from "temporal-polyfill";

/** A day on the wall calendar, `YYYY-MM-DD`, with no hour and no zone. Two of them compare with `<` as text. */
export type CivilDate = string;

/** The civil date in `timeZone` at instant `epochMs` (milliseconds since 1970 UTC). */
export function civilDateAt(epochMs: number, timeZone: string): CivilDate {
  return Temporal.Instant.fromEpochMilliseconds(epochMs).toZonedDateTimeISO(timeZone).toPlainDate().toString();
}

const WRITTEN_DATE = /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/;

/** `text` when it is exactly `YYYY-MM-DD` and that day exists; undefined for anything else, 30 February included. */
export function parseCivilDate(text: string): CivilDate | undefined {
  if (!WRITTEN_DATE.test(text)) return undefined;
  return dayOf(text) <= daysInMonth(yearOf(text), monthOf(text)) ? text : undefined;
}

/** `days` calendar days later, or earlier when negative. Throws RangeError on a date that does not exist. */
export function addDays(date: CivilDate, days: number): CivilDate {
  if (!Number.isInteger(days)) throw new RangeError(`${days} is no whole number of days`);
  return fromDayNumber(dayNumber(date) + days);
}

/** Date to date (de quantième à quantième), on the last day of the month when it is too short: 30/11 + 3 = 28/02. */
export function addMonths(date: CivilDate, months: number): CivilDate {
  if (!Number.isInteger(months)) throw new RangeError(`${months} is no whole number of months`);
  const { year, month, day } = partsOf(date);
  const moved = year * 12 + month - 1 + months;
  const movedYear = Math.floor(moved / 12);
  const movedMonth = moved - movedYear * 12 + 1;
  return written(movedYear, movedMonth, Math.min(day, daysInMonth(movedYear, movedMonth)));
}

/** Earlier first, for `toSorted`. */
export function compareDates(one: CivilDate, other: CivilDate): number {
  return one < other ? -1 : one > other ? 1 : 0;
}

/** Calendar days from `from` to `to`: 1 from a day to the next, negative when `to` comes first. */
export function daysBetween(from: CivilDate, to: CivilDate): number {
  return dayNumber(to) - dayNumber(from);
}

/** From 1, Monday, to 7, Sunday, as in ISO 8601. */
export function weekdayOf(date: CivilDate): number {
  // Day 0 is 1 March of year 0 in the Gregorian calendar, a Wednesday.
  return ((((dayNumber(date) + 2) % 7) + 7) % 7) + 1;
}

/*
 * Whole numbers alone: the legal calendar moves tens of thousands of days a year, and a general date library costs a hundred
 * times as much for each. Years begin in March, so that the leap day is the last one.
 */

const DAYS_IN_4_CENTURIES = 146_097;

/** Days since 1 March of year 0. Throws RangeError on a date that does not exist. */
function dayNumber(date: CivilDate): number {
  const { year, month, day } = partsOf(date);
  const yearFromMarch = month > 2 ? year : year - 1;
  const era = Math.floor(yearFromMarch / 400);
  const yearOfEra = yearFromMarch - era * 400;
  const dayOfYear = daysBeforeMonth((month + 9) % 12) + day - 1;
  return (
    era * DAYS_IN_4_CENTURIES + yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear
  );
}

function fromDayNumber(days: number): CivilDate {
  const era = Math.floor(days / DAYS_IN_4_CENTURIES);
  const dayOfEra = days - era * DAYS_IN_4_CENTURIES;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1_460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const monthFromMarch = Math.floor((5 * dayOfYear + 2) / 153);
  const month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9;
  return written(era * 400 + yearOfEra + (month > 2 ? 0 : 1), month, dayOfYear - daysBeforeMonth(monthFromMarch) + 1);
}

/** Days of the year that begins in March before its month 0 (March) to 11 (February). */
function daysBeforeMonth(monthFromMarch: number): number {
  return Math.floor((153 * monthFromMarch + 2) / 5);
}

function daysInMonth(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

function partsOf(date: CivilDate): { year: number; month: number; day: number } {
  if (parseCivilDate(date) === undefined) throw new RangeError(`${date} is no day of the calendar`);
  return { year: yearOf(date), month: monthOf(date), day: dayOf(date) };
}

function yearOf(date: CivilDate): number {
  return Number(date.slice(0, 4));
}

function monthOf(date: CivilDate): number {
  return Number(date.slice(5, 7));
}

function dayOf(date: CivilDate): number {
  return Number(date.slice(8));
}

function written(year: number, month: number, day: number): CivilDate {
  if (year < 0 || year > 9_999) throw new RangeError(`the year ${year} is beyond the calendar`);
  return `${String(year).padStart(4, "0")}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
}

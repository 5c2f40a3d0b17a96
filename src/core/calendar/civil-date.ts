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
  const parts = { year: Number(text.slice(0, 4)), month: Number(text.slice(5, 7)), day: Number(text.slice(8)) };
  // A day beyond the end of its month is brought back to the last one, and so no longer reads as it was written.
  const nearest = Temporal.PlainDate.from(parts, { overflow: "constrain" }).toString();
  return nearest === text ? text : undefined;
}

/** `days` calendar days later, or earlier when negative. Throws RangeError on a date that does not exist. */
export function addDays(date: CivilDate, days: number): CivilDate {
  return Temporal.PlainDate.from(date).add({ days }).toString();
}

/** Date to date (de quantième à quantième), on the last day of the month when it is too short: 30/11 + 3 = 28/02. */
export function addMonths(date: CivilDate, months: number): CivilDate {
  return Temporal.PlainDate.from(date).add({ months }, { overflow: "constrain" }).toString();
}

/** Earlier first, for `toSorted`. */
export function compareDates(one: CivilDate, other: CivilDate): number {
  return one < other ? -1 : one > other ? 1 : 0;
}

/** Calendar days from `from` to `to`: 1 from a day to the next, negative when `to` comes first. */
export function daysBetween(from: CivilDate, to: CivilDate): number {
  return Temporal.PlainDate.from(from).until(to, { largestUnit: "days" }).days;
}

/** From 1, Monday, to 7, Sunday, as in ISO 8601. */
export function weekdayOf(date: CivilDate): number {
  return Temporal.PlainDate.from(date).dayOfWeek;
}

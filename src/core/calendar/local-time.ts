import { Temporal } from "temporal-polyfill";
import type { CivilDate } from "./civil-date.ts";

/** What a wall clock shows, `HH:MM`, from 00:00 to 23:59. */
export type LocalTime = string;

/**
 * The instant (milliseconds since 1970 UTC) when clocks of `timeZone` show `time` on `date`.
 * An hour skipped in spring is moved on by what was skipped; an hour lived twice in autumn is the first of the two.
 * Throws RangeError on a date, a time or a zone that does not exist.
 */
export function instantOf(date: CivilDate, time: LocalTime, timeZone: string): number {
  return Temporal.PlainDateTime.from(`${date}T${time}`).toZonedDateTime(timeZone, { disambiguation: "compatible" })
    .epochMilliseconds;
}

/** What calendar and clock show in `timeZone` at instant `epochMs`, the minute being the one that has begun. */
export function localTimeAt(epochMs: number, timeZone: string): { date: CivilDate; time: LocalTime } {
  const local = Temporal.Instant.fromEpochMilliseconds(epochMs).toZonedDateTimeISO(timeZone).toPlainDateTime();
  return {
    date: local.toPlainDate().toString(),
    time: local.toPlainTime().toString({ smallestUnit: "minute", roundingMode: "floor" }),
  };
}

/** Minutes since midnight. */
export function minutesOf(time: LocalTime): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
}

import { Temporal } from "temporal-polyfill";

/** A day on the wall calendar, `YYYY-MM-DD`, with no hour and no zone. */
export type CivilDate = string;

/** The civil date in `timeZone` at instant `epochMs` (milliseconds since 1970 UTC). */
export function civilDateAt(epochMs: number, timeZone: string): CivilDate {
  return Temporal.Instant.fromEpochMilliseconds(epochMs).toZonedDateTimeISO(timeZone).toPlainDate().toString();
}

import { addDays, type CivilDate } from "../calendar/civil-date.ts";
import { lastOpenDayBefore, nextOpenDay } from "../calendar/open-days.ts";
import { formatDateShort } from "./format.ts";

/** Far enough for a convocation to leave in time. */
const daysAhead = 21;

/**
 * A day as an example types it, good on the day it is read: open, three weeks from now, or the last open one until `limit` when that
 * is sooner. "14 décembre", "4 janvier 2027".
 */
export function exampleDay(today: CivilDate, limit?: CivilDate): string {
  const usual = nextOpenDay(addDays(today, daysAhead - 1));
  const day = limit !== undefined && limit < usual ? lastOpenDayBefore(addDays(limit, 1)) : usual;
  // Said without its year, a 29 February is always asked again.
  return formatDateShort(day.endsWith("-02-29") ? nextOpenDay(day) : day, Number(today.slice(0, 4)));
}

/** An example of a command as it is shown today: "planifier conseil {jour}" has its day. */
export function exampleOn(example: string, today: CivilDate): string {
  return example.replaceAll("{jour}", exampleDay(today));
}

import type { Place } from "./holidays.ts";
import { instantOf, type LocalTime, localTimeAt } from "./local-time.ts";
import { isOpenDay, nextOpenDay } from "./open-days.ts";

/** Of a day: from `opens` to just before `closes`. */
export type Hours = { opens: LocalTime; closes: LocalTime };

export const officeHours: Hours = { opens: "08:00", closes: "18:00" };

/** Whether people may be written to at instant `epochMs`: an open day of `place`, within these hours there. */
export function isOfficeHour(epochMs: number, timeZone: string, place: Place = {}, hours = officeHours): boolean {
  const { date, time } = localTimeAt(epochMs, timeZone);
  return time >= hours.opens && time < hours.closes && isOpenDay(date, place);
}

/** `epochMs` itself when people may be written to, else the next instant when they may: the first hour of an open day. */
export function nextOfficeHour(epochMs: number, timeZone: string, place: Place = {}, hours = officeHours): number {
  if (isOfficeHour(epochMs, timeZone, place, hours)) return epochMs;
  const { date, time } = localTimeAt(epochMs, timeZone);
  const day = isOpenDay(date, place) && time < hours.opens ? date : nextOpenDay(date, place);
  return instantOf(day, hours.opens, timeZone);
}

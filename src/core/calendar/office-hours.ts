import type { Place } from "./holidays.ts";
import { instantOf, localTimeAt } from "./local-time.ts";
import { isOpenDay, nextOpenDay } from "./open-days.ts";

const OPENING = "08:00";
const CLOSING = "18:00";

/** Whether people may be written to at instant `epochMs`: an open day of `place`, from 8 h to just before 18 h there. */
export function isOfficeHour(epochMs: number, timeZone: string, place: Place = {}): boolean {
  const { date, time } = localTimeAt(epochMs, timeZone);
  return time >= OPENING && time < CLOSING && isOpenDay(date, place);
}

/** `epochMs` itself when people may be written to, else the next instant when they may: 8 h on an open day. */
export function nextOfficeHour(epochMs: number, timeZone: string, place: Place = {}): number {
  if (isOfficeHour(epochMs, timeZone, place)) return epochMs;
  const { date, time } = localTimeAt(epochMs, timeZone);
  const day = isOpenDay(date, place) && time < OPENING ? date : nextOpenDay(date, place);
  return instantOf(day, OPENING, timeZone);
}

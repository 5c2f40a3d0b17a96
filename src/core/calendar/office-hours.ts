import type { Place } from "./holidays.ts";
import { localTimeAt } from "./local-time.ts";
import { isOpenDay } from "./open-days.ts";

const OPENING = "08:00";
const CLOSING = "18:00";

/** Whether people may be written to at instant `epochMs`: an open day of `place`, from 8 h to just before 18 h there. */
export function isOfficeHour(epochMs: number, timeZone: string, place: Place = {}): boolean {
  const { date, time } = localTimeAt(epochMs, timeZone);
  return time >= OPENING && time < CLOSING && isOpenDay(date, place);
}

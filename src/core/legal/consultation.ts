import { addDays, addMonths, type CivilDate, daysBetween } from "../calendar/civil-date.ts";
import { isOpenDay, nextOpenDay } from "../calendar/open-days.ts";
import type { Place } from "../calendar/holidays.ts";
import type { Silence } from "./consultation-kind.ts";

/** Months from date to date, or calendar days. */
export type OpinionDelay = { amount: number; unit: "month" | "day" };

/** A text on which the municipal councils are consulted. `kind`: its key in `data/legal/consultations.yaml`. */
export type Consultation = {
  id: number;
  kind: string;
  subject: string;
  delay: OpinionDelay;
  openedOn: CivilDate;
  concludedOn?: CivilDate;
  conclusion?: Conclusion;
};

/** `delivered`: opinions that bind nobody. `agreed`, `not_agreed`: a majority reached or not. `dropped`: given up by the DGS. */
export type Conclusion = "delivered" | "agreed" | "not_agreed" | "dropped";

export type Result = "favourable" | "reserved" | "unfavourable";

/** What is known of one council: what was sent to it, when it meets, what it voted. */
export type Opinion = {
  insee: string;
  transmittedOn?: CivilDate;
  proof?: string;
  councilOn?: CivilDate;
  result?: Result;
  reserves?: string;
  deliveredOn?: CivilDate;
  /** The number of the resolution: "2026-45". */
  resolution?: string;
};

/** Where one council stands on a day. What follows from the date alone is derived, never kept. */
export type Standing =
  | { kind: "delivered"; result: Result }
  /** Voted after the last day: its silence had already had its effect. */
  | { kind: "late"; result: Result; silence: Silence }
  | { kind: "silent"; silence: Silence }
  | { kind: "awaited"; daysLeft: number }
  | { kind: "not_transmitted" };

/**
 * The last day to vote, counted from date to date: the day of transmission does not count, and a month too short ends on its
 * last day (30/11 + 3 months = 28/02). Never rolled when it is not an open day.
 */
export function lastDayOf(transmittedOn: CivilDate, { amount, unit }: OpinionDelay): CivilDate {
  return unit === "month" ? addMonths(transmittedOn, amount) : addDays(transmittedOn, amount);
}

export function standingOf(opinion: Opinion, delay: OpinionDelay, silence: Silence, today: CivilDate): Standing {
  const lastDay = opinion.transmittedOn === undefined ? undefined : lastDayOf(opinion.transmittedOn, delay);
  if (opinion.result !== undefined) {
    const late = lastDay !== undefined && opinion.deliveredOn !== undefined && opinion.deliveredOn > lastDay;
    return late ? { kind: "late", result: opinion.result, silence } : { kind: "delivered", result: opinion.result };
  }
  if (lastDay === undefined) return { kind: "not_transmitted" };
  return today > lastDay ? { kind: "silent", silence } : { kind: "awaited", daysLeft: daysBetween(today, lastDay) };
}

/** The council meets after its last day. */
export function meetsTooLate({ transmittedOn, councilOn, result }: Opinion, delay: OpinionDelay): boolean {
  if (result !== undefined || transmittedOn === undefined || councilOn === undefined) return false;
  return councilOn > lastDayOf(transmittedOn, delay);
}

export type Closing = {
  /** Every council has voted, or its delay is over. */
  over: boolean;
  /** The last of the delays still running or run out; absent when one has not begun, and when all have voted. */
  lastDay?: CivilDate;
  /** From when what follows may be voted; absent while a delay has not begun. */
  votableFrom?: CivilDate;
};

/** When it ends: the day after the last delay of those who have not voted, or at once when all have. */
export function closingOf(opinions: readonly Opinion[], delay: OpinionDelay, today: CivilDate): Closing {
  const silent = opinions.filter(({ result }) => result === undefined);
  if (opinions.length === 0 || silent.some(({ transmittedOn }) => transmittedOn === undefined)) return { over: false };
  const [lastDay] = silent
    .map(({ transmittedOn = "" }) => lastDayOf(transmittedOn, delay))
    .toSorted()
    .toReversed();
  if (lastDay === undefined) {
    const [latest] = opinions
      .flatMap(({ deliveredOn }) => deliveredOn ?? [])
      .toSorted()
      .toReversed();
    return { over: true, votableFrom: latest ?? today };
  }
  return { over: today > lastDay, lastDay, votableFrom: addDays(lastDay, 1) };
}

/** The first open day after `lastDay`: when the end is told. */
export function concludesOn(lastDay: CivilDate, place: Place): CivilDate {
  const next = addDays(lastDay, 1);
  return isOpenDay(next, place) ? next : nextOpenDay(next, place);
}

import type { Platform } from "../adapter.ts";
import type { Head } from "../store/outbox.ts";
import { type Health, leaveNow } from "./hold.ts";

/**
 * What we write of our own accord leaves so many at a time on each platform: an answer never waits behind hundreds of letters for its
 * turn there, and those that a process which dies leaves in doubt are few.
 */
const lettersAtOnce = 10;
/** What did not leave by then is late. */
const lateMs = 30 * 60_000;

/** A message that is leaving. */
type Leaving = { platform: Platform; awaited: boolean };

/** Those that go now: all that somebody waits for, and letters while there is room for them, as far as each platform's health lets them. */
export function inTurn(
  heads: readonly Head[],
  leaving: readonly Leaving[],
  healthOf: (platform: Platform) => Health,
  now: number,
): Head[] {
  return [...Map.groupBy(heads, ({ platform }) => platform)].flatMap(([platform, all]) => {
    const there = leaving.filter((one) => one.platform === platform);
    let room = lettersAtOnce - there.filter(({ awaited }) => !awaited).length;
    return leaveNow(all, healthOf(platform), now, there.length > 0).filter(({ awaited }) => {
      if (!awaited) room -= 1;
      return awaited || room >= 0;
    });
  });
}

/** Of what is about to leave, what is late at an hour at which nobody is to be written to, and until when it waits. */
export function putOffAt(
  heads: readonly Head[],
  lateHourOf: (letter: { key: string; personId?: number }, at: number) => number,
  now: number,
): { row: Head; until: number }[] {
  return heads.flatMap((row) => {
    const { key, personId, unasked, begunAt, nextTryAt } = row;
    if (!unasked || now - (begunAt ?? nextTryAt) < lateMs) return [];
    const until = lateHourOf({ key, ...(personId !== undefined && { personId }) }, now);
    return until > now ? [{ row, until }] : [];
  });
}

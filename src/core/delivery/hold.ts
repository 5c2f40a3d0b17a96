import type { Head } from "../store/outbox.ts";

/** That many conversations in trouble, and none that went well in between: it is the platform, not a conversation. */
const enough = 6;
const firstProbeMs = 1_000;
/** Once it is well again, nobody waits for longer than that. */
const longestProbeMs = 15_000;

/** The last message of a conversation that could not be posted; `askedUntil` (epoch ms): the platform said when to come back. */
type Trouble = { id: number; askedUntil?: number };

/** How a platform answers now: conversations in trouble since one last went well, by lane, and the pause that it is left, if any. */
export type Health = {
  troubles: ReadonlyMap<string, Trouble>;
  /** Nothing leaves before `until` (epoch ms), then one message tries. `asked`: the platform asked for that pause itself. */
  pause?: { until: number; asked: boolean; tries: number };
};

export const well: Health = { troubles: new Map() };

/** One more conversation in trouble at `now`. */
export function afterTrouble(
  { troubles, pause }: Health,
  { lane, ...trouble }: Trouble & { lane: string },
  now: number,
): Health {
  const all = new Map(troubles).set(lane, trouble);
  if (pause === undefined && all.size < enough) return { troubles: all };
  // What left before the pause and fails in it says nothing new, but for when to come back.
  const isProbe = pause === undefined || now >= pause.until;
  const tries = (pause?.tries ?? -1) + (isProbe ? 1 : 0);
  const ownUntil = isProbe ? now + Math.min(firstProbeMs * 2 ** tries, longestProbeMs) : pause.until;
  // As many that are asked to come back later: that too is of the whole platform, and not of a conversation.
  const hours = [...all.values()].flatMap(({ askedUntil = 0 }) => (askedUntil > now ? [askedUntil] : []));
  const asked = hours.length >= enough || (pause?.asked === true && (!isProbe || trouble.askedUntil !== undefined));
  const until = asked ? Math.max(ownUntil, ...hours) : ownUntil;
  return { troubles: all, pause: { until, tries, asked } };
}

/** What may go again at once, now that the platform answers: all that it did not say itself when to try again. */
export function freedBy({ troubles, pause }: Health, now: number): number[] {
  if (pause === undefined) return [];
  return [...troubles.values()].flatMap(({ id, askedUntil = 0 }) => (askedUntil <= now ? [id] : []));
}

/**
 * Of what is to leave for a platform: all when it is well. In a pause nothing, but for the answer to somebody who has just spoken, since
 * where one speaks one is most likely heard; never before the hour that the platform asked for. After it one message alone, and nothing
 * while it is under way: that which was tried the least, so that a conversation of its own trouble keeps nobody waiting, and an answer
 * rather than a letter.
 */
export function leaveNow(heads: readonly Head[], { pause }: Health, now: number, isTrying: boolean): readonly Head[] {
  if (pause === undefined) return heads;
  const fresh = pause.asked ? [] : heads.filter(({ awaited, tries }) => awaited && tries === 0);
  if (fresh.length > 0 || isTrying || now < pause.until) return fresh;
  return heads.toSorted((a, b) => a.tries - b.tries || Number(b.awaited) - Number(a.awaited)).slice(0, 1);
}

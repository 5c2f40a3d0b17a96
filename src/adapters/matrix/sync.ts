import { setTimeout as wait } from "node:timers/promises";
import type { Machine } from "@relais/matrix-crypto";
import { z } from "zod";
import { type Calls, pathOf } from "./calls.ts";
import { isFinal, refusesUs, toCallError } from "./errors.ts";
import type { Journal } from "./journal.ts";
import type { Rooms } from "./rooms.ts";
import { changesOf, type Gap, gapsOf, invites, keyChangesOf, syncSchema } from "./sync-answer.ts";

/** How long the server holds a request when nothing happens. */
const holdMs = 30_000;
const longestWaitMs = 60_000;
const pageSize = 500;

/** Given with each sync rather than stored: a new stored filter would begin again from nowhere. */
const filter = JSON.stringify({
  presence: { types: [] },
  account_data: { types: ["m.direct"] },
  room: {
    account_data: { types: [] },
    ephemeral: { types: [] },
    timeline: { limit: 50 },
    state: { lazy_load_members: false },
  },
});

const pageSchema = z.object({ chunk: z.array(z.unknown()).default([]), end: z.string().optional() });
type Page = z.infer<typeof pageSchema>;

/**
 * Asks the homeserver again and again what happened. What it says is kept in one transaction with the place where the next
 * answer begins; only then is it handled.
 */
export function createSync(options: {
  journal: Journal;
  calls: Calls;
  machine: Machine;
  rooms: () => Rooms;
  me: string;
  /** Called once something is kept. `keys`: what could not be read may be readable now. */
  onKept: (news: { keys: boolean }) => void;
  onRefused: (reason: string) => void;
  now: () => number;
  signal: AbortSignal;
  warn: (fields: object, message: string) => void;
}) {
  const { journal, calls, machine, rooms, me, onKept, onRefused, now, signal, warn } = options;
  const caughtUp = Promise.withResolvers<void>();
  let first = true;
  let failures = 0;

  async function once(): Promise<void> {
    const since = journal.since();
    // What happened while we were away is had at once.
    const timeout = first ? 0 : holdMs;
    const query = { filter, timeout, ...(since === undefined ? {} : { since }) };
    const answer = await calls.ask(syncSchema, "GET", pathOf("sync"), { query, timeoutMs: holdMs + 30_000, signal });
    // Keys first, so that what they open can be read; they are durable before `since` moves on.
    await machine.receive(keyChangesOf(answer));
    const known = rooms().all();
    const missing = new Map<string, unknown[]>();
    for (const gap of gapsOf(answer, known, since, me)) missing.set(gap.roomId, await fill(gap, since ?? ""));
    const { rooms: changed, events } = changesOf(answer, known, missing, { me, first: since === undefined });
    journal.keep({ since: answer.next_batch, rooms: changed, events }, now());
    rooms().take(changed);
    first = false;
    caughtUp.resolve();
    onKept({ keys: answer.to_device.events.length > 0 });
  }

  /** What happened in a room between two syncs and was left out of the second, oldest first. */
  async function fill({ roomId, from, invited }: Gap, since: string): Promise<unknown[]> {
    const pages: unknown[][] = [];
    let at: string | undefined = from;
    try {
      while (at !== undefined) {
        const query = { dir: "b", from: at, limit: pageSize, ...(invited ? {} : { to: since }) };
        const page: Page = await calls.ask(pageSchema, "GET", pathOf("rooms", roomId, "messages"), { query, signal });
        pages.unshift(page.chunk.toReversed());
        const isWhole = page.chunk.length === 0 || (invited && page.chunk.some((event) => invites(event, me)));
        at = isWhole ? undefined : page.end;
      }
    } catch (error) {
      if (!isFinal(error) || refusesUs(error)) throw error;
      // A room that may no longer be read is not to hold back all the others.
      warn({ error: toCallError(error).message }, "what was missed in a room could not be read");
    }
    return pages.flat();
  }

  async function run(): Promise<void> {
    while (!signal.aborted) {
      try {
        await once();
        failures = 0;
      } catch (error) {
        if (signal.aborted) return;
        const { message, retryAfterMs = 0 } = toCallError(error);
        if (refusesUs(error)) return onRefused(message);
        failures += 1;
        warn({ error: message }, "the homeserver could not be asked what happened");
        const ms = Math.max(Math.min(1_000 * 2 ** (failures - 1), longestWaitMs), retryAfterMs);
        await wait(ms, undefined, { signal }).catch(() => {});
      }
    }
  }

  return {
    /** Resolves when `signal` is aborted, or when the homeserver wants no more of us. */
    run,
    /** What was missed while we were stopped is kept. */
    caughtUp: caughtUp.promise,
  };
}

import { setTimeout as wait } from "node:timers/promises";
import type { Adapter, Platform } from "../adapter.ts";
import type { Clock } from "../clock.ts";
import { DeliveryError } from "../errors.ts";
import type { Outbox, Pending } from "../store/outbox.ts";

const firstRetryMs = 1_000;
const longestRetryMs = 5 * 60_000;
const mostTries = 20;
const longestStopMs = 5_000;

/**
 * Sends what the outbox holds: lanes go side by side, each lane one message after another. A message that fails holds
 * only its own lane; it is tried again later and later, and given up when the platform says so or after `mostTries`.
 */
export function createDelivery(options: {
  outbox: Outbox;
  adapters: ReadonlyMap<Platform, Adapter>;
  clock: Clock;
  onFailure: (row: { id: number; lane: string; tries: number }, error: unknown, final: boolean) => void;
}) {
  const { outbox, adapters, clock, onFailure } = options;
  const platforms = [...adapters.keys()];
  const sending = new Map<string, Promise<void>>();
  /** A person's row changes lane when they speak elsewhere: its own id says that it is already leaving. */
  const leaving = new Set<number>();
  /** Sent, but the base refused to say so: only the mark is tried again, never the sending. */
  const unmarked = new Map<number, string>();
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;

  function pump(): void {
    if (stopped) return;
    clearTimeout(timer);
    const now = clock.now();
    let nextTryAt = outbox.nextScheduledAt(now) ?? Number.POSITIVE_INFINITY;
    for (const row of outbox.nextPerLane(new Set(sending.keys()), platforms, now)) {
      const adapter = adapters.get(row.address.platform);
      if (adapter === undefined || leaving.has(row.id)) continue;
      if (row.nextTryAt > now) nextTryAt = Math.min(nextTryAt, row.nextTryAt);
      else begin(adapter, row);
    }
    if (Number.isFinite(nextTryAt)) pumpIn(nextTryAt - now);
  }

  function pumpIn(ms: number): void {
    clearTimeout(timer);
    timer = setTimeout(pump, Math.min(ms, longestRetryMs));
  }

  function begin(adapter: Adapter, row: Pending): void {
    leaving.add(row.id);
    const done = deliver(adapter, row).then(
      () => {
        sending.delete(row.lane);
        leaving.delete(row.id);
        pump();
      },
      (error: unknown) => {
        // The base itself refuses to be written: nothing can be settled now, so everything waits a little.
        sending.delete(row.lane);
        leaving.delete(row.id);
        onFailure(row, error, false);
        pumpIn(firstRetryMs);
      },
    );
    sending.set(row.lane, done);
  }

  /** Rejects only when the outbox cannot be written. */
  async function deliver(adapter: Adapter, row: Pending): Promise<void> {
    const already = unmarked.get(row.id);
    const sent = already === undefined ? await attempt(adapter, row) : { reference: already };
    if ("reference" in sent) {
      unmarked.set(row.id, sent.reference);
      outbox.markSent(row.id, sent.reference, clock.now());
      unmarked.delete(row.id);
      return;
    }
    const { error } = sent;
    const final = (error instanceof DeliveryError && error.permanent) || row.tries + 1 >= mostTries;
    onFailure({ id: row.id, lane: row.lane, tries: row.tries + 1 }, error, final);
    if (final) outbox.markFailed(row.id, clock.now(), reasonOf(error));
    else outbox.retryAt(row.id, clock.now() + delayOf(error, row.tries), reasonOf(error));
  }

  return {
    /** There may be something to send. */
    wake: pump,
    /** Resolves once nothing is being sent; what waits for a later try is left waiting. */
    async settled(): Promise<void> {
      while (sending.size > 0) await Promise.all(sending.values());
    },
    /** Lets what is being sent end, for a while, and starts nothing more: what is not marked sent goes again next time. */
    async stop(): Promise<void> {
      stopped = true;
      clearTimeout(timer);
      const patience = new AbortController();
      const enough = wait(longestStopMs, undefined, { signal: patience.signal, ref: false }).catch(() => {});
      await Promise.race([Promise.all(sending.values()), enough]);
      patience.abort();
      clearTimeout(timer);
    },
  };
}

async function attempt(adapter: Adapter, row: Pending): Promise<{ reference: string } | { error: unknown }> {
  try {
    return await adapter.send(row.address, row.message, row.key);
  } catch (error) {
    return { error };
  }
}

function delayOf(error: unknown, tries: number): number {
  if (error instanceof DeliveryError && error.retryAfterMs !== undefined) return error.retryAfterMs;
  return Math.min(firstRetryMs * 2 ** tries, longestRetryMs);
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

import { type Adapter, laneOf, type Platform } from "../adapter.ts";
import type { Clock } from "../clock.ts";
import { DeliveryError } from "../errors.ts";
import type { Outbox, Pending } from "../store/outbox.ts";

const firstRetryMs = 1_000;
const longestRetryMs = 5 * 60_000;
const mostTries = 20;

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
  const sending = new Map<string, Promise<void>>();
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;

  function pump(): void {
    if (stopped) return;
    clearTimeout(timer);
    const now = clock.now();
    let nextTryAt = outbox.nextScheduledAt(now) ?? Number.POSITIVE_INFINITY;
    for (const row of outbox.nextPerLane(new Set(sending.keys()), now)) {
      const adapter = adapters.get(row.address.platform);
      if (adapter === undefined) continue;
      if (row.nextTryAt > now) nextTryAt = Math.min(nextTryAt, row.nextTryAt);
      else begin(adapter, row);
    }
    if (Number.isFinite(nextTryAt)) timer = setTimeout(pump, Math.min(nextTryAt - now, longestRetryMs));
  }

  function begin(adapter: Adapter, row: Pending): void {
    const lane = laneOf(row.address);
    const done = deliver(adapter, row, lane).finally(() => {
      sending.delete(lane);
      pump();
    });
    sending.set(lane, done);
  }

  async function deliver(adapter: Adapter, row: Pending, lane: string): Promise<void> {
    try {
      const receipt = await adapter.send(row.address, row.message, row.key);
      outbox.markSent(row.id, receipt.reference, clock.now());
    } catch (error) {
      const final = (error instanceof DeliveryError && error.permanent) || row.tries + 1 >= mostTries;
      if (final) outbox.markFailed(row.id, clock.now(), reasonOf(error));
      else outbox.retryAt(row.id, clock.now() + delayOf(error, row.tries), reasonOf(error));
      onFailure({ id: row.id, lane, tries: row.tries + 1 }, error, final);
    }
  }

  return {
    /** There may be something to send. */
    wake: pump,
    /** Resolves once nothing is being sent; what waits for a later try is left waiting. */
    async settled(): Promise<void> {
      while (sending.size > 0) await Promise.all(sending.values());
    },
    /** Lets what is being sent end, and starts nothing more. */
    async stop(): Promise<void> {
      stopped = true;
      clearTimeout(timer);
      await Promise.all(sending.values());
    },
  };
}

function delayOf(error: unknown, tries: number): number {
  if (error instanceof DeliveryError && error.retryAfterMs !== undefined) return error.retryAfterMs;
  return Math.min(firstRetryMs * 2 ** tries, longestRetryMs);
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

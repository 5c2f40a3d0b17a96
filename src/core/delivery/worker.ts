import { setTimeout as wait } from "node:timers/promises";
import type { Adapter, Address, Platform, Receipt } from "../adapter.ts";
import type { Clock } from "../clock.ts";
import { DeliveryError } from "../errors.ts";
import type { Pending } from "../store/outbox.ts";
import type { Store } from "../store/store.ts";

const firstRetryMs = 1_000;
const longestRetryMs = 5 * 60_000;
/** Longer than any platform is down, a week-end included; after that the words are no longer news. */
const longestTroubleMs = 3 * 24 * 3_600_000;
const longestStopMs = 5_000;

/**
 * Sends what the outbox holds: lanes go side by side, each lane one message after another. A message that fails holds
 * only its own lane; it is tried again later and later, and given up when the platform says so or after three days of failing. A
 * platform that refuses us altogether is left alone until the next start: its messages wait.
 */
export function createDelivery(options: {
  store: Pick<Store, "outbox" | "transaction">;
  adapters: ReadonlyMap<Platform, Adapter>;
  clock: Clock;
  onFailure: (row: { id: number; lane: string; tries: number }, error: unknown, final: boolean) => void;
  /** Called in the transaction that gives a message up because nothing can be posted at `address` any more. */
  onLost?: (address: Address, at: number) => void;
  onHalted?: (platform: Platform, reason: string) => void;
  /** Between 0 and 1: many that failed together are not tried again together. */
  random?: () => number;
}) {
  const { store, adapters, clock, onFailure, random = Math.random } = options;
  const { outbox } = store;
  const sending = new Map<string, Promise<void>>();
  /** A person's row changes lane when they speak elsewhere: its own id says that it is already leaving. */
  const leaving = new Set<number>();
  /** Sent, but the base refused to say so: only the mark is tried again, never the sending. */
  const unmarked = new Map<number, Receipt>();
  /** Platforms that refuse us, and why. */
  const halted = new Map<Platform, string>();
  /** Since when each message fails, while we run: the time we were stopped is not the platform's. */
  const failingSince = new Map<number, number>();
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;

  function pump(): void {
    if (stopped) return;
    clearTimeout(timer);
    const now = clock.now();
    const running = [...adapters.keys()].filter((platform) => !halted.has(platform));
    let nextTryAt = outbox.nextScheduledAt(now) ?? Number.POSITIVE_INFINITY;
    const ready: Pending[] = [];
    for (const row of outbox.nextPerLane(new Set(sending.keys()), running, now)) {
      if (leaving.has(row.id)) continue;
      if (row.nextTryAt > now) nextTryAt = Math.min(nextTryAt, row.nextTryAt);
      else ready.push(row);
    }
    if (Number.isFinite(nextTryAt)) pumpIn(nextTryAt - now);
    if (ready.length > 0) beginAll(ready, now);
  }

  function beginAll(rows: readonly Pending[], now: number): void {
    try {
      outbox.markBegun(
        rows.map(({ id }) => id),
        now,
      );
    } catch (error) {
      for (const row of rows) onFailure(traceOf(row), error, false);
      return pumpIn(firstRetryMs);
    }
    for (const row of rows) {
      const adapter = adapters.get(row.address.platform);
      if (adapter !== undefined) begin(adapter, row);
    }
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
        onFailure(traceOf(row), error, false);
        pumpIn(firstRetryMs);
      },
    );
    sending.set(row.lane, done);
  }

  /** Rejects only when the outbox cannot be written. */
  async function deliver(adapter: Adapter, row: Pending): Promise<void> {
    const already = unmarked.get(row.id);
    const sent = already ?? (await attempt(adapter, row));
    if ("reference" in sent) {
      unmarked.set(row.id, sent);
      outbox.markSent(row.id, sent, clock.now());
      unmarked.delete(row.id);
      failingSince.delete(row.id);
      return;
    }
    settle(row, sent.error);
  }

  function settle(row: Pending, error: unknown): void {
    const now = clock.now();
    const refused = error instanceof DeliveryError ? error.refused : undefined;
    if (refused === "platform") return halt(row.address.platform, reasonOf(error));
    const since = failingSince.get(row.id) ?? now;
    failingSince.set(row.id, since);
    // A platform that says when to come back refuses nothing.
    const isAsked = error instanceof DeliveryError && error.retryAfterMs !== undefined;
    const final = refused !== undefined || (!isAsked && now - since >= longestTroubleMs);
    onFailure({ ...traceOf(row), tries: row.tries + 1 }, error, final);
    if (!final) return outbox.retryAt(row.id, now + delayOf(error, row.tries, random()), reasonOf(error));
    failingSince.delete(row.id);
    store.transaction(() => {
      outbox.markFailed(row.id, now, reasonOf(error));
      if (refused === "address") options.onLost?.(row.address, now);
    });
  }

  function halt(platform: Platform, reason: string): void {
    if (halted.has(platform)) return;
    halted.set(platform, reason);
    options.onHalted?.(platform, reason);
  }

  /** Starts nothing more. */
  function hold(): void {
    stopped = true;
    clearTimeout(timer);
  }

  return {
    /** There may be something to send. */
    wake: pump,
    /** Leaves a platform alone until the next start: it refuses us. */
    halt,
    /** The platforms that refuse us, and why. */
    halted: (): ReadonlyMap<Platform, string> => halted,
    /** Resolves once nothing is being sent; what waits for a later try is left waiting. */
    async settled(): Promise<void> {
      while (sending.size > 0) await Promise.all(sending.values());
    },
    hold,
    /** Starts nothing more, and lets what is being sent end, for a while: what is not marked sent goes again next time. */
    async stop(): Promise<void> {
      hold();
      const patience = new AbortController();
      const enough = wait(longestStopMs, undefined, { signal: patience.signal, ref: false }).catch(() => {});
      await Promise.race([Promise.all(sending.values()), enough]);
      patience.abort();
      clearTimeout(timer);
    },
  };
}

/** What may be written to a log: never the words of the message. */
function traceOf({ id, lane, tries }: Pending): { id: number; lane: string; tries: number } {
  return { id, lane, tries };
}

async function attempt(adapter: Adapter, row: Pending): Promise<Receipt | { error: unknown }> {
  try {
    return await adapter.send(row.address, row.message, row.key, row.begunAt);
  } catch (error) {
    return { error };
  }
}

/** What the platform asks; else longer and longer, by a quarter more or less as `chance` (0 to 1) has it. */
function delayOf(error: unknown, tries: number, chance: number): number {
  if (error instanceof DeliveryError && error.retryAfterMs !== undefined) return error.retryAfterMs;
  return Math.round(Math.min(firstRetryMs * 2 ** tries, longestRetryMs) * (0.75 + chance / 2));
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

import { setTimeout as wait } from "node:timers/promises";
import type { Adapter, Address, Platform, Receipt } from "../adapter.ts";
import type { Clock } from "../clock.ts";
import { DeliveryError } from "../errors.ts";
import type { Head, Pending } from "../store/outbox.ts";
import type { Store } from "../store/store.ts";
import { carriedBy, type Limits } from "./carried.ts";
import { attempt, delayOf, firstRetryMs, longestRetryMs, type Outcome, reasonOf, traceOf } from "./tries.ts";

/** Longer than any platform is down, a week-end included; after that the words are no longer news. */
const longestTroubleMs = 3 * 24 * 3_600_000;
const longestStopMs = 5_000;
/**
 * What we write of our own accord leaves so many at a time on each platform: an answer never waits behind hundreds of letters for its
 * turn there, and those that a process which dies leaves in doubt are few.
 */
const lettersAtOnce = 10;
/** What did not leave by then is late. */
const lateMs = 30 * 60_000;

/**
 * Sends what the outbox holds: lanes go side by side, each lane one message after another; lanes where somebody waits for an answer
 * go at once, the others some at a time. A message that fails holds only its own lane; it is tried again later and later, and given up
 * when the platform says so or after three days of failing. A platform that refuses us altogether is left alone until the next start:
 * its messages wait.
 */
export function createDelivery(options: {
  store: Pick<Store, "outbox" | "transaction">;
  adapters: ReadonlyMap<Platform, Adapter>;
  clock: Clock;
  onFailure: (row: { id: number; lane: string; tries: number }, error: unknown, final: boolean) => void;
  /** Called in the transaction that gives a message up because nothing can be posted at `address` any more. */
  onLost?: (address: Address, at: number) => void;
  onHalted?: (platform: Platform, reason: string) => void;
  /** When a message for a person, late at `at`, may leave: a trouble that ends at night wakes nobody. */
  lateHourOf?: (letter: { key: string; personId: number }, at: number) => number;
  /** What each platform may carry. */
  limits?: Limits;
  /** Between 0 and 1: many that failed together are not tried again together. */
  random?: () => number;
}) {
  const { store, adapters, clock, onFailure, lateHourOf, limits = {}, random = Math.random } = options;
  const { outbox } = store;
  const sending = new Map<string, { done: Promise<void>; awaited: boolean; platform: Platform }>();
  /** Letters that waited for room when the base was last asked, the oldest first. */
  let backlog: Head[] = [];
  /** A person's row changes lane when they speak elsewhere: its own id says that it is already leaving. */
  const leaving = new Set<number>();
  /** Sent, but the base refused to say so: only the mark is tried again, never the sending. */
  const unmarked = new Map<number, Receipt>();
  /** Platforms that refuse us, and why. */
  const halted = new Map<Platform, string>();
  /** Since when each message fails, while we run: the time we were stopped is not the platform's. */
  const failingSince = new Map<number, number>();
  let timer: NodeJS.Timeout | undefined;
  /** When the base is next asked what is to be sent (epoch ms). */
  let pumpsAt = Number.POSITIVE_INFINITY;
  let stopped = false;

  function pump(): void {
    if (stopped) return;
    clearTimeout(timer);
    pumpsAt = Number.POSITIVE_INFINITY;
    const now = clock.now();
    const running = [...adapters.keys()].filter((platform) => !halted.has(platform));
    const heads = outbox.heads(new Set(sending.keys()), running, now).filter(({ id }) => !leaving.has(id));
    const due = heads.filter((head) => head.nextTryAt <= now);
    const late = due.flatMap((head) => lateUntil(head, now));
    if (late.length > 0) return putOff(late);
    const later = heads.flatMap((head) => (head.nextTryAt > now ? [head.nextTryAt] : []));
    const nextAt = Math.min(outbox.nextScheduledAt(now) ?? Number.POSITIVE_INFINITY, ...later);
    if (Number.isFinite(nextAt)) pumpIn(nextAt - now);
    backlog = due;
    beginInTurn(now);
  }

  /** After a letter: the next of those that waited for room, without asking the base again for all that waits. */
  function goOn(): void {
    if (stopped || !beginInTurn(clock.now())) pump();
  }

  /** Whether anything began. */
  function beginInTurn(now: number): boolean {
    const heads = inTurn(backlog.filter(({ platform }) => !halted.has(platform)));
    const begun = new Set(heads);
    backlog = backlog.filter((head) => !begun.has(head));
    const ready = heads.flatMap((head) => outbox.read(head) ?? []);
    if (ready.length > 0) beginAll(ready, new Set(heads.flatMap((head) => (head.awaited ? [head.id] : []))), now);
    return ready.length > 0;
  }

  /** Late, and at an hour at which its person is not to be written to. */
  function lateUntil(head: Head, now: number): { row: Head; until: number }[] {
    const { key, personId, begunAt, nextTryAt } = head;
    if (personId === undefined || lateHourOf === undefined || now - (begunAt ?? nextTryAt) < lateMs) return [];
    const until = lateHourOf({ key, personId }, now);
    return until > now ? [{ row: head, until }] : [];
  }

  function putOff(late: readonly { row: Head; until: number }[]): void {
    try {
      store.transaction(() => {
        for (const { row, until } of late) outbox.postpone(row.id, until);
      });
    } catch (error) {
      for (const { row } of late) onFailure(traceOf(row), error, false);
      return pumpIn(firstRetryMs);
    }
    pump();
  }

  /** Those that go now: all that somebody waits for, and letters while there is room for them. */
  function inTurn(heads: readonly Head[]): Head[] {
    const free = new Map<Platform, number>();
    for (const platform of adapters.keys()) {
      const letters = [...sending.values()].filter((one) => one.platform === platform && !one.awaited);
      free.set(platform, lettersAtOnce - letters.length);
    }
    return heads.filter(({ platform, awaited }) => {
      const room = free.get(platform) ?? 0;
      if (!awaited) free.set(platform, room - 1);
      return awaited || room > 0;
    });
  }

  function beginAll(rows: readonly Pending[], awaited: ReadonlySet<number>, now: number): void {
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
      if (adapter !== undefined) begin(adapter, row, awaited.has(row.id));
    }
  }

  function pumpIn(ms: number): void {
    clearTimeout(timer);
    const delay = Math.min(ms, longestRetryMs);
    pumpsAt = clock.now() + delay;
    timer = setTimeout(pump, delay);
  }

  function begin(adapter: Adapter, row: Pending, awaited: boolean): void {
    leaving.add(row.id);
    const ended = () => {
      sending.delete(row.lane);
      leaving.delete(row.id);
    };
    const done = deliver(adapter, row).then(
      (outcome) => {
        ended();
        if (awaited || outcome === "settled") return pump();
        if (outcome === "sent") return goOn();
        // Its lane waits for it: there is nothing else to ask the base for.
        if (!stopped && outcome.againAt < pumpsAt) pumpIn(outcome.againAt - clock.now());
        if (!stopped) beginInTurn(clock.now());
      },
      (error: unknown) => {
        // The base itself refuses to be written: nothing can be settled now, so everything waits a little.
        ended();
        onFailure(traceOf(row), error, false);
        pumpIn(firstRetryMs);
      },
    );
    sending.set(row.lane, { done, awaited, platform: row.address.platform });
  }

  /** Rejects only when the outbox cannot be written. */
  async function deliver(adapter: Adapter, row: Pending): Promise<Outcome> {
    const already = unmarked.get(row.id);
    const message = carriedBy(row.address.platform, row.message, limits, adapters.keys());
    const sent = already ?? (await attempt(adapter, { ...row, message }));
    if ("reference" in sent) {
      unmarked.set(row.id, sent);
      outbox.markSent(row.id, sent, clock.now());
      unmarked.delete(row.id);
      failingSince.delete(row.id);
      return "sent";
    }
    return settle(row, sent.error);
  }

  function settle(row: Pending, error: unknown): Outcome {
    const now = clock.now();
    const refused = error instanceof DeliveryError ? error.refused : undefined;
    if (refused === "platform") {
      halt(row.address.platform, reasonOf(error));
      return "settled";
    }
    const since = failingSince.get(row.id) ?? now;
    failingSince.set(row.id, since);
    // A platform that says when to come back refuses nothing.
    const isAsked = error instanceof DeliveryError && error.retryAfterMs !== undefined;
    const final = refused !== undefined || (!isAsked && now - since >= longestTroubleMs);
    onFailure({ ...traceOf(row), tries: row.tries + 1 }, error, final);
    if (!final) {
      const againAt = now + delayOf(error, row.tries, random());
      outbox.retryAt(row.id, againAt, reasonOf(error));
      return { againAt };
    }
    failingSince.delete(row.id);
    store.transaction(() => {
      outbox.markFailed(row.id, now, reasonOf(error));
      if (refused === "address") options.onLost?.(row.address, now);
    });
    return "settled";
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
      while (sending.size > 0) await Promise.all([...sending.values()].map(({ done }) => done));
    },
    hold,
    /** Starts nothing more, and lets what is being sent end, for a while: what is not marked sent goes again next time. */
    async stop(): Promise<void> {
      hold();
      const patience = new AbortController();
      const enough = wait(longestStopMs, undefined, { signal: patience.signal, ref: false }).catch(() => {});
      await Promise.race([Promise.all([...sending.values()].map(({ done }) => done)), enough]);
      patience.abort();
      clearTimeout(timer);
    },
  };
}

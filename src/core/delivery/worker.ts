import { setTimeout as wait } from "node:timers/promises";
import type { Adapter, Address, Platform } from "../adapter.ts";
import type { Clock } from "../clock.ts";
import type { Head, Pending } from "../store/outbox.ts";
import type { Store } from "../store/store.ts";
import type { Limits } from "./carried.ts";
import { createPlatforms } from "./platforms.ts";
import { createPosting } from "./posting.ts";
import { firstRetryMs, longestRetryMs, traceOf } from "./tries.ts";
import { inTurn, putOffAt } from "./turns.ts";

const longestStopMs = 5_000;

/**
 * Sends what the outbox holds: lanes go side by side, each lane one message after another; lanes where somebody waits for an answer
 * go at once, the others some at a time. A message that fails holds only its own lane; it is tried again later and later, and given up
 * when the platform says so or after three days of failing. A platform that takes nothing from several lanes in a row is left a pause, and
 * one that refuses us altogether is left alone until the next start: its messages wait.
 */
export function createDelivery(options: {
  store: Pick<Store, "outbox" | "transaction">;
  adapters: ReadonlyMap<Platform, Adapter>;
  clock: Clock;
  onFailure: (row: { id: number; lane: string; tries: number }, error: unknown, final: boolean) => void;
  /** Called in the transaction that gives a message up because nothing can be posted at `address` any more. */
  onLost?: (address: Address, at: number) => void;
  onHalted?: (platform: Platform, reason: string) => void;
  /** When what nobody asked for, late at `at`, may leave: a trouble that ends at night wakes nobody. `personId` absent: in a room. */
  lateHourOf?: (letter: { key: string; personId?: number }, at: number) => number;
  /** What each platform may carry. */
  limits?: Limits;
  /** Between 0 and 1: many that failed together are not tried again together. */
  random?: () => number;
}) {
  const { store, adapters, clock, onFailure, onLost, onHalted, limits = {}, random = Math.random } = options;
  const { lateHourOf = (_letter, at) => at } = options;
  const { outbox } = store;
  const platforms = createPlatforms([...adapters.keys()], onHalted);
  const deliver = createPosting({ store, adapters, clock, platforms, onFailure, onLost, limits, random });
  const sending = new Map<string, { done: Promise<void>; awaited: boolean; platform: Platform }>();
  /** What waited for its turn when the base was last asked, the oldest first. */
  let backlog: Head[] = [];
  /** A person's row changes lane when they speak elsewhere: its own id says that it is already leaving. */
  const leaving = new Set<number>();
  let timer: NodeJS.Timeout | undefined;
  /** When the base is next asked what is to be sent (epoch ms). */
  let pumpsAt = Number.POSITIVE_INFINITY;
  let stopped = false;

  function pump(): void {
    if (stopped) return;
    clearTimeout(timer);
    pumpsAt = Number.POSITIVE_INFINITY;
    const now = clock.now();
    const heads = outbox.heads(new Set(sending.keys()), platforms.running(), now).filter(({ id }) => !leaving.has(id));
    const due = heads.filter((head) => head.nextTryAt <= now);
    const later = heads.flatMap((head) => (head.nextTryAt > now ? [head.nextTryAt] : []));
    const scheduledAt = outbox.nextScheduledAt(now) ?? Number.POSITIVE_INFINITY;
    const nextAt = Math.min(scheduledAt, platforms.nextEndAfter(now), ...later);
    if (Number.isFinite(nextAt)) pumpIn(nextAt - now);
    backlog = due;
    beginInTurn(now);
  }

  /** After a letter: the next of those that waited for room, without asking the base again for all that waits. */
  function goOn(): void {
    if (stopped || !beginInTurn(clock.now())) pump();
  }

  /** Whether anything began, or was put off. */
  function beginInTurn(now: number): boolean {
    const running = backlog.filter(({ platform }) => !platforms.halted.has(platform));
    const heads = inTurn(running, [...sending.values()], platforms.healthOf, now);
    const late = putOffAt(heads, lateHourOf, now);
    if (late.length > 0) {
      putOff(late);
      return true;
    }
    const begun = new Set(heads);
    backlog = backlog.filter((head) => !begun.has(head));
    const ready = heads.flatMap((head) => outbox.read(head) ?? []);
    if (ready.length > 0) beginAll(ready, new Set(heads.flatMap((head) => (head.awaited ? [head.id] : []))), now);
    return ready.length > 0;
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

  function beginAll(rows: readonly Pending[], awaited: ReadonlySet<number>, now: number): void {
    try {
      outbox.markBegun(rows, now);
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

  /** Starts nothing more. */
  function hold(): void {
    stopped = true;
    clearTimeout(timer);
  }

  return {
    /** There may be something to send. */
    wake: pump,
    /** Leaves a platform alone until the next start: it refuses us. */
    halt: platforms.halt,
    /** The platforms that refuse us, and why. */
    halted: (): ReadonlyMap<Platform, string> => platforms.halted,
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

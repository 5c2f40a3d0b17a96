import type { Adapter, Address, Platform, Receipt } from "../adapter.ts";
import type { Clock } from "../clock.ts";
import { DeliveryError } from "../errors.ts";
import type { Pending } from "../store/outbox.ts";
import type { Store } from "../store/store.ts";
import { carriedBy, type Limits } from "./carried.ts";
import type { Platforms } from "./platforms.ts";
import { attempt, delayOf, type Outcome, reasonOf, traceOf } from "./tries.ts";

/** Longer than any platform is down, a week-end included; after that the words are no longer news. */
const longestTroubleMs = 3 * 24 * 3_600_000;

/** Posts a message, and writes down what became of it. */
export function createPosting(options: {
  store: Pick<Store, "outbox" | "transaction">;
  adapters: ReadonlyMap<Platform, Adapter>;
  clock: Clock;
  platforms: Platforms;
  onFailure: (row: { id: number; lane: string; tries: number }, error: unknown, final: boolean) => void;
  onLost: ((address: Address, at: number) => void) | undefined;
  limits: Limits;
  random: () => number;
}) {
  const { store, adapters, clock, platforms, onFailure, onLost, limits, random } = options;
  const { outbox } = store;
  /** Sent, but the base refused to say so: only the mark is tried again, never the sending. */
  const unmarked = new Map<number, Receipt>();
  /** Since when each message fails, while we run: the time we were stopped is not the platform's. */
  const failingSince = new Map<number, number>();

  /** Writes what became of a message, and frees what waited for the platform to answer, which it did; whether it was in a pause. */
  function answered(platform: Platform, now: number, write: () => void): boolean {
    const freed = platforms.freedBy(platform, now);
    store.transaction(() => {
      write();
      if (freed.length > 0) outbox.tryAt(freed, now);
    });
    return platforms.answered(platform);
  }

  function fail(row: Pending, error: unknown): Outcome {
    const now = clock.now();
    const { platform } = row.address;
    const told = error instanceof DeliveryError ? error : undefined;
    if (told?.refused === "platform") {
      platforms.halt(platform, reasonOf(error));
      return "settled";
    }
    // Put off until another day, it begins again: the time it waited is not the platform's either.
    const since = (row.tries > 0 ? failingSince.get(row.id) : undefined) ?? now;
    failingSince.set(row.id, since);
    if (told?.untaken === true && row.begunAt === undefined) outbox.markUntaken(row.id);
    // A platform that says when to come back refuses nothing.
    const final = told?.refused !== undefined || (told?.retryAfterMs === undefined && now - since >= longestTroubleMs);
    onFailure({ ...traceOf(row), tries: row.tries + 1 }, error, final);
    if (!final) return tryLater(row, error, now);
    failingSince.delete(row.id);
    answered(platform, now, () => {
      outbox.markFailed(row.id, now, reasonOf(error));
      if (told?.refused === "address") onLost?.(row.address, now);
    });
    return "settled";
  }

  /** In a pause of its platform, when that ends; else when the platform says, or later and later. */
  function tryLater({ id, lane, tries, address: { platform } }: Pending, error: unknown, now: number): Outcome {
    const told = error instanceof DeliveryError ? error : undefined;
    const ownAt = now + delayOf(error, tries, random());
    const write = (at: number) => outbox.retryAt(id, at, reasonOf(error));
    if (told?.alone === true) return answered(platform, now, () => write(ownAt)) ? "settled" : { againAt: ownAt };
    const isAsked = told?.retryAfterMs !== undefined;
    const pausedUntil = platforms.trouble(platform, { id, lane, ...(isAsked && { askedUntil: ownAt }) }, now);
    const againAt = pausedUntil === undefined ? ownAt : Math.max(pausedUntil, isAsked ? ownAt : 0);
    write(againAt);
    return { againAt };
  }

  /** Rejects only when the outbox cannot be written. */
  return async function deliver(adapter: Adapter, row: Pending): Promise<Outcome> {
    const { id, address } = row;
    const message = carriedBy(address.platform, row.message, limits, adapters.keys());
    const sent = unmarked.get(id) ?? (await attempt(adapter, { ...row, message }));
    if (!("reference" in sent)) return fail(row, sent.error);
    unmarked.set(id, sent);
    const now = clock.now();
    // The platform they left may have had it: nobody looks there any more.
    const receipt = row.begunElsewhere === true ? { ...sent, maybeTwice: true as const } : sent;
    const wasPaused = answered(address.platform, now, () => outbox.markSent(id, receipt, now));
    unmarked.delete(id);
    failingSince.delete(id);
    return wasPaused ? "settled" : "sent";
  };
}

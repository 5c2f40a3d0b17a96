import { vi } from "vitest";
import type { Address, Platform } from "../../src/core/adapter.ts";
import { systemClock } from "../../src/core/clock.ts";
import { createDelivery } from "../../src/core/delivery/worker.ts";
import { say } from "../../src/core/message.ts";
import { openStore } from "../../src/core/store/store.ts";
import { createFakeAdapter } from "./fake-adapter.ts";

/** Lets that many seconds pass, in no time: timers must be fake. */
export const seconds = (count: number) => vi.advanceTimersByTimeAsync(count * 1000);

export const to = (channel: string, platform: Platform = "console"): Address => ({ platform, channel });

/**
 * A worker over an empty base; `add("vougy", "a", "b")` puts two messages for that address in the outbox. `random`: where
 * each delay falls between its shortest and its longest; in the middle unless told.
 */
export function createWorker(
  behave?: Parameters<typeof createFakeAdapter>[0],
  store: ReturnType<typeof openStore> = openStore(":memory:"),
  random = () => 0.5,
) {
  const fake = createFakeAdapter(behave);
  const failures: { key: number; tries: number; final: boolean }[] = [];
  const lost: string[] = [];
  const stops: string[] = [];
  const delivery = createDelivery({
    store,
    adapters: new Map([["console", fake.adapter]]),
    clock: systemClock,
    onFailure: ({ id, tries }, _error, final) => failures.push({ key: id, tries, final }),
    onLost: ({ channel }) => lost.push(channel),
    onHalted: (_platform, reason) => stops.push(reason),
    random,
  });
  const add = (channel: string, ...keys: string[]) => {
    for (const key of keys) store.outbox.add(key, { address: to(channel) }, say(key), Date.now());
  };
  const posted = () => fake.posted.map((one) => one.key);
  return { ...fake, ...delivery, store, add, failures, lost, stops, posted };
}

/** A promise held until `open` is called. */
export function createGate() {
  const { promise, resolve } = Promise.withResolvers<void>();
  return { opened: promise, open: resolve };
}

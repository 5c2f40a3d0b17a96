import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { createPace } from "../../../src/adapters/slack/pace.ts";

beforeEach(() => void vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "Date"], now: 1_000_000 }));
afterEach(() => void vi.useRealTimers());

/** When each of the messages of `channels` may leave, in seconds from now. */
async function leave(channels: readonly string[], prepare: (pace: ReturnType<typeof createPace>) => void = () => {}) {
  const pace = createPace(() => Date.now());
  prepare(pace);
  const start = Date.now();
  const at = channels.map((channel) => pace.turn(channel).then(() => (Date.now() - start) / 1000));
  await vi.advanceTimersByTimeAsync(600_000);
  return Promise.all(at);
}

test("three messages go at once to a channel, then one every 1.2 s", async () => {
  expect(await leave(["D1", "D1", "D1", "D1", "D1"])).toEqual([0, 0, 0, 1.2, 2.4]);
});

test("a channel's burst comes back with time", async () => {
  const pace = createPace(() => Date.now());
  for (let one = 0; one < 3; one += 1) await pace.turn("D1");
  await vi.advanceTimersByTimeAsync(10_000);
  const before = Date.now();
  for (let one = 0; one < 3; one += 1) await pace.turn("D1");
  expect(Date.now()).toBe(before);
});

test("many channels share the workspace: twenty at once, then five a second", async () => {
  const at = await leave(Array.from({ length: 50 }, (_, index) => `D${index}`));
  expect(at.slice(0, 20)).toEqual(Array.from({ length: 20 }, () => 0));
  expect(at[20]).toBeCloseTo(0.2);
  expect(at[49]).toBeCloseTo(6);
});

test("a channel's burst is counted from when its messages leave, not from when they asked to", async () => {
  const pace = createPace(() => Date.now());
  const others = Array.from({ length: 70 }, (_, index) => pace.turn(`D${index + 2}`));
  const start = Date.now();
  const at: number[] = [];
  const one = (async () => {
    for (let rank = 0; rank < 4; rank += 1) {
      await pace.turn("D1");
      at.push((Date.now() - start) / 1000);
    }
  })();
  await vi.advanceTimersByTimeAsync(600_000);
  await Promise.all([one, ...others]);
  expect((at[3] ?? 0) - (at[0] ?? 0)).toBeGreaterThanOrEqual(1.2);
});

test("a channel that is held delays no other", async () => {
  expect(await leave(["D1", "D2", "D1"], (pace) => pace.hold("D1", 30_000))).toEqual([30, 0, 30]);
});

test("stopping lets nothing more leave, and nobody wait", async () => {
  const pace = createPace(() => Date.now());
  const turns = Array.from({ length: 5 }, () => pace.turn("D1"));
  await vi.advanceTimersByTimeAsync(0);
  pace.stop();
  expect(await Promise.all(turns)).toEqual([true, true, true, false, false]);
  expect(await pace.turn("D2")).toBe(false);
});

test("conversations are read eight at once, then forty a minute", async () => {
  const pace = createPace(() => Date.now());
  const start = Date.now();
  const at = Array.from({ length: 50 }, () => pace.reading().then(() => (Date.now() - start) / 1000));
  await vi.advanceTimersByTimeAsync(600_000);
  const times = await Promise.all(at);
  expect(times.filter((one) => one < 60)).toHaveLength(47);
  expect(times.slice(7, 10)).toEqual([0, 1.5, 3]);
});

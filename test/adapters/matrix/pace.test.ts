import { setTimeout as wait } from "node:timers/promises";
import { expect, onTestFinished, test, vi } from "vitest";
import { createPace } from "../../../src/adapters/matrix/pace.ts";

const now = () => performance.now();
const toleranceMs = 5;

/** When each of so many calls, asked for at once, is made; ms from the first request. */
async function made(pace: ReturnType<typeof createPace>, count: number): Promise<number[]> {
  const start = now();
  const turn = async () => ((await pace.turn()) ? now() - start : Number.NaN);
  return Promise.all(Array.from({ length: count }, turn));
}

test("calls go as they come, until they are told to go slower: then one after another", async () => {
  const pace = createPace(now);
  // No timer rings meanwhile: a call that waited for one would never be made.
  vi.useFakeTimers({ toFake: ["setTimeout"] });
  onTestFinished(() => void vi.useRealTimers());
  await made(pace, 5);
  vi.useRealTimers();
  pace.slowTo(50);
  await pace.turn();
  const times = await made(pace, 4);
  for (const [index, at] of times.entries()) expect(at).toBeGreaterThan((index + 1) * 20 - toleranceMs);
});

test("a pause holds all of them, those that already waited and those it is asked for again", async () => {
  const pace = createPace(now);
  pace.slowTo(100);
  await pace.turn();
  const waiting = made(pace, 2);
  pace.hold(40);
  await wait(20);
  pace.hold(60);
  expect(pace.isFree()).toBe(false);
  expect(Math.min(...(await waiting))).toBeGreaterThan(80 - toleranceMs - 2);
});

test("those that a pause held leave one after another at its end, not together", async () => {
  const pace = createPace(now);
  pace.slowTo(50);
  await pace.turn();
  const waiting = made(pace, 3);
  pace.hold(100);
  const [first = 0, second = 0, third = 0] = (await waiting).toSorted((one, other) => one - other);
  expect(first).toBeGreaterThan(100 - toleranceMs);
  // From the end of the pause, and not from each other: a loaded machine may make one late, never early.
  expect(second).toBeGreaterThan(120 - toleranceMs);
  expect(third).toBeGreaterThan(140 - toleranceMs);
});

test("a shorter pause does not end a longer one", async () => {
  const pace = createPace(now);
  pace.hold(50);
  pace.hold(5);
  expect(Math.min(...(await made(pace, 1)))).toBeGreaterThan(50 - toleranceMs);
});

test("small calls pass when nothing waits; urgent ones before their turn, seldom; each takes its time", () => {
  const clock = { at: 0 };
  const pace = createPace(() => clock.at);
  pace.slowTo(1);
  expect([pace.passes(false), pace.passes(false)]).toEqual([true, false]);
  expect([pace.passes(true), pace.passes(true)]).toEqual([true, false]);
  clock.at = 1_999;
  expect(pace.isFree()).toBe(false);
  clock.at = 2_000;
  expect(pace.isFree()).toBe(true);
  expect(pace.passes(true)).toBe(false);
  clock.at = 10_000;
  expect(pace.passes(true)).toBe(true);
  pace.hold(30_000);
  clock.at = 30_000;
  expect([pace.passes(false), pace.passes(true)]).toEqual([false, false]);
});

test("when all stops, nobody waits any more, and nobody may call", async () => {
  const pace = createPace(now);
  pace.hold(60_000);
  const waiting = pace.turn();
  pace.stop();
  expect(await waiting).toBe(false);
  expect(await pace.turn()).toBe(false);
  expect([pace.isFree(), pace.passes(false), pace.passes(true)]).toEqual([false, false, false]);
});

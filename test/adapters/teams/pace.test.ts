import * as fc from "fast-check";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { createPace } from "../../../src/adapters/teams/pace.ts";

const start = 1_000_000;
beforeEach(() => void vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "Date"], now: start }));
afterEach(() => void vi.useRealTimers());

/** Microsoft's own (learn.microsoft.com/microsoftteams/platform/bots/how-to/rate-limit), of a conversation and of a tenant. */
const ofConversation = [
  [7, 1_000],
  [8, 2_000],
  [60, 30_000],
  [1_800, 3_600_000],
] as const;
const ofTenant = [[30, 1_000]] as const;

type Message = { after: number; tenant: string; conversation: string };
type Left = Message & { rank: number; at: number; goes: boolean };

/** Posts each message so long after the one before, in ms; those that left, in the order in which they did. */
async function leave(messages: readonly Message[], prepare: (pace: ReturnType<typeof createPace>) => void = () => {}) {
  const pace = createPace(() => Date.now());
  prepare(pace);
  const left: Left[] = [];
  for (const [rank, message] of messages.entries()) {
    await vi.advanceTimersByTimeAsync(message.after);
    void pace
      .turn(message.tenant, message.conversation)
      .then((goes) => left.push({ ...message, rank, at: Date.now() - start, goes }));
  }
  await vi.runAllTimersAsync();
  return left;
}

const of = (conversation: string, tenant = "t", after = 0): Message => ({ after, tenant, conversation });
const times = (count: number, message: Message) => Array.from({ length: count }, () => message);
const timesOf = (left: readonly Left[]) => left.map(({ at }) => at);

/** How many windows of `ms` hold more than `most`. */
function excess(all: readonly number[], most: number, ms: number): number {
  return all.filter((at, index) => at - (all[index - most] ?? Number.NEGATIVE_INFINITY) < ms).length;
}

function expectWithinLimits(left: readonly Left[]): void {
  const by = (key: "tenant" | "conversation") => [...Map.groupBy(left, (one) => one[key]).values()].map(timesOf);
  for (const all of by("conversation"))
    for (const [most, ms] of ofConversation) expect(excess(all, most, ms), `${most} in ${ms}`).toBe(0);
  for (const all of by("tenant"))
    for (const [most, ms] of ofTenant) expect(excess(all, most, ms), `${most} in ${ms}`).toBe(0);
}

function expectInOrder(left: readonly Left[]): void {
  for (const all of Map.groupBy(left, ({ conversation }) => conversation).values()) {
    const ranks = all.map(({ rank }) => rank);
    expect(ranks).toEqual(ranks.toSorted((a, b) => a - b));
  }
}

describe("a conversation", () => {
  test("takes seven messages at once, an eighth in the next second, then two a second", async () => {
    const left = timesOf(await leave(times(10, of("a"))));
    expect(left.slice(0, 7)).toEqual(times(7, of("a")).map(() => 0));
    expect(left[7]).toBeGreaterThanOrEqual(1_000);
    expect(left[7]).toBeLessThan(1_500);
    expect(left[8]).toBeGreaterThanOrEqual(2_000);
    expect(left[8]).toBeLessThan(2_500);
  });

  test("that says a little now and then waits for nothing", async () => {
    const left = await leave(times(100, of("a", "t", 600)));
    expect(timesOf(left)).toEqual(left.map((_, index) => (index + 1) * 600));
  });

  test("takes no more than an hour may", async () => {
    const left = await leave(times(2_000, of("a")));
    expectWithinLimits(left);
    const all = timesOf(left);
    expect(all[1_799]).toBeLessThan(1_000_000);
    expect(all[1_800]).toBeGreaterThanOrEqual(3_600_000);
    expect(all).toHaveLength(2_000);
  });

  test("that waits holds no other of its tenant", async () => {
    const left = await leave([...times(100, of("a")), of("b")]);
    expect(left.find(({ conversation }) => conversation === "b")?.at).toBe(0);
  });
});

describe("a tenant", () => {
  test("takes thirty messages at once, and thirty more in the next second", async () => {
    const left = await leave(Array.from({ length: 61 }, (_, index) => of(`c${index}`)));
    const all = timesOf(left);
    expect(all.filter((at) => at === 0)).toHaveLength(30);
    expect(all.filter((at) => at < 2_000)).toHaveLength(60);
    expectWithinLimits(left);
  });

  test("that waits holds no other", async () => {
    const left = await leave([...Array.from({ length: 100 }, (_, index) => of(`c${index}`)), of("z", "another")]);
    expect(left.find(({ tenant }) => tenant === "another")?.at).toBe(0);
  });

  test("where all wait still keeps each conversation to its own", async () => {
    const many = Array.from({ length: 300 }, (_, index) => of(`c${index}`));
    const left = await leave([...many, ...times(30, of("a")), of("a", "t", 3_000), ...times(20, of("a"))]);
    expect(left).toHaveLength(351);
    expectWithinLimits(left);
    expectInOrder(left);
  });
});

test("whatever comes, no limit is passed, order is kept in a conversation, and everything leaves", async () => {
  const after = fc.oneof(
    { weight: 6, arbitrary: fc.constant(0) },
    { weight: 3, arbitrary: fc.nat(400) },
    { weight: 1, arbitrary: fc.nat(5_000) },
  );
  // A conversation is of one tenant.
  const burst = fc
    .record({
      after,
      tenant: fc.constantFrom("t", "u"),
      conversation: fc.constantFrom("a", "b"),
      count: fc.integer({ min: 1, max: 20 }),
    })
    .map((one) => [
      { ...one, conversation: `${one.tenant}:${one.conversation}` },
      ...times(one.count - 1, of(`${one.tenant}:${one.conversation}`, one.tenant)),
    ]);
  const crowd = fc
    .record({ after, count: fc.integer({ min: 1, max: 90 }) })
    .map((one) => [of("t:0", "t", one.after), ...Array.from({ length: one.count }, (_, index) => of(`t:${index}`))]);
  const messages = fc
    .array(fc.oneof(burst, crowd), { minLength: 1, maxLength: 8, size: "max" })
    .map((all) => all.flat());
  await fc.assert(
    fc.asyncProperty(messages, async (all) => {
      vi.setSystemTime(start);
      const left = await leave(all);
      expect(left).toHaveLength(all.length);
      expect(left.every(({ goes }) => goes)).toBe(true);
      expectWithinLimits(left);
      expectInOrder(left);
    }),
    { numRuns: 40 },
  );
});

describe("a pause that Teams asks for", () => {
  test("holds its conversation and no other", async () => {
    const left = await leave([of("a"), of("b"), of("a")], (pace) => pace.hold("a", 30_000));
    expect(left.map(({ conversation, at }) => [conversation, at])).toEqual([
      ["b", 0],
      ["a", 30_000],
      ["a", 30_000],
    ]);
  });

  test("holds those that already wait there", async () => {
    const pace = createPace(() => Date.now());
    const left: number[] = [];
    for (let one = 0; one < 8; one += 1) void pace.turn("t", "a").then(() => left.push(Date.now() - start));
    await vi.advanceTimersByTimeAsync(100);
    expect(left).toHaveLength(7);
    pace.hold("a", 60_000);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(left.slice(7)).toEqual([60_100]);
  });

  test("is not shortened by another", async () => {
    const left = await leave([of("a")], (pace) => {
      pace.hold("a", 30_000);
      pace.hold("a", 1_000);
    });
    expect(timesOf(left)).toEqual([30_000]);
  });
});

describe("to stop", () => {
  test.each([
    ["in a conversation", times(10, of("a")), 7],
    ["in a tenant", Array.from({ length: 40 }, (_, index) => of(`c${index}`)), 30],
  ])("lets nothing more leave %s, and nobody wait", async (_, messages, gone) => {
    const pace = createPace(() => Date.now());
    const turns = messages.map(({ tenant, conversation }) => pace.turn(tenant, conversation));
    await vi.advanceTimersByTimeAsync(0);
    pace.stop();
    expect(await Promise.all(turns)).toEqual(messages.map((_message, index) => index < gone));
    expect(await pace.turn("t", "z")).toBe(false);
    expect(vi.getTimerCount()).toBe(0);
  });

  test("frees those that Teams made wait", async () => {
    const pace = createPace(() => Date.now());
    pace.hold("a", 3_600_000);
    const turn = pace.turn("t", "a");
    await vi.advanceTimersByTimeAsync(1_000);
    pace.stop();
    expect(await turn).toBe(false);
  });
});

test("many conversations leave no trace of what they said long ago", async () => {
  const pace = createPace(() => Date.now());
  for (let one = 0; one < 3_000; one += 1) {
    await pace.turn(`t${one}`, `c${one}`);
    await vi.advanceTimersByTimeAsync(10_000);
  }
  // Those of the last hour are still known.
  const before = Date.now();
  for (let one = 0; one < 7; one += 1) await pace.turn("z", "c0");
  expect(Date.now()).toBe(before);
});

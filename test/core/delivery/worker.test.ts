import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { DeliveryError } from "../../../src/core/errors.ts";
import { say } from "../../../src/core/message.ts";
import { createGate, createWorker, seconds, to } from "../../support/test-worker.ts";

beforeEach(() => void vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "Date"], now: 0 }));
afterEach(() => void vi.useRealTimers());

describe("order", () => {
  test("is kept for one address, even when the first message has to be tried again", async () => {
    let refusals = 2;
    const worker = createWorker(({ key }) => {
      if (key === "first" && refusals-- > 0) throw new Error("not now");
    });
    worker.add("vougy", "first", "second", "third");
    worker.wake();
    await seconds(10);
    expect(worker.posted()).toEqual(["first", "second", "third"]);
    expect(worker.tries.map((one) => one.key)).toEqual(["first", "first", "first", "second", "third"]);
  });

  test("is kept for messages added while an earlier one is being sent", async () => {
    const gate = createGate();
    const worker = createWorker(({ key }) => (key === "first" ? gate.opened : undefined));
    worker.add("vougy", "first");
    worker.wake();
    worker.add("vougy", "second");
    worker.wake();
    await seconds(1);
    expect(worker.posted()).toEqual([]);
    gate.open();
    await worker.settled();
    expect(worker.posted()).toEqual(["first", "second"]);
  });

  test("is of one thread: two threads of a channel do not wait for each other", async () => {
    const gate = createGate();
    const worker = createWorker(({ key }) => (key === "slow" ? gate.opened : undefined));
    worker.store.outbox.add("slow", { address: { ...to("copil"), thread: "1" } }, say("a"), 0);
    worker.store.outbox.add("quick", { address: { ...to("copil"), thread: "2" } }, say("b"), 0);
    worker.wake();
    await seconds(1);
    expect(worker.posted()).toEqual(["quick"]);
    gate.open();
  });
});

describe("one address in trouble", () => {
  test("delays nobody else", async () => {
    const worker = createWorker(({ channel }) => {
      if (channel === "vougy") throw new Error("unreachable");
    });
    worker.add("vougy", "v1");
    worker.add("nandax", "n1", "n2");
    worker.add("mars", "m1");
    worker.wake();
    await worker.settled();
    expect(worker.posted().toSorted()).toEqual(["m1", "n1", "n2"]);
  });

  test("that never answers delays nobody else", async () => {
    const worker = createWorker(({ channel }) => (channel === "vougy" ? new Promise(() => {}) : undefined));
    worker.add("vougy", "v1");
    worker.add("nandax", "n1");
    worker.wake();
    await seconds(0);
    worker.add("nandax", "n2");
    worker.wake();
    await seconds(0);
    expect(worker.posted()).toEqual(["n1", "n2"]);
  });

  test("is tried again later and later, five minutes at most, and given up after three days", async () => {
    const at: number[] = [];
    const worker = createWorker(({ key }) => {
      if (key !== "bad") return;
      at.push(Date.now());
      throw new Error("unreachable");
    });
    worker.add("vougy", "bad", "next");
    worker.wake();
    await seconds(3 * 24 * 3600 - 1);
    const waits = at.slice(1).map((one, index) => (one - (at[index] ?? 0)) / 1000);
    expect(waits.slice(0, 9)).toEqual([1, 2, 4, 8, 16, 32, 64, 128, 256]);
    expect(new Set(waits.slice(9))).toEqual(new Set([300]));
    expect(worker.posted()).toEqual([]);
    await seconds(301);
    expect(worker.failures.filter((one) => one.final)).toEqual([expect.objectContaining({ key: 1 })]);
    expect(worker.posted()).toEqual(["next"]);
  });
});

describe("many addresses in trouble at once", () => {
  test("are not tried again at once", async () => {
    const at: number[] = [];
    const worker = createWorker(
      () => {
        at.push(Date.now());
        if (Date.now() === 0) throw new Error("an outage");
      },
      undefined,
      (() => {
        const chances = [0, 0.25, 1];
        return () => chances.shift() ?? 0.5;
      })(),
    );
    for (const channel of ["vougy", "nandax", "mars"]) worker.add(channel, channel);
    worker.wake();
    await seconds(2);
    expect(at).toEqual([0, 0, 0, 750, 875, 1250]);
  });
});

describe("a message that may be there twice", () => {
  test("is said to be, in what is kept of its delivery", async () => {
    const worker = createWorker(({ key }) => (key === "doubtful" ? { reference: "1", maybeTwice: true } : undefined));
    worker.add("vougy", "doubtful", "certain");
    worker.wake();
    await worker.settled();
    expect(worker.store.outbox.maybeTwice()).toEqual(["doubtful"]);
  });
});

describe("what the platform asks", () => {
  test("Retry-After is obeyed to the millisecond, for that address only", async () => {
    let limited = true;
    const worker = createWorker(({ channel }) => {
      if (channel !== "vougy" || !limited) return;
      limited = false;
      throw new DeliveryError("slow down", { retryAfterMs: 30_000 });
    });
    worker.add("vougy", "v1", "v2");
    worker.add("nandax", "n1");
    worker.wake();
    await seconds(29.999);
    worker.wake();
    await seconds(0);
    expect(worker.posted()).toEqual(["n1"]);
    await seconds(0.001);
    expect(worker.posted()).toEqual(["n1", "v1", "v2"]);
  });

  test("Retry-After may be longer than our own longest wait", async () => {
    let limited = true;
    const worker = createWorker(() => {
      if (!limited) return;
      limited = false;
      throw new DeliveryError("come back in an hour", { retryAfterMs: 3_600_000 });
    });
    worker.add("vougy", "v1");
    worker.wake();
    await seconds(3599);
    expect(worker.tries).toHaveLength(1);
    await seconds(1);
    expect(worker.posted()).toEqual(["v1"]);
  });

  test("a refused message stops after one try, and lets the next one through", async () => {
    const worker = createWorker(({ key }) => {
      if (key === "bad") throw new DeliveryError("invalid_arguments", { refused: "message" });
    });
    worker.add("vougy", "bad", "next");
    worker.wake();
    await seconds(3600);
    expect(worker.tries.map((one) => one.key)).toEqual(["bad", "next"]);
    expect(worker.failures).toEqual([{ key: 1, tries: 1, final: true }]);
    expect(worker.lost).toEqual([]);
  });

  test("a lost address is told of in the transaction that gives the message up", async () => {
    const worker = createWorker(() => {
      throw new DeliveryError("channel_not_found", { refused: "address" });
    });
    worker.add("vougy", "v1", "v2");
    worker.wake();
    await seconds(3600);
    expect(worker.tries.map((one) => one.key)).toEqual(["v1", "v2"]);
    expect(worker.lost).toEqual(["vougy", "vougy"]);
  });

  test("a platform that refuses us is left alone, once for all: its messages wait for the next start", async () => {
    const worker = createWorker(() => {
      throw new DeliveryError("token_revoked", { refused: "platform" });
    });
    worker.add("vougy", "v1");
    worker.add("nandax", "n1");
    worker.wake();
    await seconds(4 * 24 * 3600);
    worker.wake();
    await seconds(3600);
    expect(worker.tries).toHaveLength(2);
    expect(worker.halted()).toEqual(new Map([["console", "token_revoked"]]));
    expect(worker.stops).toEqual(["token_revoked"]);
    const after = createWorker(undefined, worker.store);
    after.wake();
    await seconds(1);
    expect(after.posted().toSorted()).toEqual(["n1", "v1"]);
  });

  test("the adapter is told since when a message may have been posted, also by a process that died", async () => {
    let refusals = 1;
    const worker = createWorker(() => {
      if (refusals-- > 0) throw new Error("time-out");
    });
    vi.setSystemTime(5_000);
    worker.add("vougy", "v1");
    worker.wake();
    await seconds(2);
    expect(worker.tries.map((one) => one.begunAt)).toEqual([undefined, 5_000]);

    const dying = createWorker(() => new Promise(() => {}), worker.store);
    dying.add("vougy", "v2");
    dying.wake();
    await seconds(10);
    const next = createWorker(undefined, worker.store);
    next.wake();
    await seconds(1);
    expect(next.tries).toEqual([{ channel: "vougy", key: "v2", begunAt: 7_000 }]);
  });
});

describe("a message that was surely not taken", () => {
  test("is not looked for, unless an earlier try left a doubt", async () => {
    const ends = [
      new DeliveryError("ratelimited", { retryAfterMs: 1_000, untaken: true }),
      new Error("time-out"),
      new DeliveryError("ratelimited", { retryAfterMs: 1_000, untaken: true }),
    ];
    const worker = createWorker(() => {
      const end = ends.shift();
      if (end !== undefined) throw end;
    });
    vi.setSystemTime(5_000);
    worker.add("vougy", "v1");
    worker.wake();
    await seconds(10);
    expect(worker.tries.map((one) => one.begunAt)).toEqual([undefined, undefined, 5_000, 5_000]);
  });

  test("is looked for when the process died in the middle of the next try", async () => {
    let isFirst = true;
    const dying = createWorker(() => {
      if (!isFirst) return new Promise(() => {});
      isFirst = false;
      throw new DeliveryError("ratelimited", { retryAfterMs: 1_000, untaken: true });
    });
    vi.setSystemTime(5_000);
    dying.add("vougy", "v1");
    dying.wake();
    await seconds(2);
    const next = createWorker(undefined, dying.store);
    next.wake();
    await seconds(1);
    expect(next.tries).toEqual([{ channel: "vougy", key: "v1", begunAt: 5_000 }]);
  });
});

describe("after a long stop", () => {
  test("a message begun before is not given up at its first trouble, nor ever when the platform says to come back", async () => {
    const dying = createWorker(() => new Promise(() => {}));
    dying.add("vougy", "v1");
    dying.wake();
    vi.setSystemTime(5 * 24 * 3_600_000);
    let asks = 2_000;
    const next = createWorker(() => {
      if (asks-- > 0) throw new DeliveryError("ratelimited", { retryAfterMs: 300_000 });
    }, dying.store);
    next.wake();
    await seconds(8 * 24 * 3600);
    expect(next.failures.some((one) => one.final)).toBe(false);
    expect(next.posted()).toEqual(["v1"]);
  });
});

test("stopping lets what is being sent end, and starts nothing more", async () => {
  const gate = createGate();
  const worker = createWorker(() => gate.opened);
  worker.add("vougy", "v1", "v2");
  worker.wake();
  const stopped = worker.stop();
  gate.open();
  await stopped;
  worker.wake();
  await seconds(3600);
  expect(worker.tries.map((one) => one.key)).toEqual(["v1"]);
});

import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { DeliveryError } from "../../../src/core/errors.ts";
import { createGate, createWorker, seconds } from "../../support/test-worker.ts";

beforeEach(() => void vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "Date"], now: 0 }));
afterEach(() => void vi.useRealTimers());

const channels = Array.from({ length: 40 }, (_, rank) => `c${rank}`);
const hour = 3600;

const limited = () => new DeliveryError("ratelimited", { retryAfterMs: 60_000 - Date.now(), untaken: true });

/** A platform that takes nothing until `end` (in seconds), where many messages of our own wait in as many rooms. */
function outage(end: number, failing: () => Error = () => new Error("unreachable"), broken: readonly string[] = []) {
  const worker = createWorker(({ channel }) => {
    if (Date.now() < end * 1000 || broken.includes(channel)) throw failing();
  });
  const letters = (...to: string[]) => {
    for (const channel of to)
      worker.store.outbox.add(channel, { room: { platform: "console", channel } }, { blocks: [] }, Date.now());
    worker.wake();
  };
  const answer = (channel: string, key = `reply:${channel}`) => {
    worker.add(channel, key);
    worker.wake();
  };
  return { ...worker, letters, answer };
}

describe("a platform that is out", () => {
  test("is tried by one message at a time, later and later, and not by all that wait", async () => {
    const worker = outage(2 * hour);
    worker.letters(...channels);
    await seconds(60);
    // Ten at once, then after 1, 2, 4, 8 s, then every 15 s.
    expect(worker.tries.length).toBeLessThanOrEqual(10 + 8);
    await seconds(hour - 60);
    expect(worker.tries.length).toBeLessThanOrEqual(10 + 5 + (4 * hour) / 60);
  });

  test("takes all that waited within a quarter of a minute of its return, each once", async () => {
    const worker = outage(hour);
    worker.letters(...channels);
    await seconds(hour + 15);
    expect(worker.posted().toSorted()).toEqual(channels.toSorted());
    expect(worker.failures.some(({ final }) => final)).toBe(false);
  });

  test("is asked at once by the answer to somebody who has just spoken, and all follows when it is taken", async () => {
    // It is well again five seconds after a message that tried.
    const worker = outage(hour + 5);
    worker.letters(...channels);
    await seconds(hour + 5);
    expect(worker.posted()).toEqual([]);
    worker.answer("somebody");
    await seconds(0);
    expect(worker.posted()[0]).toBe("reply:somebody");
    expect(worker.posted()).toHaveLength(41);
  });

  test("is not kept waiting by a conversation of its own trouble", async () => {
    const worker = outage(20, undefined, ["c0"]);
    worker.letters(...channels.slice(0, 6));
    await seconds(20 + 15);
    expect(worker.posted().toSorted()).toEqual(["c1", "c2", "c3", "c4", "c5"]);
  });

  test("is well again when it refuses one message alone", async () => {
    let out = true;
    const worker = createWorker(({ channel }) => {
      if (out) throw new Error("unreachable");
      if (channel === "c0") throw new DeliveryError("no_text", { refused: "message" });
    });
    for (const channel of channels) worker.add(channel, channel);
    worker.wake();
    await seconds(3);
    out = false;
    await seconds(15);
    expect(worker.posted()).toHaveLength(39);
  });
});

describe("a pause that the platform asks of the whole of us", () => {
  test("is kept by all, answers too, to the millisecond; then one message tries before the others", async () => {
    const worker = outage(60, limited);
    worker.letters(...channels);
    await seconds(30);
    worker.answer("somebody");
    await seconds(29.999);
    expect(worker.tries).toHaveLength(10);
    await seconds(0.001);
    expect(worker.posted()[0]).toBe("reply:somebody");
    await seconds(1);
    expect(worker.posted()).toHaveLength(41);
  });

  test("of a few conversations holds nobody else", async () => {
    const broken = channels.slice(0, 5);
    const worker = outage(0, limited, broken);
    worker.letters(...channels);
    await seconds(1);
    expect(worker.posted()).toHaveLength(35);
  });

  test("of a conversation, while others fail otherwise, holds no answer to somebody who has just spoken", async () => {
    const worker = createWorker(({ channel }) => {
      if (channel === "somebody" || Date.now() > 2_000) return;
      throw channel === "c0" ? limited() : new Error("unreachable");
    });
    for (const channel of channels.slice(0, 10)) worker.add(channel, channel);
    worker.wake();
    await seconds(0.5);
    worker.add("somebody", "reply");
    worker.wake();
    await seconds(0);
    expect(worker.posted()).toEqual(["reply"]);
    await seconds(10);
    expect(worker.posted()).toHaveLength(10);
    await seconds(50);
    expect(worker.posted()).toHaveLength(11);
  });

  test("of many conversations, one after another, between messages that go well, holds nobody", async () => {
    const broken = channels.filter((_, rank) => rank % 2 === 0);
    const worker = outage(0, limited, broken);
    for (const channel of channels) {
      worker.letters(channel);
      await seconds(0.1);
    }
    expect(worker.posted()).toHaveLength(20);
  });
});

test("trouble that is of each address, as a mailbox that wants to be asked again, is not the platform's", async () => {
  const asked = new Set<string>();
  const worker = createWorker(({ channel }) => {
    if (asked.has(channel)) return;
    asked.add(channel);
    throw new DeliveryError("smtp 450 RCPT TO", { alone: true });
  });
  for (const channel of channels) worker.add(channel, channel);
  worker.wake();
  await seconds(1.5);
  expect(worker.posted()).toHaveLength(40);
});

test("in a pause, a call that never ends lets answers pass", async () => {
  const gate = createGate();
  const worker = createWorker(({ channel }) => {
    if (channel === "somebody") return;
    if (channel === "c9") return gate.opened;
    throw new Error("unreachable");
  });
  for (const channel of channels) worker.add(channel, channel);
  worker.wake();
  await seconds(1);
  worker.add("somebody", "reply");
  worker.wake();
  await seconds(0);
  expect(worker.posted()).toEqual(["reply"]);
  gate.open();
});

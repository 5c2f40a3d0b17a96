import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { Platform } from "../../../src/core/adapter.ts";
import { systemClock } from "../../../src/core/clock.ts";
import { createDelivery } from "../../../src/core/delivery/worker.ts";
import { say } from "../../../src/core/message.ts";
import { openStore } from "../../../src/core/store/store.ts";
import { createGate, createWorker, seconds, to } from "../../support/test-worker.ts";

beforeEach(() => void vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "Date"], now: 0 }));
afterEach(() => void vi.useRealTimers());

describe("never twice", () => {
  test("overlapping wakes send each message once", async () => {
    const gate = createGate();
    const worker = createWorker(() => gate.opened);
    worker.add("vougy", "v1", "v2");
    worker.add("nandax", "n1");
    for (let time = 0; time < 5; time += 1) worker.wake();
    await seconds(1);
    worker.wake();
    gate.open();
    await worker.settled();
    worker.wake();
    await worker.settled();
    expect(worker.tries.map((one) => one.key).toSorted()).toEqual(["n1", "v1", "v2"]);
  });

  test("the same key added twice is one message", async () => {
    const worker = createWorker();
    worker.add("vougy", "v1", "v1");
    worker.wake();
    await worker.settled();
    worker.add("vougy", "v1");
    worker.wake();
    await worker.settled();
    expect(worker.tries).toHaveLength(1);
  });

  test("after a crash between sending and marking, the same key is sent: the platform posts it once", async () => {
    const before = createWorker();
    before.add("vougy", "v1", "v2");
    // The process dies with v1 posted and not yet marked.
    void before.adapter.send(to("vougy"), say("v1"), "v1");
    const after = createDelivery({
      store: before.store,
      adapters: new Map([["console", before.adapter]]),
      clock: systemClock,
      onFailure: () => {},
    });
    after.wake();
    await after.settled();
    expect(before.tries.map((one) => one.key)).toEqual(["v1", "v1", "v2"]);
    expect(before.posted()).toEqual(["v1", "v2"]);
  });

  test("a message that was sent but could not be marked holds nobody else, and is marked later without sending", async () => {
    const store = openStore(":memory:");
    let faulty = true;
    const markSent: typeof store.outbox.markSent = (...given) => {
      if (faulty && given[0] === 1) throw new Error("disk full");
      store.outbox.markSent(...given);
    };
    const worker = createWorker(undefined, { ...store, outbox: { ...store.outbox, markSent } });
    worker.add("vougy", "v1");
    worker.add("nandax", "n1");
    worker.wake();
    await seconds(0.5);
    faulty = false;
    await seconds(1);
    expect(worker.tries.map((one) => one.key)).toEqual(["v1", "n1"]);
    expect(worker.store.outbox.nextPerLane(new Set(), ["console"], Date.now())).toEqual([]);
  });
});

function full(): never {
  throw new Error("disk full");
}

function createPerson(store: ReturnType<typeof openStore>) {
  const id = store.people.save({ email: "a@b.fr", firstName: "A", lastName: "B", mandates: [], presence: [] }, 0);
  const link = (channel: string, at: number, platform: Platform = "console") => {
    const from = { id: channel, name: "A B" };
    const address = to(channel, platform);
    const account = store.accounts.seen({ id: channel, type: "joined", from, address, direct: true }, at);
    store.accounts.link(account.id, id);
  };
  return { id, link };
}

test("what is told of a failure never holds the words of the message, even when the base fails", async () => {
  const store = openStore(":memory:");
  const told: unknown[] = [];
  const delivery = createDelivery({
    store: { ...store, outbox: { ...store.outbox, markSent: full } },
    adapters: new Map([["console", createWorker().adapter]]),
    clock: systemClock,
    onFailure: (...given) => told.push(given),
  });
  store.outbox.add("v1", { address: to("vougy") }, say("des mots à taire"), Date.now());
  delivery.wake();
  await seconds(0.5);
  expect(told).toHaveLength(1);
  expect(JSON.stringify(told)).not.toContain("des mots à taire");
});

describe("a message for a person", () => {
  test("waits while they have no account, holding nobody, and leaves once they are linked", async () => {
    const worker = createWorker();
    const person = createPerson(worker.store);
    worker.store.outbox.add("letter", { personId: person.id }, say("Bonjour"), 0);
    worker.add("nandax", "n1");
    worker.wake();
    await seconds(3600);
    expect(worker.posted()).toEqual(["n1"]);
    person.link("chez-elle", 1);
    worker.wake();
    await worker.settled();
    expect(worker.posted()).toEqual(["n1", "letter"]);
    expect(worker.tries.at(-1)?.channel).toBe("chez-elle");
  });

  test("goes where they last spoke", async () => {
    const worker = createWorker();
    const person = createPerson(worker.store);
    person.link("old", 1);
    person.link("new", 3);
    person.link("middle", 2);
    worker.store.outbox.add("letter", { personId: person.id }, say("Bonjour"), 0);
    worker.wake();
    await worker.settled();
    expect(worker.tries).toEqual([{ channel: "new", key: "letter" }]);
  });

  test("is not written in a shared channel: only a direct conversation is an address of theirs", async () => {
    const worker = createWorker();
    const { id } = createPerson(worker.store);
    const from = { id: "u1", name: "A B" };
    const seen = worker.store.accounts.seen(
      { id: "1", type: "joined", from, address: to("general"), direct: false },
      1,
    );
    worker.store.accounts.link(seen.id, id);
    worker.store.outbox.add("letter", { personId: id }, say("Bonjour"), 0);
    worker.wake();
    await seconds(1);
    expect(worker.tries).toEqual([]);
  });

  test("whose platform is not configured waits, holding nobody", async () => {
    const worker = createWorker();
    worker.store.outbox.add("elsewhere", { address: to("x", "slack") }, say("a"), 0);
    worker.add("vougy", "v1");
    worker.wake();
    await seconds(3600);
    expect(worker.tries.map((one) => one.key)).toEqual(["v1"]);
    expect(worker.store.outbox.nextPerLane(new Set(), ["slack"], Date.now())).toHaveLength(1);
  });
});

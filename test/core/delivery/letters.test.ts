import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { systemClock } from "../../../src/core/clock.ts";
import { createDelivery } from "../../../src/core/delivery/worker.ts";
import { DeliveryError } from "../../../src/core/errors.ts";
import { say } from "../../../src/core/message.ts";
import { lateHourOf } from "../../../src/core/notify.ts";
import { openStore } from "../../../src/core/store/store.ts";
import { createFakeAdapter } from "../../support/fake-adapter.ts";
import { createGate, seconds, to } from "../../support/test-worker.ts";

/** Friday 27 November 2026, 17 h 30 in Paris. */
const friday = Date.UTC(2026, 10, 27, 16, 30);
const hour = 3600;

beforeEach(() => void vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "Date"], now: friday }));
afterEach(() => void vi.useRealTimers());

/** A worker over a base where `count` people have each their own conversation. */
function open(count: number, behave: Parameters<typeof createFakeAdapter>[0]) {
  const store = openStore(":memory:");
  const people = Array.from({ length: count }, (_, rank) => {
    const person = {
      email: `${rank}@vougy.example`,
      firstName: "Anne",
      lastName: `L${rank}`,
      mandates: [],
      presence: [],
    };
    const id = store.people.save(person, friday);
    const from = { id: String(rank), name: "Anne" };
    const joined = { id: String(rank), type: "joined" as const, from, address: to(`own-${rank}`), direct: true };
    store.accounts.link(store.accounts.seen(joined, friday).id, id);
    return id;
  });
  const fake = createFakeAdapter(behave);
  const delivery = createDelivery({
    store,
    adapters: new Map([["console", fake.adapter]]),
    clock: systemClock,
    onFailure: () => {},
    lateHourOf: (letter, at) => lateHourOf(store, letter, at),
    random: () => 0.5,
  });
  const letters = (kind: string) => {
    for (const id of people) store.outbox.add(`${kind}:person:${id}`, { personId: id }, say("a"), Date.now());
    delivery.wake();
  };
  const answer = (rank: number) => {
    store.outbox.add(`reply:${rank}`, { address: to(`own-${rank}`) }, say("b"), Date.now());
    delivery.wake();
  };
  const inRoom = (key: string) => {
    store.outbox.add(key, { room: to("copil") }, say("c"), Date.now());
    delivery.wake();
  };
  const answerInRoom = (key: string) => {
    store.outbox.add(key, { address: to("copil") }, say("d"), Date.now());
    delivery.wake();
  };
  return { ...fake, ...delivery, store, people, letters, answer, inRoom, answerInRoom };
}

test("letters leave ten at a time, and an answer beside them at once", async () => {
  const gate = createGate();
  const worker = open(30, ({ key }) => (key.startsWith("reply") ? undefined : gate.opened));
  worker.letters("briefing");
  await seconds(1);
  expect(worker.tries).toHaveLength(10);
  worker.letters("morning");
  worker.answer(29);
  await seconds(1);
  // Whoever waits for an answer first reads what was written to them before.
  expect(worker.tries.map(({ key }) => key).slice(10)).toEqual(["briefing:person:30"]);
  gate.open();
  await worker.settled();
  expect(worker.posted).toHaveLength(61);
  const own = worker.posted.filter(({ channel }) => channel === "own-29").map(({ key }) => key);
  expect(own).toEqual(["briefing:person:30", "morning:person:30", "reply:29"]);
});

test("a letter that trouble kept past office hours waits for the next ones, and lets answers pass", async () => {
  let out = true;
  const worker = open(1, ({ key }) => {
    if (out && !key.startsWith("reply")) throw new Error("an outage");
  });
  worker.letters("briefing");
  await seconds(2 * hour);
  out = false;
  await seconds(hour);
  expect(worker.posted).toEqual([]);
  worker.answer(0);
  await seconds(1);
  expect(worker.posted.map(({ key }) => key)).toEqual(["reply:0"]);
  // Monday, 8 h.
  await seconds(59 * hour + 1800 - 2);
  expect(worker.posted).toHaveLength(1);
  await seconds(hour);
  expect(worker.posted.map(({ key }) => key)).toEqual(["reply:0", "briefing:person:1"]);
});

test("what nobody asked for in a room waits for the EPCI's office hours too, and lets answers pass there", async () => {
  let out = true;
  const worker = open(0, ({ key }) => {
    if (out && !key.startsWith("reply")) throw new Error("an outage");
  });
  worker.inRoom("room-point:1");
  await seconds(2 * hour);
  out = false;
  await seconds(hour);
  worker.answerInRoom("reply:1");
  await seconds(1);
  expect(worker.posted.map(({ key }) => key)).toEqual(["reply:1"]);
  // Monday, 8 h.
  await seconds(60 * hour);
  expect(worker.posted.map(({ key }) => key)).toEqual(["reply:1", "room-point:1"]);
});

test("a room is not somebody who waits: its points leave with the letters, ten at a time", async () => {
  const gate = createGate();
  const worker = open(12, () => gate.opened);
  worker.letters("briefing");
  worker.inRoom("room-point:1");
  await seconds(1);
  expect(worker.tries).toHaveLength(10);
  worker.answerInRoom("reply:1");
  await seconds(1);
  expect(worker.tries).toHaveLength(11);
  expect(worker.tries.at(-1)?.key).toBe("room-point:1");
  gate.open();
});

test("a letter put off over a long week-end is not given up at its first trouble then", async () => {
  // Thursday 24 December 2026, 17 h 30; Friday is a holiday.
  vi.setSystemTime(Date.UTC(2026, 11, 24, 16, 30));
  let out = true;
  const worker = open(1, () => {
    if (out) throw new Error("an outage");
  });
  worker.letters("briefing");
  await seconds(86.5 * hour + 60);
  expect(worker.tries.length).toBeGreaterThan(1);
  out = false;
  await seconds(600);
  expect(worker.posted.map(({ key }) => key)).toEqual(["briefing:person:1"]);
});

test("a letter whose hour has just passed still leaves: the end of the day is no wall", async () => {
  let out = true;
  const worker = open(1, () => {
    if (out) throw new Error("an outage");
  });
  await seconds(hour / 2 - 60);
  worker.letters("briefing");
  await seconds(600);
  out = false;
  await seconds(300);
  expect(worker.posted).toHaveLength(1);
});

test("what the platform surely did not take may still be taken back, until it is tried again", async () => {
  const gate = createGate();
  let tries = 0;
  const { store, wake, people, posted } = open(1, () => {
    tries += 1;
    if (tries === 1) throw new DeliveryError("451", { untaken: true });
    return gate.opened;
  });
  const [id = 0] = people;
  store.outbox.add("reminder:1", { personId: id }, say("a"), Date.now());
  store.outbox.add("next", { personId: id }, say("b"), Date.now());
  wake();
  await seconds(0);
  expect(tries).toBe(1);
  expect(store.outbox.withdraw(id, "reminder:")).toEqual(["reminder:1"]);
  await seconds(10);
  expect(store.outbox.withdraw(id, "next")).toEqual([]);
  gate.open();
  await seconds(1);
  expect(posted.map(({ key }) => key)).toEqual(["next"]);
});

test("a doubt stays: what was cut once is not taken back, whatever is said of the next tries", async () => {
  const errors = [new Error("cut"), new DeliveryError("451", { untaken: true })];
  const { store, wake, people, tries } = open(1, () => {
    const error = errors.shift();
    if (error !== undefined) throw error;
    throw new DeliveryError("451", { untaken: true });
  });
  const [id = 0] = people;
  store.outbox.add("reminder:1", { personId: id }, say("a"), Date.now());
  wake();
  await seconds(20);
  expect(tries.length).toBeGreaterThan(2);
  expect(tries.slice(1).every(({ begunAt }) => begunAt === friday)).toBe(true);
  expect(store.outbox.withdraw(id, "reminder:")).toEqual([]);
});

test("a message deferred again and again is never said to be in doubt, and still waits for office hours", async () => {
  let isDown = true;
  const { store, wake, people, tries, posted } = open(1, () => {
    if (isDown) throw new DeliveryError("451", { untaken: true });
  });
  store.outbox.add("letter:1", { personId: people[0] ?? 0 }, say("a"), Date.now());
  wake();
  await seconds(4 * hour);
  isDown = false;
  await seconds(12 * hour);
  expect(posted).toEqual([]);
  await seconds(60 * hour);
  expect(posted.map(({ key }) => key)).toEqual(["letter:1"]);
  expect(tries.every(({ begunAt }) => begunAt === undefined)).toBe(true);
});

import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Platform } from "../../../src/core/adapter.ts";
import { systemClock } from "../../../src/core/clock.ts";
import { createDelivery } from "../../../src/core/delivery/worker.ts";
import { DeliveryError } from "../../../src/core/errors.ts";
import { say } from "../../../src/core/message.ts";
import { openStore } from "../../../src/core/store/store.ts";
import { createFakeAdapter } from "../../support/fake-adapter.ts";
import { seconds } from "../../support/test-worker.ts";

const monday = Date.parse("2026-11-23T09:00:00Z");
beforeEach(() => void vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "Date"], now: monday }));
afterEach(() => void vi.useRealTimers());

/** Somebody who is on Slack, whose first letter does not come through there, then speaks on Matrix. */
async function moved(trouble: Error) {
  const store = openStore(":memory:");
  const person = { email: "anne@vougy.example", firstName: "Anne", lastName: "L", mandates: [], presence: [] };
  const id = store.people.save(person, monday);
  const speaks = (platform: Platform) => {
    const from = { id: `anne-${platform}`, name: "Anne" };
    const address = { platform, channel: `own-${platform}` };
    const joined = { id: `j-${platform}`, type: "joined" as const, from, address, direct: true };
    store.accounts.link(store.accounts.seen(joined, Date.now()).id, id);
  };
  speaks("slack");
  const slack = createFakeAdapter(() => {
    throw trouble;
  }, "slack");
  const matrix = createFakeAdapter(() => {}, "matrix");
  const adapters = new Map([
    ["slack" as const, slack.adapter],
    ["matrix" as const, matrix.adapter],
  ]);
  const delivery = createDelivery({ store, adapters, clock: systemClock, onFailure: () => {}, random: () => 0.5 });
  store.outbox.add("letter", { personId: id }, say("a"), Date.now());
  delivery.wake();
  await seconds(0.5);
  expect(slack.tries).toHaveLength(1);
  speaks("matrix");
  await seconds(30);
  await delivery.stop();
  return { store, slack, matrix };
}

test("what may have been posted where they were is said to be maybe there twice", async () => {
  const { store, slack, matrix } = await moved(new Error("the connection was cut"));
  expect(slack.tries).toHaveLength(1);
  expect(matrix.posted.map(({ key }) => key)).toEqual(["letter"]);
  expect(store.outbox.maybeTwice()).toEqual(["letter"]);
});

test("what the platform they left surely did not take is there once", async () => {
  const { store, matrix } = await moved(new DeliveryError("refused", { untaken: true }));
  expect(matrix.posted.map(({ key }) => key)).toEqual(["letter"]);
  expect(store.outbox.maybeTwice()).toEqual([]);
});

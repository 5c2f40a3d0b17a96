import { describe, expect, test } from "vitest";
import { createScheduler, type Job } from "../../../src/core/delivery/scheduler.ts";
import { openStore } from "../../../src/core/store/store.ts";
import { createFakeClock } from "../../support/fake-clock.ts";

const hour = 3_600_000;
const day = 24 * hour;

/** A job due at hour 8 of each day since 1970, that may run from 8 h to 18 h. */
function createDaily(run: Job["run"]): Job {
  return {
    name: "daily",
    periodAt: (at) => String(Math.floor(at / day)),
    dueAt: (period) => Number(period) * day + 8 * hour,
    isDecentHour: (at) => at % day >= 8 * hour && at % day < 18 * hour,
    run,
  };
}

function createScene(run: Job["run"] = () => {}, installedAt = 0) {
  const store = openStore(":memory:");
  store.settings.set("installed_at", String(installedAt));
  const clock = createFakeClock(0);
  const ran: string[] = [];
  const failures: string[] = [];
  let woken = 0;
  const job = createDaily((at, period) => {
    ran.push(period);
    run(at, period);
  });
  /** A scheduler over the same base, as after a restart. */
  const start = (...others: Job[]) =>
    createScheduler({
      store,
      clock,
      jobs: [job, ...others],
      onCommitted: () => (woken += 1),
      onFailure: (name, error) => failures.push(`${name}: ${String(error)}`),
    });
  return { store, clock, ran, start, failures, woken: () => woken };
}

describe("a period", () => {
  test("is run once, at its hour and not before, whatever restarts", () => {
    const { clock, ran, start } = createScene();
    clock.moveTo(10 * day + 8 * hour - 1);
    start().tick();
    expect(ran).toEqual([]);
    clock.forward(1);
    const scheduler = start();
    scheduler.tick();
    scheduler.tick();
    start().tick();
    clock.forward(5 * hour);
    start().tick();
    expect(ran).toEqual(["10"]);
  });

  test("that passed while stopped is caught up once, within itself and at a decent hour", () => {
    const { clock, ran, start } = createScene();
    const scheduler = start();
    clock.moveTo(10 * day + 20 * hour);
    scheduler.tick();
    expect(ran).toEqual([]);
    clock.moveTo(11 * day + 7 * hour);
    scheduler.tick();
    expect(ran).toEqual([]);
    clock.moveTo(11 * day + 17 * hour);
    scheduler.tick();
    scheduler.tick();
    expect(ran).toEqual(["11"]);
  });

  test("due before Relais was installed is not run, even late", () => {
    const { clock, ran, start } = createScene(() => {}, 10 * day + 9 * hour);
    clock.moveTo(10 * day + 10 * hour);
    start().tick();
    expect(ran).toEqual([]);
    clock.moveTo(11 * day + 8 * hour);
    start().tick();
    expect(ran).toEqual(["11"]);
  });

  test("whose work breaks is kept neither as work nor as done, is told, and is tried again; other jobs run", () => {
    let faulty = true;
    const { store, clock, ran, start, failures, woken } = createScene((at) => {
      store.settings.set("trace", String(at));
      if (faulty) throw new Error("a bug");
    });
    const others: string[] = [];
    const other = { ...createDaily((_at, period) => others.push(period)), name: "other" };
    clock.moveTo(10 * day + 8 * hour);
    start(other).tick();
    expect(store.settings.get("trace")).toBeUndefined();
    expect(failures).toEqual(["daily: Error: a bug"]);
    expect([others, woken()]).toEqual([["10"], 1]);
    faulty = false;
    start(other).tick();
    expect(ran).toEqual(["10", "10"]);
    expect(others).toEqual(["10"]);
    expect(store.settings.get("trace")).toBe(String(10 * day + 8 * hour));
  });
});

test("delivery is woken when something ran, and only then", () => {
  const { clock, start, woken } = createScene();
  const scheduler = start();
  scheduler.tick();
  expect(woken()).toBe(0);
  clock.moveTo(10 * day + 8 * hour);
  scheduler.tick();
  scheduler.tick();
  expect(woken()).toBe(1);
});

test("starting runs at once what is due", async () => {
  const { clock, ran, start } = createScene();
  clock.moveTo(10 * day + 9 * hour);
  const scheduler = start();
  scheduler.start();
  await scheduler.stop();
  expect(ran).toEqual(["10"]);
});

import { describe, expect, onTestFinished, test } from "vitest";
import { seedDemo } from "../../src/cli/demo.ts";
import { advanceTo, createScene } from "../../src/cli/scene.ts";
import { instantOf, localTimeAt } from "../../src/core/calendar/local-time.ts";
import type { SceneClock } from "../../src/core/clock.ts";
import { createSceneClock } from "../../src/core/clock.ts";
import { createScheduler } from "../../src/core/delivery/scheduler.ts";
import { openStore } from "../../src/core/store/store.ts";
import { createDemoBot, dgs } from "../support/demo-bot.ts";
import { library, mondayMorning, readable } from "../support/test-bot.ts";
import { createBriefingJob } from "../../src/core/briefing-job.ts";

/** The scene of the sandbox page over the demonstration, and the hours at which something was run. */
function createStage(store = createDemoBot().store) {
  const clock: SceneClock = createSceneClock({ now: () => mondayMorning }, 0, () => {});
  const wakes: number[] = [];
  const delivery = {
    wake: () => {},
    settled: () => Promise.resolve(),
    stop: () => Promise.resolve(),
    halt: () => {},
    hold: () => {},
    halted: () => new Map(),
  };
  const scheduler = createScheduler({
    store,
    clock,
    jobs: [createBriefingJob(store, library)],
    onCommitted: () => wakes.push(clock.now()),
    onFailure: (_job, error) => {
      throw error;
    },
  });
  const relais = { scheduler, delivery };
  let restarts = 0;
  const scene = createScene({
    store,
    clock,
    // The scene uses these two parts alone.
    relais: () => ({
      ...relais,
      search: () => Promise.resolve(),
      health: () => ({ platforms: [], halted: new Map(), pending: 0 }),
      bot: { receive: () => {} },
      stop: () => Promise.resolve(),
    }),
    restart: () => (restarts += 1),
  });
  return { store, clock, relais, scene, wakes, restarts: () => restarts };
}

const paris = (date: string, time = "08:00") => instantOf(date, time, "Europe/Paris");

describe("moving the clock", () => {
  test("stops at each hour when something is due: three Mondays, and the first day of those who are not there then", async () => {
    const { clock, relais, wakes } = createStage();
    await advanceTo(paris("2026-12-16", "21:00"), clock, relais);
    expect(wakes).toEqual(
      expect.arrayContaining(["2026-11-30", "2026-12-07", "2026-12-14"].map((date) => paris(date))),
    );
    expect(wakes.map((at) => localTimeAt(at, "Europe/Paris").time)).toEqual(wakes.map(() => "08:00"));
    expect(clock.now()).toBe(paris("2026-12-16", "21:00"));
  });

  test("passes through office hours: a week whose Monday is a holiday has its briefing on Tuesday at 8 h", async () => {
    const { store, clock, relais, wakes } = createStage();
    store.settings.set("installed_at", "0");
    clock.moveTo(paris("2027-03-26", "19:00"));
    await advanceTo(paris("2027-04-03", "20:00"), clock, relais);
    expect(wakes).toContain(paris("2027-03-30"));
    expect(wakes).not.toContain(paris("2027-03-29"));
  });

  test.each([
    ["day", "mardi 24 novembre 2026, 9 h"],
    ["monday", "lundi 30 novembre 2026, 8 h"],
    ["deadline", "samedi 5 décembre 2026, 8 h"],
  ] as const)("by one %s", async (move, now) => {
    expect(readable((await createStage().scene.move(move)).now)).toBe(now);
  });

  test("to the next deadline is refused in a sentence when there is none", async () => {
    const { scene, store } = createStage();
    for (const one of store.deadlines.open()) store.deadlines.finish(one.id, 1);
    await expect(scene.move("deadline")).rejects.toMatchObject({ name: "UserError" });
  });
});

test("describes the territory, and people: those of the stories first, the unknown visitor last", () => {
  const { territory, municipalities, now, people, stories } = createStage().scene.describe();
  expect([territory, municipalities, readable(now)]).toEqual([
    "CC Charlieu-Belmont",
    25,
    "lundi 23 novembre 2026, 9 h",
  ]);
  expect(people[0]).toMatchObject({ account: dgs, name: "Claire Arnaud", role: "directrice générale des services" });
  expect(people.at(-1)?.account).toBe("inconnu");
  expect(new Set(people.map((one) => one.account)).size).toBe(people.length);
  expect(stories.every((story) => people.some((one) => one.account === story.account))).toBe(true);
});

test("on another territory, the same parts are played by others: each story has someone to tell it", () => {
  const store = openStore(":memory:");
  onTestFinished(store.close);
  seedDemo(store, library, "web", mondayMorning, "200067106");
  const { people, stories } = createStage(store).scene.describe();
  expect(people.slice(0, 6).map((one) => one.role)).toEqual([
    "directrice générale des services",
    expect.stringContaining("secrétaire"),
    expect.stringContaining("secrétaire"),
    "maire",
    "adjointe (jeunesse)",
    expect.stringContaining("président"),
  ]);
  expect(stories.every((story) => people.some((one) => one.account === story.account))).toBe(true);
});

test("starting over asks for it once", async () => {
  const { scene, restarts } = createStage();
  await scene.reset();
  expect(restarts()).toBe(1);
});

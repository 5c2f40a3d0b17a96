import { describe, expect, onTestFinished, test } from "vitest";
import { runConsole } from "../../src/cli/console.ts";
import { openDemo, seedDemo } from "../../src/cli/demo.ts";
import { openStore } from "../../src/core/store/store.ts";
import { library, mondayMorning, readable } from "../support/test-bot.ts";

test.each([
  ["in the morning", Date.UTC(2026, 10, 23, 8)],
  ["at night", Date.UTC(2026, 10, 26, 2)],
  ["on a Sunday", Date.UTC(2026, 10, 29, 10)],
])("a demonstration that is opened %s shows its first letters at once", (_, now) => {
  const store = openStore(":memory:");
  onTestFinished(store.close);
  seedDemo(store, library, "web", now);
  expect(store.outbox.countPending()).toBeGreaterThan(0);
  expect(store.outbox.nextScheduledAt(now)).toBeUndefined();
});

function seeded(territory?: string) {
  const store = openStore(":memory:");
  onTestFinished(store.close);
  seedDemo(store, library, "web", mondayMorning, territory);
  return store;
}

async function* askingWho() {
  yield "qui suis-je";
}

describe("the demonstration of any territory", () => {
  test.each([
    ["200013050", "CC Sauer-Pechelbronn", 24],
    ["pays basque", "CA du Pays Basque", 158],
    [undefined, "CC Charlieu-Belmont", 25],
  ])("%s: %s, its project under way, and somebody left to invite", (territory, name, members) => {
    const store = seeded(territory);
    expect(store.territory.epci()?.name).toBe(name);
    expect(store.territory.municipalities()).toHaveLength(members);
    expect(store.interviews.all()).toHaveLength(members);
    expect(store.deadlines.open()).toHaveLength(4);
    const reachable = store.accounts.reachablePeople();
    const left = store.people.all().filter(({ id }) => !reachable.has(id));
    expect(new Set(left.map(({ mandates }) => mandates[0]?.function))).toEqual(new Set(["partner", "town_clerk"]));
    expect(left).toHaveLength(2);
  });

  test("a territory nobody knows is refused with what to do", () => {
    expect(() => seeded("974")).toThrow(/^Aucune intercommunalité ne répond à «\u202f974\u202f»/u);
  });

  test("a base that is filled is used as it is, and refused for another territory", () => {
    const store = seeded("200013050");
    expect(openDemo(store, library, "web", mondayMorning, "200013050")).toBe(false);
    expect(openDemo(store, library, "web", mondayMorning)).toBe(false);
    expect(() => openDemo(store, library, "web", mondayMorning, "200067106")).toThrow("Cette base est celle de");
  });

  test("is what one speaks with at the keyboard", async () => {
    const printed: string[] = [];
    const log = { error: () => {}, warn: () => {} };
    const options = { as: "president@demo.example", territory: "200013050", echo: false };
    await runConsole(options, askingWho(), (text) => printed.push(readable(text)), log);
    expect(printed.join("\n")).toContain("président de la CC Sauer-Pechelbronn et maire de Lembach");
  });
});

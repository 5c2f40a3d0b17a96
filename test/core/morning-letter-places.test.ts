import { afterAll, beforeAll, expect, test } from "vitest";
import { seedDemo } from "../../src/cli/demo.ts";
import { instantOf } from "../../src/core/calendar/local-time.ts";
import { openStore, type Store } from "../../src/core/store/store.ts";
import { createDemoBot, dgs } from "../support/demo-bot.ts";
import { plan, setUp } from "../support/meetings.ts";
import { morningOf } from "../support/mornings.ts";
import { createTestBot, library } from "../support/test-bot.ts";

const paris = (date: string) => instantOf(date, "10:00", "Europe/Paris");

const stores = new Map<string, Store>();

beforeAll(() => {
  for (const siren of ["200013050", "200067106"]) {
    const store = openStore(":memory:");
    seedDemo(store, library, "console", paris("2026-11-30"), siren);
    stores.set(siren, store);
  }
});

afterAll(() => {
  for (const store of stores.values()) store.close();
});

function botIn(siren: string, date: string) {
  const store = stores.get(siren);
  if (store === undefined) throw new RangeError(siren);
  return createTestBot({ store, now: paris(date) });
}

test("in Alsace, nobody is written to on 26 December: the Friday before serves", () => {
  const alsace = botIn("200013050", "2028-12-18");
  const elsewhere = createDemoBot({ now: paris("2028-12-18") });
  const daysOf = (bot: typeof alsace): string[] => {
    plan(bot, setUp(bot, "copil"), { heldOn: "2028-12-27" });
    return ["2028-12-22", "2028-12-25", "2028-12-26"].filter((day) =>
      morningOf(bot, day).some(({ text }) => text.includes("Comité de pilotage, mercredi 27")),
    );
  };
  expect(daysOf(alsace)).toEqual(["2028-12-22"]);
  expect(morningOf(alsace, "2028-12-26", "15:00")).toEqual([]);
  expect(daysOf(elsewhere)).toEqual(["2028-12-26"]);
  expect([...alsace.incidents, ...elsewhere.incidents]).toEqual([]);
});

test("in 158 municipalities, each has one letter, and the DGS can read theirs", () => {
  const bot = botIn("200067106", "2026-11-30");
  plan(bot, setUp(bot, "copil"), { heldOn: "2026-12-14" });
  for (let rank = 1; rank <= 19; rank += 1)
    plan(bot, setUp(bot, "groupe_travail", { domain: `sujet ${rank}`, emails: [dgs] }), { heldOn: "2026-12-14" });
  const letters = morningOf(bot, "2026-12-11");
  expect(bot.incidents).toEqual([]);
  expect(letters.filter(({ text }) => text.includes("Comité de pilotage"))).toHaveLength(159);
  expect(new Set(letters.map(({ to }) => to)).size).toBe(letters.length);
  const own = letters.find(({ to }) => to === dgs)?.text ?? "";
  expect(own).toContain("… et 8 autres : « réunions »");
  expect(own.split("\n").length).toBeLessThan(24);
});

import { expect, test } from "vitest";
import { openWeekdaysOf } from "../../src/core/municipality-days.ts";
import { createDemoBot, dgs, sylvie } from "../support/demo-bot.ts";

const vougy = "42338";

/** Mardi and vendredi are Sylvie's days at Vougy. */
test.each([
  ["nothing was told: the days of its clerk", undefined, [2, 5]],
  ["no day is read in what was told: the days of its clerk", "sur rendez-vous", [2, 5]],
  ["open more days than the clerk is there: only those", "du lundi au vendredi", [2, 5]],
  ["open fewer days: only those", "vendredi 9h-12h", [5]],
  ["open when the clerk never is: the clerk's days all the same", "mercredi", [2, 5]],
])("%s", (_, hours, days) => {
  const bot = createDemoBot();
  if (hours !== undefined) bot.say(sylvie, `fiche Vougy horaires ${hours}`);
  expect(openWeekdaysOf(bot.store, vougy)).toEqual(days);
});

test("without a clerk whose days are known: the opening days, and if they are not known either, Monday to Friday", () => {
  const { store, say, clock } = createDemoBot();
  const person = store.people.byEmail(sylvie);
  if (person === undefined) throw new Error("Sylvie is not there");
  store.people.save({ ...person, presence: [] }, clock.now());
  expect(openWeekdaysOf(store, vougy)).toEqual([1, 2, 3, 4, 5]);
  say(dgs, "fiche Vougy horaires lundi et jeudi");
  expect(openWeekdaysOf(store, vougy)).toEqual([1, 4]);
});

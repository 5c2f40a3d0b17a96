import { expect, test } from "vitest";
import { instantOf } from "../../src/core/calendar/local-time.ts";
import { toPlainText } from "../../src/core/plain-text.ts";
import { createDemoBot, type DemoBot, dgs, mayorOfVougy } from "../support/demo-bot.ts";
import { setUp } from "../support/meetings.ts";
import { readable } from "../support/test-bot.ts";

const charlieu = "maire.charlieu@demo.example";
const briennon = "maire.briennon@demo.example";

/** Opened on Monday 23 November 2026: three open days later is Thursday 26. */
function withPoll(): DemoBot {
  const bot = createDemoBot();
  setUp(bot, "copil", { emails: [dgs, mayorOfVougy, charlieu, briennon] });
  bot.say(dgs, "sonder les dates du copil mardi 8, jeudi 10, lundi 14 décembre à 18h");
  bot.drain();
  return bot;
}

/** Who is asked again when the scheduler ticks on `date`. */
function askedAgainOn(bot: DemoBot, date: string, time = "08:30"): string[] {
  bot.clock.moveTo(instantOf(date, time, "Europe/Paris"));
  bot.scheduler.tick();
  return bot
    .drain()
    .filter(({ key }) => /^poll:\d+:again:/u.test(key))
    .map(({ to }) => to)
    .toSorted();
}

test("members who answered nothing are asked again after three open days, once", () => {
  let bot = withPoll();
  bot.say(mayorOfVougy, "aucune");
  bot.say(briennon, "peut-être le 8");
  for (const day of ["2026-11-24", "2026-11-25"]) expect(askedAgainOn(bot, day)).toEqual([]);
  expect(askedAgainOn(bot, "2026-11-26")).toEqual([dgs, charlieu].toSorted());
  for (const day of ["2026-11-27", "2026-11-30", "2026-12-04"]) {
    bot = bot.restart();
    expect(askedAgainOn(bot, day)).toEqual([]);
  }
});

test("what they receive can be answered at once", () => {
  const bot = withPoll();
  bot.clock.moveTo(instantOf("2026-11-26", "08:30", "Europe/Paris"));
  bot.scheduler.tick();
  const told = bot.drain().find(({ to, key }) => to === charlieu && key.includes(":again:"))?.message;
  expect(readable(toPlainText(told ?? { blocks: [] }))).toContain("1. mardi 8 décembre, 18 h");
  expect(bot.say(charlieu, "1 et 3")).toContain("oui pour mardi 8 décembre et lundi 14 décembre");
});

test("holidays and week-ends do not count, and nobody is written to on one", () => {
  const bot = createDemoBot({ now: instantOf("2026-12-24", "10:00", "Europe/Paris") });
  setUp(bot, "copil", { emails: [dgs, charlieu] });
  bot.say(dgs, "sonder les dates du copil 12 janvier, 14 janvier à 18h");
  bot.drain();
  // Friday 25 is Christmas: Monday 28, Tuesday 29, Wednesday 30.
  for (const day of ["2026-12-25", "2026-12-28", "2026-12-29"]) expect(askedAgainOn(bot, day)).toEqual([]);
  expect(askedAgainOn(bot, "2026-12-30")).toEqual([dgs, charlieu].toSorted());
});

test("nothing is asked once the date is chosen, the poll stopped or its dates past", () => {
  const chosen = withPoll();
  chosen.say(dgs, "retenir le 8");
  expect(askedAgainOn(chosen, "2026-11-26")).toEqual([]);
  const stopped = withPoll();
  stopped.play(dgs, "annuler le sondage", "oui");
  expect(askedAgainOn(stopped, "2026-11-26")).toEqual([]);
  expect(askedAgainOn(withPoll(), "2026-12-15")).toEqual([]);
});

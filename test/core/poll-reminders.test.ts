import { expect, test } from "vitest";
import { instantOf } from "../../src/core/calendar/local-time.ts";
import { createDemoBot, type DemoBot, dgs, mayorOfVougy, sylvie } from "../support/demo-bot.ts";
import { setUp } from "../support/meetings.ts";
import { morningOf } from "../support/mornings.ts";

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
  return morningOf(bot, date, time)
    .filter(({ text }) => text.includes("Comité de pilotage : quelles dates vous conviennent ?"))
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
  const told = morningOf(bot, "2026-11-26").find(({ to }) => to === charlieu);
  expect(told?.text).toMatch(/^Comité de pilotage : quelles dates[^]*\n1\. mardi 8 décembre, 18 h/u);
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

test("whoever has days of presence is asked again on the first of them, once", () => {
  const bot = createDemoBot();
  setUp(bot, "copil", { emails: [sylvie, charlieu] });
  bot.say(dgs, "sonder les dates du copil 8, 10 décembre à 18h");
  bot.drain();
  // Sylvie is there on Tuesdays and Fridays; Thursday 26 is the day.
  expect(askedAgainOn(bot, "2026-11-26")).toEqual([charlieu]);
  expect(askedAgainOn(bot, "2026-11-27")).toEqual([sylvie]);
  for (const day of ["2026-11-30", "2026-12-01", "2026-12-04"]) expect(askedAgainOn(bot, day)).toEqual([]);
});

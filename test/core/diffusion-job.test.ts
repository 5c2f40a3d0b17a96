import { expect, test } from "vitest";
import { instantOf } from "../../src/core/calendar/local-time.ts";
import { toPlainText } from "../../src/core/plain-text.ts";
import { createDemoBot, type DemoBot, dgs } from "../support/demo-bot.ts";
import { readable } from "../support/test-bot.ts";

type Bot = Pick<DemoBot, "clock" | "scheduler" | "drain">;

/** What the plan makes leave when the scheduler ticks on `date`, twice. */
function toldOn(bot: Bot, date: string, time = "08:30"): { to: string; text: string }[] {
  bot.clock.moveTo(instantOf(date, time, "Europe/Paris"));
  bot.scheduler.tick();
  bot.scheduler.tick();
  return bot
    .drain()
    .filter(({ key }) => /^(?:announcement|diffusion):/u.test(key))
    .map(({ to, message }) => ({ to, text: readable(toPlainText(message)) }));
}

function planned(said: string, ...answers: string[]): DemoBot {
  const bot = createDemoBot();
  bot.play(dgs, said, ...answers, "oui");
  return bot;
}

test("what Relais sends leaves on its day, once, to those who are of the audience then", () => {
  let bot = planned("informer les maires le 4 décembre : Titre\nTexte", "1");
  expect(toldOn(bot, "2026-12-03")).toEqual([]);
  const mayor = bot.store.people.byEmail("maire.boyer@demo.example");
  if (mayor === undefined) throw new Error("no mayor of Boyer");
  bot.store.people.save({ ...mayor, mandates: [] }, 0);
  const told = toldOn(bot, "2026-12-04");
  expect(told).toHaveLength(24);
  expect(told.map(({ to }) => to)).not.toContain("maire.boyer@demo.example");
  bot = bot.restart();
  for (const day of ["2026-12-04", "2026-12-07"]) expect(toldOn(bot, day)).toEqual([]);
});

test("on a closed day, or stopped for a week, it leaves on the next open day", () => {
  expect(
    toldOn(planned("informer les maires le dimanche 6 décembre : Titre\nTexte", "1"), "2026-12-06", "10:00"),
  ).toEqual([]);
  const late = planned("informer les maires le dimanche 6 décembre : Titre\nTexte", "1");
  expect(toldOn(late, "2026-12-14")).toHaveLength(25);
});

test("what is to be done is recalled to the DGS in one message, before a week-end already, once", () => {
  const bot = planned("informer les agents et les syndicats le dimanche 6 décembre : Titre\nTexte", "affichage", "1");
  expect(toldOn(bot, "2026-12-03")).toEqual([]);
  const [told, ...others] = toldOn(bot, "2026-12-04");
  expect(others).toEqual([]);
  expect(told?.to).toBe(dgs);
  expect(told?.text).toContain("2 diffusions sont à faire avant le prochain jour ouvré");
  expect(told?.text).toContain("n° 1, Agents : « Titre », affichage, dimanche 6 décembre");
  expect(toldOn(bot, "2026-12-07")).toEqual([]);
});

test("what was put off is recalled on its new day; what is done is not", () => {
  const bot = planned("informer les agents et les syndicats le 4 décembre : Titre\nTexte", "affichage", "1");
  bot.play(dgs, "diffusion reporter 1 au 9 décembre", "diffusé 2 en réunion aujourd'hui");
  bot.drain();
  expect(toldOn(bot, "2026-12-04")).toEqual([]);
  expect(toldOn(bot, "2026-12-09").map(({ text }) => text)).toEqual([expect.stringContaining("n° 1, Agents")]);
});

test("the number that the reminder offers keeps the proof", () => {
  const bot = planned("informer les agents le 4 décembre : Titre\nTexte", "affichage");
  toldOn(bot, "2026-12-04");
  expect(bot.say(dgs, "1")).toContain("Comment ?");
});

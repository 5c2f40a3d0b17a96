import { describe, expect, test } from "vitest";
import { corinne, createDemoBot, type DemoBot, dgs, sylvie } from "../../support/demo-bot.ts";
import { morningOf } from "../../support/mornings.ts";

/** Where nobody has a point of the week: what is left to answer is recalled by letters. */
function withoutPoints(): DemoBot {
  const bot = createDemoBot();
  for (const who of [sylvie, corinne]) bot.say(who, "plus de point");
  return bot;
}

/** Sylvie, there on Tuesdays and Fridays, was reminded on Tuesday 8 December 2026. */
let frozen: Uint8Array | undefined;
function reminded(): DemoBot {
  if (frozen === undefined) {
    const bot = withoutPoints();
    morningOf(bot, "2026-12-08");
    frozen = bot.freeze();
  }
  return createDemoBot({ from: frozen, now: Date.UTC(2026, 11, 8, 8) });
}

const isRemindedOn = (bot: DemoBot, day: string, who = sylvie) =>
  morningOf(bot, day).some(({ to, text }) => to === who && text.includes("jeunesse"));

describe("a reminder put off", () => {
  test.each([
    ["3", "mardi 22 décembre"],
    ["plus tard", "mardi 22 décembre"],
    ["lundi", "mardi 15 décembre, votre premier jour de présence à partir du lundi 14 décembre"],
    ["dans 2 semaines", "mardi 22 décembre"],
    ["le 12 janvier", "mardi 12 janvier 2027"],
    ["me rappeler le 12/01 svp", "mardi 12 janvier 2027"],
    ["pas avant vendredi", "vendredi 11 décembre"],
    ["Rappelez-moi la semaine prochaine.", "mardi 15 décembre"],
  ])("« %s » is said back with its day", (said, day) => {
    const reply = reminded().say(sylvie, said);
    expect(reply).toContain(`je ne vous reparle pas de « Mutualiser la jeunesse » avant le ${day}`);
  });

  test("holds until that day, comes then, and starts nothing again by itself", () => {
    const bot = reminded();
    bot.say(sylvie, "mardi 5 janvier");
    const back = bot.restart();
    for (const day of ["2026-12-18", "2026-12-29"]) expect(isRemindedOn(back, day)).toBe(false);
    const letter = morningOf(back, "2027-01-05").find(({ to }) => to === sylvie);
    expect(letter?.text).toContain("Mutualiser la jeunesse : il reste");
    expect(isRemindedOn(back, "2027-01-08")).toBe(false);
  });

  test("to the next day, comes although a week has not passed", () => {
    const bot = reminded();
    bot.say(sylvie, "vendredi");
    const letter = morningOf(bot, "2026-12-11").find(({ to }) => to === sylvie);
    expect(letter?.text).toContain("Mutualiser la jeunesse : il reste");
  });

  test("may be changed in a word; a day that is past is asked again", () => {
    const bot = reminded();
    bot.say(sylvie, "plus tard");
    expect(bot.say(sylvie, "vendredi")).toContain("avant le vendredi 11 décembre");
    expect(bot.say(sylvie, "me rappeler hier")).toContain("Ce jour n'est pas à venir.");
    expect(bot.say(sylvie, "le 5 janvier")).toContain("avant le mardi 5 janvier 2027");
  });

  test("in the middle of an interview left open, leaves it too: its question is not asked again", () => {
    const bot = withoutPoints();
    bot.play(corinne, "diagnostic", "non");
    expect(isRemindedOn(bot, "2026-12-02", corinne)).toBe(true);
    const reply = bot.say(corinne, "plus tard");
    expect(reply).toContain("avant le mercredi 16 décembre");
    expect(reply).not.toContain("Nous en étions");
    expect(bot.say(corinne, "reprendre")).toContain("Charlieu, question 2 sur");
  });

  test("said long after the first message, « plus tard » only offers to choose when, and a day alone is nothing", () => {
    const bot = withoutPoints();
    bot.say(sylvie, "mes communes");
    bot.say(sylvie, "état");
    expect(bot.say(sylvie, "lundi")).toContain("Je n'ai pas compris");
    const offered = bot.say(sylvie, "plus tard");
    expect(offered).toContain("Très bien. Écrivez « diagnostic » quand vous voudrez.");
    expect(offered).toContain("1. Me le rappeler dans 2 semaines\n2. Ne plus me le rappeler");
    const { id = 0 } = bot.store.people.byEmail(sylvie) ?? {};
    expect(bot.store.reminders.snoozes(id)).toEqual([]);
    expect(bot.say(sylvie, "mardi")).toContain("avant le mardi 24 novembre");
  });

  test("at the first message, a day, « plus tard » and « stop » are taken at their word", () => {
    expect(createDemoBot().say(sylvie, "lundi")).toContain("avant le mardi 1er décembre");
    expect(createDemoBot().say(sylvie, "stop")).toContain("je ne vous rappellerai plus « Mutualiser la jeunesse »");
    const bot = createDemoBot();
    expect(bot.say(sylvie, "plus tard")).toContain("avant le mardi 8 décembre");
    expect(bot.say(sylvie, "me rappeler vendredi")).toContain("avant le vendredi 27 novembre");
  });

  test("by who has nothing to answer, says so", () => {
    expect(createDemoBot().say(dgs, "me rappeler demain")).toBe("Aucun diagnostic ne vous est demandé pour le moment.");
  });
});

describe("reminders stopped", () => {
  test.each(["stop", "STOP.", "4", "ne plus me rappeler", "stop aux rappels"])("« %s » ends them at once", (said) => {
    const bot = reminded();
    expect(bot.say(sylvie, said)).toContain("je ne vous rappellerai plus « Mutualiser la jeunesse »");
    for (const day of ["2026-12-18", "2026-12-29"]) expect(isRemindedOn(bot, day)).toBe(false);
    expect(bot.say(dgs, "suivi Vougy")).toContain("ne souhaite plus de rappel");
  });

  test("asked for again, come again", () => {
    const bot = reminded();
    bot.play(sylvie, "stop", "1");
    expect(isRemindedOn(bot, "2026-12-18")).toBe(true);
  });
});

test("taken up again, they are no longer said to be put off", () => {
  const bot = reminded();
  bot.play(sylvie, "le 5 janvier", "stop aux rappels", "reprendre les rappels");
  expect(bot.say(dgs, "suivi Vougy")).not.toMatch(/rappel demandé|ne souhaite plus/u);
});

test("a line of the point is put off in the same words, by its letter, and says so", () => {
  for (const said of ["c", "plus tard", "lundi"]) {
    const bot = createDemoBot();
    bot.clock.moveTo(Date.UTC(2026, 11, 8, 7));
    bot.scheduler.tick();
    bot.drain();
    expect(bot.say(sylvie, said), said).toContain(
      "je ne vous reparle pas de « Mutualiser la jeunesse » avant le mardi",
    );
  }
});

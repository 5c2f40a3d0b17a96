import { describe, expect, test } from "vitest";
import { addDays } from "../../src/core/calendar/civil-date.ts";
import { instantOf } from "../../src/core/calendar/local-time.ts";
import { isOpenDay } from "../../src/core/calendar/open-days.ts";
import { toPlainText } from "../../src/core/plain-text.ts";
import { createDemoBot, type DemoBot, dgs, sylvie } from "../support/demo-bot.ts";
import { readable } from "../support/test-bot.ts";

type Told = { day: string; to: string; text: string };

/** What leaves by itself from one day to another, looked at every day at 9 h, as a scheduler that never stops would. */
function between(bot: DemoBot, from: string, to: string): Told[] {
  const told: Told[] = [];
  for (let day = from; day <= to; day = addDays(day, 1)) {
    bot.clock.moveTo(instantOf(day, "09:00", "Europe/Paris"));
    bot.scheduler.tick();
    for (const { key, to: who, message } of bot.drain())
      if (key.startsWith("consultation")) told.push({ day, to: who, text: readable(toPlainText(message)) });
  }
  return told;
}

function sentOn(date: string, what: string): DemoBot {
  const bot = createDemoBot();
  bot.clock.moveTo(instantOf(date, "10:00", "Europe/Paris"));
  bot.play(dgs, `consulter les conseils sur le ${what}`, "consultation transmise aujourd'hui, preuve AR 1");
  return bot;
}

const daysTold = (told: readonly Told[], who: string) => told.flatMap(({ day, to }) => (to === who ? [day] : []));

test("a consultation on the schéma, followed day by day to its end", () => {
  const bot = sentOn("2026-11-30", "schéma");
  const told = [
    ...between(bot, "2026-11-30", "2026-12-04"),
    ...between(bot, "2027-01-27", "2027-02-02"),
    ...between(bot, "2027-02-17", "2027-03-03"),
  ];
  const own = told.filter(({ to }) => to === sylvie);
  const ofDgs = told.filter(({ to }) => to === dgs);
  // 30 days before 28/02 is a Friday, 10 days before a Thursday: Sylvie is there on Tuesdays and Fridays.
  expect(own.map(({ day }) => day)).toEqual(["2026-12-01", "2027-01-29", "2027-02-19"]);
  for (const { text } of own) expect(text).toMatch(/Nandax[\s\S]*Vougy/u);
  expect(told.filter(({ day }) => !isOpenDay(day, { department: "42" }))).toEqual([]);
  // No message passes for the act itself.
  const warned = "Ce message est un rappel. Il ne vaut ni transmission du document, ni convocation.";
  expect(told.filter(({ to, text }) => to !== dgs && !text.includes(warned))).toEqual([]);
  expect(ofDgs.map(({ day }) => day)).toEqual(["2027-03-01"]);
  expect(ofDgs[0]?.text).toContain("Consultation terminée : le schéma de mutualisation. 0 avis rendu sur 25.");
  expect(ofDgs[0]?.text).toContain("25 réputés favorables");
  expect(ofDgs[0]?.text).toContain("Le conseil communautaire peut approuver le schéma dès maintenant.");
  expect(ofDgs[0]?.text).toContain("art. L. 5211-39-1");
  expect(bot.store.consultations.byId(1)).toMatchObject({ concludedOn: "2027-03-01", conclusion: "delivered" });
});

describe("the reminders", () => {
  test("come the week before a council and the day after it, and stop once the answer is noted", () => {
    const bot = sentOn("2026-11-30", "schéma");
    bot.say(sylvie, "conseil de Vougy le 18 décembre et Nandax le 18 décembre");
    expect(daysTold(between(bot, "2026-12-01", "2026-12-18"), sylvie)).toEqual(["2026-12-01", "2026-12-11"]);
    bot.say(sylvie, "avis Vougy favorable le 18/12");
    const told = between(bot, "2026-12-19", "2026-12-31").filter(({ to }) => to === sylvie);
    expect(told.map(({ day }) => day)).toEqual(["2026-12-22"]);
    expect(told[0]?.text).toContain("Attendu de Nandax");
    expect(told[0]?.text).not.toContain("Vougy");
    bot.say(sylvie, "avis Nandax favorable le 18/12");
    expect(daysTold(between(bot, "2027-01-25", "2027-02-28"), sylvie)).toEqual([]);
  });

  test("the first letter, not gone yet, no longer speaks of what was answered meanwhile", () => {
    const bot = sentOn("2026-11-30", "schéma");
    bot.say(dgs, "avis Vougy favorable le 30/11");
    const told = between(bot, "2026-11-30", "2026-12-04").filter(({ to }) => to === sylvie);
    expect(told).toHaveLength(1);
    expect(told[0]?.text).toContain("Le conseil municipal de Nandax est consulté");
    expect(told[0]?.text).not.toContain("Vougy");
  });

  test("missed while Relais was stopped are said once it is back, once", () => {
    const bot = sentOn("2026-11-30", "schéma");
    between(bot, "2026-12-01", "2026-12-02");
    between(bot, "2027-01-22", "2027-01-26");
    const back = bot.restart();
    expect(daysTold(between(back, "2027-02-02", "2027-02-12"), sylvie)).toEqual(["2027-02-02"]);
  });

  test("of a consultation given up, there is none, and no end is told", () => {
    const bot = sentOn("2026-11-30", "schéma");
    bot.say(dgs, "consultation abandonner schéma");
    expect(between(bot, "2026-12-01", "2026-12-08")).toEqual([]);
    expect(between(bot, "2027-02-26", "2027-03-03")).toEqual([]);
  });
});

describe("the end", () => {
  test("comes on the next open day when all have answered", () => {
    const bot = sentOn("2026-11-30", "pacte");
    const names = bot.store.territory.municipalities().map(({ name }) => name);
    bot.clock.moveTo(instantOf("2026-12-11", "10:00", "Europe/Paris"));
    bot.say(dgs, `avis ${names.join(", ")} favorables le 10/12`);
    const told = between(bot, "2026-12-12", "2026-12-31").filter(({ to }) => to === dgs);
    expect(told.map(({ day }) => day)).toEqual(["2026-12-14"]);
    expect(told[0]?.text).toContain("25 avis rendus sur 25");
    expect(told[0]?.text).toContain("peut adopter le pacte dès maintenant");
  });

  test("of the pacte comes after two months, and silence blocks nothing", () => {
    const told = between(sentOn("2026-11-23", "pacte"), "2027-01-22", "2027-01-27").filter(({ to }) => to === dgs);
    expect(told.map(({ day }) => day)).toEqual(["2027-01-25"]);
    expect(told[0]?.text).toContain("25 sans réponse dans le délai");
    expect(told[0]?.text).not.toContain("réputé");
  });

  test("of the CLECT without enough councils: the report is not approved", () => {
    const bot = sentOn("2026-11-30", "rapport de la clect");
    bot.clock.moveTo(instantOf("2026-12-11", "10:00", "Europe/Paris"));
    bot.say(dgs, "avis Vougy, Mars favorables le 10/12");
    const end = between(bot, "2027-03-01", "2027-03-01").find(({ to }) => to === dgs);
    expect(end?.text).toContain("23 sans délibération dans le délai");
    expect(end?.text).toContain("Le rapport n'est pas approuvé. Le coût net des charges est alors constaté par arrêté");
    expect(bot.store.consultations.byId(1)?.conclusion).toBe("not_agreed");
  });

  test("of a transfer without an answer: silence is favourable, the préfet may act", () => {
    const bot = createDemoBot();
    bot.clock.moveTo(instantOf("2026-11-30", "10:00", "Europe/Paris"));
    bot.play(dgs, "consultation ouvrir transfert : eau potable", "consultation transmise aujourd'hui, preuve 1");
    const end = between(bot, "2027-03-01", "2027-03-01").find(({ to }) => to === dgs);
    expect(end?.text).toContain("Le préfet peut prononcer le transfert par arrêté");
    expect(bot.store.consultations.byId(1)?.conclusion).toBe("agreed");
  });

  test("an answer noted afterwards by a clerk is told to the DGS", () => {
    const bot = sentOn("2026-11-30", "rapport de la clect");
    between(bot, "2027-03-01", "2027-03-01");
    bot.receive(bot.eventOf(sylvie, { text: "avis Vougy favorable le 26 février" }, "after"));
    const told = bot.drain().find(({ to }) => to === dgs);
    expect(readable(toPlainText(told?.message ?? { blocks: [] }))).toContain("après la fin de la consultation");
  });
});

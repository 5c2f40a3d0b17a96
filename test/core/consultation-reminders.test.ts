import { describe, expect, test } from "vitest";
import { isOpenDay } from "../../src/core/calendar/open-days.ts";
import { consultationSentOn, type Told, toldBetween } from "../support/consultations.ts";
import { dgs, sylvie } from "../support/demo-bot.ts";

const daysTold = (told: readonly Told[], who: string) => told.flatMap(({ day, to }) => (to === who ? [day] : []));

test("a consultation on the schéma, followed day by day to its end", () => {
  const bot = consultationSentOn("2026-11-30", "schéma");
  const told = [
    ...toldBetween(bot, "2026-11-30", "2026-12-04"),
    ...toldBetween(bot, "2027-01-27", "2027-02-02"),
    ...toldBetween(bot, "2027-02-17", "2027-03-03"),
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
    const bot = consultationSentOn("2026-11-30", "schéma");
    bot.say(sylvie, "conseil de Vougy le 18 décembre et Nandax le 18 décembre");
    expect(daysTold(toldBetween(bot, "2026-12-01", "2026-12-18"), sylvie)).toEqual(["2026-12-01", "2026-12-11"]);
    bot.say(sylvie, "avis Vougy favorable le 18/12");
    const told = toldBetween(bot, "2026-12-19", "2026-12-31").filter(({ to }) => to === sylvie);
    expect(told.map(({ day }) => day)).toEqual(["2026-12-22"]);
    expect(told[0]?.text).toContain("Attendu de Nandax");
    expect(told[0]?.text).not.toContain("Attendu de Vougy");
    bot.say(sylvie, "avis Nandax favorable le 18/12");
    expect(daysTold(toldBetween(bot, "2027-01-25", "2027-02-28"), sylvie)).toEqual([]);
  });

  test("the first letter, not gone yet, no longer speaks of what was answered meanwhile", () => {
    const bot = consultationSentOn("2026-11-30", "schéma");
    bot.say(dgs, "avis Vougy favorable le 30/11");
    const told = toldBetween(bot, "2026-11-30", "2026-12-04").filter(({ to }) => to === sylvie);
    expect(told).toHaveLength(1);
    expect(told[0]?.text).toContain("Le conseil municipal de Nandax est consulté");
    expect(told[0]?.text).not.toContain("Vougy");
  });

  test("missed while Relais was stopped are said once it is back, once", () => {
    const bot = consultationSentOn("2026-11-30", "schéma");
    toldBetween(bot, "2026-12-01", "2026-12-02");
    toldBetween(bot, "2027-01-22", "2027-01-26");
    const back = bot.restart();
    expect(daysTold(toldBetween(back, "2027-02-02", "2027-02-12"), sylvie)).toEqual(["2027-02-02"]);
  });

  test("of a consultation given up, there is none, and no end is told", () => {
    const bot = consultationSentOn("2026-11-30", "schéma");
    bot.say(dgs, "consultation abandonner schéma");
    expect(toldBetween(bot, "2026-12-01", "2026-12-08")).toEqual([]);
    expect(toldBetween(bot, "2027-02-26", "2027-03-03")).toEqual([]);
  });
});

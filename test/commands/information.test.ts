import { describe, expect, test } from "vitest";
import { instantOf } from "../../src/core/calendar/local-time.ts";
import { createDemoBot, type DemoBot, dgs, sylvie } from "../support/demo-bot.ts";

/** The council of 17 December 2026, looked at on `date`. */
function withCouncil(date = "2026-12-14", ...others: string[]): { bot: DemoBot; meeting: number } {
  const bot = createDemoBot();
  bot.clock.moveTo(instantOf(date, "09:00", "Europe/Paris"));
  const seat = { template: "conseil_communautaire", name: "Conseil communautaire", setUpOn: "2026-04-10" };
  const bodyId = bot.store.bodies.add(seat, undefined);
  const held = (heldOn: string) =>
    bot.store.meetings.add(
      { bodyId, title: "", heldOn, startsAt: "18:00", minutes: 120, format: "in_person", status: "planned" },
      undefined,
      0,
    );
  const meeting = held("2026-12-17");
  others.forEach(held);
  return { bot, meeting };
}

describe("information", () => {
  test("without a council says how to create one", () => {
    expect(createDemoBot().say(dgs, "information")).toContain("Je ne connais aucune séance");
  });

  test("asked as a question is not noted as sent", () => {
    const { bot } = withCouncil();
    expect(bot.say(dgs, "information envoyée convocation le 11/12 preuve 4472 ?")).toContain("séance du jeudi 17");
    expect(bot.store.legalDone.all()).toEqual([]);
  });

  test("says what is owed, by when, and the last open day", () => {
    const said = withCouncil().bot.say(dgs, "information");
    expect(said).toContain("Copie de la convocation, avec la note de synthèse, séance du jeudi 17 décembre : avant");
    expect(said).toContain("au plus tard dimanche 17 janvier 2027 (jour non ouvré, visez vendredi 15 janvier)");
    expect(said).toContain("Cette séance n'a pas encore de date");
    expect(said).toContain("art. L. 5211-40-2");
    expect(said).toContain("Un message ici n'est pas cet envoi");
  });

  test("the minutes have a day once the next council has one", () => {
    const said = withCouncil("2026-12-14", "2027-01-28").bot.say(dgs, "information");
    expect(said).toContain("Procès-verbal, séance du jeudi 17 décembre : au plus tard dimanche 28 février 2027");
  });
});

describe("information envoyée", () => {
  test("to all, with its proof, is no longer owed", () => {
    const { bot, meeting } = withCouncil();
    const said = bot.say(dgs, "information envoyée convocation le 11/12 preuve 4472");
    expect(said).toContain("Envoi du vendredi 11 décembre 2026, à toutes les communes (preuve 4472)");
    expect(bot.store.legalDone.of(`R16:convocation:meeting:${meeting}`)).toMatchObject([
      { doneOn: "2026-12-11", proof: "4472" },
    ]);
    expect(bot.say(dgs, "information")).toContain("✅ Prouvé : copie de la convocation");
    expect(bot.say(dgs, "information envoyée convocation le 11/12 preuve 4472")).toContain("rien n'a changé");
    expect(bot.store.legalDone.all()).toHaveLength(1);
  });

  test("to some, the others are still owed it; a clerk sees their own", () => {
    const { bot } = withCouncil();
    bot.say(dgs, "information envoyée convocation Vougy et Mars le 11/12 preuve 12");
    expect(bot.say(dgs, "information")).toContain("Il reste 23 communes");
    expect(bot.say(sylvie, "information")).toContain("Il reste 23 communes (Nandax)");
  });

  test("asks what is missing", () => {
    const { bot } = withCouncil();
    expect(bot.say(dgs, "information envoyée")).toContain("Qu'est-ce qui est parti ?");
    expect(bot.say(dgs, "1")).toContain("Quel jour ?");
    expect(bot.say(dgs, "11/12/2026")).toContain("C'est noté : copie de la convocation");
  });

  test("late is kept, and told to be late", () => {
    const { bot } = withCouncil("2027-01-20");
    expect(bot.say(dgs, "information envoyée liste des délibérations le 18/1")).toContain("après le dernier jour");
  });

  test.each([
    ["information envoyée convocation le 16/12 preuve 4", "n'est pas encore passé"],
    ["information envoyée pv le 11/12", "ne peut pas être plus ancien"],
    ["information envoyée convocation Lyon le 11/12", "Je ne connais pas de commune"],
  ])("« %s » keeps nothing", (said, answer) => {
    const { bot } = withCouncil();
    expect(bot.say(dgs, said)).toContain(answer);
    expect(bot.store.legalDone.all()).toEqual([]);
  });

  test("is not for a clerk", () => {
    const { bot } = withCouncil();
    bot.say(sylvie, "information envoyée convocation le 11/12 preuve 4472");
    expect(bot.store.legalDone.all()).toEqual([]);
  });

  test("is taken back, and the line is kept", () => {
    const { bot } = withCouncil();
    bot.say(dgs, "information envoyée convocation le 11/12 preuve 4472");
    expect(bot.play(dgs, "information annuler", "1")).toContain("C'est retiré");
    expect(bot.store.legalDone.all()).toEqual([]);
    expect(bot.say(dgs, "information annuler")).toContain("Aucun envoi noté");
  });
});

import { describe, expect, test } from "vitest";
import { createDemoBot, type DemoBot, dgs, sylvie } from "../support/demo-bot.ts";
import { plan, setUp } from "../support/meetings.ts";
import { morningOf, tickOn } from "../support/mornings.ts";

const withCouncil = (bot: DemoBot, heldOn = "2026-12-17") => plan(bot, setUp(bot, "conseil_communautaire"), { heldOn });
const letterOf = (bot: DemoBot, day: string, who = dgs) => morningOf(bot, day).find(({ to }) => to === who)?.text ?? "";

describe("a last day that nobody was told to have kept", () => {
  test("on a Friday is said today on that day, and past on Monday, once", () => {
    const bot = createDemoBot();
    withCouncil(bot);
    tickOn(bot, "2026-12-10");
    expect(letterOf(bot, "2026-12-11")).toContain(
      "⏳ vendredi 11 décembre (aujourd'hui) : Dernier envoi de la convocation",
    );
    const monday = letterOf(bot, "2026-12-14");
    expect(monday).toContain("⚠️ Date passée, vendredi 11 décembre : Dernier envoi de la convocation");
    expect(monday).not.toContain("approche");
    expect(letterOf(bot, "2026-12-15")).not.toContain("Dernier envoi");
  });

  test("on a Sunday is not past on the Friday before", () => {
    const bot = createDemoBot();
    withCouncil(bot, "2026-12-19");
    expect(letterOf(bot, "2026-12-11")).toContain(
      "dimanche 13 décembre (dans 2 jours ; en pratique, vendredi 11 décembre)",
    );
    expect(letterOf(bot, "2026-12-14")).toContain("⚠️ Date passée, dimanche 13 décembre");
  });
});

describe("a council put off after its convocation left", () => {
  test("asks the day, then a new convocation with its own five days", () => {
    const bot = createDemoBot();
    withCouncil(bot);
    tickOn(bot, "2026-12-12", "10:00");
    const late = bot.say(dgs, "convocation envoyée aujourd'hui à 9h par i-delibRE, preuve 4471");
    expect(late).toContain("partie aujourd'hui, elle permet le vendredi 18 décembre ou après");
    expect(bot.say(dgs, "1")).toContain("Quel jour ?");
    expect(bot.say(dgs, "vendredi 18 décembre")).toContain("18 décembre");
    const reply = bot.say(dgs, "convocation");
    expect(reply).toContain("annonçait la séance du jeudi 17 décembre 2026 : il en faut une nouvelle");
    expect(reply).toContain("Elle part au plus tard samedi 12 décembre");
    expect(bot.say(dgs, "constater l'urgence")).toContain("n'est pas encore noté");
    const again = bot.say(dgs, "convocation envoyée aujourd'hui à 11h par i-delibRE, preuve 4472");
    expect(again).toContain("Il y a 5 jours francs avant la séance du vendredi 18 décembre");
  });
});

describe("a day of the week that contradicts the date", () => {
  test.each([
    ["planifier conseil jeudi 18/12/2026", "jeudi 17 décembre 2026 ou vendredi 18 décembre 2026"],
    ["calendrier retenir vote du budget mercredi 8 avril 2027", "mercredi 7 avril 2027 ou jeudi 8 avril 2027"],
  ])("« %s » is asked", (said, days) => {
    expect(createDemoBot().say(dgs, said)).toContain(days);
  });

  test("of a convocation is asked", () => {
    const bot = createDemoBot();
    withCouncil(bot);
    tickOn(bot, "2026-12-14", "10:00");
    const reply = bot.say(dgs, "convocation envoyée vendredi 12/12/2026 par i-delibRE, preuve 1");
    expect(reply).toContain("Quel jour la convocation est-elle partie");
  });
});

describe("« règle … tenue »", () => {
  test("asks which of several, and keeps that one alone, once", () => {
    const bot = createDemoBot();
    bot.play(
      dgs,
      "fait second tour oui",
      "consulter les conseils sur le schéma",
      "consultation transmise aujourd'hui, preuve 1",
    );
    bot.say(dgs, "calendrier retenir vote du budget 8 avril 2027");
    tickOn(bot, "2027-03-15", "10:00");
    const asked = bot.say(dgs, "règle R15 tenue hier, preuve 2027-12");
    expect(asked).toContain("1. Rapport et schéma de mutualisation établis");
    expect(asked).not.toMatch(/Avis des conseils|Première date/u);
    expect(bot.say(dgs, "1")).toContain("établis, fait le dimanche 14 mars 2027, preuve 2027-12");
    expect(bot.say(dgs, "règle R15.rapport tenue")).toContain("C'était déjà enregistré : Rapport et schéma");
  });

  test("for a municipality is kept for its council", () => {
    const bot = createDemoBot();
    bot.play(dgs, "consulter les conseils sur le schéma", "consultation transmise aujourd'hui, preuve 1");
    bot.say(dgs, "conseil de Vougy le 4 décembre");
    tickOn(bot, "2026-12-02", "10:00");
    expect(bot.say(dgs, "calendrier légal")).toContain("convocation du conseil municipal (Vougy)");
    expect(bot.say(dgs, "règle R2 tenue hier pour Vougi")).toContain("fait le mardi 1er décembre 2026");
    expect(bot.say(dgs, "calendrier légal")).not.toContain("convocation du conseil municipal (Vougy)");
    expect(bot.say(dgs, "règle R2 tenue hier pour Zanzibar")).toContain("Zanzibar");
  });
});

test("a budget vote that is kept says that its meeting is to be created, until it is", () => {
  const bot = createDemoBot();
  expect(bot.say(dgs, "calendrier retenir vote du budget 8 avril 2027")).toContain(
    "réunion créer conseil communautaire 08/04/2027",
  );
  withCouncil(bot, "2027-04-08");
  expect(bot.say(dgs, "calendrier retenir vote du budget 8 avril 2027")).not.toContain("réunion créer");
});

test("an opinion asked by a consultation is not recalled by the law as well", () => {
  const bot = createDemoBot();
  bot.play(dgs, "consulter les conseils sur le schéma", "consultation transmise aujourd'hui, preuve 1");
  const said = ["2027-01-29", "2027-02-02", "2027-02-16", "2027-02-19"].map((day) => letterOf(bot, day, sylvie));
  expect(said.join("\n")).toMatch(/encore attendu/iu);
  expect(said.join("\n")).not.toContain("(R15)");
});

test("a meeting is recalled once, on a day they are at work, however late it was created", () => {
  const bot = createDemoBot();
  tickOn(bot, "2026-12-01", "10:00");
  // Sylvie is there on Tuesdays and Fridays; nothing left on that Tuesday.
  plan(bot, setUp(bot, "cotech", { emails: [sylvie] }), { heldOn: "2026-12-09" });
  const days = ["2026-12-02", "2026-12-04", "2026-12-07", "2026-12-08", "2026-12-09"];
  const told = days.filter((day) => letterOf(bot, day, sylvie).includes("Comité technique"));
  expect(told).toEqual(["2026-12-08"]);
  const late = createDemoBot();
  plan(late, setUp(late, "cotech", { emails: [sylvie] }), { heldOn: "2026-12-04" });
  const caught = ["2026-12-02", "2026-12-03", "2026-12-04"].filter((day) =>
    letterOf(late, day, sylvie).includes("Comité technique"),
  );
  expect(caught).toEqual(["2026-12-03"]);
});

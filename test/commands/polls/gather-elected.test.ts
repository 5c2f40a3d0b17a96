import { describe, expect, test } from "vitest";
import { toPlainText } from "../../../src/core/plain-text.ts";
import { createDemoBot, type DemoBot, dgs, mayorOfVougy, sylvie, technician } from "../../support/demo-bot.ts";
import { setUp } from "../../support/meetings.ts";
import { readable } from "../../support/test-bot.ts";

/** Vice-president, jeunesse and enfance. */
const sarrazin = "maire.charlieu@demo.example";
const aubertin = "adjoint.jeunesse.pouilly@demo.example";

function bodies(bot: DemoBot): string[] {
  return bot.store.bodies.all().map(({ name, domain, template }) => `${name} (${template}, ${domain})`);
}

describe("réunir les élus", () => {
  test("shows who is in charge, then asks their dates in a group of their own", () => {
    const bot = createDemoBot();
    const shown = bot.say(dgs, "réunir les élus jeunesse");
    expect(shown).toContain("5 personnes");
    expect(shown).toContain("Quentin Aubertin, Yasmina Belkacem, Samir Haddad, Céline Ravel et Hélène Sarrazin");
    expect(bodies(bot)).toEqual([]);
    bot.receive(bot.eventOf(dgs, { text: "mardi 15 et mercredi 16 à 18h30" }, crypto.randomUUID()));
    const sent = bot.drain();
    expect(bodies(bot)).toEqual(["Élus jeunesse (groupe_travail, jeunesse)"]);
    const asked = sent.find(({ to }) => to === aubertin)?.message;
    expect(readable(toPlainText(asked ?? { blocks: [] }))).toContain(
      "Élus jeunesse : quelles dates vous conviennent ?",
    );
    expect(sent.some(({ to }) => to === mayorOfVougy)).toBe(false);
    expect(bot.say(aubertin, "2")).toContain("oui pour mercredi 16 décembre");
    expect(bot.say(dgs, "retenir le 16 pour Élus jeunesse")).toContain("la date est fixée au mercredi 16 décembre");
  });

  test.each(["réunir les élus à la jeunesse", "réunir les élus en charge de la jeunesse", "reunir les elus jeunesse"])(
    "« %s » finds the same people",
    (said) => {
      expect(createDemoBot().say(dgs, said)).toContain("5 personnes");
    },
  );

  test("in one line with its dates, and again with the same group", () => {
    const bot = createDemoBot();
    bot.say(dgs, "réunir les élus jeunesse : 15 décembre, 16 décembre à 18h");
    bot.say(dgs, "retenir le 15");
    expect(bot.say(technician, "réunir les élus jeunesse : 12 janvier, 14 janvier à 18h")).toContain("Élus jeunesse");
    expect(bodies(bot)).toHaveLength(1);
    expect(bot.say(dgs, "réunir les élus jeunesse")).toContain("un sondage de dates est déjà ouvert");
  });

  test("a working group of the subject that exists is asked, with its own members", () => {
    const bot = createDemoBot();
    setUp(bot, "groupe_travail", { domain: "jeunesse", emails: [sarrazin, aubertin] });
    expect(bot.say(dgs, "réunir les élus jeunesse")).toContain("2 personnes");
    bot.say(dgs, "15 décembre, 16 décembre à 18h");
    expect(bodies(bot)).toHaveLength(1);
  });

  test("nobody in charge, or one person alone, is said, and nothing is made", () => {
    const bot = createDemoBot();
    expect(bot.say(dgs, "réunir les élus pétanque")).toContain("Délégations connues : ");
    expect(bot.say(dgs, "réunir les élus finances")).toContain("Une seule personne a la délégation « finances »");
    expect(bodies(bot)).toEqual([]);
  });

  test("« plus tard » makes nothing", () => {
    const bot = createDemoBot();
    bot.play(dgs, "réunir les élus jeunesse", "plus tard");
    expect(bodies(bot)).toEqual([]);
  });

  test("a vice-president's wish goes to the director, who starts it with one word", () => {
    const bot = createDemoBot();
    bot.receive(bot.eventOf(sarrazin, { text: "réunir les élus jeunesse" }, crypto.randomUUID()));
    const told = bot.drain().find(({ to }) => to === dgs)?.message;
    expect(readable(toPlainText(told ?? { blocks: [] }))).toContain("Mme Sarrazin souhaite réunir");
    expect(bodies(bot)).toEqual([]);
    expect(bot.say(dgs, "1")).toContain("Quelles dates proposez-vous ?");
  });

  test("others are told who may", () => {
    for (const email of [mayorOfVougy, sylvie])
      expect(createDemoBot().say(email, "réunir les élus voirie et jeunesse")).toContain(
        "Seules la direction générale",
      );
  });
});

import { describe, expect, test } from "vitest";
import { createDemoBot, type DemoBot, dgs, mayorOfVougy, sylvie } from "../../support/demo-bot.ts";
import { plan, setUp } from "../../support/meetings.ts";

const charlieu = "maire.charlieu@demo.example";

function withCopil(): DemoBot {
  const bot = createDemoBot();
  plan(bot, setUp(bot, "copil", { emails: [dgs, mayorOfVougy, charlieu] }));
  bot.say(mayorOfVougy, "je viens au copil");
  return bot;
}

describe("who is awaited", () => {
  test.each([
    "qui manque au copil",
    "qui n'a pas répondu pour le copil ?",
    "qui n a pas repondu au comité de pilotage",
    "qui manque au copl",
  ])("« %s » is about the next meeting of that instance", (said) => {
    const reply = withCopil().say(dgs, said);
    expect(reply).toContain("Comité de pilotage, jeudi 17 décembre, 14 h : 1 réponse sur 3");
    expect(reply).toContain("Réponse encore attendue de 2 membres : Mme Arnaud et Mme Sarrazin.");
    expect(reply).toContain("1. Voir toutes les présences");
  });

  test("while its dates are sought, it is about the poll", () => {
    const bot = createDemoBot();
    setUp(bot, "copil", { emails: [dgs, mayorOfVougy, charlieu] });
    bot.say(dgs, "sonder les dates du copil 12 janvier, 14 janvier à 18h");
    bot.say(charlieu, "1");
    expect(bot.say(dgs, "qui manque au copil")).toContain("2 membres : Mme Arnaud et Mme Chevalier.");
    expect(bot.say(dgs, "qui n'a pas répondu au sondage")).toContain("2 membres : Mme Arnaud et Mme Chevalier.");
  });

  test("many names are cut, counted, and all of them in a file", () => {
    const bot = createDemoBot();
    plan(bot, setUp(bot, "copil"));
    expect(bot.say(dgs, "qui manque au copil")).toMatch(/26 membres : .* et 14 autres\.\nOuvrir la liste complète \(/u);
  });

  test("once everybody answered, says so", () => {
    const bot = withCopil();
    bot.say(dgs, "je viens au copil");
    bot.say(charlieu, "je ne viens pas au copil");
    expect(bot.say(dgs, "qui manque au copil")).toContain("Tous les membres ont répondu.");
  });

  test("« qui n'a pas répondu » alone, or to the questionnaire, stays about the municipalities", () => {
    const bot = withCopil();
    expect(bot.say(dgs, "qui n'a pas répondu")).toContain("Réponses encore attendues");
    expect(bot.say(dgs, "qui n'a pas répondu au questionnaire")).not.toContain("Quelle instance");
  });

  test("an instance without meeting, or that is not there, is said; others may not ask", () => {
    const bot = createDemoBot();
    setUp(bot, "bureau");
    expect(bot.say(dgs, "qui manque au bureau")).toContain("Aucune réunion ne correspond.");
    expect(bot.say(dgs, "qui manque au copil")).toContain("Le comité de pilotage n'est pas encore installé.");
    expect(bot.say(sylvie, "qui manque au bureau")).toContain("ce n'est pas dans ce que votre fonction");
  });

  test("namesakes are told apart by their first name", () => {
    const bot = withCopil();
    const quesnel = bot.store.people.byEmail(charlieu);
    if (quesnel) bot.store.people.save({ ...quesnel, title: "Mme", firstName: "Jeanne", lastName: "Arnaud" }, 0);
    expect(bot.say(dgs, "qui manque au copil")).toContain("2 membres : Mme Claire Arnaud et Mme Jeanne Arnaud.");
    expect(bot.say(dgs, "présences copil")).toContain("N'ont pas encore répondu (2) : Mme Claire Arnaud et Mme Jeanne");
  });
});

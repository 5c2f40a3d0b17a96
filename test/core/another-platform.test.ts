import { describe, expect, test } from "vitest";
import { corinne, createDemoBot, dgs } from "../support/demo-bot.ts";
import { answersOf } from "../support/demo-scenes.ts";

/** The missions are asked on Slack, then answered on Matrix, where the next question is asked. */
function begun() {
  const bot = createDemoBot();
  bot.say(corinne, "diagnostic", "slack");
  bot.say(corinne, "oui en régie", "slack");
  expect(bot.say(corinne, "2012", "slack")).toContain("Quelles missions");
  expect(bot.say(corinne, "1, 3", "matrix")).toContain("Combien de personnes");
  return bot;
}

describe("who answers on two platforms", () => {
  test("goes on where nothing was asked yet, as if it were the same", () => {
    const bot = begun();
    expect(Object.keys(answersOf(bot, "Charlieu")).toSorted()).toEqual(["depuis", "existe", "missions"]);
    expect(bot.say(corinne, "120", "teams")).toContain("C'est noté : 120 personnes.");
  });

  test.each(["2", "passer", "je sais pas"])(
    "is not read under a question that was answered elsewhere: « %s »",
    (said) => {
      const bot = begun();
      const reply = bot.say(corinne, said, "slack");
      expect(reply).toContain("Vous avez continué ailleurs depuis la dernière question posée ici");
      expect(reply).toContain("Nous en étions à :\nCombien de personnes");
      expect(answersOf(bot, "Charlieu")["usagers_an"]).toBeUndefined();
      // The question that waits is there now.
      expect(bot.say(corinne, "120", "slack")).toContain("C'est noté : 120 personnes.");
    },
  );

  test("is told so after a restart too", () => {
    const bot = begun().restart();
    expect(bot.say(corinne, "2", "slack")).toContain("Vous avez continué ailleurs");
  });

  test("is heard there for what asks for something, or names what it corrects", () => {
    const bot = begun();
    expect(bot.say(corinne, "récap", "slack")).toContain("Année de création");
    const other = begun();
    expect(other.say(corinne, "corriger année de création : 2010", "slack")).toContain("Corrigé : 2010");
    const third = begun();
    expect(third.say(corinne, "échéances", "slack")).toContain("Comité technique jeunesse");
  });

  test("may press a button of either", () => {
    const bot = begun();
    expect(bot.press(corinne, "@7 existe=regie", "slack")).toContain("j'avais déjà noté Oui, en régie");
    expect(bot.say(corinne, "120", "slack")).toContain("C'est noté : 120 personnes.");
  });

  test("picks nothing of what was offered elsewhere since, under a question that is over", () => {
    const bot = begun();
    bot.say(corinne, "abandonner", "matrix");
    bot.say(corinne, "oui", "matrix");
    expect(bot.say(corinne, "echeence", "matrix")).toContain("1.");
    expect(bot.say(corinne, "1", "slack")).not.toContain("Échéances d'ici 30 jours");
  });

  test("is asked the questions of a command again where they were not the last shown", () => {
    const bot = createDemoBot();
    expect(bot.say(dgs, "échéance ajouter", "slack")).toContain("?");
    bot.say(dgs, "Avis sur le pacte", "matrix");
    const reply = bot.say(dgs, "demain", "slack");
    expect(reply).toContain("Vous avez continué ailleurs");
    expect(bot.store.deadlines.open().map(({ title }) => title)).not.toContain("Avis sur le pacte");
    expect(bot.say(dgs, "10 décembre", "slack")).toContain("10 décembre");
  });
});

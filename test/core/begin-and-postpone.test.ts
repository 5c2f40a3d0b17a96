import { describe, expect, test } from "vitest";
import { corinne, createDemoBot, dgs, sylvie } from "../support/demo-bot.ts";
import { answersOf, atReview, skipTo } from "../support/demo-scenes.ts";
import { morningOf } from "../support/mornings.ts";

describe("words that could put a reminder off", () => {
  test("answer the question that is asked, when nothing was said of a reminder", () => {
    const bot = createDemoBot();
    bot.play(dgs, "diagnostic lancer voirie à Vougy 15 janvier", "oui");
    bot.play(sylvie, "voirie", "1", "non");
    skipTo(bot, "Quand seriez-vous prêts à démarrer ?", sylvie);
    expect(bot.say(sylvie, "pas avant 2029")).toContain("Démarrage possible : En 2029, est-ce bien cela ?");
    const { id = 0 } = bot.store.people.byEmail(sylvie) ?? {};
    expect(bot.store.reminders.snoozes(id)).toEqual([]);
  });

  test("just after « plus tard », a day sets the reminder and says how to change it", () => {
    const bot = createDemoBot();
    const paused = bot.play(sylvie, "diagnostic Vougy", "oui, en régie", "plus tard");
    expect(paused).toContain("Pour choisir le jour du rappel, dites-le, par exemple « lundi »");
    const noted = bot.say(sylvie, "lundi");
    expect(noted).toContain("je ne vous reparle pas de « Mutualiser la jeunesse » avant le");
    expect(noted).toContain("Pour en changer, dites un autre jour.");
    expect(bot.say(sylvie, "me rappeler le 12 janvier")).toContain("avant le mardi 12 janvier 2027");
    expect(bot.say(sylvie, "stop")).toContain("je ne vous rappellerai plus");
  });

  test("an hour later a day alone is no more about it", () => {
    const bot = createDemoBot();
    bot.play(sylvie, "diagnostic Vougy", "oui, en régie", "plus tard");
    bot.clock.forward(2 * 3_600_000);
    expect(bot.say(sylvie, "lundi")).toContain("Je n'ai pas compris");
  });

  test("a reminder shown since the question leaves both in doubt, and nothing is taken", () => {
    const bot = createDemoBot();
    bot.play(corinne, "plus de point", "diagnostic", "oui en régie");
    morningOf(bot, "2026-12-02");
    expect(bot.say(corinne, "pas avant le 15 décembre")).toContain("je ne sais pas à quoi vous répondez");
  });
});

describe("« abandonner ? »", () => {
  test("waits for the next words alone: a number said after something else abandons nothing", () => {
    const bot = createDemoBot();
    bot.play(sylvie, "diagnostic Vougy", "oui, en régie");
    expect(bot.say(sylvie, "abandonner")).toContain("Abandonner ce questionnaire ?");
    expect(bot.say(sylvie, "qui voit mes réponses")).not.toContain("Abandonner ce questionnaire ?");
    bot.say(sylvie, "1");
    bot.play(sylvie, "abandonner", "je réponds pour Nandax", "non", "je réponds pour Vougy", "1");
    expect(bot.store.interviews.all().every(({ status }) => status !== "abandoned")).toBe(true);
    expect(bot.play(sylvie, "abandonner", "oui, abandonner")).toContain("ne vous sera plus demandé");
  });

  test("« annuler » while correcting leaves the correction", () => {
    const bot = createDemoBot();
    const reply = bot.play(sylvie, "diagnostic Vougy", "oui, en régie", "2012", "corriger l'année", "annuler");
    expect(reply).not.toContain("Abandonner");
    expect(answersOf(bot, "Vougy").depuis).toMatchObject({ value: 2012 });
    const kept = bot.play(sylvie, "corriger l'année", "jsp");
    expect(kept).toContain("Je garde la réponse déjà notée : 2012.");
    expect(answersOf(bot, "Vougy").depuis).toMatchObject({ value: 2012 });
  });
});

describe("beginning", () => {
  test("« oui » begins the one thing that is offered", () => {
    const bot = createDemoBot();
    bot.play(sylvie, "diagnostic Vougy", "non");
    skipTo(bot, "Relisez", sylvie);
    expect(bot.say(sylvie, "valider")).toContain("Il reste Nandax. Voulez-vous commencer ?");
    expect(bot.say(sylvie, "oui")).toContain("Commençons par Nandax");
  });

  test("« bonjour » begins with what waits", () => {
    const bot = createDemoBot();
    bot.play(sylvie, "diagnostic Vougy", "non", "pause");
    expect(bot.say(sylvie, "bonjour")).toContain("1. Reprendre Vougy\n2. Commencer Nandax");
    expect(bot.say(sylvie, "1")).toContain("Nous reprenons Vougy");
  });

  test("one of two diagnostics is chosen by words of its title, alone or with its municipality", () => {
    const bot = createDemoBot();
    bot.play(dgs, "diagnostic lancer voirie à Vougy et Nandax 15 janvier", "oui");
    expect(bot.say(sylvie, "diagnostic Vougy")).toContain("2. Vougy, Partager le service voirie");
    expect(bot.say(sylvie, "voirie")).toContain("Commençons par Vougy (Partager le service voirie).");
    expect(bot.say(sylvie, "je réponds pour nandax, la voirie")).toContain(
      "Commençons par Nandax (Partager le service voirie).",
    );
    expect(bot.say(sylvie, "je réponds pour vougy, la jeunesse")).toContain("Commençons par Vougy (Mutualiser");
    expect(bot.play(sylvie, "pause", "diagnostic voirie")).toContain("Pour quelle commune ?\n1. Vougy\n2. Nandax");
  });

  test("« oui » to « relisez, puis validez » transmits nothing and says the word, once", () => {
    const reply = atReview().say(corinne, "oui");
    expect(reply).toContain("Rien n'est encore transmis : écrivez « valider »");
    expect(reply.match(/Tout est répondu/gu)).toHaveLength(1);
  });

  test("a correction of the other municipality says how to go there", () => {
    const bot = createDemoBot();
    bot.play(sylvie, "diagnostic Vougy", "oui, en régie", "2012", "je réponds pour Nandax", "en régie");
    const reply = bot.say(sylvie, "corriger l'année de vougy : 2010");
    expect(reply).toContain("Pour corriger Vougy, écrivez d'abord « je réponds pour Vougy »");
    expect(answersOf(bot, "Vougy").depuis).toMatchObject({ value: 2012 });
    expect(bot.say(sylvie, "corriger la détermination")).toContain("« la détermination »");
  });
});

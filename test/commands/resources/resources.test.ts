import { describe, expect, test } from "vitest";
import { toSearch } from "../../../src/core/communication/resource.ts";
import { instantOf } from "../../../src/core/calendar/local-time.ts";
import { toPlainText } from "../../../src/core/plain-text.ts";
import { createDemoBot, type DemoBot, dgs, mayorOfVougy } from "../../support/demo-bot.ts";
import { readable } from "../../support/test-bot.ts";

const delegate = "maire.charlieu@demo.example";

function withTwo(): DemoBot {
  const bot = createDemoBot();
  bot.play(
    dgs,
    "ressource ajouter retour d'expérience, un service périscolaire à six communes, https://exemple.fr/rex",
    "jeunesse, périscolaire",
    "le diagnostic",
  );
  bot.play(
    dgs,
    "ressource ajouter document : guide des voiries communales, dossier partagé/voirie",
    "passer",
    "passer",
  );
  return bot;
}

describe("a resource is kept", () => {
  test("by one sentence and two short answers, with its kind out of its title", () => {
    const bot = withTwo();
    const list = bot.say(mayorOfVougy, "ressources");
    expect(list).toContain("Un service périscolaire à six communes (retour d'expérience) : https://exemple.fr/rex");
    expect(list).toContain("(document) : dossier partagé/voirie");
    // What suits the moment comes first.
    expect(list.indexOf("périscolaire")).toBeLessThan(list.indexOf("voiries"));
  });

  test("asked part by part when nothing was said, and a link that opens nothing is refused", () => {
    const bot = createDemoBot();
    expect(bot.say(dgs, "ressource ajouter")).toContain("Quelle ressource");
    expect(bot.say(dgs, "le pacte en dix questions, ftp://exemple.fr/pacte")).toContain(
      "n'est pas un lien que l'on puisse ouvrir",
    );
    bot.say(dgs, "le pacte en dix questions");
    expect(bot.say(dgs, "https://exemple.fr/pacte")).toContain("De quoi s'agit-il ?");
    bot.play(dgs, "un site web", "finances", "passer");
    expect(bot.say(dgs, "ressources finances")).toContain("Le pacte en dix questions (site web)");
  });

  test("a testimony only with the agreement of whoever speaks", () => {
    const bot = createDemoBot();
    const said = "ressource ajouter témoignage de la maire de Sainte-Colombe, https://exemple.fr/maire";
    expect(bot.say(dgs, said)).toContain("a-t-elle donné son accord");
    expect(bot.play(dgs, "non", "passer", "passer")).toContain("son témoignage n'est pas gardé");
    expect(bot.say(dgs, "ressources")).toContain("Aucune ressource");
    expect(bot.play(dgs, said, "oui", "passer", "passer")).toContain("C'est dans les ressources");
  });

  test("by those who organise alone, and taken out again", () => {
    const bot = withTwo();
    expect(bot.say(mayorOfVougy, "ressource ajouter")).toContain("Je ne peux pas faire cela pour vous");
    expect(bot.say(dgs, "ressource retirer voiries")).toContain("n'est plus dans les ressources");
    expect(bot.say(dgs, "ressources voirie")).toContain("Aucune ressource ne parle de");
  });
});

describe("it is found", () => {
  test.each([
    ["ressources periscolaire", "périscolaire"],
    ["ressources sur les services périscolaires", "périscolaire"],
    ["ressources VOIRIE", "voiries"],
    ["bibliothèque jeunesse", "périscolaire"],
  ])("by « %s », accents and plurals forgiven", (said, found) => {
    expect(withTwo().say(mayorOfVougy, said)).toContain(found);
  });

  test("words that are signs of the search language are only words", () => {
    const bot = withTwo();
    for (const said of [
      'ressources "',
      "ressources jeunesse AND",
      "ressources (voirie",
      "ressources NEAR*",
      "ressources -",
    ])
      expect(bot.say(mayorOfVougy, said)).toMatch(/ressource/iu);
    expect(toSearch("la de à")).toBeUndefined();
  });
});

const pointOf = (bot: DemoBot, email: string, date: string) => {
  bot.clock.moveTo(instantOf(date, "08:00", "Europe/Paris"));
  bot.scheduler.tick();
  const sent = bot.drain().filter(({ key, to }) => key.startsWith("briefing:") && to === email);
  return sent.map(({ message }) => readable(toPlainText(message))).join();
};

describe("one card in the point", () => {
  test("of their delegation, once", () => {
    const bot = withTwo();
    bot.say(delegate, "bonjour");
    expect(pointOf(bot, delegate, "2026-11-30")).toContain("À lire : Un service périscolaire à six communes");
    bot.say(dgs, "échéance ajouter Signer la convention 18 décembre");
    expect(pointOf(bot, delegate, "2026-12-07")).not.toContain("À lire");
  });

  test("never alone: with nothing else to say, nothing is sent", () => {
    const bot = withTwo();
    bot.say(delegate, "bonjour");
    for (const { id } of bot.store.deadlines.open()) bot.store.deadlines.finish(id, 0);
    expect(pointOf(bot, delegate, "2026-11-30")).toBe("");
  });
});

describe("a search with a slip", () => {
  test("finds by the word that was meant, and says which", () => {
    const bot = withTwo();
    const found = bot.say(mayorOfVougy, "ressources jeunese");
    expect(found).toContain("1 ressource sur « jeunesse »");
    expect(found).toContain("Un service périscolaire");
    expect(found).not.toContain("voiries");
  });

  test("finds nothing by a word that is near none", () => {
    expect(withTwo().say(mayorOfVougy, "ressources piscine")).toContain("Aucune ressource ne parle de « piscine »");
  });
});

import { describe, expect, test } from "vitest";
import { caf, createDemoBot, type DemoBot, dgs, mayorOfVougy, sylvie } from "../../support/demo-bot.ts";

function withCharter(): DemoBot {
  const bot = createDemoBot();
  bot.say(dgs, "charte créer Pacte jeunesse : https://exemple.fr/pacte");
  return bot;
}

describe("a charter", () => {
  test("is written in one line, or step by step", () => {
    const bot = withCharter();
    expect(bot.say(mayorOfVougy, "charte")).toContain("https://exemple.fr/pacte");
    bot.play(dgs, "créer une charte", "Charte de gouvernance", "Chacun est consulté avant le vote.");
    expect(bot.say(dgs, "charte n° 2")).toContain("Chacun est consulté avant le vote.");
  });

  test("typed one article a line, has its articles numbered", () => {
    const bot = createDemoBot();
    const reply = bot.say(dgs, "charte créer Pacte jeunesse :\n1. Accueillir tous les jeunes.\n2) Partager le car");
    expect(reply).toContain("Article 1 : Accueillir tous les jeunes.");
    expect(reply).toContain("Article 2 : Partager le car");
  });

  test("of a name already taken is refused, and the rest is kept to be asked again", () => {
    const bot = withCharter();
    expect(bot.say(dgs, "charte créer pacte Jeunesse : autre texte")).toContain("existe déjà");
    expect(bot.say(dgs, "Pacte culture")).toContain("La charte Pacte culture est enregistrée.");
    expect(bot.store.charters.all()[1]?.versions[0]?.text).toBe("autre texte");
  });

  test("too long to be read in a conversation is better linked to", () => {
    const bot = createDemoBot();
    expect(bot.say(dgs, `charte créer Pacte : ${"mot ".repeat(1600)}`)).toContain("donnez plutôt le lien");
  });

  test("is the direction's to write, everyone's to read", () => {
    const bot = createDemoBot();
    expect(bot.say(mayorOfVougy, "charte créer Pacte : texte")).toContain("Je ne peux pas faire cela");
    expect(bot.say(sylvie, "charte")).toContain("Il n'y a pas encore de charte");
    bot.say(dgs, "charte créer Pacte : texte");
    expect(bot.say(caf, "charte")).toContain("texte");
    expect(bot.say(caf, "engagements")).toContain("Je ne peux pas faire cela");
  });

  test("changes into a new version without asking anyone while nobody spoke", () => {
    const bot = withCharter();
    expect(bot.say(dgs, "charte modifier : https://exemple.fr/deux")).toContain("est maintenant à la version 2.");
    expect(bot.say(dgs, "charte modifier : https://exemple.fr/deux")).toContain("rien n'est changé");
    expect(bot.store.charters.all()[0]?.versions.map(({ text }) => text)).toEqual([
      "https://exemple.fr/pacte",
      "https://exemple.fr/deux",
    ]);
  });

  test("asks the municipalities again only if the direction says so", () => {
    const bot = withCharter();
    bot.say(mayorOfVougy, "engagement participe");
    expect(bot.say(dgs, "charte modifier Pacte jeunesse : deux")).toContain(
      "1 commune a dit son engagement sur le texte d'avant",
    );
    expect(bot.say(dgs, "non")).toContain("1 engagement déjà dit vaut toujours");
    expect(bot.say(dgs, "engagements")).toContain("Version 1 : Vougy.");
    expect(bot.say(dgs, "engagements")).toContain("1 commune participe et 24 n'ont pas encore dit.");
    bot.play(dgs, "charte modifier Pacte jeunesse : trois", "oui");
    expect(bot.say(dgs, "engagements")).toContain(
      "1 commune s'est exprimée sur un texte d'avant et 24 n'ont pas encore dit.",
    );
    bot.say(mayorOfVougy, "engagement participe");
    expect(bot.say(dgs, "engagements")).toContain("Version 3 : Vougy.");
  });

  test("is taken away after a yes, and not after a no", () => {
    const bot = withCharter();
    expect(bot.play(dgs, "charte retirer", "non")).toContain("est gardée");
    expect(bot.play(dgs, "charte retirer Pacte jeunesse", "oui")).toContain("est retirée");
    expect(bot.say(dgs, "engagements")).toContain("Il n'y a pas encore de charte");
  });

  test("among several, is named or asked for", () => {
    const bot = withCharter();
    bot.say(dgs, "charte créer Charte culture : https://exemple.fr/culture");
    expect(bot.say(mayorOfVougy, "charte")).toContain("1. Pacte jeunesse");
    expect(bot.say(mayorOfVougy, "2")).toContain("https://exemple.fr/culture");
    bot.say(mayorOfVougy, "engagement soutient la charte culture");
    expect(bot.store.charters.pledges(2)).toMatchObject([{ level: "supports" }]);
    expect(bot.say(mayorOfVougy, "engagement soutient n° 7")).toContain("Il n'y a pas de charte n° 7");
  });
});

import { describe, expect, test } from "vitest";
import { createDemoBot, type DemoBot, dgs, mayorOfVougy, president, sylvie } from "../../support/demo-bot.ts";

function withObjectives(): DemoBot {
  const bot = createDemoBot();
  bot.play(
    dgs,
    "objectif ajouter Accueil du mercredi (orientation : Services)",
    "objectif ajouter Navettes (orientation : Mobilités)",
  );
  return bot;
}

describe("intérêt", () => {
  test.each([
    "intérêt objectif 1 : fort",
    "interet 1 FORT",
    "Intérêt pour l'objectif n° 1 : forte",
    "intérêt fort pour l'objectif 1",
  ])("« %s » is kept for the mayor's municipality", (said) => {
    const bot = withObjectives();
    expect(bot.say(mayorOfVougy, said)).toContain("Objectif 1, Accueil du mercredi : fort.");
    const [kept] = bot.store.objectives.interests();
    expect(kept).toMatchObject({ objectiveId: 1, level: "high" });
  });

  test("says several at once, and what each was before", () => {
    const bot = withObjectives();
    const said = bot.play(mayorOfVougy, "intérêt 1 fort", "intérêt 1 moyen, 2 aucun");
    expect(said).toContain("Accueil du mercredi : moyen (avant : fort).");
    expect(said).toContain("Navettes : aucun.");
  });

  test("is asked word by word, and « je sais pas » is not an answer for the municipality", () => {
    const bot = withObjectives();
    expect(bot.say(mayorOfVougy, "intérêt")).toContain("Pour quel objectif ?");
    expect(bot.say(mayorOfVougy, "navettes")).toContain("Quel intérêt votre commune a-t-elle pour « Navettes » ?");
    expect(bot.restart().say(mayorOfVougy, "je sais pas")).toContain("Navettes : pas encore décidé.");
  });

  test("is the mayor's to say: not the DGS's, nor the secretary's", () => {
    const bot = withObjectives();
    expect(bot.say(dgs, "intérêt objectif 1 : fort")).toContain("Chaque commune dit elle-même son intérêt");
    expect(bot.say(sylvie, "intérêt objectif 1 : fort")).toContain("Je ne peux pas");
    expect(bot.store.objectives.interests()).toEqual([]);
  });
});

describe("intérêts", () => {
  test("show the DGS each municipality by name, what was not said left empty", () => {
    const bot = withObjectives();
    bot.say(mayorOfVougy, "intérêt 2 fort");
    bot.say(president, "intérêt 1 moyen, 2 fort");
    const said = bot.say(dgs, "intérêts");
    expect(said).toContain("Objectif 2, Navettes : 2 fort et 23 communes n'ont rien dit");
    expect(said.indexOf("Objectif 2, Navettes")).toBeLessThan(said.indexOf("Objectif 1, Accueil"));
    expect(said).toMatch(/^Pouilly-sous-Charlieu \| fort \| moyen$/mu);
    expect(said).toMatch(/^Vougy \| fort \|\s*$/mu);
    expect(said).toContain("Sans réponse encore : 23 communes");
  });

  test("show others numbers, and what their own municipality said", () => {
    const bot = withObjectives();
    bot.say(president, "intérêt 1 fort");
    bot.say(mayorOfVougy, "intérêt 1 faible");
    const said = bot.say(sylvie, "intérêts");
    expect(said).toContain("Accueil du mercredi : 1 fort, 1 faible et 23 communes n'ont rien dit. Vougy : faible.");
    expect(said).not.toContain("Pouilly");
  });
});

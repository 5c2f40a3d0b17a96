import { describe, expect, test } from "vitest";
import { corinne, createDemoBot, type DemoBot, dgs, mayorOfVougy, sylvie } from "../../support/demo-bot.ts";
import { validated } from "../../support/validated.ts";

function written(): DemoBot {
  const bot = createDemoBot();
  bot.play(dgs, "critère service jeunesse : places ouvertes l'été", "120 places : CAF, 31 décembre 2025");
  return bot;
}

describe("the criteria of a service", () => {
  test("are written, then what each was before is asked, and may come later", () => {
    const bot = createDemoBot();
    expect(bot.say(dgs, "critère service jeunesse : places ouvertes l'été")).toContain("combien avant le projet ?");
    expect(bot.restart().say(dgs, "je sais pas")).toContain("critère service 1 avant 120 places");
  });

  test("show both moments, their difference and their sources, and what is missing", () => {
    const bot = written();
    const half = bot.say(dgs, "service jeunesse avant après");
    expect(half).toContain("1. Places ouvertes l'été | 120 places (CAF, 31 décembre 2025) |  | ");
    expect(half).toContain("Il manque : critère 1 (après).");
    bot.say(dgs, "critère service 1 après environ 150 places, bilan d'activité 2027");
    const whole = bot.say(mayorOfVougy, "service jeunesse avant après");
    expect(whole).toContain("environ 150 places (bilan d'activité 2027) | +30 places, environ");
    expect(whole).not.toContain("Il manque");
  });

  test("ask for a source, and of when it is", () => {
    const bot = written();
    expect(bot.say(dgs, "critère service 1 après 150 places")).toContain("Où est-ce écrit, et de quand ?");
    expect(bot.say(dgs, "la CAF")).toContain("Dites aussi de quand");
    expect(bot.say(dgs, "la CAF, 2027")).toContain("après : 150 places (la CAF, 2027)");
  });

  test("named by their number, however it is written, are not written once more", () => {
    const bot = written();
    expect(bot.say(dgs, "critère service n° 1 après 150 places : bilan 2027")).toContain("après : 150 places");
    expect(bot.say(dgs, "critère service numéro 1 après 160 places : bilan 2028")).toContain("après : 160 places");
    expect(bot.say(dgs, "critère service jeunesse après 170 places")).toContain("critère service 3 avant 120 places");
    expect(bot.say(dgs, "critères de service")).not.toContain("2. ");
  });

  test("corrected, say what was there; said twice, are kept once", () => {
    const bot = written();
    const said = "critère service 1 avant 110 places : CAF, 2025";
    expect(bot.say(dgs, said)).toContain("Avant cette correction : 120 places (CAF, 31 décembre 2025).");
    expect(bot.say(dgs, said)).not.toContain("Avant cette correction");
    expect(bot.say(dgs, "critère service jeunesse : Places ouvertes l'été")).toContain("déjà le critère 1");
  });

  test("in two units have no difference", () => {
    const bot = written();
    bot.say(dgs, "critère service 1 après 12 jours : CAF 2027");
    expect(bot.say(dgs, "service jeunesse avant après")).toContain("unités différentes");
  });

  test.each(["critère service 1 après beaucoup", "critère service 7 après 3 : CAF 2027"])(
    "« %s » keeps nothing",
    (said) => {
      const bot = written();
      expect(bot.say(dgs, said)).toMatch(/Je ne lis pas de nombre sûr|Je ne trouve pas de critère 7/u);
      expect(bot.store.serviceCriteria.all()[0]).not.toHaveProperty("after");
    },
  );

  test("are removed once it is confirmed", () => {
    const bot = written();
    bot.play(dgs, "critère service retirer 1", "non");
    expect(bot.store.serviceCriteria.all()).toHaveLength(1);
    bot.play(dgs, "critère service retirer 1", "oui");
    expect(bot.say(dgs, "critères de service")).toContain("Aucun critère de service n'est écrit");
  });

  test("are written by the direction alone, and leave to comparisons and to answers their words", () => {
    const bot = written();
    bot.say(mayorOfVougy, "critère service eau : fuites");
    expect(bot.store.serviceCriteria.all()).toHaveLength(1);
    expect(bot.say(sylvie, "service")).not.toContain("Places ouvertes");
    expect(bot.say(sylvie, "service jeunesse de la ville")).not.toContain("Places ouvertes");
    expect(bot.say(dgs, "critères")).toContain("comparaison");
  });
});

function answer(bot: DemoBot, ...places: string[]): void {
  for (const [rank, place] of places.entries())
    validated(bot, place, {
      existe: "regie",
      usagers_an: 100 + rank,
      nb_agents: 9,
      budget_fonct: 90,
      dont_personnel: 9,
    });
}

describe("a value taken from the diagnostic", () => {
  test("says how many municipalities are behind it", () => {
    const bot = written();
    answer(bot, "Vougy", "Charlieu", "Mars");
    const said = bot.say(dgs, "critère service 1 avant diagnostic usagers");
    expect(said).toMatch(
      /avant : 303 \(diagnostic « ?Mutualiser la jeunesse ?», .*exercice 2025, 3 communes sur 25\)/u,
    );
    bot.say(dgs, "critère service 1 après 400 : bilan 2027");
    expect(bot.say(dgs, "service jeunesse avant après")).toContain("+97");
    const shown = bot.say(mayorOfVougy, "service jeunesse avant après");
    expect(shown).toContain("un chiffre du diagnostic | 400 (bilan 2027) | ");
    expect(shown).not.toMatch(/303|97/u);
  });

  test("is refused where one or two municipalities answered, or where it speaks of agents", () => {
    const bot = written();
    answer(bot, "Vougy", "Charlieu");
    expect(bot.say(dgs, "critère service 1 avant diagnostic usagers")).toContain("ne peut pas servir ici");
    answer(bot, "Mars", "Nandax");
    expect(bot.say(dgs, "critère service 1 avant diagnostic dont personnel")).toContain("ne peut pas servir ici");
    expect(bot.say(corinne, "service jeunesse avant après")).toContain("| 120 places (CAF, 31 décembre 2025)");
  });
});

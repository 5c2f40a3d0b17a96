import { describe, expect, test } from "vitest";
import { toPlainText } from "../../../src/core/plain-text.ts";
import { createDemoBot, type DemoBot, mayorOfVougy, sylvie } from "../../support/demo-bot.ts";
import { answersOf, secondQuestion } from "../../support/demo-scenes.ts";
import { readable } from "../../support/test-bot.ts";

/** Tuesday 24 November 2026, 9 h: Sylvie is at work. */
const tuesday = Date.UTC(2026, 10, 24, 8);

let one: Uint8Array | undefined;

/** The mayor of Vougy has just been asked since which year. */
function asked(): DemoBot {
  if (one === undefined) {
    const bot = createDemoBot({ now: tuesday });
    bot.play(sylvie, "diagnostic Vougy", "en régie", "transmettre à la maire", "oui");
    one = bot.freeze();
  }
  return createDemoBot({ from: one, now: tuesday });
}

/** She has been asked the year, then how many people use the service. */
function askedTwice(): DemoBot {
  const bot = asked();
  bot.play(sylvie, "séjours", "transmettre à la maire", "oui");
  return bot;
}

/** What Sylvie reads once `email` has said it. */
function told(bot: DemoBot, email: string, said: string, to = sylvie): string {
  bot.drain();
  bot.receive({ ...bot.eventOf(email, { text: said }), id: crypto.randomUUID() });
  return bot
    .drain()
    .filter((sent) => sent.to === to)
    .map(({ message }) => readable(toPlainText(message)))
    .join("\n");
}

describe("a bare number from whom a question was put to", () => {
  test("said of something shown since is no answer: the question is shown again", () => {
    const bot = asked();
    bot.say(mayorOfVougy, "instances");
    expect(bot.say(mayorOfVougy, "2012")).toContain(secondQuestion);
    expect(answersOf(bot, "Vougy").depuis).toMatchObject({ state: "unknown" });
    expect(bot.say(mayorOfVougy, "2012")).toContain("C'est noté pour Vougy : 2012.");
  });

  test("after the first of two answers, the other question is shown, and the next number is for it", () => {
    const bot = askedTwice();
    bot.say(mayorOfVougy, "2012");
    expect(bot.say(mayorOfVougy, "1")).toContain("Une question vous attend pour Vougy :");
    expect(bot.say(mayorOfVougy, "140")).toContain("C'est noté pour Vougy : 140");
    expect(answersOf(bot, "Vougy")).toMatchObject({ depuis: { value: 2012 }, usagers_an: { value: 140 } });
  });

  test("that fits only one of two questions is for that one", () => {
    expect(askedTwice().say(mayorOfVougy, "140")).toContain("C'est noté pour Vougy : 140");
  });
});

describe("an answer corrected by its author", () => {
  test.each(["non pardon 2010", "pardon, 2010", "je me suis trompée, c'est 2010", "oups 2010"])(
    "« %s » replaces it, and the clerk reads both",
    (said) => {
      const bot = asked();
      bot.say(mayorOfVougy, "2012");
      expect(told(bot, mayorOfVougy, said)).toContain("a corrigé sa réponse");
      expect(answersOf(bot, "Vougy").depuis).toMatchObject({ value: 2010 });
    },
  );

  test("says what there was", () => {
    const bot = asked();
    bot.say(mayorOfVougy, "2012");
    expect(told(bot, mayorOfVougy, "corriger 2010", mayorOfVougy)).toContain(
      "C'est noté pour Vougy : 2010 (avant : 2012).",
    );
  });

  test("not the day after", () => {
    const bot = asked();
    bot.say(mayorOfVougy, "2012");
    bot.clock.moveTo(tuesday + 24 * 3_600_000);
    bot.say(mayorOfVougy, "pardon 2010");
    expect(answersOf(bot, "Vougy").depuis).toMatchObject({ value: 2012 });
  });
});

test("an answer given before is said to whom it is put, and to the clerk when theirs comes", () => {
  const bot = createDemoBot({ now: tuesday });
  bot.play(sylvie, "diagnostic Vougy", "en régie", "2011", "transmettre l'année de création à la maire");
  expect(told(bot, sylvie, "oui", mayorOfVougy)).toContain("a noté 2011 et vous demande ce qu'il en est :");
  expect(told(bot, mayorOfVougy, "2012")).toContain("2012 (avant : 2011).");
});

describe("what is no answer", () => {
  test.each(["je sais pas je crois que c'est 2012", "je ne sais pas, peut-être 2012"])(
    "« %s » offers what they think, or to give it back",
    (said) => {
      const bot = asked();
      expect(bot.say(mayorOfVougy, said)).toMatch(
        /1\. Noter 2012 \(estimation\)\n2\. Rendre la question au secrétariat/u,
      );
      expect(bot.say(mayorOfVougy, "1")).toContain("C'est noté pour Vougy : 2012 (estimation).");
    },
  );

  test.each([
    ["demandez à Paul Durand", "Paul Durand"],
    ["faut demander à mme Lefèvre", "mme Lefèvre"],
    ["je sais pas, faut voir avec Paul Durand", "Paul Durand"],
  ])("« %s » goes back to the clerk with whom they named", (said, whom) => {
    const bot = asked();
    expect(told(bot, mayorOfVougy, said)).toContain(`dit de demander à « ${whom} »`);
    expect(bot.store.handOvers.asked()).toEqual([]);
  });

  test.each(["ça ne me regarde pas", "c'est à la secrétaire", "demandez à la secrétaire", "c'est pas mon rayon"])(
    "« %s » gives it back",
    (said) => {
      expect(asked().say(mayorOfVougy, said)).toContain("repart au secrétariat");
    },
  );

  test.each(["pas le temps", "pas maintenant", "plus tard", "j'ai pas le temps là"])(
    "« %s » leaves it there",
    (said) => {
      const bot = asked();
      expect(bot.say(mayorOfVougy, said)).toContain("La question vous reste posée");
      expect(bot.store.handOvers.asked()).toHaveLength(1);
    },
  );

  test("« non » is asked about", () => {
    const bot = asked();
    expect(bot.say(mayorOfVougy, "non")).toContain("1. Rendre la question au secrétariat\n2. Y répondre plus tard");
    expect(bot.say(mayorOfVougy, "2")).toContain("La question vous reste posée");
  });

  test("words that are not understood bring the question back", () => {
    expect(asked().say(mayorOfVougy, "blabla truc")).toContain(secondQuestion);
  });
});

describe("what the clerk hands over", () => {
  test("a topic that is not found is said, and the question being asked is not offered", () => {
    const bot = createDemoBot({ now: tuesday });
    bot.play(sylvie, "diagnostic Vougy", "en régie");
    const reply = bot.say(sylvie, "je sais pas pour la piscine, faut voir avec la maire");
    expect(reply).toContain("Je ne trouve pas de question sur « la piscine ».");
    expect(reply).not.toContain("Voulez-vous que je pose");
    expect(bot.say(sylvie, "je sais pas pour les diplomes, faut voir avec la maire")).not.toContain(
      "(année de création)",
    );
  });

  test("a colleague is never the mayor", () => {
    const bot = createDemoBot({ now: tuesday });
    bot.play(sylvie, "diagnostic Vougy", "en régie");
    expect(bot.say(sylvie, "transmettre à ma collègue")).not.toContain("Chevalier");
  });

  test("who abandons the questionnaire is not said to answer in their place", () => {
    const bot = asked();
    bot.say(sylvie, "abandonner");
    const reply = told(bot, sylvie, "oui", mayorOfVougy);
    expect(reply).toContain("n'attend plus rien de vous : ce questionnaire n'est plus à remplir.");
    expect(reply).not.toContain("s'en occupe");
  });
});

import { describe, expect, test } from "vitest";
import type { Mandate } from "../../src/core/people.ts";
import { corinne, createDemoBot, type DemoBot, dgs } from "../support/demo-bot.ts";
import { answersOf, colleagueIn, secondQuestion } from "../support/demo-scenes.ts";
import { morningOf } from "../support/mornings.ts";

const paul = "paul.durand@demo.example";

/** The directory is imported anew: this person holds these mandates from now on. */
function hold(bot: DemoBot, email: string, mandates: Mandate[]): void {
  const known = bot.store.people.byEmail(email);
  const named = known ?? { email, title: "M." as const, firstName: "Paul", lastName: "Durand", presence: [] };
  bot.store.people.save({ ...named, mandates }, bot.clock.now());
}

/** Corinne has begun Charlieu, then holds another function; `successor` holds hers. */
function replaced(successor?: string): DemoBot {
  const bot = createDemoBot();
  bot.play(corinne, "diagnostic", "en régie");
  morningOf(bot, "2026-11-24");
  const own = bot.store.people.byEmail(corinne)?.mandates ?? [];
  hold(bot, corinne, [{ function: "partner", delegations: [] }]);
  if (successor !== undefined) hold(bot, successor, own);
  return bot;
}

describe("a secretary who takes over", () => {
  test("is told the next morning what is there, from whom, and goes on from it", () => {
    const bot = replaced(paul);
    bot.say(paul, "bonjour");
    const [letter, ...others] = morningOf(bot, "2026-11-25").filter(({ to }) => to === paul);
    expect(others).toEqual([]);
    expect(letter?.text).toContain(
      "Vous prenez la suite à Charlieu (Mutualiser la jeunesse) : 1 réponse sur 36 est déjà là, donnée par Mme Teyssier, secrétaire générale de mairie. Rien n'est à refaire",
    );
    expect(bot.say(paul, "1")).toContain(secondQuestion);
    expect(morningOf(bot, "2026-11-26").filter(({ to }) => to === paul)).toEqual([]);
  });

  test("is told as soon as their account is there, when it comes later", () => {
    const bot = replaced(paul);
    expect(morningOf(bot, "2026-11-25").filter(({ to }) => to === paul)).toEqual([]);
    bot.receive(bot.eventOf(paul, { text: "bonjour" }, "hello"));
    expect(bot.drain().map(({ key }) => key.split(":")[0])).toContain("morning");
  });

  test("beside somebody who stays, is told that they answer too", () => {
    const bot = createDemoBot();
    bot.play(corinne, "diagnostic", "en régie");
    const colleague = colleagueIn(bot);
    bot.say(colleague, "bonjour");
    const letter = morningOf(bot, "2026-11-24").find(({ to }) => to === colleague);
    expect(letter?.text).toContain("Vous répondez maintenant pour Charlieu, avec Mme Teyssier");
    expect(bot.say(colleague, "1")).toContain(secondQuestion);
  });
});

describe("a secretary who left", () => {
  test("is told so when they write, and no word of theirs is taken for an answer", () => {
    const bot = replaced(paul);
    const reply = bot.say(corinne, "2012");
    expect(reply).toContain("D'après l'annuaire, vous ne répondez plus pour Charlieu : ce message n'a pas été noté");
    expect(reply).toContain("M. Durand prend la suite.");
    expect(answersOf(bot, "Charlieu")["depuis"]).toBeUndefined();
    expect(bot.say(corinne, "aide")).not.toContain("vous ne répondez plus");
  });

  test("is told so by a late button too, and a command is done all the same", () => {
    const bot = replaced(paul);
    const id = bot.store.interviews.all().find((one) => one.respondentId !== undefined)?.id;
    expect(bot.press(corinne, `@${id} depuis=2012`)).toContain("vous ne répondez plus pour Charlieu");
    const again = replaced(paul);
    const reply = again.say(corinne, "qui suis-je");
    expect(reply).toContain("vous ne répondez plus pour Charlieu");
    expect(reply).toContain("partenaire");
  });

  test("when nobody is left, the DGS is told, once", () => {
    const bot = replaced();
    const letters = (date: string) =>
      morningOf(bot, date).filter(({ to, text }) => to === dgs && text.includes("Plus personne"));
    expect(letters("2026-11-25").map(({ text }) => text)).toEqual([
      expect.stringContaining("Plus personne ne répond pour Charlieu. Les réponses déjà données sont gardées."),
    ]);
    expect(letters("2026-11-26")).toEqual([]);
  });

  test("a diagnostic opened again is told to who answers now", () => {
    const bot = createDemoBot();
    bot.play(corinne, "diagnostic", "non", "abandonner", "oui");
    const own = bot.store.people.byEmail(corinne)?.mandates ?? [];
    hold(bot, corinne, []);
    hold(bot, paul, own);
    bot.say(paul, "bonjour");
    bot.receive(bot.eventOf(dgs, { text: "rouvrir Charlieu" }, "open"));
    bot.receive(bot.eventOf(dgs, { text: "Il manque le budget" }, "why"));
    expect(bot.drain().map(({ to, key }) => [to, key.split(":")[0]])).toContainEqual([paul, "reopened"]);
  });
});

import { describe, expect, test } from "vitest";
import { createDemoBot, type DemoBot, dgs, mayorOfVougy } from "../support/demo-bot.ts";
import { morningOf } from "../support/mornings.ts";

let frozen: Uint8Array | undefined;

/** The mayor of Vougy can be written to; nobody has been asked yet. */
function withCharter(): DemoBot {
  if (frozen === undefined) {
    const bot = createDemoBot();
    bot.say(dgs, "charte créer Pacte jeunesse : https://exemple.fr/pacte");
    frozen = bot.freeze();
  }
  return createDemoBot({ from: frozen });
}

const letters = (bot: DemoBot, date: string) =>
  morningOf(bot, date)
    .filter(({ to, text }) => to === mayorOfVougy && text.includes("Pacte jeunesse"))
    .map(({ text }) => text);

describe("mayors are asked what their municipality pledges", () => {
  test("only when the direction asks for it", () => {
    const bot = withCharter();
    expect(letters(bot, "2026-11-24")).toEqual([]);
    expect(bot.say(dgs, "engagements relancer")).toContain("une seule fois, dans le message d'un prochain matin");
    expect(letters(bot, "2026-11-25")).toEqual([
      expect.stringContaining("Charte « Pacte jeunesse » : quel est l'engagement de Vougy ?"),
    ]);
  });

  test("once, and answered by a number", () => {
    const bot = withCharter();
    bot.say(dgs, "engagements relancer");
    expect(letters(bot, "2026-11-24")).toHaveLength(1);
    expect(letters(bot, "2026-11-25")).toEqual([]);
    expect(bot.say(mayorOfVougy, "2")).toContain("C'est noté : Vougy participe");
  });

  test("and answered in their own words, with a condition", () => {
    const bot = withCharter();
    bot.say(dgs, "engagements relancer");
    letters(bot, "2026-11-24");
    expect(bot.say(mayorOfVougy, "participe, si le car passe le mercredi")).toContain(
      "Vougy participe (Pacte jeunesse). Condition : « si le car passe le mercredi »",
    );
  });

  test("not once they have said it", () => {
    const bot = withCharter();
    bot.say(dgs, "engagements relancer");
    bot.say(mayorOfVougy, "engagement observe");
    expect(letters(bot, "2026-11-24")).toEqual([]);
  });

  test("never more than once a week, even after a restart", () => {
    const bot = withCharter();
    bot.say(dgs, "engagements relancer");
    letters(bot, "2026-11-24");
    const again = bot.restart();
    expect(again.say(dgs, "engagements relancer")).toContain("possible à partir du lundi 30 novembre 2026");
    expect(letters(again, "2026-11-30")).toEqual([]);
    expect(again.say(dgs, "engagements relancer")).toContain("un prochain matin");
    expect(letters(again, "2026-12-01")).toHaveLength(1);
  });

  test("of two charters, in two different weeks", () => {
    const bot = withCharter();
    bot.say(dgs, "charte créer Charte culture : https://exemple.fr/culture");
    bot.say(dgs, "engagements relancer Pacte jeunesse");
    bot.say(dgs, "engagements relancer Charte culture");
    const both = (date: string) =>
      morningOf(bot, date).filter(({ to, text }) => to === mayorOfVougy && text.includes("Charte « "));
    expect(both("2026-11-24").map(({ text }) => text)).toEqual([expect.stringContaining("Pacte jeunesse")]);
    expect(both("2026-11-27")).toEqual([]);
    expect(both("2026-12-01").map(({ text }) => text)).toEqual([expect.stringContaining("Charte culture")]);
  });

  test("again when the text changed and the direction wants it", () => {
    const bot = withCharter();
    bot.say(mayorOfVougy, "engagement porte");
    bot.play(dgs, "charte modifier : https://exemple.fr/deux", "oui", "engagements relancer");
    expect(letters(bot, "2026-11-24")).toEqual([expect.stringContaining("Vougy avait dit « porte » sur la version 1")]);
    expect(letters(bot, "2026-11-25")).toEqual([]);
    bot.play(dgs, "charte modifier : https://exemple.fr/trois", "oui");
    expect(bot.say(dgs, "engagements relancer")).toContain("un prochain matin");
    expect(letters(bot, "2026-11-27")).toEqual([]);
    expect(letters(bot, "2026-12-01")).toEqual([expect.stringContaining("Son texte a changé (version 3)")]);
  });

  test("nobody is when all have spoken", () => {
    const bot = withCharter();
    const mayor = bot.store.people.byEmail(mayorOfVougy);
    for (const { insee } of bot.store.territory.municipalities())
      bot.store.charters.pledge(1, { insee, version: 1, level: "observes", byPerson: mayor?.id ?? 0, at: 1 });
    expect(bot.say(dgs, "engagements relancer")).toContain("personne n'est à relancer");
    expect(bot.say(dgs, "engagements")).toContain("25 communes observent.");
  });
});

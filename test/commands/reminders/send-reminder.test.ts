import { describe, expect, test } from "vitest";
import { instantOf } from "../../../src/core/calendar/local-time.ts";
import { createDemoBot, type DemoBot, dgs, sylvie, technician } from "../../support/demo-bot.ts";
import { morningOf, tickOn } from "../../support/mornings.ts";

/** On Tuesday 1 December 2026 at 10 h, eight days after the first message; Sylvie is there. */
function onTuesday(): DemoBot {
  const bot = createDemoBot();
  bot.clock.moveTo(instantOf("2026-12-01", "10:00", "Europe/Paris"));
  return bot;
}

describe("relancer", () => {
  test("shows to whom, asks, then writes one reminder; it counts for the week", () => {
    const bot = onTuesday();
    const asked = bot.say(dgs, "relancer vougy");
    expect(asked).toContain("Un rappel partirait à Mme Lefèvre pour Vougy, pendant ses heures de présence.");
    bot.receive(bot.eventOf(dgs, { text: "oui" }, "once"));
    const told = bot.drain().filter(({ to }) => to === sylvie);
    expect(told).toHaveLength(1);
    expect(bot.say(dgs, "relancer Vougy")).toContain(
      "Mme Lefèvre a reçu mon dernier message le mardi 1er décembre : un rappel par semaine au plus, le prochain à partir du mardi 8 décembre.",
    );
    expect(morningOf(bot, "2026-12-04").filter(({ to, text }) => to === sylvie && text.includes("jeunesse"))).toEqual(
      [],
    );
  });

  test("on a day she is away, leaves on the next she is there; said no, nothing leaves", () => {
    const bot = createDemoBot();
    bot.clock.moveTo(instantOf("2026-12-02", "10:00", "Europe/Paris"));
    expect(bot.play(dgs, "relancer Vougy", "non")).toBe("D'accord, aucun rappel n'est parti.");
    expect(bot.play(dgs, "relancer Vougy", "1")).toContain(
      "Le rappel partira à Mme Lefèvre (Vougy) le vendredi 4 décembre.",
    );
    expect(tickOn(bot, "2026-12-03").filter(({ key }) => key.startsWith("reminder:"))).toEqual([]);
    const letter = tickOn(bot, "2026-12-04").find(({ key }) => key.startsWith("reminder:"));
    expect(letter?.to).toBe(sylvie);
    expect(letter?.text).toContain("il reste");
  });

  test.each([
    ["Vougy", "le prochain à partir du lundi 30 novembre"],
    ["Arcinges", "Mme Pontier n'est pas encore sur Relais"],
  ])("%s: says why nothing can leave, and what else to do", (place, why) => {
    const reply = createDemoBot().say(dgs, `relancer ${place}`);
    expect(reply).toContain(why);
    expect(reply).toContain(`« saisir ${place} »`);
  });

  test("keeps to what the person asked", () => {
    const bot = onTuesday();
    bot.say(sylvie, "me rappeler le 5 janvier");
    expect(bot.say(dgs, "relancer Vougy")).toContain(
      "Mme Lefèvre a choisi le mardi 5 janvier 2027 pour le prochain rappel",
    );
    bot.say(sylvie, "ne plus me rappeler");
    expect(bot.say(dgs, "relancer Nandax")).toContain("Mme Lefèvre ne souhaite plus de rappel.");
  });

  test("asks which municipality, and is the DGS's alone", () => {
    const bot = onTuesday();
    expect(bot.say(dgs, "relancer")).toContain("Quelle commune faut-il relancer ?");
    expect(bot.say(dgs, "boyer")).toContain("Un rappel partirait à Mme Dos Santos pour Boyer");
    expect(bot.say(technician, "relancer Vougy")).toContain("Je ne peux pas faire cela pour vous");
  });
});

import { describe, expect, test } from "vitest";
import { instantOf } from "../../../src/core/calendar/local-time.ts";
import { createDemoBot, type DemoBot, dgs, mayorOfVougy, sylvie, technician } from "../../support/demo-bot.ts";
import { createMorningLetterJob } from "../../../src/core/morning-letter-job.ts";
import { morningOf, tickOn } from "../../support/mornings.ts";
import { library } from "../../support/test-bot.ts";

/** On Tuesday 1 December 2026 at 10 h, eight days after the first message; Sylvie is there. */
function onTuesday(): DemoBot {
  const bot = createDemoBot();
  bot.clock.moveTo(instantOf("2026-12-01", "10:00", "Europe/Paris"));
  return bot;
}

/** Two mayors are asked what they expect. */
function twoAsked(): DemoBot {
  const bot = createDemoBot();
  bot.play(dgs, "diagnostic lancer attentes à Vougy et Nandax, 15 janvier", "oui");
  bot.clock.moveTo(instantOf("2026-12-08", "10:00", "Europe/Paris"));
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

describe("relancer somebody asked in their own name", () => {
  test("by their name, of what they alone are to answer", () => {
    const bot = twoAsked();
    expect(bot.say(dgs, "relancer Mme Chevalier")).toMatch(/Un rappel partirait à Mme Chevalier.* pour Attentes/u);
    bot.receive(bot.eventOf(dgs, { text: "oui" }, "once"));
    const told = bot.drain().filter(({ key }) => key.startsWith("reminder:"));
    expect(told.map(({ to }) => to)).toEqual([mayorOfVougy]);
    expect(bot.say(dgs, "relancer Mme Chevalier")).toContain("un rappel par semaine au plus");
  });

  test("not before a week, and without offering to enter what is theirs to say", () => {
    const bot = createDemoBot();
    bot.play(dgs, "diagnostic lancer attentes à Vougy et Nandax, 15 janvier", "oui");
    const held = bot.say(dgs, "relancer Mme Chevalier");
    expect(held).toContain("un rappel par semaine au plus");
    expect(held).not.toContain("saisir");
  });

  test("is offered beside the municipalities", () => {
    expect(twoAsked().say(dgs, "relancer")).toMatch(/Qui faut-il relancer \?[\s\S]*Mme Chevalier/u);
  });
});

describe("a reminder that has not left", () => {
  test("is taken back from who answers meanwhile, and does not count for the week", () => {
    const bot = createDemoBot();
    bot.clock.moveTo(instantOf("2026-12-02", "10:00", "Europe/Paris"));
    bot.play(dgs, "relancer Vougy", "1");
    bot.play(sylvie, "diagnostic Vougy", "1");
    expect(tickOn(bot, "2026-12-04").filter(({ key, to }) => to === sylvie && key.startsWith("reminder:"))).toEqual([]);
    expect(bot.store.reminders.of(bot.store.people.byEmail(sylvie)?.id ?? 0)).toEqual([]);
  });

  test("is taken back too when the platform put it off, and not when it may have taken it", () => {
    for (const surely of [true, false]) {
      const bot = createDemoBot();
      const { outbox, reminders, people } = bot.store;
      const id = people.byEmail(sylvie)?.id ?? 0;
      bot.clock.moveTo(instantOf("2026-12-01", "10:00", "Europe/Paris"));
      bot.receive(bot.eventOf(dgs, { text: "relancer Vougy" }));
      bot.receive(bot.eventOf(dgs, { text: "1" }));
      const waiting = outbox.nextPerLane(new Set(), ["console"], bot.clock.now());
      const reminder = waiting.find(({ address }) => address.channel === sylvie);
      expect(reminder?.key).toMatch(/^reminder:/u);
      outbox.markBegun(reminder === undefined ? [] : [reminder], bot.clock.now());
      if (surely) outbox.markUntaken(reminder?.id ?? 0);
      bot.clock.forward(60_000);
      bot.receive(bot.eventOf(sylvie, { text: "diagnostic Vougy" }));
      bot.receive(bot.eventOf(sylvie, { text: "1" }));
      const left = bot.drain().filter(({ key, to }) => to === sylvie && key.startsWith("reminder:"));
      expect(left).toHaveLength(surely ? 0 : 1);
      expect(reminders.of(id)).toHaveLength(surely ? 0 : 1);
    }
  });

  test("goes on to who only looked", () => {
    const bot = createDemoBot();
    bot.clock.moveTo(instantOf("2026-12-02", "10:00", "Europe/Paris"));
    bot.play(dgs, "relancer Vougy", "1");
    bot.play(sylvie, "diagnostic Vougy", "pause");
    expect(tickOn(bot, "2026-12-04").some(({ key, to }) => to === sylvie && key.startsWith("reminder:"))).toBe(true);
  });

  test("is taken back too when it was a morning letter that spoke of nothing else", () => {
    const bot = createDemoBot();
    // Written at 8 h, it waits for her own hours.
    bot.say(sylvie, "m'écrire entre 10 h et 12 h");
    const at = instantOf("2026-12-08", "08:00", "Europe/Paris");
    bot.clock.moveTo(at);
    createMorningLetterJob(bot.store, library).run(at, "2026-12-08");
    const { store } = bot;
    const id = store.people.byEmail(sylvie)?.id ?? 0;
    expect(store.reminders.of(id)).toHaveLength(1);
    bot.play(sylvie, "diagnostic Vougy", "1");
    expect(store.reminders.of(id)).toEqual([]);
    expect(
      tickOn(bot, "2026-12-08", "10:30").filter(({ key, to }) => to === sylvie && key.startsWith("morning:")),
    ).toEqual([]);
  });
});

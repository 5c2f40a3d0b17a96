import { describe, expect, test } from "vitest";
import { instantOf } from "../../src/core/calendar/local-time.ts";
import { toPlainText } from "../../src/core/plain-text.ts";
import { countWords } from "../../src/core/words/briefing-lines.ts";
import { createDemoBot, type DemoBot, dgs, mayorOfVougy, sylvie } from "../support/demo-bot.ts";
import { readable } from "../support/test-bot.ts";

const titles = ["L'intercommunalité", "Le projet", "Les instances", "Votre rôle", "Où demander"];

/** A mayor elected on 1 December, whom nobody told anything. */
function withNewcomer(bot: DemoBot): string {
  const email = "nouvelle.maire@demo.example";
  const insee = bot.store.territory.municipalities().find(({ name }) => name === "Mars")?.insee ?? "";
  const mandates = [{ function: "deputy_mayor" as const, insee, delegations: ["voirie"] }];
  const newcomer = { email, firstName: "Nour", lastName: "Haddad", title: "Mme" as const, mandates, presence: [] };
  bot.store.people.save(newcomer, instantOf("2026-12-01", "10:00", "Europe/Paris"));
  return email;
}

describe("five short cards", () => {
  test("one after the other, at one's own pace, each short enough for twenty seconds", () => {
    const bot = createDemoBot();
    const cards = [bot.say(mayorOfVougy, "parcours")];
    for (let rank = 1; rank < 5; rank += 1) cards.push(bot.say(mayorOfVougy, "carte suivante"));
    for (const [rank, card] of cards.entries()) {
      expect(card).toContain(`${rank + 1} sur 5. ${titles[rank]}`);
      expect(countWords(card), card).toBeLessThanOrEqual(80);
    }
    expect(cards[0]).toContain("Votre commune, Vougy, compte");
    expect(cards[3]).toContain("maire");
    expect(bot.say(mayorOfVougy, "parcours")).toContain("Vous avez vu les 5 cartes");
    expect(bot.say(mayorOfVougy, "carte 2")).toContain("2 sur 5. Le projet");
    expect(bot.say(mayorOfVougy, "carte 9")).toContain("il n'y a pas de carte 9");
  });

  test("go on where they were left, whatever restarts", () => {
    const bot = createDemoBot();
    bot.say(mayorOfVougy, "parcours");
    const again = bot.restart();
    again.say(mayorOfVougy, "échéances");
    expect(again.say(mayorOfVougy, "parcours")).toContain("2 sur 5");
  });

  test("the letter of its button is enough", () => {
    const bot = createDemoBot();
    bot.say(mayorOfVougy, "parcours");
    expect(bot.say(mayorOfVougy, "a")).toContain("2 sur 5");
    expect(bot.say(mayorOfVougy, "suite")).toContain("3 sur 5");
    expect(bot.say(mayorOfVougy, "Suivante svp")).toContain("4 sur 5");
  });
});

describe("new officials are found by themselves", () => {
  test("welcomed once, the next open day at 9 h, with a seminar that waits for them", () => {
    const bot = createDemoBot();
    const email = withNewcomer(bot);
    const waiting = () => bot.store.outbox.has(`welcome:person:${bot.store.people.byEmail(email)?.id}`);
    bot.clock.moveTo(instantOf("2026-12-02", "08:59", "Europe/Paris"));
    bot.scheduler.tick();
    expect(waiting()).toBe(false);
    bot.clock.moveTo(instantOf("2026-12-02", "09:00", "Europe/Paris"));
    bot.scheduler.tick();
    expect(waiting()).toBe(true);
    bot.say(email, "bonjour");
    expect(bot.say(email, "carte suivante")).toContain("2 sur 5");
    bot.clock.moveTo(instantOf("2026-12-03", "09:00", "Europe/Paris"));
    bot.scheduler.tick();
    expect(bot.drain().some(({ key }) => key.startsWith("welcome:"))).toBe(false);
  });

  test("those who were there from the start are left alone", () => {
    const bot = createDemoBot();
    bot.say(mayorOfVougy, "bonjour");
    bot.clock.moveTo(instantOf("2026-12-02", "09:00", "Europe/Paris"));
    bot.scheduler.tick();
    expect(bot.drain().some(({ key }) => key.startsWith("welcome:"))).toBe(false);
  });

  test("its e-mail holds the five cards, and nothing to type", () => {
    const bot = createDemoBot();
    const email = withNewcomer(bot);
    bot.say(email, "x");
    bot.clock.moveTo(instantOf("2026-12-02", "09:00", "Europe/Paris"));
    bot.scheduler.tick();
    const sent = bot.drain().find(({ key }) => key.startsWith("welcome:"));
    const written = JSON.stringify(sent?.message.written);
    for (const title of titles) expect(readable(written)).toContain(title);
    expect(written).not.toContain("`");
    expect(readable(toPlainText(sent?.message ?? { blocks: [] }))).toContain("Cinq cartes courtes");
  });
});

test("the DGS sees how far it is by municipality, never by person", () => {
  const bot = createDemoBot();
  bot.say(mayorOfVougy, "parcours");
  const progress = bot.say(dgs, "suivi des parcours");
  expect(progress).toMatch(/1 personne l'a commencé sur \d+, 0 l'a fini/u);
  expect(progress).not.toContain("Chevalier");
  expect(bot.say(sylvie, "suivi des parcours")).toContain("Je ne peux pas faire cela pour vous");
});

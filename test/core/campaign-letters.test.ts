import { expect, test } from "vitest";
import { createDemoBot, type DemoBot, dgs, mayorOfVougy, sylvie } from "../support/demo-bot.ts";

/** Sunday, 19 h in Paris: first messages wait for Monday. */
const sundayEvening = Date.UTC(2026, 10, 22, 18);

function waitsFor(bot: DemoBot, email: string): boolean {
  return bot.store.outbox.has(`campaign:2:person:${bot.store.people.byEmail(email)?.id}`);
}

test("a first message that still waits goes once all that it asks is over", () => {
  const bot = createDemoBot({ now: sundayEvening });
  bot.play(dgs, "diagnostic lancer voirie à Vougy et Nandax, 15 janvier", "oui");
  expect(bot.play(sylvie, "diagnostic Vougy", "2", "abandonner", "oui")).toContain("ne vous sera plus demandé");
  expect(waitsFor(bot, sylvie)).toBe(true);
  expect(bot.play(sylvie, "diagnostic Nandax", "2", "abandonner", "oui")).toContain("ne vous sera plus demandé");
  expect(waitsFor(bot, sylvie)).toBe(false);
});

test("so does that of a municipality that joined it, without the others", () => {
  const bot = createDemoBot({ now: sundayEvening });
  bot.play(dgs, "diagnostic lancer voirie à Vougy, 15 janvier", "oui", "diagnostic ajouter Nandax", "oui");
  const clerk = bot.store.people.byEmail(sylvie)?.id;
  const nandax = bot.store.territory.municipalities().find(({ name }) => name === "Nandax")?.insee;
  const joining = `campaign:2:joined:${nandax}:person:${clerk}`;
  expect(bot.store.outbox.has(joining)).toBe(true);
  bot.play(sylvie, "diagnostic Nandax", "2", "abandonner", "oui");
  expect(bot.store.outbox.has(joining)).toBe(false);
  expect(waitsFor(bot, sylvie)).toBe(true);
});

test("so does that of somebody asked in their own name", () => {
  const bot = createDemoBot({ now: sundayEvening });
  bot.play(dgs, "diagnostic lancer attentes à Vougy et Nandax, 15 janvier", "oui");
  expect(waitsFor(bot, mayorOfVougy)).toBe(true);
  bot.play(mayorOfVougy, "diagnostic", "abandonner", "oui");
  expect(waitsFor(bot, mayorOfVougy)).toBe(false);
  expect(waitsFor(bot, "maire.nandax@demo.example")).toBe(true);
});

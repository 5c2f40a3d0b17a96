import { expect, test } from "vitest";
import { loseAddress } from "../../src/core/lost-address.ts";
import { toPlainText } from "../../src/core/plain-text.ts";
import { corinne, createDemoBot, type DemoBot, dgs } from "../support/demo-bot.ts";
import { readable } from "../support/test-bot.ts";

const lose = (bot: DemoBot, channel: string) =>
  bot.store.transaction(() => loseAddress(bot.store, { platform: "console", channel }, bot.clock.now()));
const told = (bot: DemoBot) => bot.drain().map(({ to, message }) => `${to} ${readable(toPlainText(message))}`);
const idOf = (bot: DemoBot, email: string) => bot.store.people.byEmail(email)?.id ?? 0;

test("the direction is told once of a person who can no longer be written to", () => {
  const bot = createDemoBot();
  lose(bot, corinne);
  lose(bot, corinne);
  expect(told(bot)).toEqual([expect.stringMatching(/^dgs@demo\.example Je ne peux plus écrire à Corinne Teyssier/u)]);
  expect(bot.store.accounts.reachablePeople().has(idOf(bot, corinne))).toBe(false);
});

test("who speaks again is reachable again; a loss that lasts is told again a month later, not at each message", () => {
  const bot = createDemoBot();
  const losses = (days: number) => {
    bot.clock.forward(days * 24 * 3_600_000);
    bot.say(corinne, "aide");
    expect(bot.store.accounts.reachablePeople().has(idOf(bot, corinne))).toBe(true);
    lose(bot, corinne);
    return told(bot).length;
  };
  expect([losses(0), losses(0), losses(31), losses(0)]).toEqual([1, 0, 1, 0]);
});

test("a conversation of several that is closed is told once, whatever its threads", () => {
  const bot = createDemoBot();
  lose(bot, "copil");
  lose(bot, "copil");
  expect(told(bot)).toEqual([expect.stringContaining("elle est archivée ou fermée")]);
});

test("the DGS's own address lost is told to nobody who could not read it", () => {
  const bot = createDemoBot();
  lose(bot, dgs);
  expect(told(bot)).toEqual([]);
});

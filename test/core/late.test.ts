import { describe, expect, test } from "vitest";
import { corinne, createDemoBot, type DemoBot, dgs } from "../support/demo-bot.ts";
import { answersOf } from "../support/demo-scenes.ts";
import { readable } from "../support/test-bot.ts";
import { toPlainText } from "../../src/core/plain-text.ts";

let events = 0;

/** `email` says `text` at the platform's time `at`, whenever it arrives. */
function saidAt(bot: DemoBot, email: string, text: string, at: number): string {
  bot.receive({ ...bot.eventOf(email, { text }, `L-${(events += 1)}`), at });
  return bot
    .drain()
    .map((one) => readable(toPlainText(one.message)))
    .join("\n");
}

describe("a message that the platform delivers after a later one", () => {
  test("is never taken for the answer to the question that waits now", () => {
    const bot = createDemoBot();
    saidAt(bot, corinne, "diagnostic", 100);
    expect(saidAt(bot, corinne, "oui en régie", 300)).toContain("Depuis quelle année");
    expect(saidAt(bot, corinne, "2012", 200)).toContain("je ne l'ai pas noté");
    expect(answersOf(bot, "Charlieu")["depuis"]).toBeUndefined();
    expect(saidAt(bot, corinne, "2013", 400)).toContain("C'est noté : 2013");
  });

  test.each(["passer", "corriger 1", "valider", "oui"])("does not steer either: « %s »", (text) => {
    const bot = createDemoBot();
    saidAt(bot, corinne, "diagnostic", 100);
    saidAt(bot, corinne, "oui en régie", 300);
    const before = answersOf(bot, "Charlieu");
    expect(saidAt(bot, corinne, text, 200)).toContain("envoyez-le à nouveau");
    expect(answersOf(bot, "Charlieu")).toEqual(before);
  });

  test("is answered when it asks for something", () => {
    const bot = createDemoBot();
    saidAt(bot, corinne, "diagnostic", 300);
    expect(saidAt(bot, corinne, "échéances", 200)).toContain("Comité technique jeunesse");
    expect(saidAt(bot, dgs, "état", 100)).toContain("0 commune sur 25");
  });

  test("picks nothing of a list that was offered since", () => {
    const bot = createDemoBot();
    saidAt(bot, dgs, "echeence", 300);
    expect(saidAt(bot, dgs, "1", 200)).toContain("Je n'ai pas compris « 1 »");
    saidAt(bot, dgs, "echeence", 400);
    expect(saidAt(bot, dgs, "1", 500)).toContain("Échéances");
  });

  test("is known as late after a button too", () => {
    const bot = createDemoBot();
    saidAt(bot, corinne, "diagnostic", 100);
    bot.receive({ ...bot.eventOf(corinne, { choice: "@7 existe=regie" }, "L-press"), at: 300 });
    bot.drain();
    expect(saidAt(bot, corinne, "2012", 200)).toContain("je ne l'ai pas noté");
  });

  test("is known as late after a restart too", () => {
    const bot = createDemoBot();
    saidAt(bot, corinne, "diagnostic", 100);
    saidAt(bot, corinne, "oui en régie", 300);
    const again = bot.restart();
    expect(saidAt(again, corinne, "2012", 200)).toContain("je ne l'ai pas noté");
  });
});

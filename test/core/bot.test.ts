import Database from "better-sqlite3";
import { describe, expect, test } from "vitest";
import { commands } from "../../src/commands/index.ts";
import type { Command } from "../../src/core/command.ts";
import { UserError } from "../../src/core/errors.ts";
import { say, text } from "../../src/core/message.ts";
import { toPlainText } from "../../src/core/plain-text.ts";
import { corinne, createDemoBot, dgs } from "../support/demo-bot.ts";

/** A command that writes a deadline, then does what it is told. */
function riskyCommand(then: () => void): Command {
  return {
    name: "risky",
    words: ["essai"],
    group: "me",
    summary: "un essai",
    examples: ["essai"],
    action: "get_help",
    run({ store, person, now }) {
      store.deadlines.add({ title: "Trace", due: "2026-12-01" }, person.id, now);
      then();
      return { message: say("Fait.") };
    },
  };
}

function withRiskyCommand(then: () => void) {
  return createDemoBot({ commands: [...commands, riskyCommand(then)] });
}

function countRows(file: string, table: string): number {
  const db = new Database(file, { readonly: true });
  const rows = db.prepare<[], number>(`SELECT count(*) FROM ${table}`).pluck().get() ?? 0;
  db.close();
  return rows;
}

function broken(): never {
  throw new TypeError("a bug");
}

const titles = (bot: ReturnType<typeof createDemoBot>) => bot.store.deadlines.open().map((one) => one.title);

describe("an event", () => {
  test("delivered three times is handled once and answered once", () => {
    const bot = createDemoBot();
    const event = bot.eventOf(dgs, { text: "échéance ajouter Convention sport 15 décembre" }, "slack-1");
    for (let time = 0; time < 3; time += 1) bot.receive(event);
    expect(titles(bot).filter((title) => title === "Convention sport")).toHaveLength(1);
    expect(bot.drain().map((one) => one.key)).toEqual(["reply:console:slack-1"]);
  });

  test("delivered again after its answer was sent, and after a restart, stays handled", () => {
    const bot = createDemoBot();
    bot.play(corinne, "diagnostic");
    const event = bot.eventOf(corinne, { text: "oui en régie" }, "slack-2");
    bot.receive(event);
    bot.drain();
    const again = bot.restart();
    again.receive(event);
    expect(again.drain()).toEqual([]);
    expect(again.say(corinne, "où j'en suis")).toContain("Vous avez répondu à 1 question");
  });

  test("is another one on another platform, even with the same id", () => {
    const bot = createDemoBot();
    const event = bot.eventOf(dgs, { text: "qui suis-je" }, "1");
    bot.receive(event);
    bot.receive({ ...event, address: { platform: "web", channel: dgs } });
    expect(bot.drain().map((one) => one.key)).toEqual(["reply:console:1", "reply:web:1"]);
  });
});

describe("a handler that breaks", () => {
  test("keeps nothing of the event: no trace in the inbox, no account, no state", () => {
    const bot = withRiskyCommand(broken);
    const before = ["inbox", "account", "audit", "deadline", "conversation"].map((table) => countRows(bot.file, table));
    const event = bot.eventOf(dgs, { text: "essai" }, "slack-3");
    expect(() => bot.receive({ ...event, from: { ...event.from, id: "never seen" } })).toThrow("a bug");
    const after = ["inbox", "account", "audit", "deadline", "conversation"].map((table) => countRows(bot.file, table));
    expect(after).toEqual(before);
  });

  test("is told to the person once, in a sentence with a code and without the bug's words, and to the log", () => {
    const bot = withRiskyCommand(broken);
    const event = bot.eventOf(dgs, { text: "essai" }, "slack-4");
    for (let time = 0; time < 3; time += 1) expect(() => bot.receive(event)).toThrow("a bug");
    const told = bot.drain();
    expect(told).toHaveLength(1);
    const sentence = told[0] ? toPlainText(told[0].message) : "";
    expect(sentence).toMatch(
      /^Je n’ai pas pu enregistrer votre dernier message\. .*\(incident [0-9A-Z]{4}, signalé\)$/,
    );
    expect(sentence).not.toContain("a bug");
    expect(bot.incidents).toHaveLength(3);
    expect(bot.incidents[0]).toBeInstanceOf(TypeError);
  });

  test("does not lose the event: delivered again once the fault is gone, it is handled", () => {
    let faulty = true;
    const bot = withRiskyCommand(() => {
      if (faulty) broken();
    });
    const event = bot.eventOf(dgs, { text: "essai" }, "slack-5");
    expect(() => bot.receive(event)).toThrow("a bug");
    bot.drain();
    faulty = false;
    bot.receive(event);
    expect(bot.drain().map((one) => toPlainText(one.message))).toEqual(["Fait."]);
    expect(titles(bot)).toContain("Trace");
  });

  test("leaves an open interview where it was", () => {
    const bot = withRiskyCommand(broken);
    bot.play(corinne, "diagnostic", "oui en régie");
    expect(() => bot.say(corinne, "essai")).toThrow("a bug");
    bot.drain();
    expect(bot.say(corinne, "2012")).toContain("C'est noté : 2012.");
  });
});

describe("a sentence thrown for the person", () => {
  test("is said, and undoes what the command had written", () => {
    const bot = withRiskyCommand(() => {
      throw new UserError("Cette échéance est déjà passée !");
    });
    expect(bot.say(dgs, "essai")).toBe("Cette échéance est déjà passée !");
    expect(titles(bot)).not.toContain("Trace");
    expect(bot.incidents).toEqual([]);
  });

  test("counts as handled: the event delivered again says nothing more", () => {
    const bot = withRiskyCommand(() => {
      throw new UserError("Non.");
    });
    const event = bot.eventOf(dgs, { text: "essai" }, "slack-6");
    bot.receive(event);
    bot.receive(event);
    expect(bot.drain()).toHaveLength(1);
  });
});

test("what Relais sends is French typography, whatever its sentences were written with", () => {
  const bot = createDemoBot({
    commands: [
      ...commands,
      { ...riskyCommand(() => {}), run: () => ({ message: { blocks: [text("L'élue est là : oui ?")] } }) },
    ],
  });
  bot.receive(bot.eventOf(dgs, { text: "essai" }));
  expect(bot.drain()[0]?.message.blocks[0]).toEqual(text("L’élue est là\u00a0: oui\u202f?"));
});

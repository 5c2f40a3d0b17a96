import { describe, expect, test } from "vitest";
import type { Command } from "../../src/core/command.ts";
import { say } from "../../src/core/message.ts";
import { offeredBy, pickedOffer } from "../../src/core/offers.ts";
import { matchCommand } from "../../src/core/match-command.ts";
import { choiceParameter, textParameter } from "../../src/commands/parameter.ts";
import { commands } from "../../src/commands/index.ts";
import { createDemoBot, dgs } from "../support/demo-bot.ts";

const one = { type: "choices" as const, choices: [{ value: "état", label: "L'état" }] };
const several = {
  type: "choices" as const,
  choices: [
    { value: "1", label: "Mardi" },
    { value: "2", label: "Jeudi" },
  ],
  multiple: { prefix: "mes dates #3 " },
};

const common = { group: "me" as const, summary: "essai", examples: ["essai"], action: "get_help" as const };
const echo: Command = {
  ...common,
  name: "echo",
  words: ["essai"],
  keepsLines: true,
  read: (rest) => (/^[a-z\d, \n]+$/u.test(rest) ? { said: rest } : undefined),
  run: (_context, { said }) => ({ message: { blocks: [...say(`entendu ${String(said)}`).blocks] } }),
};
const offer: Command = {
  ...common,
  name: "offer",
  words: ["offrir"],
  run: () => ({
    message: {
      blocks: [{ type: "choices", choices: [{ value: "un", label: "Le 8" }], multiple: { prefix: "essai " } }],
    },
  }),
};
const form: Command = {
  ...common,
  name: "form",
  words: ["formulaire"],
  parameters: (_context, known) => [
    textParameter({ id: "what", text: "Quoi ?", label: "Quoi" }),
    ...(known["what"] === "long"
      ? [choiceParameter({ id: "how", text: "Comment ?", label: "Comment" }, [{ value: "a", label: "Ainsi" }])]
      : []),
  ],
  refuse: ({ what }) => (what === "mauvaise idée" ? { id: "what", sentence: "Pas cela." } : undefined),
  run: (_context, { what, how }) => ({ message: say(`fait ${String(what)} ${String(how)}`) }),
};

function botWith(...more: Command[]) {
  return createDemoBot({ commands: [...more, ...commands] });
}

describe("what a message offers", () => {
  test("one of several lines is picked by its number or its label", () => {
    const offered = offeredBy({ blocks: [one] }) ?? {};
    expect(pickedOffer(offered, "1")).toBe("état");
    expect(pickedOffer(offered, "l'etat")).toBe("état");
  });

  test("when several may be picked, only a label is sure: their command reads the numbers", () => {
    const offered = offeredBy({ blocks: [several] }) ?? {};
    expect(pickedOffer(offered, "le 2")).toBeUndefined();
    expect(pickedOffer(offered, "jeudi")).toBe("mes dates #3 2");
  });

  test("what is typed is then read after their words, and only when it makes sense", () => {
    const before = botWith(echo, offer);
    before.say(dgs, "offrir");
    const bot = before.restart();
    expect(bot.say(dgs, "1, 3")).toContain("entendu 1, 3");
    expect(bot.play(dgs, "offrir", "le 8")).toContain("entendu un");
    expect(bot.play(dgs, "offrir", "1 ?")).toContain("Je n'ai pas compris");
    expect(bot.play(dgs, "offrir", "QUOI")).toContain("Je n'ai pas compris");
    expect(bot.play(dgs, "offrir", "merci")).toContain("Avec plaisir");
    expect(bot.play(dgs, "offrir", "échéances")).toContain("Échéances");
    expect(bot.say(dgs, "1, 3")).toContain("Je n'ai pas compris");
  });
});

describe("a command's questions", () => {
  test("may hang on what was answered before", () => {
    const bot = botWith(form);
    expect(bot.play(dgs, "formulaire", "court")).toBe("fait court undefined");
    expect(bot.play(dgs, "formulaire", "long")).toContain("Comment ?");
    expect(bot.restart({ commands: [form, ...commands] }).say(dgs, "1")).toBe("fait long a");
  });

  test("what the command refuses is said, forgotten and asked again", () => {
    const bot = botWith(form);
    expect(bot.play(dgs, "formulaire", "mauvaise idée")).toMatch(/^Pas cela\.\nQuoi \?/);
    expect(bot.say(dgs, "court")).toBe("fait court undefined");
  });
});

describe("words of a command", () => {
  test("line breaks are kept for those who read them, and for them alone", () => {
    expect(matchCommand([echo], "essai un\ndeux  trois")?.rest).toBe("un\ndeux  trois");
    expect(matchCommand([offer], "offrir un\ndeux")?.rest).toBe("un deux");
  });

  test("a trigger that two commands share goes to the one that claims what follows", () => {
    const claiming: Command = { ...echo, name: "claiming", claims: (rest) => rest.includes("point") };
    for (const order of [
      [claiming, echo],
      [echo, claiming],
    ])
      expect(matchCommand(order, "essai au point 2")?.command.name).toBe(order[0]?.name);
    expect(matchCommand([claiming, echo], "essai encore")?.command.name).toBe("echo");
    expect(matchCommand([claiming], "essai encore")).toBeUndefined();
  });
});

import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  type Offered,
  readOffered,
  readReaction,
  readVote,
  toOffered,
  toPoll,
} from "../../../src/adapters/matrix/choices.ts";
import type { Block, Choice } from "../../../src/core/message.ts";

const choicesOf = (...labels: string[]): Choice[] => labels.map((label) => ({ value: `@12 x=${label}`, label }));
const offered = (...labels: string[]): Offered => ({ choices: choicesOf(...labels) });
const twelve = offered(...Array.from({ length: 12 }, (_, index) => `Option ${index + 1}`));
const lettered: Offered = { ...offered("2012", "2021", "Une autre réponse"), lettered: true };
const picked = (key: string, from: Offered) => readReaction(key, from)?.replace("@12 x=", "");

const poll = (choices: Choice[], changes: object = {}) => toPoll({ type: "choices", choices, ...changes });

describe("a reaction", () => {
  test.each([
    ["1️⃣", "Option 1"],
    ["2\u20e3", "Option 2"],
    ["3", "Option 3"],
    ["④", "Option 4"],
    ["🔟", "Option 10"],
    ["12", "Option 12"],
    ["⑫", "Option 12"],
  ])("%s picks by its number", (key, label) => {
    expect(picked(key, twelve)).toBe(label);
  });

  test.each(["0", "0️⃣", "13", "1.5", "a", "🇦", "🎉", "", "constructor", "👍"])("%s picks nothing there", (key) => {
    expect(picked(key, twelve)).toBeUndefined();
  });

  test.each(["🇧", "🅱️", "🅱", "🅑", "Ⓑ", "ⓑ", "🄱", "b", "B"])("%s picks by its letter", (key) => {
    expect(picked(key, lettered)).toBe("2021");
  });

  test.each(["2", "2️⃣", "🇫🇷", "🇿", "z", "ab"])("%s picks nothing in a lettered list", (key) => {
    expect(picked(key, lettered)).toBeUndefined();
  });

  test.each([
    ["👍", "Oui, en régie"],
    ["👍🏽", "Oui, en régie"],
    ["✅", "Oui, en régie"],
    ["👎", "Non"],
    ["👎🏿", "Non"],
    ["❌", "Non"],
  ])("%s is a yes or a no", (key, label) => {
    expect(picked(key, offered("Oui, en régie", "Non"))).toBe(label);
    expect(picked(key, { ...offered("Oui, en régie", "Non"), lettered: true })).toBe(label);
  });

  test("that could be two yeses is none, and a word that only begins alike is no yes", () => {
    expect(picked("👍", offered("Oui, en régie", "Oui, par un syndicat", "Non"))).toBeUndefined();
    expect(picked("👎", offered("Oui, en régie", "Oui, par un syndicat", "Non"))).toBe("Non");
    expect(picked("👍", offered("Ouistreham", "Nonancourt"))).toBeUndefined();
  });

  test("on a list of which several may be picked picks nothing: one value would pass for the whole answer", () => {
    expect(picked("1️⃣", { ...twelve, prefix: "@12 missions=" })).toBeUndefined();
  });

  test("whatever it is, picks what was offered or nothing", () => {
    fc.assert(
      fc.property(fc.string(), fc.constantFrom(twelve, lettered), (key, from) => {
        const value = readReaction(key, from);
        expect(value === undefined || from.choices.some((choice) => choice.value === value)).toBe(true);
      }),
    );
  });
});

test("what an event offers is read back as it was written", () => {
  const block = { type: "choices", choices: choicesOf("Oui", "Non"), lettered: true } satisfies Block;
  const several = { type: "choices", choices: choicesOf("a", "b"), multiple: { prefix: "@12 x=" } } satisfies Block;
  for (const offer of [toOffered(block), toOffered(several)])
    expect(readOffered(structuredClone({ body: "…", "fr.relais.choices": offer }))).toEqual(offer);
  expect(readOffered({ body: "rien à choisir" })).toBeUndefined();
  expect(readOffered({ "fr.relais.choices": { choices: [{ value: 1 }] } })).toBeUndefined();
  expect(readOffered(undefined)).toBeUndefined();
});

describe("a poll", () => {
  test("holds each answer under its value, with the number that may be typed instead", () => {
    expect(poll(choicesOf("Oui, en régie", "Non"))).toEqual({
      "org.matrix.msc3381.poll.start": {
        question: { "org.matrix.msc1767.text": "Votre réponse (ou tapez son numéro)" },
        kind: "org.matrix.msc3381.poll.disclosed",
        max_selections: 1,
        answers: [
          { id: "@12 x=Oui, en régie", "org.matrix.msc1767.text": "1. Oui, en régie" },
          { id: "@12 x=Non", "org.matrix.msc1767.text": "2. Non" },
        ],
      },
      "org.matrix.msc1767.text": "Votre réponse (ou tapez son numéro)\n1. Oui, en régie\n2. Non",
      // For whoever reacts to the poll rather than voting in it.
      "fr.relais.choices": { choices: choicesOf("Oui, en régie", "Non") },
    });
  });

  test("is not made of what clients would not show whole, or would mix up", () => {
    const numbered = (count: number) => choicesOf(...Array.from({ length: count }, (_, index) => `n${index}`));
    expect(poll(numbered(20))).toBeDefined();
    expect(poll(numbered(21))).toBeUndefined();
    expect(poll(numbered(1))).toBeUndefined();
    expect(poll(numbered(2), { lettered: true })).toBeUndefined();
    expect(poll(numbered(2), { multiple: { prefix: "@12 x=" } })).toBeUndefined();
    expect(poll(choicesOf("Oui", "x".repeat(341)))).toBeUndefined();
    expect(poll([...numbered(1), { value: "x".repeat(201), label: "Oui" }])).toBeUndefined();
    expect(poll(choicesOf("Oui", "Oui"))).toBeUndefined();
  });
});

describe("a vote", () => {
  const relation = { "m.relates_to": { rel_type: "m.reference", event_id: "$poll" } };

  test.each([
    ["as clients write it today", { "org.matrix.msc3381.poll.response": { answers: ["oui", "non"] } }],
    ["under its stable name", { "m.poll.response": { answers: ["oui"] } }],
    ["as the specification came to write it", { "m.selections": ["oui"] }],
  ])("is read %s: its first answer", (_, content) => {
    expect(readVote({ ...relation, ...content })).toEqual({ start: "$poll", value: "oui" });
  });

  test("withdrawn is none, and so is what is no vote", () => {
    expect(readVote({ ...relation, "org.matrix.msc3381.poll.response": { answers: [] } })).toBeUndefined();
    expect(readVote({ "org.matrix.msc3381.poll.response": { answers: ["oui"] } })).toBeUndefined();
    expect(readVote({ ...relation, "org.matrix.msc3381.poll.response": { answers: [1] } })).toBeUndefined();
    expect(readVote(relation)).toBeUndefined();
    expect(readVote(null)).toBeUndefined();
  });
});

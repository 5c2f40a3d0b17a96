import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { cutMessage, cutText, type Room } from "../../src/core/cut.ts";
import type { Block, Outbound } from "../../src/core/message.ts";
import { toPlainText } from "../../src/core/plain-text.ts";

const room: Room = { block: 60, message: 200, blocks: 4, rows: 3, tables: 1 };
const cut = (...blocks: Block[]) => cutMessage({ blocks }, room).map((part) => part.blocks);
const text = (value: string): Block => ({ type: "text", text: value });

describe("a text", () => {
  test("that fits is left as it is", () => {
    expect(cutText("Bonjour", 60)).toEqual(["Bonjour"]);
  });

  test("is cut at the end of a line rather than in the middle of one", () => {
    expect(cutText("Une première ligne.\nEt une autre, plus longue.", 30)).toEqual([
      "Une première ligne.",
      "Et une autre, plus longue.",
    ]);
  });

  test.each([
    ["narrow", "Reste à charge de 412\u202f345\u202f678\u00a0€ par an"],
    ["plain", "Reste à charge de 412 345 678 € par an"],
    ["wide", "Reste à charge de 412\u00a0345\u00a0678\u00a0€ par an"],
  ])("keeps a number whole, its spaces being %s", (_, said) => {
    for (let most = 24; most < 40; most += 1) {
      const whole = cutText(said, most).filter((part) => /412\s345\s678/u.test(part));
      expect(whole, `cut at ${most}`).toHaveLength(1);
    }
  });

  test("ends even where bold has hardly any room", () => {
    expect(cutText("**gras**", 4)).toEqual(["gras"]);
    expect(cutText(`a${"\u0301".repeat(500)}`, 100).join("")).toBe(`a${"\u0301".repeat(500)}`);
  });

  test("closes what is bold at a cut, and opens it again", () => {
    expect(cutText("**Une décision très attendue par toutes les communes**", 30)).toEqual([
      "**Une décision très attendue**",
      "**par toutes les communes**",
    ]);
  });

  test("keeps words to type in one piece", () => {
    expect(cutText("Écrivez alors `qui n'a pas répondu` pour voir", 30)).toEqual([
      "Écrivez alors",
      "`qui n'a pas répondu` pour",
      "voir",
    ]);
  });

  test("made of one endless word is cut between whole signs", () => {
    const parts = cutText("👩‍👩‍👧".repeat(20), 30);
    expect(parts.join("")).toBe("👩‍👩‍👧".repeat(20));
    for (const part of parts) expect(part).toMatch(/^(?:👩‍👩‍👧)+$/u);
  });

  test("loses no word, whatever it holds and wherever it is cut", () => {
    const word = fc.stringMatching(/^[a-zéè€]{1,12}$|^\d{1,9}$/u);
    const words = fc.array(word, { minLength: 1, maxLength: 60 });
    fc.assert(
      fc.property(words, fc.integer({ min: 20, max: 80 }), (said, most) => {
        const parts = cutText(said.join(" "), most);
        expect(parts.join("").replaceAll(" ", "")).toBe(said.join(""));
        expect(parts.flatMap((part) => part.split(" ")).filter((one) => one.length <= most)).toEqual(said);
        for (const part of parts) expect(part.length).toBeLessThanOrEqual(most);
      }),
    );
  });
});

describe("a message", () => {
  test("keeps its order, its title on the first part alone, and each part within its room", () => {
    const blocks = Array.from({ length: 30 }, (_, index) => text(`Paragraphe ${index} : ${"mot ".repeat(8)}`));
    const parts = cutMessage({ title: "Titre", blocks }, room);
    expect(parts.length).toBeGreaterThan(5);
    expect(parts.map(({ title }) => title)).toEqual(["Titre", ...parts.slice(1).map(() => undefined)]);
    expect(parts.flatMap((part) => part.blocks)).toEqual(blocks);
    for (const part of parts) {
      expect(toPlainText(part).length).toBeLessThanOrEqual(room.message);
      expect(part.blocks.length).toBeLessThanOrEqual(room.blocks);
    }
  });

  test("has its long lists and fields as several", () => {
    const items = Array.from({ length: 9 }, (_, index) => `une chose ${index}`);
    const list = cut({ type: "list", items }).flat();
    expect(list.flatMap((block) => (block.type === "list" ? block.items : []))).toEqual(items);
    expect(list.length).toBeGreaterThan(1);
    const fields = items.map((value, index) => ({ label: `Libellé ${index}`, value }));
    const some = cut({ type: "fields", fields }).flat();
    expect(some.flatMap((block) => (block.type === "fields" ? block.fields : []))).toEqual(fields);
  });

  test("has its long tables as several, each with its columns, no more a message than there is room for", () => {
    const rows = Array.from({ length: 7 }, (_, index) => [`Commune ${index}`, "12"]);
    const parts = cut({ type: "table", caption: "Communes", columns: ["Nom", "Agents"], rows });
    expect(parts.map((blocks) => blocks.length)).toEqual([1, 1, 1]);
    const tables = parts.flat();
    expect(tables.map((block) => block.type === "table" && block.rows.length)).toEqual([3, 3, 1]);
    for (const block of tables) expect(block).toMatchObject({ caption: "Communes", columns: ["Nom", "Agents"] });
  });

  test("keeps what can be picked whole: numbers are what people type", () => {
    const choices = Array.from({ length: 40 }, (_, index) => ({ value: `${index}`, label: `Commune ${index}` }));
    expect(cut(text("Laquelle ?"), { type: "choices", choices })).toEqual([
      [text("Laquelle ?")],
      [{ type: "choices", choices }],
    ]);
  });

  test("without a block is one part", () => {
    const message: Outbound = { title: "Titre", blocks: [] };
    expect(cutMessage(message, room)).toEqual([message]);
  });
});

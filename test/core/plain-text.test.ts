import { expect, test } from "vitest";
import { say, text } from "../../src/core/message.ts";
import { toPlainText } from "../../src/core/plain-text.ts";

const choices = [
  { value: "@1 existe=regie", label: "Oui, en régie" },
  { value: "@1 existe=non", label: "Non" },
];

test("choices are numbered from 1: what a person types to pick one", () => {
  expect(toPlainText({ blocks: [{ type: "choices", choices }] })).toBe("1. Oui, en régie\n2. Non");
});

test("choices that are numbers are lettered, so that a figure stays a figure", () => {
  const figures = ["12", "1 200"].map((label) => ({ value: label, label }));
  expect(toPlainText({ blocks: [{ type: "choices", choices: figures, lettered: true }] })).toBe("a. 12\nb. 1 200");
});

test("many choices go several a line, each whole", () => {
  const many = Array.from({ length: 13 }, (_, index) => ({ value: String(index), label: `Rubrique ${index + 1}` }));
  const lines = toPlainText({ blocks: [{ type: "choices", choices: many }] }).split("\n");
  expect(lines[0]).toBe("1. Rubrique 1   2. Rubrique 2   3. Rubrique 3   4. Rubrique 4");
  expect(lines.at(-1)).toBe("13. Rubrique 13");
  expect(Math.max(...lines.map((line) => line.length))).toBeLessThan(73);
});

test("several to pick are numbered like the others", () => {
  expect(toPlainText({ blocks: [{ type: "choices", choices, multiple: { prefix: "@1 m=" } }] })).toBe(
    "1. Oui, en régie\n2. Non",
  );
});

test("bold is dropped, words to type keep French quotes", () => {
  expect(toPlainText(say("**Prête ?** Écrivez `pause`, ou `corriger 3`."))).toBe(
    "Prête ? Écrivez «\u202fpause\u202f», ou «\u202fcorriger 3\u202f».",
  );
});

test("bold may run over two lines, and signs that mark nothing stay", () => {
  expect(toPlainText(say("**deux\nlignes** et 2 * 3, puis un ` seul"))).toBe("deux\nlignes et 2 * 3, puis un ` seul");
});

test("a title comes first, each block on its own lines", () => {
  const message = {
    title: "État",
    blocks: [
      text("Bonjour."),
      { type: "fields" as const, fields: [{ label: "Agents", value: "**2,5**" }] },
      { type: "list" as const, items: ["`aide`", "fin"] },
    ],
  };
  expect(toPlainText(message)).toBe("État\nBonjour.\nAgents\u00a0: 2,5\n- «\u202faide\u202f»\n- fin");
});

test("a table is its caption, then a line a row", () => {
  const table = {
    type: "table" as const,
    caption: "Échéances",
    columns: ["Date", "Échéance"],
    rows: [
      ["lundi", "**Bureau**"],
      ["mardi", "COPIL"],
    ],
  };
  expect(toPlainText({ blocks: [table] })).toBe("Échéances\nlundi | Bureau\nmardi | COPIL");
});

test("a chart is said in words, with all that it shows", () => {
  const tiles = [{ label: "Vougy", state: "validée", tone: "done" as const }];
  const alt = "Jeunesse, commune par commune. Validée\u00a0: Vougy.";
  expect(toPlainText({ blocks: [{ type: "chart", chart: { kind: "tiles", title: "Jeunesse", alt, tiles } }] })).toBe(
    alt,
  );
});

test("bars are said in words too", () => {
  const bars = [{ label: "Vougy", value: 9300, shown: "9\u202f300\u00a0€" }];
  const alt = "Reste à charge\u00a0: Vougy, 9\u202f300\u00a0€.";
  expect(
    toPlainText({ blocks: [{ type: "chart", chart: { kind: "bars", title: "Reste à charge", alt, bars } }] }),
  ).toBe(alt);
});

test("an empty message is an empty text", () => {
  expect(toPlainText({ blocks: [] })).toBe("");
});

import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { escape, toHtml, toInline } from "../../../src/adapters/matrix/html.ts";
import type { Block } from "../../../src/core/message.ts";
import { toPlainText } from "../../../src/core/plain-text.ts";
import { readHtml } from "./read-html.ts";

const htmlOf = (...blocks: Block[]) => toHtml({ blocks });

describe("a text", () => {
  test("is a paragraph: bold and words to type are tags, and signs a person wrote are only signs", () => {
    expect(htmlOf({ type: "text", text: '**Vougy** : écrivez `état`.\n5 * 3, a_b, <b onclick="x"> & co' })).toBe(
      "<p><strong>Vougy</strong> : écrivez <code>état</code>.<br>5 * 3, a_b, &lt;b onclick=&quot;x&quot;&gt; &amp; co</p>",
    );
  });

  test("has words to type inside bold, and signs of HTML inside both", () => {
    expect(toInline("**tapez `<aide>`**")).toBe("<strong>tapez <code>&lt;aide&gt;</code></strong>");
  });
});

test("a title is a bold paragraph: Element X glues headings to what follows", () => {
  expect(toHtml({ title: "Vougy & Nandax", blocks: [{ type: "text", text: "Bonjour" }] })).toBe(
    "<p><strong>Vougy &amp; Nandax</strong></p><p>Bonjour</p>",
  );
});

test("fields are lines, each after its label in bold", () => {
  const fields = [
    { label: "Fonction", value: "régulation" },
    { label: "Membres", value: "**26**" },
  ];
  expect(htmlOf({ type: "fields", fields })).toBe(
    "<p><strong>Fonction</strong>\u00a0: régulation<br><strong>Membres</strong>\u00a0: <strong>26</strong></p>",
  );
});

test("a list keeps its bullets", () => {
  expect(htmlOf({ type: "list", items: ["une chose", "`aide`"] })).toBe(
    "<ul><li>une chose</li><li><code>aide</code></li></ul>",
  );
});

describe("what can be picked", () => {
  const choices = [
    { value: "oui", label: "Oui" },
    { value: "non", label: "Non" },
  ];

  test("is numbered as it is typed", () => {
    expect(htmlOf({ type: "choices", choices })).toBe("<ol><li>Oui</li><li>Non</li></ol>");
  });

  test("is lettered in the words themselves, where a number could be the answer", () => {
    expect(htmlOf({ type: "choices", choices, lettered: true })).toBe("<p>a. Oui<br>b. Non</p>");
  });
});

const table = (columns: string[], ...rows: string[][]): Block => ({
  type: "table",
  caption: "Échéances",
  columns,
  rows,
});

describe("a table", () => {
  test("is lines, what each is about in bold: Element X shows no table", () => {
    expect(
      htmlOf(table(["Date", "Quoi", "Délai"], ["vendredi", "Comité", "12 jours"], ["samedi", "Avis", "13 jours"])),
    ).toBe(
      "<p><strong>Échéances</strong></p><ul>" +
        "<li><strong>vendredi</strong>\u00a0: Comité | 12 jours</li>" +
        "<li><strong>samedi</strong>\u00a0: Avis | 13 jours</li></ul>",
    );
  });

  test("keeps the numbers that people type", () => {
    expect(
      htmlOf(table(["N°", "Question", "Réponse"], ["8", "Agents", "2,5 ETP"], ["10", "Budget", "à compléter"])),
    ).toBe(
      "<p><strong>Échéances</strong></p>" +
        "<p>8. <strong>Agents</strong>\u00a0: 2,5 ETP<br>10. <strong>Budget</strong>\u00a0: à compléter</p>",
    );
  });

  test("of many columns says what each value is", () => {
    expect(htmlOf(table(["Instance", "Fonction", "", "Membres"], ["COPIL", "régulation", "x", "26"]))).toContain(
      "<li><strong>COPIL</strong>\u00a0: Fonction\u00a0: régulation | x | Membres\u00a0: 26</li>",
    );
  });

  test("of one column is a list, and without rows its caption alone", () => {
    expect(htmlOf(table(["Commune"], ["Vougy"]))).toContain("<ul><li>Vougy</li></ul>");
    expect(htmlOf(table(["Commune"]))).toBe("<p><strong>Échéances</strong></p>");
  });
});

/** Signs that HTML, Markdown or a regular expression could take for their own. */
const sign = fc.oneof(fc.stringMatching(/^[<>&"'/=#;_ \n\u00a0éa1]$/u), fc.string({ unit: "grapheme", maxLength: 3 }));
const plain = fc
  .array(sign, { minLength: 1, maxLength: 12 })
  .map((signs) => signs.join("").replace(/[*`]/gu, "") || "x");
const typed = plain.map((words) => `\`${words}\``);
const bold = fc.array(fc.oneof(plain, typed), { minLength: 1, maxLength: 3 }).map((all) => `**${all.join("")}**`);
const marked = fc.array(fc.oneof(plain, typed, bold), { maxLength: 4 }).map((all) => all.join(""));
const some = <T>(one: fc.Arbitrary<T>) => fc.array(one, { minLength: 1, maxLength: 4 });
const pick = fc.record({ value: plain, label: plain });
const block: fc.Arbitrary<Block> = fc.oneof(
  marked.map((words) => ({ type: "text" as const, text: words })),
  some(fc.record({ label: plain, value: marked })).map((fields) => ({ type: "fields" as const, fields })),
  some(marked).map((items) => ({ type: "list" as const, items })),
  some(pick).map((choices) => ({ type: "choices" as const, choices })),
  some(pick).map((choices) => ({ type: "choices" as const, choices, lettered: true as const })),
);

describe("whatever is said", () => {
  test("is safe, and reads as the plain text does", () => {
    fc.assert(
      fc.property(fc.option(plain, { nil: undefined }), some(block), (title, blocks) => {
        const message = { ...(title === undefined ? {} : { title }), blocks };
        expect(readHtml(toHtml(message))).toBe(toPlainText(message));
      }),
    );
  });

  test("is safe in a table too, each cell in its place", () => {
    fc.assert(
      fc.property(plain, fc.integer({ min: 1, max: 6 }), some(some(marked)), (caption, width, rows) => {
        const columns = Array.from({ length: width }, (_, column) => `Colonne ${column}`);
        const shown = readHtml(toHtml({ blocks: [{ type: "table", caption, columns, rows }] }));
        let place = 0;
        for (const cell of [caption, ...rows.flat().map((said) => readHtml(toInline(said)))]) {
          place = shown.indexOf(cell, place);
          expect(place).toBeGreaterThanOrEqual(0);
          place += cell.length;
        }
      }),
    );
  });

  test("comes back whole from its escaping, marks or not", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (said) => {
        expect(readHtml(escape(said))).toBe(said.replace(/\n$/u, ""));
      }),
    );
  });
});

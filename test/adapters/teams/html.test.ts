import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isSaid, type Said, toHtml } from "../../../src/adapters/teams/html.ts";
import { text } from "../../../src/core/message.ts";
import { toPlainText } from "../../../src/core/plain-text.ts";
import { readHtml } from "./read-cards.ts";

const htmlOf = (...blocks: Said[]) => toHtml(undefined, blocks);
const said = (value: string): Said => ({ type: "text", text: value });

describe("a text", () => {
  test("has tags for bold and words to type, and signs a person wrote are only signs", () => {
    expect(htmlOf(said("**Vougy** : écrivez `état`.\n5 * 3, a_b, <b> & co"))).toBe(
      "<b>Vougy</b> : écrivez <code>état</code>.<br>5 * 3, a_b, &lt;b&gt; &amp; co",
    );
  });

  test("has words to type inside bold", () => {
    expect(htmlOf(said("**tapez `aide`**"))).toBe("<b>tapez <code>aide</code></b>");
  });

  test("comes after its title, a line of its own in bold", () => {
    expect(toHtml("Vougy & Nandax", [said("Bonjour"), said("Bien")])).toBe(
      "<b>Vougy &amp; Nandax</b><br><br>Bonjour<br><br>Bien",
    );
  });

  test("holds no half sign", () => {
    expect(htmlOf(said("\ud83d coupé"))).toBe("\ufffd coupé");
  });
});

test("a list follows the line that announces it, and what comes after it breathes", () => {
  const list: Said = { type: "list", items: ["une chose"] };
  expect(htmlOf(said("Deux choses"), list, said("Et puis"))).toBe("Deux choses<br>• une chose<br><br>Et puis");
});

test("a list is lines with bullets: telephones show no list", () => {
  expect(htmlOf({ type: "list", items: ["une chose", "`aide`"] })).toBe("• une chose<br>• <code>aide</code>");
});

test("fields are lines, each after its label in bold", () => {
  const fields = [
    { label: "Fonction", value: "régulation" },
    { label: "Membres < 30", value: "**26**" },
  ];
  expect(htmlOf({ type: "fields", fields })).toBe(
    "<b>Fonction</b>\u00a0: régulation<br><b>Membres &lt; 30</b>\u00a0: <b>26</b>",
  );
});

test("what can be picked, or is more than words, is not only said", () => {
  expect([text("a"), { type: "choices" as const, choices: [] }].map(isSaid)).toEqual([true, false]);
});

/** Signs that HTML or Markdown could take for their own. */
const sign = fc.oneof(fc.stringMatching(/^[<>&"'/=#;_ \n\u00a0éa1]$/u), fc.string({ unit: "grapheme", maxLength: 3 }));
const plain = fc
  .array(sign, { minLength: 1, maxLength: 12 })
  .map((signs) => signs.join("").replace(/[*`]/gu, "") || "x");
const typed = plain.map((words) => `\`${words}\``);
const strong = fc.array(fc.oneof(plain, typed), { minLength: 1, maxLength: 3 }).map((all) => `**${all.join("")}**`);
const marked = fc.array(fc.oneof(plain, typed, strong), { maxLength: 4 }).map((all) => all.join(""));
const some = <T>(one: fc.Arbitrary<T>) => fc.array(one, { minLength: 1, maxLength: 4 });
const block: fc.Arbitrary<Said> = fc.oneof(
  marked.map(said),
  some(fc.record({ label: plain, value: marked })).map((fields) => ({ type: "fields" as const, fields })),
  some(marked).map((items) => ({ type: "list" as const, items })),
);

const lines = (words: string) => words.split("\n").filter((line) => line !== "");

test("whatever is said is safe, and reads as the plain text does", () => {
  fc.assert(
    fc.property(fc.option(plain, { nil: undefined }), some(block), (title, blocks) => {
      const bulleted = blocks.map((one) =>
        one.type === "list" ? said(one.items.map((item) => `• ${item}`).join("\n")) : one,
      );
      const message = { ...(title === undefined ? {} : { title }), blocks: bulleted };
      expect(lines(readHtml(toHtml(title, blocks)))).toEqual(lines(toPlainText(message)));
    }),
  );
});

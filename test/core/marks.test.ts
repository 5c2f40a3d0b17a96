import * as fc from "fast-check";
import { expect, test } from "vitest";
import { piecesOf } from "../../src/core/marks.ts";

test.each([
  ["", []],
  ["5 * 3, a_b", [["plain", "5 * 3, a_b"]]],
  [
    "**Vougy** : `état`.",
    [
      ["bold", "Vougy"],
      ["plain", " : "],
      ["typed", "état"],
      ["plain", "."],
    ],
  ],
  ["**tapez `aide`**", [["bold", "tapez `aide`"]]],
  ["`a**b**`", [["typed", "a**b**"]]],
  ["** et ``", [["plain", "** et ``"]]],
])("« %s » has its pieces", (text, pieces) => {
  expect(piecesOf(text).map(({ kind, text: piece }) => [kind, piece])).toEqual(pieces);
});

test("nothing of a text is lost", () => {
  const sign = fc.constantFrom("*", "**", "`", "a", " ", "\n", "é");
  const marks = { plain: "", bold: "**", typed: "`" };
  fc.assert(
    fc.property(fc.array(sign), (signs) => {
      const said = signs.join("");
      expect(
        piecesOf(said)
          .map(({ kind, text }) => marks[kind] + text + marks[kind])
          .join(""),
      ).toBe(said);
    }),
  );
});

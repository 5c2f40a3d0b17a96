import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { shorten, toBullets, toLines, toRun, toRuns } from "../../../src/adapters/teams/rich-text.ts";
import { wordsOf } from "./read-cards.ts";

const run = (text: string, style: object = {}) => ({ type: "TextRun", text, ...style });

describe("a text", () => {
  test("is rich: bold and words to type are styles, and signs a person wrote are only signs", () => {
    expect(toRuns("**Vougy** : écrivez `état`. 5 * 3 * 2, a_b_c, [x](y), <b> & co")).toEqual([
      run("Vougy", { weight: "Bolder" }),
      run(" : écrivez "),
      run("état", { fontType: "Monospace" }),
      run(". 5 * 3 * 2, a_b_c, [x](y), <b> & co"),
    ]);
  });

  test("has words to type inside bold", () => {
    expect(toRuns("**tapez `aide`**")).toEqual([
      run("tapez ", { weight: "Bolder" }),
      run("aide", { weight: "Bolder", fontType: "Monospace" }),
    ]);
  });

  test("holds no half sign", () => {
    expect(toRun("\ud83d coupé")).toEqual(run("\ufffd coupé"));
  });
});

describe("lines", () => {
  test("are blocks close to each other, but after an empty one", () => {
    expect(toLines([toRuns("un\ndeux\n\ntrois\n")])).toEqual([
      { type: "RichTextBlock", inlines: [run("un")] },
      { type: "RichTextBlock", inlines: [run("deux")], spacing: "Small" },
      { type: "RichTextBlock", inlines: [run("trois")] },
    ]);
  });

  test("keep the bold that goes over their ends", () => {
    expect(toLines([toRuns("a **b\nc** d")]).map(({ inlines }) => inlines)).toEqual([
      [run("a "), run("b", { weight: "Bolder" })],
      [run("c", { weight: "Bolder" }), run(" d")],
    ]);
  });

  test("of a list have bullets, one an item", () => {
    expect(toBullets(["une **chose**", "deux\nlignes"]).map(wordsOf)).toEqual(["• une chose", "• deux", "lignes"]);
  });

  test("of nothing are none", () => {
    expect(toLines([toRuns(" \n")])).toEqual([]);
  });

  test("say all that is said, whatever it is", () => {
    const words = fc.stringMatching(/^[^*`]*$/u);
    fc.assert(
      fc.property(fc.array(words), (all) => {
        const said = toLines(all.map((one) => toRuns(one))).map(wordsOf);
        const lines = all.flatMap((one) => one.split("\n")).filter((line) => line.trim() !== "");
        expect(said).toEqual(lines.map((line) => line.toWellFormed()));
      }),
    );
  });
});

test("what is shortened says so, and ends with a whole sign", () => {
  expect(shorten("Vougy", 5)).toBe("Vougy");
  expect(shorten("Vougy et Nandax", 7)).toBe("Vougy…");
  expect(shorten("abc🎉def", 5)).toBe("abc…");
  expect(shorten("abc🎉def", 6)).toBe("abc🎉…");
});

import { expect, test } from "vitest";
import { say, text } from "../../../src/core/message.ts";
import { sayFirst, sayMorningLetter, type SectionSaid } from "../../../src/core/words/morning-letter.ts";

const meeting: SectionSaid = { alone: say("Seule."), last: [text("Réunion.")] };
const offering = (value: string): SectionSaid => ({
  alone: say("Seule."),
  last: [text("Avis."), { type: "choices", choices: [{ value, label: "Le détail" }] }],
});

test("one subject is its own message", () => {
  expect(sayMorningLetter([meeting])).toEqual(say("Seule."));
});

test("what a subject offers is typed, unless it is the last", () => {
  expect(sayMorningLetter([offering("avis 1"), offering("avis 2")])).toEqual({
    title: "Aujourd'hui, 2 sujets",
    blocks: [text("Avis."), text("Le détail : `avis 1`."), ...offering("avis 2").last],
  });
  expect(sayMorningLetter([offering("avis 1"), meeting]).blocks.some(({ type }) => type === "choices")).toBe(false);
});

test.each([
  [12, undefined],
  [13, "… et 1 autre : `réunions`"],
  [19, "… et 7 autres : `réunions`"],
])("of %i lines, twelve are said, then how many more", (total, more) => {
  const lines = Array.from({ length: total }, (_, rank) => `ligne ${rank}`);
  const said = sayFirst(lines, "réunions");
  expect(said.slice(0, 12)).toEqual(lines.slice(0, 12));
  expect(said[12]).toBe(more);
  expect(said.length).toBeLessThanOrEqual(13);
});

import * as fc from "fast-check";
import { expect, test } from "vitest";
import { readAmount } from "../../../src/core/language/read-amount.ts";
import { readChoice } from "../../../src/core/language/read-choice.ts";
import { readChoices } from "../../../src/core/language/read-choices.ts";
import { readDate } from "../../../src/core/language/read-date.ts";
import { readFte } from "../../../src/core/language/read-fte.ts";
import { readInteger } from "../../../src/core/language/read-integer.ts";
import { readNumber } from "../../../src/core/language/read-number.ts";
import { readPercent } from "../../../src/core/language/read-percent.ts";
import { readRanking } from "../../../src/core/language/read-ranking.ts";
import { readScale } from "../../../src/core/language/read-scale.ts";
import type { Option, Reading } from "../../../src/core/language/reading.ts";
import { readYear } from "../../../src/core/language/read-year.ts";
import { readYesNo } from "../../../src/core/language/read-yes-no.ts";

const options: Option[] = ["Voirie", "Eau et assainissement", "2 agents", "Aucun"].map((label) => ({
  value: label,
  label,
}));

const readers: Record<string, (text: string) => Reading<unknown>> = {
  readAmount,
  readFte,
  readInteger,
  readNumber,
  readPercent,
  readScale,
  readYesNo,
  readChoice: (text) => readChoice(text, options),
  readChoices: (text) => readChoices(text, options),
  readRanking: (text) => readRanking(text, options),
  readDate: (text) => readDate(text, "2026-11-22"),
  readYear: (text) => readYear(text, "2026-11-22"),
};

const words = (
  "un une deux 2 12 1,5 2012 15/12 17h30 35e demi et ou à de la le pas sauf mais plus moins entre dont environ agents mi-temps " +
  "temps plein % € k h par mois semaine lundi décembre fin oui non voirie eau toutes dernière bien très + - / , ( ) ? \n 👍"
).split(" ");

const anyText = fc.oneof(
  fc.string({ unit: "grapheme" }),
  fc.array(fc.constantFrom(...words), { maxLength: 8 }).map((said) => said.join(" ")),
);

function valuesOf(reading: Reading<unknown>): unknown[] {
  if (reading.kind === "ask") return reading.candidates.map(({ value }) => value);
  return reading.kind === "read" ? [reading.value] : [];
}

test.each(Object.entries(readers))("%s answers any text with a sound reading", (_, reader) => {
  fc.assert(
    fc.property(anyText, (text) => {
      const reading = reader(text);
      const values = valuesOf(reading);
      expect(values.length === 0).toBe(reading.kind === "unread");
      expect(values.some((value) => value === undefined || Number.isNaN(value))).toBe(false);
      expect(text.normalize("NFC")).toContain(reading.kind === "read" ? reading.rest.split(" ")[0] : "");
    }),
    { numRuns: 60 },
  );
});

test.each(Object.entries(readers))("%s leaves unread what the conversation handles", (_, reader) => {
  for (const text of ["je ne sais pas", "Aucune idée.", "?", "plus tard", "passer", "", "  ", "euh je sais pas"]) {
    expect(reader(text)).toEqual({ kind: "unread" });
  }
});

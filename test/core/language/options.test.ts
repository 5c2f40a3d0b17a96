import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readChoice } from "../../../src/core/language/read-choice.ts";
import { readChoices } from "../../../src/core/language/read-choices.ts";
import { readRanking } from "../../../src/core/language/read-ranking.ts";
import type { Option } from "../../../src/core/language/reading.ts";
import { asks, estimates, leavesUnread, reads } from "./expectations.ts";

function list(...labels: string[]): Option[] {
  return labels.map((label) => ({ value: label.toLowerCase(), label }));
}

const management: Option[] = [
  { value: "direct", label: "En régie directe" },
  { value: "association", label: "Association conventionnée", words: ["asso"] },
  { value: "delegated", label: "Délégation de service public", words: ["DSP"] },
  { value: "none", label: "Aucune gestion" },
];

const readManagement = (text: string) => readChoice(text, management);

describe("one option", () => {
  reads(readManagement, [
    ["2", "association"],
    ["le n° 2", "association"],
    ["la deuxième", "association"],
    ["la dernière", "none"],
    ["2 - association", "association"],
    ["EN REGIE", "direct"],
    ["l’assosiation", "association"],
    ["dsp.", "delegated"],
    ["service public", "delegated"],
    ["la régie, depuis 2012", "direct", "depuis 2012"],
    ["la délégation avec 2 agents", "delegated", "avec 2 agents"],
    ["aucune", "none"],
  ]);
  estimates(readManagement, [["plutôt la 2", "association"]]);
  asks(readManagement, [
    ["régie ou association", "direct", "association"],
    ["1 association", "direct", "association"],
    ["2 agents", "association"],
    ["pas en régie", "association", "delegated", "none"],
    ["on aimerait passer en régie", "direct"],
    ["avant c’était en régie", "direct"],
  ]);
  leavesUnread(readManagement, ["9", "la 9", "oui", "je ne sais pas", "bonjour"]);

  test("the label wins over the number of the option", () => {
    const years = list("2028", "2027", "1");
    expect(readChoice("2027", years)).toMatchObject({ kind: "read", value: "2027" });
    expect(readChoice("1", years)).toMatchObject({ kind: "read", value: "1" });
  });

  test("a figure in several labels is asked about", () => {
    const sizes = list("Moins de 500 habitants", "De 500 à 1 000 habitants", "Plus de 1 000 habitants");
    expect(readChoice("500", sizes).kind).toBe("ask");
    expect(readChoice("plus de 1000", sizes)).toMatchObject({ kind: "read", value: "plus de 1 000 habitants" });
  });

  test("never takes a word for its opposite", () => {
    const opinions = list("Favorable", "Complet", "Régulier");
    for (const said of ["défavorable", "incomplet", "irrégulier"])
      expect(readChoice(said, opinions).kind).toBe("unread");
  });

  test("names of communes are found without hyphens, articles or accents, with a slip", () => {
    const communes = list("Brindas", "Grézieu-la-Varenne", "Sainte-Consorce", "Saint-Laurent-de-Vaux");
    expect(readChoice("grezieu", communes)).toMatchObject({ value: "grézieu-la-varenne" });
    expect(readChoice("ste consorce", communes)).toMatchObject({ value: "sainte-consorce" });
    expect(readChoice("mairie de Brinda", communes)).toMatchObject({ value: "brindas", rest: "" });
    expect(readChoice("saint", communes).kind).toBe("ask");
  });

  test("every label, value and number reads as its own option", () => {
    const label = fc.stringMatching(/^[a-z]{4,10}( [a-z]{4,10})?$/u);
    fc.assert(
      fc.property(fc.uniqueArray(label, { minLength: 2, maxLength: 9 }), (labels) => {
        const options = labels.map((name, i) => ({ value: `v_${"abcdefghi"[i]}`, label: name }));
        options.forEach((option, i) => {
          expect(readChoice(option.label.toUpperCase(), options)).toMatchObject({ value: option.value });
          expect(readChoice(option.value, options)).toMatchObject({ value: option.value });
          expect(readChoice(`la ${i + 1}`, options)).toMatchObject({ value: option.value });
        });
      }),
      { numRuns: 25 },
    );
  });
});

const themes = list("Voirie", "Petite enfance", "Sport et culture", "Eau potable", "Urbanisme");
const [roads = "", childhood = "", sport = "", water = "", planning = ""] = themes.map(({ value }) => value);

const chooseThemes = (text: string) => readChoices(text, themes);
const rankThemes = (text: string) => readRanking(text, themes);

describe("several options", () => {
  reads(chooseThemes, [
    ["la 4 et la 2", [childhood, water]],
    ["2,4", [childhood, water]],
    ["1 à 3", [roads, childhood, sport]],
    ["1-3-5", [roads, sport, planning]],
    ["toutes sauf la dernière", [roads, childhood, sport, water]],
    ["tout sauf 3 et 5", [roads, childhood, water]],
    ["les deux premières", [roads, childhood]],
    ["voirie et sport et culture", [roads, sport]],
    ["Voirie\n- Urbanisme", [roads, planning]],
    ["voirie et piscine", [roads], "piscine"],
    ["aucune", []],
  ]);
  asks(chooseThemes, [
    ["24", [childhood, water]],
    ["1 ou 2", [roads], [childhood], [roads, childhood]],
    ["2 et 9", [childhood]],
    ["2 agents", [childhood]],
    ["la voirie mais pas le sport", [roads]],
    ["pas la 2", [roads, sport, water, planning]],
  ]);
  leavesUnread(chooseThemes, ["oui", "les deux", "je ne sais pas", "9"]);

  test("“les deux” is everything when there are two", () =>
    expect(readChoices("les deux", list("Été", "Hiver"))).toMatchObject({ kind: "read", value: ["été", "hiver"] }));

  test("“rien” picks the option that says so", () =>
    expect(readChoices("rien", management)).toMatchObject({ kind: "read", value: ["none"] }));

  test("counts before names pick nothing by themselves", () =>
    expect(readChoices("2 urbanisme", themes)).toMatchObject({ kind: "ask", candidates: [{ value: [planning] }] }));
});

describe("a ranking", () => {
  reads(rankThemes, [
    ["3 1 2", [sport, roads, childhood]],
    ["3-1-2", [sport, roads, childhood]],
    ["3 > 1 > 2", [sport, roads, childhood]],
    ["d’abord la 2 puis la 1", [childhood, roads]],
    ["urbanisme, eau, voirie", [planning, water, roads]],
    ["1. urbanisme 2. voirie", [planning, roads]],
    ["2. urbanisme 1. voirie", [roads, planning]],
  ]);
  asks(rankThemes, [
    ["1 1 2", [roads, childhood]],
    ["312", [sport, roads, childhood]],
    ["3 < 1", [roads, sport]],
    ["voirie puis piscine", [roads]],
  ]);
  leavesUnread(rankThemes, ["je ne sais pas", "9"]);
});

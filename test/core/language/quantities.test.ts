import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readAmount } from "../../../src/core/language/read-amount.ts";
import { readFte } from "../../../src/core/language/read-fte.ts";
import { readInteger } from "../../../src/core/language/read-integer.ts";
import { readNumber } from "../../../src/core/language/read-number.ts";
import { readPercent } from "../../../src/core/language/read-percent.ts";
import { asks, estimates, leavesUnread, reads } from "./expectations.ts";
import { saidShort, spell } from "./french-numbers.ts";

describe("a number", () => {
  reads(readNumber, [
    ["2,5", 2.5],
    ["1 250", 1250],
    ["1\u202F250,50", 1250.5],
    ["1.250,50", 1250.5],
    ["1'250.50", 1250.5],
    ["1 250 000", 1_250_000],
    ["1,2 million", 1_200_000],
    ["12k", 12_000],
    ["1,5 M€", 1_500_000],
    [".5", 0.5],
    ["néant", 0],
    ["pas du tout", 0],
    ["septante-deux", 72],
    ["nonante et un", 91],
    ["quatre vingt dix neuf", 99],
    ["un million et demi", 1_500_000],
    ["deux virgule zéro cinq", 2.05],
    ["trois mille 500", 3500],
    ["cinquente", 50],
    ["-500", -500],
    ["moins cinq cents", -500],
  ]);
  estimates(readNumber, [
    ["environ 12", 12],
    ["+/- 12", 12],
    ["plus ou moins cent", 100],
    ["une dizaine de milliers", 10_000],
    ["deux bonnes douzaines", 24],
    ["une douzaine et demie", 18],
  ]);
  asks(readNumber, [
    ["1.250", 1250, 1.25],
    ["plus de 100", 100],
    ["12 ?", 12],
    ["douze mille cinq", 12_500, 12_005],
    ["un million deux cents", 1_200_000, 1_000_200],
    ["- de 20", 20],
    ["20 et plus", 20],
    ["10 à 15", 12.5, 10, 15],
    ["2 ou 3", 2, 3],
    ["entre 10 et 15000", 12_500, 7505],
    ["12 000 et 3 000", 12_000, 3000],
    ["12 + 3", 15],
    ["3 fois 1200", 3600],
    ["12 %", 12],
    ["pas 12", 12],
    ["voir annexe 3", 3],
    ["rien à signaler", 0],
  ]);
  leavesUnread(readNumber, ["", "?", "je ne sais pas", "plus tard", "quelques milliers", "bonjour", "06 12 34 56 78"]);

  test("a bound is an estimate", () =>
    expect(readNumber("au moins 50")).toEqual({ kind: "ask", candidates: [{ value: 50, estimate: true }] }));

  test("is read back from its French spelling, with hyphens or dictated without", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 999_999_999 }), (n) => {
        const spelled = spell(n);
        const dictated = spelled.replaceAll("-", " ").replace(/(cent|vingt|million)s\b/gu, "$1");
        const exact = { value: n, estimate: false };
        const short = saidShort(n);
        const expected =
          short === undefined
            ? { kind: "read", ...exact, rest: "" }
            : { kind: "ask", candidates: [{ value: short, estimate: false }, exact] };
        for (const text of [spelled, dictated, spelled.toUpperCase()]) expect(readNumber(text)).toEqual(expected);
      }),
      { numRuns: 60 },
    );
  });

  test("is read back from figures, however thousands and decimals are marked", () => {
    const styles = [
      [" ", ","],
      ["\u00A0", ","],
      ["\u202F", ","],
      ["", ","],
      ["", "."],
      ["'", "."],
      ["’", ","],
      [".", ","],
      [",", "."],
    ];
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 99_999_999 }), fc.integer({ min: 1, max: 99 }), (whole, cents) => {
        const decimals = String(cents).padStart(2, "0");
        for (const [thousands = "", mark = ""] of styles) {
          const text = String(whole).replace(/\B(?=(?:\d{3})+$)/gu, thousands) + mark + decimals;
          expect(readNumber(text)).toMatchObject({ kind: "read", value: Number(`${whole}.${decimals}`) });
        }
      }),
      { numRuns: 40 },
    );
  });
});

describe("an integer", () => {
  reads(readInteger, [
    ["2 agents depuis 2012", 2, "depuis 2012"],
    ["en 2023 : 12", 12, "en 2023"],
    ["3 filles", 3],
    ["un seul agent", 1],
    ["alors ça fait 12 agents voilà", 12],
    ["aucune commune", 0],
  ]);
  asks(readInteger, [
    ["12 ordinateurs", 12],
    ["3 missions", 3],
    ["12O", 120, 12],
    ["2,5", 2, 3],
    ["2 à 3", 2, 3],
    ["2 agents et 1 apprenti", 2, 1],
    ["je vous réponds dans 10 minutes", 10],
    ["3 mais un part en retraite", 3, 1],
    ["moi et 2 collègues", 2],
    ["12 agents de moins", 12],
    ["on n’en a pas", 0],
  ]);
});

describe("an amount", () => {
  reads(readAmount, [
    ["12 000 €", 12_000],
    ["12k€", 12_000],
    ["1,5M", 1_500_000],
    ["12 € 50", 12.5],
    ["12 euros et 50 centimes", 12.5],
    ["500e", 500],
    ["deux mille cinq cent euros", 2500],
    ["budget : 12 000 € HT", 12_000, "HT"],
    ["12 000 € pour la piscine", 12_000, "pour la piscine"],
    ["12 000 € par an", 12_000],
  ]);
  asks(readAmount, [
    ["12 agents", 12],
    ["12 000 €/mois", 144_000, 12_000],
    ["3 x 1200", 3600],
    ["1,5m", 1_500_000, 1.5],
    ["12 000 $", 12_000],
    ["12,3456", 12.34, 12.35],
    ["12 000 à 15 000 €", 13_500, 12_000, 15_000],
    ["déficit de 500", 500],
  ]);
  estimates(readAmount, [["12 000 euros environ", 12_000]]);
});

describe("a share", () => {
  reads(readPercent, [
    ["50 %", 50],
    ["la moitié", 50],
    ["les trois quarts", 75],
    ["en totalité", 100],
    ["1 sur 2", 50],
    ["50/50", 50],
    ["12 agents sur 30", 40],
    ["cent pour cent", 100],
    ["aucun", 0],
  ]);
  estimates(readPercent, [
    ["un tiers", 33],
    ["deux tiers", 67],
    ["environ 30 %", 30],
  ]);
  asks(readPercent, [
    ["0,5", 0.5, 50],
    ["120", 120],
    ["presque tous", 100],
    ["40/60", 40, 67],
    ["plus de la moitié", 50],
    ["50 agents", 50],
  ]);
});

describe("full-time equivalents", () => {
  reads(readFte, [
    ["2,5", 2.5],
    ["deux agents et demi", 2.5],
    ["mi-temps", 0.5],
    ["deux agents et un mi temps", 2.5],
    ["17/35e", 0.49],
    ["17h30/35", 0.5],
    ["20 h par semaine", 0.57],
    ["17 h 30", 0.5],
    ["80 %", 0.8],
    ["un 80 % et un mi-temps", 1.3],
    ["1 temps plein + 2 mi-temps", 2],
    ["un tiers temps", 0.33],
    ["3/4 temps", 0.75],
    ["2 agents à 17h30", 1],
    ["3 personnes dont une à mi-temps", 2.5],
    ["2 agents : un à 80 % et un à 50 %", 1.3],
    ["5 agents (3,8 ETP)", 3.8],
    ["0,8 d’un temps plein", 0.8],
    ["5 agents à temps plein", 5],
    ["un agent à mi-temps depuis 2012", 0.5, "depuis 2012"],
    ["aucun", 0],
  ]);
  estimates(readFte, [["environ un mi-temps", 0.5]]);
  asks(readFte, [
    ["5 agents", 5],
    ["un agent", 1],
    ["12", 12, 0.34],
    ["35", 35, 1],
    ["39 h", 1, 1.11],
    ["800 h par an", 0.5],
    ["16/20e", 0.8],
    ["4 h par jour", 0.57],
    ["2 à 3 ETP", 2.5, 2, 3],
    ["20 à 25 h", 0.64, 0.57, 0.71],
    ["2 agents 20h", 1.14, 0.57],
    ["2 agents et un temps plein", 3],
    ["5 agents dont 2 à temps partiel", 5, 2],
  ]);
  leavesUnread(readFte, ["je ne sais pas", "bonjour"]);
});

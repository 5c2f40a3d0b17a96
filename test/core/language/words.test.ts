import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { fold } from "../../../src/core/language/fold.ts";
import { distance, suggest } from "../../../src/core/language/suggest.ts";

describe("fold", () => {
  test.each([
    ["Grézieu-la-Varenne", "grezieu la varenne"],
    ["  Œuvres   SOCIALES ", "oeuvres sociales"],
    ["l’été", "l'ete"],
    ["1\u202F250\u00A0€", "1 250 €"],
    ["peut–être", "peut etre"],
    ["ǽ", "ae"],
  ])("%j is compared as %j", (said, folded) => expect(fold(said)).toBe(folded));

  test("changes nothing the second time", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (text) => {
        expect(fold(fold(text))).toBe(fold(text));
      }),
    );
  });
});

describe("distance", () => {
  test.each([
    ["", "abc", 3],
    ["voirie", "voirie", 0],
    ["voirie", "viorie", 1],
    ["assosiation", "association", 1],
    ["ca", "abc", 2],
  ])("from %j to %j is %i", (a, b, expected) => expect(distance(a, b)).toBe(expected));

  test("is the same both ways", () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (a, b) => {
        expect(distance(a, b)).toBe(distance(b, a));
      }),
    );
  });
});

describe("suggest", () => {
  const commands = ["aide", "agenda", "échéances", "questionnaire", "statut"];
  test("proposes the nearest first", () => expect(suggest("statu", ["stade", "statut"])).toEqual(["statut", "stade"]));
  test("forgives accents and one slip in a short word", () => expect(suggest("aid", commands)).toEqual(["aide"]));
  test("forgives two slips in a long one", () => expect(suggest("echeanse", commands)).toEqual(["échéances"]));
  test("proposes nothing far", () => expect(suggest("budget", commands)).toEqual([]));
  test("proposes nothing for two letters", () => expect(suggest("ai", ["au"])).toEqual([]));
});

import { expect, test } from "vitest";
import { mostWords, remarksOn } from "../../../src/core/communication/check-message.ts";

const on = "2026-11-23";
const remarks = (body: string, sensitive: string[] = [], today = on) =>
  remarksOn({ title: "Titre", body }, { today, on, sensitive });

test("an ordinary message deserves no remark", () => {
  expect(remarks("Le diagnostic commence le 1er décembre.\nIl reste 25 communes, 12 500 € et 3 réunions.")).toEqual([]);
});

test("a text too long to be read on a telephone is said to be, by its words", () => {
  expect(remarks("mot ".repeat(mostWords))).toEqual([]);
  expect(remarks("mot ".repeat(mostWords + 1))).toEqual([{ kind: "long", words: mostWords + 1 }]);
});

test.each([
  ["Écrivez à m.dupont@mairie.fr", "email"],
  ["Appelez le 04 77 60 12 34.", "telephone"],
  ["Appelez le +33 6.12.34.56.78", "telephone"],
  ["FR76 3000 1007 9412 3456 7890 185", "bank"],
  ["n° 2 84 05 42 218 123 45", "social_security"],
  ["Le mot de passe est jeunesse", "password"],
] as const)("« %s » seems to hold something private", (body, what) => {
  expect(remarks(body)).toContainEqual({ kind: "private", what });
});

test("the title of a sensitive item is found, whatever its accents", () => {
  expect(remarks("Nous parlerons du depart de la directrice.", ["Départ de la directrice"])).toEqual([
    { kind: "sensitive", title: "Départ de la directrice" },
  ]);
});

test.each([
  ["Rendez-vous le 12 novembre", "12 novembre"],
  ["Rendez-vous le 12/11", "12/11"],
  ["Rendez-vous le 12 novembre 2025", "12 novembre 2025"],
])("« %s » speaks of a day that is over", (body, said) => {
  expect(remarks(body)).toEqual([{ kind: "past", said }]);
});

test.each([
  "Rendez-vous le 12 décembre",
  "Rendez-vous le 8 janvier 2027",
  "12 agents sont venus",
  "à 18 h 30, salle 3",
])("« %s » does not", (body) => {
  expect(remarks(body)).toEqual([]);
});

test.each([
  ["On commence demain.", "demain"],
  ["Venez Aujourd’hui à la mairie", "aujourd’hui"],
  ["Rendez-vous lundi prochain", "lundi prochain"],
  ["La semaine prochaine, les bureaux ferment", "la semaine prochaine"],
])("« %s », read on another day than it is written, says which words", (body, said) => {
  expect(remarks(body, [], "2026-11-20")).toEqual([{ kind: "relative", said, on }]);
  expect(remarks(body)).toEqual([]);
});

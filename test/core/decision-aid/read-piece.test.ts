import { expect, test } from "vitest";
import { readCut, readPieces } from "../../../src/core/decision-aid/read-piece.ts";

test("reads an option, with or without its number", () => {
  expect(readPieces("option : un service commun")).toEqual([{ kind: "option", text: "Un service commun" }]);
  expect(readPieces("Option n° 2 : chacun chez soi")).toEqual([{ kind: "option", number: 2, text: "Chacun chez soi" }]);
  expect(readPieces("option un service commun")).toEqual([{ kind: "option", text: "Un service commun" }]);
});

test("reads arguments for and against, several at once", () => {
  expect(readPieces("option 1 pour : un seul planning ; moins de trajets")).toEqual([
    { kind: "argument", side: "pro", option: 1, text: "Un seul planning" },
    { kind: "argument", side: "pro", option: 1, text: "Moins de trajets" },
  ]);
  expect(readPieces("option 2 inconvénients :\n- le coût\n- le délai")).toEqual([
    { kind: "argument", side: "con", option: 2, text: "Le coût" },
    { kind: "argument", side: "con", option: 2, text: "Le délai" },
  ]);
});

test("reads several things in one message, in their order", () => {
  expect(
    readPieces("option : un service commun, pour : un planning contre : le trajet. avis COTECH : favorable"),
  ).toEqual([
    { kind: "option", text: "Un service commun" },
    { kind: "argument", side: "pro", text: "Un planning" },
    { kind: "argument", side: "con", text: "Le trajet." },
    { kind: "opinion", text: "Favorable" },
  ]);
});

test("forgives a comma or a point where a colon was meant, accents and case", () => {
  expect(readPieces("option 1 pour, un seul planning")).toEqual([
    { kind: "argument", side: "pro", option: 1, text: "Un seul planning" },
  ]);
  expect(readPieces("CONTEXTE. deux accueils ferment")).toEqual([{ kind: "context", text: "Deux accueils ferment" }]);
  expect(readPieces("à decider : l'option 1 ou 2")).toEqual([{ kind: "request", text: "L'option 1 ou 2" }]);
});

test("reads nothing in the name of a municipality, of a meeting, or in an empty piece", () => {
  for (const said of ["", "Vougy", "pour le copil du 17 décembre", "option :", "optionnel pour tous", "document"])
    expect(readPieces(said), said).toEqual([]);
});

test("keeps a colon of the text where it stands", () => {
  expect(readPieces("contexte : rendez-vous à 14:30, salle 2 : prévoir large")).toEqual([
    { kind: "context", text: "Rendez-vous à 14:30, salle 2 : prévoir large" },
  ]);
});

test("reads what is to be taken away, whatever the order of the words", () => {
  const argument = { kind: "argument", side: "pro", option: 1, number: 2 };
  expect(readCut("retirer option 1 pour 2")).toEqual(argument);
  expect(readCut("option 1 retirer pour 2")).toEqual(argument);
  expect(readCut("retirer le pour 2 de l'option 1")).toEqual(argument);
  expect(readCut("enlever l'option 2")).toEqual({ kind: "option", number: 2 });
  expect(readCut("retirer le chiffre 1")).toEqual({ kind: "figure", number: 1 });
  expect(readCut("retirer l'avis du cotech")).toEqual({ kind: "opinion" });
  expect(readCut("retirer tout")).toBeUndefined();
});

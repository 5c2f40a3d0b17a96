import { expect, test } from "vitest";
import { readPresence } from "../../../src/core/territory/presence-days.ts";

test.each([
  ["", []],
  ["mardi et vendredi", [2, 5]],
  ["mar, ven", [2, 5]],
  ["ven/mar", [2, 5]],
  ["Mardi ; Vendredi", [2, 5]],
  ["le mardi matin et le vendredi après-midi", [2, 5]],
  ["les mardis", [2]],
  ["du lundi au jeudi", [1, 2, 3, 4]],
  ["lundi à mercredi, samedi", [1, 2, 3, 6]],
  ["lun mar mer jeu ven", [1, 2, 3, 4, 5]],
  ["dimanche, mardi, mardi", [2, 7]],
])("%j is %j", (said, days) => {
  expect(readPresence(said)).toEqual(days);
});

test.each([
  "un mardi sur deux",
  "tous les jours sauf mercredi",
  "mardi (semaines paires)",
  "L M M J V",
  "9h-12h",
  "vendredi au lundi",
  "au jeudi",
])("%j is not guessed", (said) => {
  expect(readPresence(said)).toBeUndefined();
});

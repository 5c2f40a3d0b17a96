import { expect, test } from "vitest";
import { openDaysIn } from "../../../src/core/territory/opening-days.ts";

test.each([
  ["mardi et vendredi 9h-12h", [2, 5]],
  ["Le mardi et le vendredi, de 9 h à 12 h", [2, 5]],
  ["mardi 9h à 12h vendredi 14h à 18h", [2, 5]],
  ["mardi 9h-12h vendredi 14:00-18:00", [2, 5]],
  ["du lundi au vendredi 8h30-12h", [1, 2, 3, 4, 5]],
  ["lundi-vendredi", [1, 2, 3, 4, 5]],
  ["lun-ven 8h-12h, sam 9h-11h", [1, 2, 3, 4, 5, 6]],
  ["du lundi 9h au jeudi 17h", [1, 2, 3, 4]],
  ["lundi matin, mercredi après-midi", [1, 3]],
  ["lundi matin au jeudi midi", [1, 2, 3, 4]],
  ["du lundi au vendredi sauf le mercredi", [1, 2, 4, 5]],
  ["du lundi au vendredi, sauf mercredi et jeudi", [1, 2, 5]],
  ["du lundi au vendredi sauf le mercredi après-midi", [1, 2, 3, 4, 5]],
  ["tous les jours sauf le mercredi", [1, 2, 4, 5]],
  ["tous les matins", [1, 2, 3, 4, 5]],
  ["fermé le lundi et le mercredi", [2, 4, 5]],
  ["fermée le mercredi, ouverte les autres jours", [1, 2, 4, 5]],
  ["mardi et jeudi, un samedi sur deux", [2, 4]],
  ["mardi, jeudi, 1er samedi du mois", [2, 4]],
  ["mecredi et vendedi", [3, 5]],
  ["MARDI / VENDREDI", [2, 5]],
  ["mardis et vendredis", [2, 5]],
  ["sur rendez-vous", undefined],
  ["un samedi sur deux", undefined],
  ["", undefined],
  ["9h-12h", undefined],
  ["marché couvert le mardi", [2]],
])("%s", (said, days) => {
  expect(openDaysIn(said)).toEqual(days);
});

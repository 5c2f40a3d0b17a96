import { expect, test } from "vitest";
import { findEpci } from "../../../src/core/territory/find-epci.ts";
import { territories } from "../../support/territories.ts";

function namesFound(query: string): [string, ...string[]] {
  const found = findEpci(query, territories);
  if (found.kind === "one") return ["one", found.territory.epci.name];
  const list = found.kind === "several" ? found.territories : found.suggestions;
  return [found.kind, ...list.map(({ epci }) => epci.name)];
}

test.each([
  "200035202",
  "200 035 202",
  "charlieu belmont",
  "CHARLIEU-BELMONT",
  "Charlieu–Belmont",
  "cc charlieu belmont",
  "communauté de communes de Charlieu Belmont",
  "belmont charlieu",
  "charlieu",
  "charl belm",
])("%s is Charlieu-Belmont", (query) => {
  expect(namesFound(query)).toEqual(["one", "CC Charlieu-Belmont"]);
});

test("needs no accent, and takes st for saint", () => {
  expect(namesFound("riviera du levant")).toEqual(["one", "CA La Riviéra du Levant"]);
  expect(namesFound("saint gildas pontchateau")).toEqual(["one", "CC du Pays de Pontchâteau St-Gildas-des-Bois"]);
});

test("a whole name wins over the longer names that hold it", () => {
  expect(namesFound("métropole de Lyon")).toEqual(["one", "Métropole de Lyon"]);
});

test("lists all those that answer, homonyms too", () => {
  expect(namesFound("quatre rivières")).toEqual(["several", "CC des Quatre Rivières", "CC des Quatre Rivières"]);
  expect(namesFound("grand paris")).toEqual([
    "several",
    "Métropole du Grand Paris",
    "CA Grand Paris Sud Seine Essonne Sénart",
    "CU Grand Paris Seine et Oise",
  ]);
});

test("suggests on a typo, and never takes the suggestion by itself", () => {
  expect(namesFound("charleu belmon")).toEqual(["none", "CC Charlieu-Belmont"]);
});

test.each(["", "  ", "cc", "communauté de communes", "zzzzzz", "999999999"])(
  "%j finds and suggests nothing",
  (query) => {
    expect(namesFound(query)).toEqual(["none"]);
  },
);

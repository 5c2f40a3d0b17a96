import { expect, test } from "vitest";
import { createMunicipalityFinder } from "../../../src/core/territory/find-municipality.ts";
import { charlieuBelmont, territories } from "../../support/territories.ts";

const find = createMunicipalityFinder(charlieuBelmont.municipalities);

test.each([
  ["Vougy", "42338"],
  ["42338", "42338"],
  ["VOUGY", "42338"],
  ["ecoche", "42086"],
  ["st nizier sous charlieu", "42267"],
  ["St.-Nizier-sous-Charlieu", "42267"],
  ["SAINT NIZIER SOUS CHARLIEU", "42267"],
  ["gresle", "42104"],
  ["la gresle", "42104"],
  ["Cergne (Le)", "42033"],
  ["benisson-dieu", "42016"],
])("%s is %s", (said, insee) => {
  const found = find(said);
  expect(found.kind === "one" ? found.municipality.insee : undefined).toBe(insee);
});

test.each([
  ["Vougi", ["Vougy"]],
  ["Saint-Nizier", ["Saint-Nizier-sous-Charlieu"]],
  ["Pouilly", ["Pouilly-sous-Charlieu"]],
  ["Lyon", []],
  ["", []],
])("%s is not taken for one, and suggests %j", (said, names) => {
  const found = find(said);
  expect(found.kind === "none" && found.suggestions.map(({ name }) => name)).toEqual(names);
});

test("finds a code whose first zero a spreadsheet has eaten", () => {
  const ain = territories.find(({ municipalities }) => municipalities.some(({ insee }) => insee === "01004"));
  const found = createMunicipalityFinder(ain?.municipalities ?? [])("1004");
  expect(found.kind === "one" && found.municipality.name).toBe("Ambérieu-en-Bugey");
});

test("homonyms of two départements are all given, none is chosen", () => {
  const chartreuse = territories.find(({ epci }) => epci.name === "CC Coeur de Chartreuse");
  const found = createMunicipalityFinder(chartreuse?.municipalities ?? [])("St Pierre d'Entremont");
  expect(found.kind === "several" && found.municipalities.map(({ insee }) => insee).toSorted()).toEqual([
    "38446",
    "73274",
  ]);
});

import { expect, test } from "vitest";
import type { Municipality } from "../../../src/core/people.ts";
import { openDatabase } from "../../../src/core/store/database.ts";
import { createTerritoryStore } from "../../../src/core/store/territory.ts";
import { charlieuBelmont, territoryOf } from "../../support/territories.ts";

const { epci, municipalities } = charlieuBelmont;
const nothing = { added: [], left: [], changed: [] };
const vougy = municipalities.find(({ name }) => name === "Vougy");
const withPopulation = (one: Municipality, populationTotal: number): Municipality => ({ ...one, populationTotal });
const withoutVougy = municipalities.filter(({ name }) => name !== "Vougy");
const openStore = () => createTerritoryStore(openDatabase(":memory:").db);

test("an empty base has no EPCI", () => {
  const store = openStore();
  expect(store.epci()).toBeUndefined();
  expect(store.municipalities()).toEqual([]);
});

test("gives back the EPCI and its municipalities in French name order", () => {
  const store = openStore();
  expect(store.saveEpci(epci, municipalities).added).toHaveLength(25);
  expect(store.epci()).toEqual(epci);
  expect(store.municipalities()).toHaveLength(25);
  const names = store.municipalities().map(({ name }) => name);
  expect(names.slice(7, 10)).toEqual(["Cuinzier", "Écoche", "Jarnosse"]);
  expect(store.municipality("42338")).toEqual(vougy);
  expect(store.municipality("69123")).toBeUndefined();
});

test("saving again changes nothing", () => {
  const store = openStore();
  store.saveEpci(epci, municipalities);
  expect(store.saveEpci(epci, municipalities)).toEqual(nothing);
});

test("one that leaves is no longer listed, keeps its name, and may come back", () => {
  const store = openStore();
  store.saveEpci(epci, municipalities);
  expect(store.saveEpci(epci, withoutVougy)).toEqual({ ...nothing, left: [vougy] });
  expect(store.municipalities()).toHaveLength(24);
  expect(store.municipality("42338")).toEqual(vougy);
  expect(store.saveEpci(epci, withoutVougy)).toEqual(nothing);
  expect(store.saveEpci(epci, municipalities)).toEqual({ ...nothing, added: [vougy] });
  expect(store.municipalities()).toHaveLength(25);
});

test("new figures replace the old ones", () => {
  const store = openStore();
  store.saveEpci(epci, municipalities);
  const grown = municipalities.map((one) => (one.name === "Vougy" ? withPopulation(one, 1600) : one));
  const renamed = { ...epci, name: "Charlieu-Belmont Communauté" };
  expect(store.saveEpci(renamed, grown).changed.map(({ name }) => name)).toEqual(["Vougy"]);
  expect(store.municipality("42338")?.populationTotal).toBe(1600);
  expect(store.epci()?.name).toBe("Charlieu-Belmont Communauté");
});

test("holds the largest EPCI", () => {
  const store = openStore();
  const basque = territoryOf("200067106");
  store.saveEpci(basque.epci, basque.municipalities);
  expect(store.municipalities()).toHaveLength(158);
});

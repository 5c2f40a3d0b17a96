import { expect, test } from "vitest";
import { departmentOf, populationYear, readEpciList, timeZoneOf } from "../../../src/core/territory/read-epci.ts";
import { charlieuBelmont, territories, territoryOf } from "../../support/territories.ts";

test.each([
  ["200035202", "CC Charlieu-Belmont", 25],
  ["200067106", "CA du Pays Basque", 158],
  ["200013050", "CC Sauer-Pechelbronn", 24],
])("reads %s with all its members", (siren, name, members) => {
  const { epci, municipalities } = territoryOf(siren);
  expect(epci.name).toBe(name);
  expect(municipalities).toHaveLength(members);
});

test("reads the whole published file", () => {
  expect(territories).toHaveLength(1255);
});

test("says the year of its populations: those of Paris, as INSEE published them for that year", () => {
  const paris = territories.flatMap(({ municipalities }) => municipalities).find(({ insee }) => insee === "75056");
  expect([populationYear, paris?.populationMunicipal]).toEqual([2022, 2_113_705]);
});

test("keeps both populations, the financing and the SIREN of each member", () => {
  expect(charlieuBelmont.epci).toEqual({
    siren: "200035202",
    name: "CC Charlieu-Belmont",
    kind: "CC",
    financing: "FPU",
    populationTotal: 24282,
    populationMunicipal: 23400,
    timeZone: "Europe/Paris",
  });
  expect(charlieuBelmont.municipalities.find(({ insee }) => insee === "42338")).toMatchObject({
    name: "Vougy",
    department: "42",
    siren: "214203382",
    populationTotal: 1591,
  });
});

test.each([
  ["42338", "42"],
  ["01004", "01"],
  ["2A004", "2A"],
  ["2B033", "2B"],
  ["97411", "974"],
  ["98818", "988"],
])("the département of %s is %s", (insee, department) => {
  expect(departmentOf(insee)).toBe(department);
});

test.each([
  ["971", "America/Guadeloupe"],
  ["972", "America/Martinique"],
  ["973", "America/Cayenne"],
  ["974", "Indian/Reunion"],
  ["976", "Indian/Mayotte"],
  ["2A", "Europe/Paris"],
])("hours of %s are said in %s", (department, zone) => {
  expect(timeZoneOf(department)).toBe(zone);
});

test("refuses a file of another shape", () => {
  expect(() => readEpciList([{ code: "200035202", nom: "CC Charlieu-Belmont" }])).toThrow("membres");
  expect(() => readEpciList({})).toThrow("expected array");
});

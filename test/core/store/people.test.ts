import { expect, onTestFinished, test } from "vitest";
import type { Person } from "../../../src/core/people.ts";
import { openDatabase } from "../../../src/core/store/database.ts";
import { createPeopleStore } from "../../../src/core/store/people.ts";
import { openStore } from "../../../src/core/store/store.ts";
import { createTerritoryStore } from "../../../src/core/store/territory.ts";
import { charlieuBelmont } from "../../support/territories.ts";

const vougy = "42338";
const nandax = "42152";

function openPeople() {
  const { db } = openDatabase(":memory:");
  createTerritoryStore(db).saveEpci(charlieuBelmont.epci, charlieuBelmont.municipalities);
  const end = (id: number): void => void db.prepare("UPDATE person SET ended_at = 9 WHERE id = ?").run(id);
  return { people: createPeopleStore(db), end };
}

const sylvie: Omit<Person, "id"> = {
  email: "secretaire@demo.example",
  title: "Mme",
  firstName: "Sylvie",
  lastName: "Lefèvre",
  mandates: [
    { function: "town_clerk", insee: vougy, delegations: [] },
    { function: "town_clerk", insee: nandax, delegations: [] },
  ],
  presence: [2, 5],
};
const claire: Omit<Person, "id"> = {
  email: "dgs@demo.example",
  firstName: "Claire",
  lastName: "Arnaud",
  mandates: [{ function: "chief_executive", delegations: ["jeunesse"] }],
  presence: [],
};
const emile: Omit<Person, "id"> = { ...claire, email: "emile@demo.example", firstName: "Émile", mandates: [] };

test("gives back a person whole, by id and by e-mail whatever its case", () => {
  const { people } = openPeople();
  const id = people.save(sylvie, 1);
  expect(people.byId(id)).toEqual({ id, ...sylvie });
  expect(people.byEmail(" Secretaire@DEMO.example ")).toEqual({ id, ...sylvie });
  expect(people.byId(id + 1)).toBeUndefined();
  expect(people.byEmail("nobody@demo.example")).toBeUndefined();
});

test("saving the same e-mail replaces mandates and days exactly, and keeps the id", () => {
  const { people } = openPeople();
  const other = people.save(claire, 1);
  const id = people.save(sylvie, 1);
  const mandates = [{ function: "mayor" as const, insee: nandax, delegations: ["eau"] }];
  const { title: _title, ...untitled } = sylvie;
  const after = { ...untitled, email: "SECRETAIRE@demo.example", mandates, presence: [1] };
  expect(people.save(after, 2)).toBe(id);
  expect(people.byId(id)).toEqual({ id, ...after });
  expect(people.byId(other)).toEqual({ id: other, ...claire });
});

test("lists everyone in French name order, each with their own mandates", () => {
  const { people } = openPeople();
  for (const person of [sylvie, emile, claire]) people.save(person, 1);
  expect(people.all().map(({ id: _id, ...person }) => person)).toEqual([claire, emile, sylvie]);
});

test("finds those of a municipality, with all their mandates", () => {
  const { people } = openPeople();
  people.save(claire, 1);
  const id = people.save(sylvie, 1);
  expect(people.inMunicipality(vougy)).toEqual([{ id, ...sylvie }]);
  expect(people.inMunicipality(nandax)).toEqual([{ id, ...sylvie }]);
  expect(people.inMunicipality("42052")).toEqual([]);
});

test("finds those who hold a function", () => {
  const { people } = openPeople();
  people.save(sylvie, 1);
  const id = people.save(claire, 1);
  expect(people.withFunction("chief_executive")).toEqual([{ id, ...claire }]);
  expect(people.withFunction("mayor")).toEqual([]);
});

test("those who have left are nowhere, until they are saved again", () => {
  const { people, end } = openPeople();
  const id = people.save(sylvie, 1);
  end(id);
  expect(people.byId(id)).toBeUndefined();
  expect(people.byEmail(sylvie.email)).toBeUndefined();
  expect([...people.all(), ...people.inMunicipality(vougy), ...people.withFunction("town_clerk")]).toEqual([]);
  expect(people.save(sylvie, 2)).toBe(id);
  expect(people.byId(id)).toEqual({ id, ...sylvie });
});

test("a save that fails leaves the person as they were", () => {
  const { people } = openPeople();
  const id = people.save(sylvie, 1);
  expect(() => people.save({ ...sylvie, lastName: "Autre", presence: [8] }, 2)).toThrow("CHECK constraint failed");
  expect(people.byId(id)).toEqual({ id, ...sylvie });
});

test("what an undone transaction had changed is not remembered", () => {
  const store = openStore(":memory:");
  onTestFinished(store.close);
  expect(() =>
    store.transaction(() => {
      store.people.save({ email: "a@demo.example", firstName: "Ada", lastName: "Roy", mandates: [], presence: [] }, 0);
      expect(store.people.all()).toHaveLength(1);
      throw new Error("undone");
    }),
  ).toThrow("undone");
  expect(store.people.all()).toEqual([]);
});

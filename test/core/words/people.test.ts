import { expect, test } from "vitest";
import type { Person } from "../../../src/core/people.ts";
import { namesApart } from "../../../src/core/words/people.ts";

function person(id: number, firstName: string, lastName: string, insee?: string): Person {
  const mandates = insee === undefined ? [] : [{ function: "mayor" as const, insee, delegations: [] }];
  return { id, title: "Mme", firstName, lastName, email: `${id}@exemple.fr`, presence: [], mandates };
}

const named = (...people: Person[]) => [
  ...namesApart(people, (insee) => ({ a: "Vougy", b: "Nandax" })[insee] ?? insee).values(),
];

test("people are named by their title and last name", () => {
  expect(named(person(1, "Anne", "Berger"), person(2, "Lise", "Besson"))).toEqual(["Mme Berger", "Mme Besson"]);
});

test("namesakes get their first name, and the others of the list do not", () => {
  expect(named(person(1, "Anne", "Berger"), person(2, "Lise", "Besson"), person(3, "Lise", "Berger"))).toEqual([
    "Mme Anne Berger",
    "Mme Besson",
    "Mme Lise Berger",
  ]);
});

test("the same first and last name: the municipality tells them apart", () => {
  expect(
    named(person(1, "Anne", "Berger", "a"), person(2, "Anne", "Berger", "b"), person(3, "Lise", "Berger")),
  ).toEqual(["Mme Anne Berger (Vougy)", "Mme Anne Berger (Nandax)", "Mme Lise Berger"]);
});

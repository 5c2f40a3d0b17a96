import { describe, expect, test } from "vitest";
import { findGroup, findPeople, suggestPeople } from "../../../src/core/governance/find-people.ts";
import { someone } from "./people.ts";

const people = [
  { ...someone(1, "Céline Ravel", "deputy_mayor@01001 jeunesse"), title: "Mme" as const },
  { ...someone(2, "Paul Martin", "mayor@01001"), title: "M." as const },
  { ...someone(3, "Anne Martin", "mayor@01002"), title: "Mme" as const },
  someone(4, "Pascal Le Guen", "mayor@01003"),
  someone(5, "Marie-Laure Estève", "vice_president"),
  someone(6, "Karine Dos Santos", "town_clerk@01001"),
];
const found = (said: string) => findPeople(said, people).map(({ id }) => id);

describe("a name", () => {
  test.each([
    ["Ravel", [1]],
    ["Mme Ravel", [1]],
    ["madame ravel celine", [1]],
    ["C. Ravel", [1]],
    ["Ravle", [1]],
    ["p1@demo.example", [1]],
    ["Céline", [1]],
    ["le guen", [4]],
    ["Marie Laure Esteve", [5]],
    ["dos santos", [6]],
  ])("« %s » is found", (said, ids) => {
    expect(found(said)).toEqual(ids);
  });

  test("that two people bear gives both, unless the title tells them apart", () => {
    expect(found("Martin")).toEqual([2, 3]);
    expect(found("M. Martin")).toEqual([2]);
    expect(found("Mme Martin")).toEqual([3]);
    expect(found("Anne Martin")).toEqual([3]);
  });

  test.each(["le", "Santos", "Jean Ravel", "Zorro", "", "…", "Mme"])("« %s » is nobody's", (said) => {
    expect(found(said)).toEqual([]);
  });

  test("that is near is only suggested", () => {
    expect(found("Rabel")).toEqual([1]);
    expect(found("Esteban")).toEqual([]);
    expect(suggestPeople("Martins", people).map(({ id }) => id)).toEqual([2, 3]);
  });
});

describe("a group", () => {
  test.each([
    ["les maires", [2, 3, 4]],
    ["tous les maires", [2, 3, 4]],
    ["les secrétaires de mairie", [6]],
    ["les vice-présidentes", [5]],
    ["les élus jeunesse", [1]],
    ["les élues et les élus en charge de la jeunesse", [1]],
  ])("« %s »", (said, ids) => {
    expect(findGroup(said, people)?.map(({ id }) => id)).toEqual(ids);
  });

  test("that is none is not one", () => {
    expect(findGroup("les voisins", people)).toBeUndefined();
  });
});

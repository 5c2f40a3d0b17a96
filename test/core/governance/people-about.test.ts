import { describe, expect, test } from "vitest";
import { isSameSubject, peopleAbout } from "../../../src/core/governance/people-about.ts";
import { someone } from "./people.ts";

describe("a subject said one way and the other", () => {
  test.each([
    ["jeunesse", "enfance, jeunesse"],
    ["la Jeunesse", "jeunes et vie associative"],
    ["enfance et jeunesse", "jeunesse"],
    ["ados", "jeunesse"],
    ["école", "affaires scolaires"],
    ["sport", "équipements sportifs"],
    ["mutualisation", "services communs"],
    ["économie", "Développement économique"],
    ["piscine", "gestion de la piscine"],
    ["petite enfance", "crèches"],
    ["plui", "urbanisme"],
  ])("« %s » is in « %s »", (domain, delegation) => {
    expect(isSameSubject(domain, delegation)).toBe(true);
  });

  test.each([
    ["jeunesse", "petite enfance"],
    ["enfance", "petite enfance"],
    ["eau", "bureau"],
    ["eau", "assainissement"],
    ["jeunesse", "affaires générales"],
    ["piscine", "piste cyclable"],
    ["", "jeunesse"],
    ["projet de service", "jeunesse"],
  ])("« %s » is not in « %s »", (domain, delegation) => {
    expect(isSameSubject(domain, delegation)).toBe(false);
  });
});

describe("the elected officials of a subject", () => {
  const people = [
    someone(1, "Anne Vice", "vice_president enfance, jeunesse", "mayor@01001"),
    someone(2, "Luc Adjoint", "deputy_mayor@01002 jeunesse"),
    someone(3, "Zoé Agente", "staff jeunesse"),
    someone(4, "Tom Caf", "partner jeunesse"),
    someone(5, "Eva Maire", "mayor@01003 voirie"),
  ];

  test("are found by their delegation; staff and partners are not elected", () => {
    expect(peopleAbout("jeunesse", people).map(({ id }) => id)).toEqual([1, 2]);
    expect(peopleAbout("voirie, jeunesse", people).map(({ id }) => id)).toEqual([1, 2, 5]);
  });

  test("nobody when nobody has it", () => {
    expect(peopleAbout("tourisme", people)).toEqual([]);
  });
});

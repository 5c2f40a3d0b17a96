import { expect, test } from "vitest";
import {
  functionExamples,
  readDelegations,
  readFunction,
  suggestFunctions,
} from "../../../src/core/territory/function-words.ts";

test.each([
  ["DGS", "chief_executive", []],
  ["Directrice générale des services", "chief_executive", []],
  ["directeur general", "chief_executive", []],
  ["Secrétaire", "town_clerk", []],
  ["secrétaire générale de mairie", "town_clerk", []],
  ["Maire", "mayor", []],
  ["2ème adjoint", "deputy_mayor", []],
  ["1ère adjointe au maire", "deputy_mayor", []],
  ["Deuxième adjointe", "deputy_mayor", []],
  ["adjointe à la jeunesse", "deputy_mayor", ["jeunesse"]],
  ["Adjoint au Maire délégué aux finances et à l’enfance", "deputy_mayor", ["finances", "enfance"]],
  ["adjoint en charge de la voirie, des sports", "deputy_mayor", ["voirie", "sports"]],
  ["Vice-présidente", "vice_president", []],
  ["1er vice-président du conseil communautaire", "vice_president", []],
  ["VP chargé d'aménagement", "vice_president", ["aménagement"]],
  ["Présidente", "president", []],
  ["Président de la communauté de communes", "president", []],
  ["conseiller municipal", "councillor", []],
  ["Conseillère municipale déléguée à la petite-enfance", "councillor", ["petite-enfance"]],
  ["conseiller communautaire", "councillor", []],
  ["Agent d’accueil", "staff", []],
  ["Technicienne", "staff", []],
  ["DGA", "staff", []],
  ["directrice générale adjointe", "staff", []],
  ["Partenaire CAF", "partner", []],
])("%s is %s %j", (said, held, delegations) => {
  expect(readFunction(said)).toEqual({ function: held, delegations });
});

test.each(["adjoint technique", "Adjointe administrative", "adjoint d'animation", "adjointe du patrimoine"])(
  "%s is a grade of staff, not a mandate",
  (said) => {
    expect(readFunction(said)?.function).toBe("staff");
  },
);

test.each(["maire délégué", "maire et vice-présidente", "ancien maire", "secrétaire de direction", "élu", ""])(
  "%j is not guessed",
  (said) => {
    expect(readFunction(said)).toBeUndefined();
  },
);

test("every wording given as an example is understood", () => {
  expect(functionExamples.map(readFunction)).not.toContain(undefined);
});

test("a misspelt function is suggested", () => {
  expect(suggestFunctions("secretiare de mairie")).toEqual(["secrétaire de mairie"]);
  expect(suggestFunctions("adjiont")).toContain("adjoint");
  expect(suggestFunctions("boulanger")).toEqual([]);
});

test.each([
  ["jeunesse, finances;voirie / sport", ["jeunesse", "finances", "voirie", "sport"]],
  ["Jeunesse et vie associative", ["jeunesse", "vie associative"]],
  ["la jeunesse, l’eau", ["jeunesse", "eau"]],
  ["PLUi, CAF", ["PLUi", "CAF"]],
  ["sport, Sport, sport", ["sport"]],
  ["athlétisme, lecture", ["athlétisme", "lecture"]],
  [" , ", []],
])("delegations %j are %j", (said, delegations) => {
  expect(readDelegations(said)).toEqual(delegations);
});

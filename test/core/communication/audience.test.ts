import { expect, test } from "vitest";
import { openLibrary } from "../../../src/cli/library.ts";
import { isWithin } from "../../../src/core/communication/audience.ts";
import { readAudiences } from "../../../src/core/communication/read-audiences.ts";

const { audiences } = openLibrary();
const named = (key: string) => {
  const found = audiences.find((one) => one.key === key);
  if (found === undefined) throw new RangeError(`no audience ${key}`);
  return found;
};

test("the mayors are informed with all the municipal elected officials, not the other way round", () => {
  expect(isWithin(named("maires"), named("elus_municipaux"))).toBe(true);
  expect(isWithin(named("elus_municipaux"), named("maires"))).toBe(false);
  expect(isWithin(named("agents"), named("syndicats"))).toBe(false);
  expect(isWithin(named("agents"), named("agents"))).toBe(true);
});

test("those the guide of the project wants informed from its beginning are all there", () => {
  const fromStart = audiences.filter((one) => one.fromStart).map(({ key }) => key);
  expect(fromStart).toEqual(expect.arrayContaining(["elus_municipaux", "dgs", "secretaires", "syndicats", "agents"]));
});

const agents = { cle: "agents", nom: "Agents", aux: "aux agents", mots: ["agents"], canaux: ["affichage"] };

test.each([
  ["an unknown channel", [{ ...agents, canaux: ["pigeon"] }], "pigeon"],
  ["Relais for those it cannot write to", [{ ...agents, canaux: ["relais"] }], "remplir annuaire"],
  ["a function that is none", [{ ...agents, annuaire: ["reine@commune"] }], "reine@commune"],
  ["the same key twice", [agents, agents], "deux publics ont la même clé"],
])("a file with %s is refused, and says where", (_, file, fault) => {
  expect(() => readAudiences(file)).toThrow(fault);
});

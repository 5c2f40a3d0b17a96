import { describe, expect, test } from "vitest";
import { isChange, readMoves, readScenarioPlaces } from "../../../src/commands/scenarios/read-moves.ts";
import { charlieuBelmont } from "../../support/territories.ts";

const { municipalities } = charlieuBelmont;
const insee = (name: string) => municipalities.find((one) => one.name === name)?.insee ?? "";
const basins = [{ id: 1, name: "Charlieu", places: [insee("Charlieu"), insee("Vougy")] }];
const territory = { municipalities, basins };

function moves(said: string): string[] | undefined {
  return readMoves(said, territory, [])
    ?.moves.map(({ place, to }) => `${place.name} ${to}`)
    .toSorted();
}

describe("a change of a scenario", () => {
  test.each([
    ["ajouter Nandax", ["Nandax in"]],
    ["ajoute nandax stp, enlève mars", ["Nandax in", "Mars out"]],
    ["+ Nandax, Mars", ["Mars in", "Nandax in"]],
    ["sans Mars et Boyer", ["Boyer out", "Mars out"]],
    ["Mars observe", ["Mars observer"]],
    ["Mars en observation", ["Mars observer"]],
    ["Boyer observe, nandax quitte", ["Boyer observer", "Nandax out"]],
    ["Boyer observe, sans nandax", ["Boyer observer", "Nandax out"]],
    ["sans vougy, boyer observe", ["Vougy out", "Boyer observer"]],
    ["Mars rejoint, Boyer et Nandax sortent", ["Mars in", "Boyer out", "Nandax out"]],
    ["avec le bassin de Charlieu, sans Mars", ["Charlieu in", "Vougy in", "Mars out"]],
  ])("« %s »", (said, expected) => {
    expect(moves(said)).toEqual(expected.toSorted());
  });

  test.each(["Mars observe Boyer", "ajouter sans", "ajouter Mars sans", "Mars observe, sort"])(
    "« %s » is not sure, and is not guessed",
    (said) => {
      expect(moves(said)).toBeUndefined();
    },
  );

  test("a municipality whose name holds such a word is no change", () => {
    expect(isChange("Saint-Hilaire-sous-Charlieu")).toBe(false);
    expect(isChange("1")).toBe(false);
  });
});

test.each([
  ["toutes les communes sauf Mars", 24],
  ["tout le territoire", 25],
  ["bassin de vie de Charlieu, Mars", 3],
  ["Mars\nNandax", 2],
  ["toutes sauf le bassin de Charlieu", 23],
])("« %s » is %i municipalities", (said, number) => {
  const { places, unknown } = readScenarioPlaces(said, territory, []);
  expect(unknown).toEqual([]);
  expect(places).toHaveLength(number);
});

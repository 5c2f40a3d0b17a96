import { expect, test } from "vitest";
import {
  type CriterionValue,
  differenceOf,
  readCriterion,
  readValue,
} from "../../../src/core/roadmap/service-criterion.ts";

test.each([
  [
    "120 places : CAF, 31 décembre 2025",
    { value: 120, unit: "places", estimate: false, source: "CAF, 31 décembre 2025" },
  ],
  ["environ 85 % en 2027", { value: 85, unit: "%", estimate: true, source: "en 2027" }],
  ["1 200 heures, rapport 2025", { value: 1_200, unit: "heures", estimate: false, source: "rapport 2025" }],
  ["3,5 (CAF, 2025)", { value: 3.5, unit: "", estimate: false, source: "CAF, 2025" }],
  ["12.5 jours", { value: 12.5, unit: "jours", estimate: false }],
  ["120", { value: 120, unit: "", estimate: false }],
  ["120 2025", undefined],
  ["entre 100 et 120", undefined],
  ["beaucoup", undefined],
])("value %s", (said, expected) => {
  expect(readValue(said)).toEqual(expected);
});

test.each([
  ["jeunesse : places ouvertes l'été", { service: "jeunesse", label: "places ouvertes l'été" }],
  ["de l'eau : coupures", { service: "eau", label: "coupures" }],
  ["jeunesse", { service: "jeunesse" }],
])("criterion %s", (said, expected) => {
  expect(readCriterion(said)).toEqual(expected);
});

const counted = (value: number, unit: string): CriterionValue => ({
  value,
  unit,
  estimate: false,
  source: "CAF 2025",
  fromDiagnostic: false,
  byPerson: 1,
  at: 0,
});
const criterion = { id: 1, service: "Jeunesse", label: "Places" };

test("a difference needs both moments, counted in the same unit", () => {
  expect(differenceOf({ ...criterion, before: counted(0.1, "place"), after: counted(0.3, "Places") })).toBe(0.2);
  expect(differenceOf({ ...criterion, before: counted(120, ""), after: counted(100, "places") })).toBe(-20);
  expect(differenceOf({ ...criterion, before: counted(5, "jours"), after: counted(5, "places") })).toBeUndefined();
  expect(differenceOf({ ...criterion, before: counted(5, "jours") })).toBeUndefined();
});

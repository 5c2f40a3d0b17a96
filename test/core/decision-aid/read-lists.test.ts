import { expect, test } from "vitest";
import { readCriteria, readMarks, readNames } from "../../../src/core/decision-aid/read-lists.ts";

const criteria = [
  { id: 1, label: "Coût" },
  { id: 2, label: "Intérêt pour les habitants" },
  { id: 3, label: "Délai" },
];

test("reads names on lines, between semicolons or commas, each once", () => {
  expect(readNames("navette ; accueil partagé, le mercredi")).toEqual(["Navette", "Accueil partagé, le mercredi"]);
  expect(readNames("- navette\n2. maison des jeunes\nNavette")).toEqual(["Navette", "Maison des jeunes"]);
  expect(readNames("navette, ludothèque")).toEqual(["Navette", "Ludothèque"]);
});

test("reads criteria with their weights, a comma or a point in them", () => {
  expect(readCriteria("coût 3, intérêt : 4,5 ; délai (2)")).toEqual([
    { label: "Coût", weight: 3 },
    { label: "Intérêt", weight: 4.5 },
    { label: "Délai", weight: 2 },
  ]);
  expect(readCriteria("coût 50 % et délai 30% et intérêt 20 %").map(({ weight }) => weight)).toEqual([50, 30, 20]);
  expect(readCriteria("coût 3 délai 2").map(({ label }) => label)).toEqual(["Coût", "Délai"]);
  expect(readCriteria("coût, délai")).toEqual([{ label: "Coût" }, { label: "Délai" }]);
});

test("reads marks by the names of the criteria, with typing mistakes", () => {
  expect(readMarks("cout 4, interet 3,5 sur 5 delai 2/5", criteria, 5)).toEqual({
    marks: [
      { criterionId: 1, value: 4 },
      { criterionId: 2, value: 3.5 },
      { criterionId: 3, value: 2 },
    ],
    unread: [],
  });
});

test("reads marks in the order of the criteria, one of them not known", () => {
  const expected = {
    marks: [{ criterionId: 1, value: 4 }, { criterionId: 2, value: 3 }, { criterionId: 3 }],
    unread: [],
  };
  expect(readMarks("4 3 ?", criteria, 5)).toEqual(expected);
  expect(readMarks("4,3,nsp", criteria, 5)).toEqual(expected);
  expect(readMarks("4 ; 3 ; ?", criteria, 5)).toEqual(expected);
});

test("does not keep a mark above five, of nothing known, or short of a number", () => {
  expect(readMarks("coût 7, météo 3, délai 2", criteria, 5)).toEqual({
    marks: [{ criterionId: 3, value: 2 }],
    unread: ["coût 7", "météo 3"],
  });
  expect(readMarks("4 3", criteria, 5).marks).toEqual([]);
});

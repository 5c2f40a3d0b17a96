import { expect, test } from "vitest";
import type { Person } from "../../../src/core/people.ts";
import { planDirectory } from "../../../src/core/territory/plan-directory.ts";

const zoe: Person = {
  id: 1,
  email: "zoe@demo.example",
  title: "Mme",
  firstName: "Zoé",
  lastName: "Lune",
  mandates: [
    { function: "mayor", insee: "42338", delegations: [] },
    { function: "vice_president", delegations: ["eau", "finances"] },
  ],
  presence: [2, 5],
};
const tom: Person = { id: 2, email: "tom@demo.example", firstName: "Tom", lastName: "Roc", mandates: [], presence: [] };

const said = ({ id: _id, ...person }: Person) => person;

test("someone new is added, someone the file leaves out is listed", () => {
  const plan = planDirectory([zoe], [said(tom)]);
  expect(plan).toEqual({ added: [said(tom)], changed: [], unchanged: [], absent: [zoe] });
});

test("order of mandates, delegations and days, and case of the e-mail, change nothing", () => {
  const reordered = {
    ...said(zoe),
    email: "ZOE@demo.example",
    mandates: [
      { function: "vice_president" as const, delegations: ["finances", "eau"] },
      { function: "mayor" as const, insee: "42338", delegations: [] },
    ],
    presence: [5, 2],
  };
  expect(planDirectory([zoe], [reordered]).unchanged).toEqual([zoe]);
});

test("says which fields change", () => {
  const after = { ...said(zoe), lastName: "Soleil", mandates: [], presence: [1] };
  expect(planDirectory([zoe], [after]).changed).toEqual([
    { before: zoe, after, fields: ["lastName", "mandates", "presence"] },
  ]);
});

test("a delegation more is a change of mandate", () => {
  const mandates = [
    { function: "mayor" as const, insee: "42338", delegations: [] },
    { function: "vice_president" as const, delegations: ["eau", "finances", "sport"] },
  ];
  expect(planDirectory([zoe], [{ ...said(zoe), mandates }]).changed.map(({ fields }) => fields)).toEqual([
    ["mandates"],
  ]);
});

test("an empty cell does not erase the title and the days that are known", () => {
  const { title: _title, ...silent } = { ...said(zoe), firstName: "Zoë", presence: [] };
  expect(planDirectory([zoe], [silent]).changed).toEqual([
    { before: zoe, after: { ...said(zoe), firstName: "Zoë" }, fields: ["firstName"] },
  ]);
});

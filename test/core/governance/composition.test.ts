import { describe, expect, test } from "vitest";
import { openLibrary } from "../../../src/cli/library.ts";
import type { BodyTemplate } from "../../../src/core/governance/bodies.ts";
import { composeBody, type HeldSeat, planSeating, unrepresentedBy } from "../../../src/core/governance/composition.ts";
import type { Person } from "../../../src/core/people.ts";
import { someone } from "./people.ts";

const { bodies } = openLibrary();
const template = (key: string): BodyTemplate => {
  const one = bodies.find((body) => body.key === key);
  if (one === undefined) throw new Error(`no template ${key}`);
  return one;
};

const president = someone(1, "Éva Présidente", "president", "mayor@01001");
const mayor = someone(2, "Luc Maire", "mayor@01002");
const director = someone(3, "Zoé Dgs", "chief_executive");
const deputy = someone(4, "Tom Adjoint", "deputy_mayor@01002 jeunesse, sports");
const vice = someone(5, "Ida Vice", "vice_president jeunesse", "mayor@01003");
const clerk = someone(6, "Rose Secrétaire", "town_clerk@01001", "town_clerk@01002");
const people = [president, mayor, director, deputy, vice, clerk];
const ids = (some: readonly Person[]) => some.map(({ id }) => id);

describe("who sits", () => {
  test.each([
    ["copil", undefined, 1, [1, 2, 3, 5]],
    ["cotech", undefined, 3, [3, 6]],
    ["bureau", undefined, 1, [1, 5]],
    ["conference_maires", undefined, 1, [1, 2, 5]],
    ["commission", "jeunesse", 1, [1, 4, 5]],
    ["commission", "voirie", 1, [1]],
    ["groupe_travail", "jeunesse", 5, [4, 5]],
    ["groupe_travail", "voirie", undefined, []],
  ])("in %s, %s", (key, domain, chair, members) => {
    const composed = composeBody(template(key), people, domain);
    expect(composed.chair?.id).toBe(chair);
    expect(ids(composed.members)).toEqual(members);
  });

  test("a DGS of a municipality is not that of the EPCI", () => {
    const other = someone(7, "Max Dgs", "chief_executive@01001");
    expect(ids(composeBody(template("copil"), [...people, other]).members)).not.toContain(7);
  });

  test("a municipality is represented by anyone who holds a mandate in it", () => {
    const places = ["01001", "01002", "01003", "01004"].map((insee) => ({ insee }));
    expect(unrepresentedBy([clerk, vice], places)).toEqual([{ insee: "01004" }]);
  });
});

let next = 0;
const seat = (personId: number, change: Partial<HeldSeat> = {}): HeldSeat => ({
  id: (next += 1),
  personId,
  capacity: "member",
  origin: "directory",
  ...change,
});
const plan = (history: HeldSeat[], now: Person[], key = "copil") => {
  const { end, seat: given } = planSeating(template(key), history, now);
  return { end: end.map(({ personId, capacity }) => `${personId} ${capacity}`), seat: given };
};

describe("following the directory", () => {
  test("changes nothing when nothing changed", () => {
    expect(plan([seat(1, { capacity: "chair" }), seat(2), seat(3), seat(5)], people)).toEqual({ end: [], seat: [] });
  });

  test("seats a new mayor and ends the former one", () => {
    const now = [
      president,
      director,
      vice,
      someone(2, "Luc Ancien", "councillor@01002"),
      someone(8, "Léa Neuve", "mayor@01002"),
    ];
    expect(plan([seat(1, { capacity: "chair" }), seat(2), seat(3), seat(5)], now)).toEqual({
      end: ["2 member"],
      seat: [{ personId: 8, capacity: "member" }],
    });
  });

  test("a new president takes the chair; the former one, still a mayor, stays a member", () => {
    const now = [
      someone(1, "Éva Maire", "mayor@01001"),
      someone(2, "Luc Président", "president", "mayor@01002"),
      director,
      vice,
    ];
    const { end, seat: given } = plan([seat(1, { capacity: "chair" }), seat(2), seat(3), seat(5)], now);
    expect(end).toEqual(["1 chair", "2 member"]);
    expect(given).toEqual([
      { personId: 2, capacity: "chair" },
      { personId: 1, capacity: "member" },
    ]);
  });

  test("those chosen by name stay, even when they hold nothing more", () => {
    const guest = seat(9, { capacity: "guest", origin: "chosen" });
    const chosen = seat(4, { origin: "chosen" });
    const all = [seat(1, { capacity: "chair" }), seat(2), seat(3), seat(5), chosen, guest];
    expect(plan(all, people)).toEqual({ end: [], seat: [] });
  });

  test("a chair that was chosen keeps the chair", () => {
    const chosen = seat(2, { capacity: "chair", origin: "chosen" });
    expect(plan([chosen, seat(1), seat(3), seat(5)], people)).toEqual({ end: [], seat: [] });
  });

  test("whoever was removed by name does not come back by their function, until they are seated by name", () => {
    const removed = seat(2, { to: "2026-11-23", endedBy: "chosen" });
    const others = [seat(1, { capacity: "chair" }), seat(3), seat(5)];
    expect(plan([removed, ...others], people)).toEqual({ end: [], seat: [] });
    expect(plan([removed, ...others, seat(2, { origin: "chosen" })], people)).toEqual({ end: [], seat: [] });
  });

  test("whoever left by the directory comes back with their function", () => {
    const gone = seat(2, { to: "2026-11-23", endedBy: "directory" });
    expect(plan([gone, seat(1, { capacity: "chair" }), seat(3), seat(5)], people).seat).toEqual([
      { personId: 2, capacity: "member" },
    ]);
  });

  test("a guest who gains the function becomes a member; a member made a guest stays one", () => {
    const others = [seat(1, { capacity: "chair" }), seat(3), seat(5)];
    const guest = seat(2, { capacity: "guest", origin: "chosen" });
    expect(plan([...others, guest], people)).toEqual({ end: ["2 guest"], seat: [{ personId: 2, capacity: "member" }] });
    const before = seat(2, { to: "2026-11-23", endedBy: "chosen" });
    expect(plan([before, ...others, guest], people)).toEqual({ end: [], seat: [] });
  });

  test("whoever is no longer in the directory is ended", () => {
    const without = people.filter(({ id }) => id !== 2);
    expect(plan([seat(1, { capacity: "chair" }), seat(2), seat(3), seat(5)], without).end).toEqual(["2 member"]);
  });
});

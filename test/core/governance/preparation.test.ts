import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addDays, daysBetween } from "../../../src/core/calendar/civil-date.ts";
import { isOpenDay } from "../../../src/core/calendar/open-days.ts";
import { preparationOf } from "../../../src/core/governance/preparation.ts";

const asked = {
  heldOn: "2026-12-17",
  daysBefore: 10,
  previous: undefined as string | undefined,
  today: "2026-11-23",
  place: {},
};
const of = (preparing: string[], known: Partial<typeof asked> = {}) => preparationOf({ ...asked, ...known, preparing });

describe("a technical committee before the steering committee", () => {
  test("none is planned: the open day at least ten days before is proposed", () => {
    expect(of([])).toEqual({ state: "missing", suggested: "2026-12-07", late: false });
    // Ten days before Tuesday 5 January is the Saturday after Christmas.
    expect(of([], { heldOn: "2027-01-05" })).toEqual({ state: "missing", suggested: "2026-12-24", late: false });
  });

  test("in Alsace the 26th of December is not an open day", () => {
    const strasbourg = { department: "67" };
    expect(preparationOf({ ...asked, heldOn: "2028-01-05", preparing: [], place: strasbourg })).toMatchObject({
      suggested: "2027-12-24",
    });
  });

  test("ten days before is in time, nine is said to be close", () => {
    expect(of(["2026-12-07"])).toEqual({ state: "prepared", on: "2026-12-07" });
    expect(of(["2026-12-08"])).toEqual({ state: "close", on: "2026-12-08", days: 9 });
  });

  test("one that prepared the meeting before does not count, nor one held after", () => {
    expect(of(["2026-11-25"], { previous: "2026-12-01" })).toMatchObject({ state: "missing" });
    expect(of(["2026-12-20"])).toMatchObject({ state: "missing" });
    expect(of(["2026-08-01"])).toMatchObject({ state: "missing" });
  });

  test("when ten days no longer fit, the next open day is proposed, and it is said", () => {
    expect(of([], { today: "2026-12-11" })).toEqual({ state: "missing", suggested: "2026-12-14", late: true });
    expect(of([], { today: "2026-12-16" })).toEqual({ state: "too_late" });
  });

  test("what is proposed is an open day to come, before the meeting", () => {
    const days = fc.integer({ min: 0, max: 2_500 }).map((count) => addDays("2026-01-01", count));
    fc.assert(
      fc.property(days, fc.integer({ min: 1, max: 60 }), (today, ahead) => {
        const heldOn = addDays(today, ahead);
        const preparation = of([], { heldOn, today });
        if (preparation.state !== "missing") return;
        const { suggested, late } = preparation;
        expect(isOpenDay(suggested)).toBe(true);
        expect(suggested > today && suggested < heldOn).toBe(true);
        expect(late || daysBetween(suggested, heldOn) >= 10).toBe(true);
      }),
    );
  });
});

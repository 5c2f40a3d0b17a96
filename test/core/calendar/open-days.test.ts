import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays } from "../../../src/core/calendar/civil-date.ts";
import { isOpenDay, lastOpenDayBefore, nextOpenDay } from "../../../src/core/calendar/open-days.ts";
import { anyDate } from "./any-date.ts";

describe("an open day", () => {
  it("is neither a weekend nor a holiday", () => {
    expect(isOpenDay("2026-11-23")).toBe(true);
    expect(isOpenDay("2026-11-21")).toBe(false);
    expect(isOpenDay("2026-11-22")).toBe(false);
    expect(isOpenDay("2026-11-11")).toBe(false);
  });

  it("is found before a legal last day when the town hall is closed", () => {
    expect(lastOpenDayBefore("2027-01-01")).toBe("2026-12-31");
    expect(lastOpenDayBefore("2026-12-13")).toBe("2026-12-11");
    expect(lastOpenDayBefore("2026-12-11")).toBe("2026-12-10");
  });

  it("depends on where one is", () => {
    expect(lastOpenDayBefore("2027-03-27")).toBe("2027-03-26");
    expect(lastOpenDayBefore("2027-03-27", { department: "67" })).toBe("2027-03-25");
    expect(nextOpenDay("2029-12-25", { department: "57" })).toBe("2029-12-27");
  });

  it("is found after a bridge of closed days", () => {
    expect(nextOpenDay("2026-04-03")).toBe("2026-04-07");
    expect(nextOpenDay("2026-11-23")).toBe("2026-11-24");
  });

  it("is the nearest one on either side, never the day itself", () => {
    fc.assert(
      fc.property(anyDate, (date) => {
        const next = nextOpenDay(date);
        expect(next > date && isOpenDay(next)).toBe(true);
        for (let day = addDays(date, 1); day < next; day = addDays(day, 1)) expect(isOpenDay(day)).toBe(false);
        expect(lastOpenDayBefore(next)).toBe(isOpenDay(date) ? date : lastOpenDayBefore(date));
      }),
    );
  });
});

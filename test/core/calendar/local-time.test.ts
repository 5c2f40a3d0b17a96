import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { instantOf, localTimeAt } from "../../../src/core/calendar/local-time.ts";

const HOUR = 3_600_000;
const PARIS = "Europe/Paris";
const iso = (epochMs: number) => new Date(epochMs).toISOString();

describe("a local time", () => {
  it.each([
    ["2026-11-23", "08:00", PARIS, "2026-11-23T07:00:00.000Z"],
    ["2026-07-14", "18:30", PARIS, "2026-07-14T16:30:00.000Z"],
    ["2026-11-23", "08:00", "America/Guadeloupe", "2026-11-23T12:00:00.000Z"],
    ["2026-11-23", "00:30", "Indian/Reunion", "2026-11-22T20:30:00.000Z"],
  ])("of %s %s in %s is the instant %s", (date, time, zone, instant) => {
    expect(iso(instantOf(date, time, zone))).toBe(instant);
  });

  it("skipped in spring is moved on by the hour that was skipped", () => {
    const instant = instantOf("2027-03-28", "02:30", PARIS);
    expect(iso(instant)).toBe("2027-03-28T01:30:00.000Z");
    expect(localTimeAt(instant, PARIS)).toEqual({ date: "2027-03-28", time: "03:30" });
  });

  it("lived twice in autumn is the first of the two", () => {
    expect(iso(instantOf("2026-10-25", "02:30", PARIS))).toBe("2026-10-25T00:30:00.000Z");
  });

  it("shows the minute that has begun, and midnight as 00:00", () => {
    expect(localTimeAt(Date.parse("2026-11-23T06:59:59.999Z"), PARIS).time).toBe("07:59");
    expect(localTimeAt(Date.parse("2026-11-22T23:00:00Z"), PARIS)).toEqual({ date: "2026-11-23", time: "00:00" });
  });

  it.each(["24:00", "8:00", "08:60", "", "08:00Z"])("is not read from %j", (time) => {
    expect(() => instantOf("2026-11-23", time, PARIS)).toThrow(RangeError);
  });

  it("comes back to the same instant for every hour of 2026 to 2032, but the second of the two lived twice", () => {
    const seconds: string[] = [];
    for (let at = Date.UTC(2026, 0, 1); at < Date.UTC(2033, 0, 1); at += HOUR) {
      const { date, time } = localTimeAt(at, PARIS);
      const back = instantOf(date, time, PARIS);
      if (back !== at) seconds.push(`${date} ${time} ${(at - back) / HOUR}`);
    }
    expect(seconds).toEqual([
      "2026-10-25 02:00 1",
      "2027-10-31 02:00 1",
      "2028-10-29 02:00 1",
      "2029-10-28 02:00 1",
      "2030-10-27 02:00 1",
      "2031-10-26 02:00 1",
      "2032-10-31 02:00 1",
    ]);
  });

  it("is moved at 2 h on no other night of 2026 to 2032 than those of spring", () => {
    const skipped: string[] = [];
    for (let at = Date.UTC(2026, 0, 1); at < Date.UTC(2033, 0, 1); at += 24 * HOUR) {
      const date = iso(at).slice(0, 10);
      const { time } = localTimeAt(instantOf(date, "02:00", PARIS), PARIS);
      if (time !== "02:00") skipped.push(`${date} -> ${time}`);
    }
    expect(skipped).toEqual([
      "2026-03-29 -> 03:00",
      "2027-03-28 -> 03:00",
      "2028-03-26 -> 03:00",
      "2029-03-25 -> 03:00",
      "2030-03-31 -> 03:00",
      "2031-03-30 -> 03:00",
      "2032-03-28 -> 03:00",
    ]);
  });

  it("comes back to the same minute overseas, where the hour never changes", () => {
    const zones = ["America/Guadeloupe", "America/Martinique", "America/Cayenne", "Indian/Reunion", "Indian/Mayotte"];
    const minutes = fc.integer({ min: Date.UTC(2026, 0, 1) / 60_000, max: Date.UTC(2032, 11, 31) / 60_000 });
    fc.assert(
      fc.property(minutes, fc.constantFrom(...zones), (minute, zone) => {
        const { date, time } = localTimeAt(minute * 60_000, zone);
        expect(instantOf(date, time, zone)).toBe(minute * 60_000);
      }),
    );
  });
});

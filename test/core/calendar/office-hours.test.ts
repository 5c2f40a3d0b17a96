import { describe, expect, it } from "vitest";
import { instantOf } from "../../../src/core/calendar/local-time.ts";
import { isOfficeHour } from "../../../src/core/calendar/office-hours.ts";

const PARIS = "Europe/Paris";
const inParis = (date: string, time: string) => isOfficeHour(instantOf(date, time, PARIS), PARIS);

describe("an office hour", () => {
  it("begins at 8 h and ends just before 18 h", () => {
    expect(inParis("2026-11-23", "07:59")).toBe(false);
    expect(inParis("2026-11-23", "08:00")).toBe(true);
    expect(inParis("2026-11-23", "17:59")).toBe(true);
    expect(inParis("2026-11-23", "18:00")).toBe(false);
  });

  it("is never on a weekend or a holiday", () => {
    expect(inParis("2026-11-21", "10:00")).toBe(false);
    expect(inParis("2026-11-22", "10:00")).toBe(false);
    expect(inParis("2026-11-11", "10:00")).toBe(false);
  });

  it("follows the hour in summer and in winter", () => {
    expect(isOfficeHour(Date.parse("2026-07-15T06:00:00Z"), PARIS)).toBe(true);
    expect(isOfficeHour(Date.parse("2026-11-23T06:00:00Z"), PARIS)).toBe(false);
  });

  it("is that of the person, with the holidays of the place", () => {
    const eightInReunion = instantOf("2027-12-20", "08:00", "Indian/Reunion");
    expect(isOfficeHour(eightInReunion, "Indian/Reunion")).toBe(true);
    expect(isOfficeHour(eightInReunion, "Indian/Reunion", { department: "974" })).toBe(false);
    expect(isOfficeHour(eightInReunion, PARIS)).toBe(false);
  });
});

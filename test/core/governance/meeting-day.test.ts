import { describe, expect, test } from "vitest";
import { type OtherMeeting, warningsAbout } from "../../../src/core/governance/meeting-day.ts";

const known = { today: "2026-11-23", time: "09:00", place: {}, others: [] as OtherMeeting[] };
const about = (heldOn: string, startsAt = "14:00", others: OtherMeeting[] = []) =>
  warningsAbout({ heldOn, startsAt, minutes: 120 }, { ...known, others }).map(({ warning }) => warning);
const other = (startsAt: string, minutes: number, sameBody = false): OtherMeeting => ({
  name: "Bureau",
  heldOn: "2026-12-17",
  startsAt,
  minutes,
  sameBody,
  shared: 3,
});

describe("a date that calls for a word", () => {
  test.each([
    ["2026-12-17", "14:00", []],
    ["2026-11-22", "14:00", ["past", "sunday"]],
    ["2026-11-23", "08:30", ["past"]],
    ["2026-11-23", "09:30", []],
    ["2026-12-25", "14:00", ["holiday"]],
    ["2027-05-16", "14:00", ["sunday"]],
    // Whit Sunday is no public holiday, Whit Monday is.
    ["2027-05-17", "14:00", ["holiday"]],
  ])("%s at %s: %j", (date, time, warnings) => {
    expect(about(date, time)).toEqual(warnings);
  });

  test("the holidays are those of the place", () => {
    const place = { department: "974" };
    const moment = { heldOn: "2027-12-20", startsAt: "14:00", minutes: 120 };
    expect(warningsAbout(moment, { ...known, place })).toMatchObject([{ warning: "holiday" }]);
    expect(warningsAbout(moment, known)).toEqual([]);
  });

  test.each([
    ["12:00", 120, []],
    ["12:00", 121, ["overlap"]],
    ["15:59", 60, ["overlap"]],
    ["16:00", 60, []],
  ])("another meeting at %s for %i minutes: %j", (startsAt, minutes, warnings) => {
    expect(about("2026-12-17", "14:00", [other(startsAt, minutes)])).toEqual(warnings);
  });

  test("the same instance twice in a day is said, whatever the hours", () => {
    expect(about("2026-12-17", "14:00", [other("09:00", 60, true)])).toEqual(["same_body"]);
  });
});

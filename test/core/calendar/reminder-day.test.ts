import { expect, test } from "vitest";
import { reminderDay } from "../../../src/core/calendar/reminder-day.ts";

test.each([
  ["the day before", "2026-12-17", [], "2026-12-16"],
  ["Friday before a Monday", "2026-12-14", [], "2026-12-11"],
  ["before the holiday of the day before", "2027-05-18", [], "2027-05-14"],
  ["their last day of work", "2026-12-17", [1, 2], "2026-12-15"],
  ["a week before when they work on that very day", "2026-12-17", [4], "2026-12-10"],
  ["the day before when they are never there", "2026-12-17", [7], "2026-12-16"],
])("%s", (_, date, presence, expected) => {
  expect(reminderDay(date, presence)).toBe(expected);
});

import { expect, test } from "vitest";
import { followingDay, reminderDay } from "../../../src/core/calendar/reminder-day.ts";

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

test.each([
  ["the day after", "2026-12-17", [], "2026-12-18"],
  ["Monday after a Friday", "2026-12-18", [], "2026-12-21"],
  ["after the holiday of the day after", "2026-12-24", [], "2026-12-28"],
  ["their first day of work", "2026-12-17", [1, 2], "2026-12-21"],
  ["a week later when they work on that very day", "2026-12-17", [4], "2026-12-24"],
  ["the day after when they are never there", "2026-12-17", [7], "2026-12-18"],
])("what happened is told %s", (_, date, presence, expected) => {
  expect(followingDay(date, presence)).toBe(expected);
});

import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addDays, type CivilDate, daysBetween } from "../../../src/core/calendar/civil-date.ts";
import { isOpenDay } from "../../../src/core/calendar/open-days.ts";
import {
  daysToRemind,
  fewestDays,
  isDue,
  isSoonDue,
  mostInVain,
  needsHelp,
  type Recall,
} from "../../../src/core/diagnostic/reminder-days.ts";
import { isAtWork } from "../../../src/core/work-days.ts";

const place = { department: "42" };
const opened = "2026-11-23";
const everyDay = [1, 2, 3, 4, 5];

function recall(changes: Partial<Recall> = {}): Recall {
  const fresh = { openedOn: opened, wishedBy: "2026-12-11", presence: everyDay, touchedOn: opened };
  return { ...fresh, recalledOn: [], inVain: 0, stopped: false, ...changes };
}

describe("the days to remind somebody", () => {
  test.each([
    // Halfway would be of the same week as the last day for who is there on Tuesdays and Fridays.
    ["there every day", everyDay, "2026-12-11", ["2026-12-02", "2026-12-10", "2026-12-18", "2026-12-25"]],
    ["there on Tuesdays and Fridays", [2, 5], "2026-12-11", ["2026-12-08", "2026-12-18", "2026-12-25"]],
    ["a long campaign is not a weekly one", everyDay, "2027-02-19", ["2027-01-06", "2027-02-18", "2027-02-26"]],
    ["a wished date in a few days", everyDay, "2026-11-27", ["2026-11-26", "2026-12-04", "2026-12-11", "2026-12-18"]],
  ])("%s", (_, presence, wishedBy, expected) => {
    const until = addDays(expected.at(-1) ?? "", 6);
    expect(daysToRemind({ openedOn: opened, wishedBy, presence }, until, place)).toEqual(expected);
  });
});

function due(one: Recall, today: CivilDate, toldOn: CivilDate = opened): boolean {
  return isDue(one, { today, toldOn, place });
}

describe("a reminder", () => {
  test("comes halfway, not before, and not twice for one day", () => {
    expect(due(recall(), "2026-12-01")).toBe(false);
    expect(due(recall(), "2026-12-02")).toBe(true);
    expect(due(recall({ recalledOn: ["2026-12-02"], inVain: 1 }), "2026-12-09", "2026-12-02")).toBe(false);
    expect(due(recall({ recalledOn: ["2026-12-02"], inVain: 1 }), "2026-12-10", "2026-12-02")).toBe(true);
  });

  test("waits for a week after anything they were told of a campaign", () => {
    expect(due(recall(), "2026-12-02", "2026-11-26")).toBe(false);
    expect(due(recall(), "2026-12-03", "2026-11-26")).toBe(true);
  });

  test("leaves alone who has just worked at it", () => {
    expect(due(recall({ touchedOn: "2026-12-01" }), "2026-12-03")).toBe(false);
    expect(due(recall({ touchedOn: "2026-12-01" }), "2026-12-04")).toBe(true);
  });

  test("missed while nobody was there, or Relais stopped, is caught up once", () => {
    expect(due(recall(), "2026-12-07")).toBe(true);
    expect(due(recall({ recalledOn: ["2026-12-07"], inVain: 1 }), "2026-12-14", "2026-12-07")).toBe(false);
  });

  test("of what comes due within the week is said with the one that leaves", () => {
    const now = { today: "2026-12-01", toldOn: opened, place };
    expect(isDue(recall(), now)).toBe(false);
    expect(isSoonDue(recall(), now)).toBe(true);
    expect(isSoonDue(recall(), { ...now, today: "2026-11-24" })).toBe(false);
  });

  test("put off to a day comes on that day, whatever was said that week, and none before it", () => {
    const later = recall({ recalledOn: ["2026-12-10"], inVain: 1, askedFor: "2026-12-14" });
    expect(due(later, "2026-12-11", "2026-12-10")).toBe(false);
    expect(due(later, "2026-12-14", "2026-12-10")).toBe(true);
    expect(due({ ...later, recalledOn: ["2026-12-10", "2026-12-14"] }, "2026-12-15", "2026-12-14")).toBe(false);
  });

  test("stopped never comes", () => {
    expect(due(recall({ stopped: true }), "2027-01-05")).toBe(false);
  });
});

describe("help", () => {
  const days = ["2026-12-02", "2026-12-10", "2026-12-18"];

  test("is asked for a week after the third without an answer", () => {
    expect(needsHelp(recall({ recalledOn: days, inVain: 3 }), "2026-12-24")).toBe(false);
    expect(needsHelp(recall({ recalledOn: days, inVain: 3 }), "2026-12-25")).toBe(true);
    expect(needsHelp(recall({ recalledOn: days, inVain: 2 }), "2027-01-25")).toBe(false);
  });

  test("is not, of who asked to be left alone or to be reminded later", () => {
    const late = "2027-01-04";
    expect(needsHelp(recall({ recalledOn: days, inVain: 3, stopped: true }), late)).toBe(false);
    expect(needsHelp(recall({ recalledOn: days, inVain: 3, askedFor: "2027-01-12" }), late)).toBe(false);
  });
});

/** Sixty days: those on which they answered something, and the one on which they put the next reminder off, by how many days. */
type Life = { presence: number[]; wishedIn: number; answers: number[]; putOff: { on: number; by: number } | null };

const life: fc.Arbitrary<Life> = fc.record({
  presence: fc.uniqueArray(fc.integer({ min: 1, max: 5 }), { maxLength: 5 }),
  wishedIn: fc.integer({ min: 3, max: 60 }),
  answers: fc.uniqueArray(fc.integer({ min: 1, max: 60 }), { maxLength: 4 }),
  putOff: fc.option(fc.record({ on: fc.integer({ min: 1, max: 60 }), by: fc.integer({ min: 1, max: 30 }) })),
});

/** Their reminders over these days; `asked`: those that came on a day they had chosen. */
function live({ presence, wishedIn, answers, putOff }: Life) {
  const state = recall({ presence, wishedBy: addDays(opened, wishedIn) });
  const recalledOn: CivilDate[] = [];
  const asked = new Set<CivilDate>();
  for (let day = 1; day <= 60; day += 1) {
    const today = addDays(opened, day);
    const toldOn = recalledOn.at(-1) ?? opened;
    if (
      isOpenDay(today, place) &&
      isAtWork({ presence }, today) &&
      isDue({ ...state, recalledOn }, { today, toldOn, place })
    ) {
      if (state.askedFor !== undefined && toldOn < state.askedFor) asked.add(today);
      recalledOn.push(today);
      state.inVain += 1;
    }
    if (answers.includes(day)) {
      state.inVain = 0;
      state.touchedOn = today;
    }
    if (putOff?.on === day) state.askedFor = addDays(today, putOff.by);
  }
  return { recalledOn, asked, inVain: state.inVain };
}

test("whatever their days, nobody is reminded twice in a week, nor before the day they chose, nor more than three times in vain", () => {
  fc.assert(
    fc.property(life, (one) => {
      const { recalledOn, asked, inVain } = live(one);
      const gaps = recalledOn.map((day, rank) => ({ day, gap: daysBetween(recalledOn[rank - 1] ?? opened, day) }));
      expect(gaps.filter(({ day, gap }) => gap < fewestDays && !asked.has(day))).toEqual([]);
      const from = one.putOff === null ? opened : addDays(opened, one.putOff.on);
      const until = one.putOff === null ? opened : addDays(from, one.putOff.by);
      expect(recalledOn.filter((day) => day > from && day < until)).toEqual([]);
      expect(inVain - asked.size).toBeLessThanOrEqual(mostInVain);
    }),
    { numRuns: 60 },
  );
});

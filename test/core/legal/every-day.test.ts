import { describe, expect, test } from "vitest";
import { addDays, addMonths, daysBetween, weekdayOf } from "../../../src/core/calendar/civil-date.ts";
import { isOpenDay } from "../../../src/core/calendar/open-days.ts";
import { computeFrom, francDays, practicalDay } from "../../../src/core/legal/compute.ts";
import type { Schedule, Term } from "../../../src/core/legal/rule.ts";
import { checkSummons } from "../../../src/core/legal/summons.ts";
import { rules } from "../../support/legal.ts";

/** What holds on every day of seven years, whatever the week-end, the holiday, the change of hour or the leap day. */
const everyDay = Array.from({ length: daysBetween("2026-01-01", "2033-01-01") }, (_, index) =>
  addDays("2026-01-01", index),
);
const places = ["42", "67", "974", "972"].map((department) => ({ department }));
const [loire = {}] = places;

const plain: Omit<Term, "schedule"> = {
  id: "R0.x",
  title: "",
  margin: 0,
  untilEve: false,
  franc: false,
  roll: "none",
  by: "epci",
  conditions: [],
};
const termOf = (schedule: Schedule): Term => ({ ...plain, schedule });

const withoutTrigger = (key: string, value: unknown): unknown => (key === "trigger" ? undefined : value);

test("seven years are tried", () => {
  expect(everyDay).toHaveLength(2_557);
});

describe.each([1, 3, 5])("a convocation of %i franc days", (amount) => {
  const term = termOf({ kind: "before", trigger: "conseil", delay: { amount, unit: "franc_day" } });
  const sending = (meeting: string) => computeFrom(meeting, term, loire).due;

  test("sent on its last day leaves exactly that many whole days, week-ends and holidays among them", () => {
    const wrong = everyDay.filter((meeting) => francDays(sending(meeting), meeting).length !== amount);
    expect(wrong).toEqual([]);
  });

  test("is legal on its last day and on no day after it", () => {
    const delays = { required: amount, urgent: 1 };
    const wrong = everyDay.filter(
      (meeting) =>
        !checkSummons(sending(meeting), meeting, delays).isLegal ||
        checkSummons(addDays(sending(meeting), 1), meeting, delays).isLegal,
    );
    expect(wrong).toEqual([]);
  });

  test("is never moved by a week-end or a holiday, anywhere", () => {
    const moved = everyDay.filter((meeting) =>
      places.some((place) => computeFrom(meeting, term, place).due !== sending(meeting)),
    );
    expect(moved).toEqual([]);
  });
});

test("a convocation sent on a day is good for the first meeting it says, and for none before", () => {
  const wrong = everyDay.filter((sent) => {
    const { meetingFrom } = checkSummons(sent, addDays(sent, 30), { required: 5, urgent: 1 });
    const isLegalOn = (meeting: string) => checkSummons(sent, meeting, { required: 5, urgent: 1 }).isLegal;
    return !isLegalOn(meetingFrom) || isLegalOn(addDays(meetingFrom, -1));
  });
  expect(wrong).toEqual([]);
});

test("a convocation sent after the meeting is never legal, nor urgent", () => {
  const late = checkSummons("2026-12-20", "2026-12-17", { required: 5, urgent: 1 });
  expect(late).toMatchObject({ days: [], isLegal: false, mayBeUrgent: false });
});

test.each([1, 2, 3, 6, 9, 12])("%i months run from date to date, or to the last day of a shorter month", (amount) => {
  const term = termOf({ kind: "after", trigger: "x", delay: { amount, unit: "month" } });
  const wrong = everyDay.filter((from) => {
    const { due } = computeFrom(from, term, loire);
    const months =
      Number(due.slice(0, 4)) * 12 + Number(due.slice(5, 7)) - Number(from.slice(0, 4)) * 12 - Number(from.slice(5, 7));
    const isLastOfMonth = addDays(due, 1).endsWith("-01");
    return months !== amount || (due.slice(8) !== from.slice(8) && !(isLastOfMonth && due.slice(8) < from.slice(8)));
  });
  expect(wrong).toEqual([]);
});

test("later triggers never give earlier dates", () => {
  const counted = rules.flatMap((rule) => rule.terms).filter((term) => "trigger" in term.schedule);
  expect(counted.length).toBeGreaterThan(25);
  // Several terms count the same way: each way is tried once.
  const ways = new Map(
    counted.map((term) => [
      JSON.stringify([term.schedule, term.untilEve, term.franc, term.roll], withoutTrigger),
      term,
    ]),
  );
  const wrong = [...ways.values()].flatMap((term) => {
    const dues = everyDay.map((day) => computeFrom(day, term, loire).due);
    return dues.flatMap((due, index) => (due < (dues[index - 1] ?? due) ? [`${term.id} ${due}`] : []));
  });
  expect(wrong).toEqual([]);
});

test("the window of a debate is seventy days, and never holds the day of the vote", () => {
  const term = rules.flatMap((rule) => rule.terms).find(({ id }) => id === "R7.debat");
  if (term === undefined) throw new Error("no R7.debat");
  const wrong = everyDay.filter((vote) => {
    const { start = "", due } = computeFrom(vote, term, loire);
    return daysBetween(start, vote) !== 70 || due >= vote || addDays(due, 1) !== vote;
  });
  expect(wrong).toEqual([]);
});

test("an appeal ends on an open day, two months and a day later or just after", () => {
  const term = rules.flatMap((rule) => rule.terms).find(({ id }) => id === "R35.recours");
  if (term === undefined) throw new Error("no R35.recours");
  const wrong = everyDay.filter((published) => {
    const { due } = computeFrom(published, term, loire);
    const plainly = addDays(addMonths(published, 2), 1);
    return !isOpenDay(due, loire) || due < plainly || daysBetween(plainly, due) > 4;
  });
  expect(wrong).toEqual([]);
});

describe.each(places)("the practical day in $department", (place) => {
  test("is the due day itself when it is open, else the open day before it, nothing open in between", () => {
    const wrong = everyDay.filter((due) => {
      const { day, skipped } = practicalDay(due, place);
      const passed = skipped.map(({ date }) => date);
      return (
        !isOpenDay(day, place) ||
        day > due ||
        passed.some((date) => isOpenDay(date, place)) ||
        passed.length !== daysBetween(day, due)
      );
    });
    expect(wrong).toEqual([]);
  });

  test("is a day of presence, whatever the days of presence", () => {
    for (const weekdays of [[1], [2, 5], [4, 6]]) {
      const wrong = everyDay.filter((due) => !weekdays.includes(weekdayOf(practicalDay(due, place, weekdays).day)));
      expect(wrong).toEqual([]);
    }
  });
});

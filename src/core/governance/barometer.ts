import { addDays, addMonths, type CivilDate, daysBetween, weekdayOf } from "../calendar/civil-date.ts";
import type { Place } from "../calendar/holidays.ts";
import { isOpenDay, nextOpenDay } from "../calendar/open-days.ts";
import type { SurveyKey } from "./survey.ts";

/** One question each, said with one of five marks. */
export const barometerQuestions = ["informed", "heard", "time", "trust"] as const;
export type BarometerQuestion = (typeof barometerQuestions)[number];

/** Said by who has no opinion: it counts as an answer, not as a mark. */
export const noMark = "0";

/** Results are shown once it is closed: between two readings, nobody can tell what the latest answer was. */
const openForDays = 14;
/** Turned on later than that, the quarter is left out: too few days would be left to answer. */
const lateForDays = 7;

/** The first Monday of January, April, July and October, or the open day after it: the last one that came by `day`. */
export function barometerOpening(day: CivilDate, place: Place): CivilDate {
  const opening = openingOf(quarterOf(day), place);
  return opening <= day ? opening : openingOf(addMonths(quarterOf(day), -3), place);
}

export function nextBarometerOpening(day: CivilDate, place: Place): CivilDate {
  const opening = openingOf(quarterOf(day), place);
  return opening > day ? opening : openingOf(addMonths(quarterOf(day), 3), place);
}

/** The last day on which an answer is taken. */
export function barometerClosesOn(openedOn: CivilDate): CivilDate {
  return addDays(openedOn, openForDays);
}

/** Whether the one opened on `openedOn` is asked, when it was turned on on `since`. */
export function isAskedSince(openedOn: CivilDate, since: CivilDate): boolean {
  return daysBetween(openedOn, since) <= lateForDays;
}

export function barometerSurvey(openedOn: CivilDate): SurveyKey {
  return `barometer:${openedOn}`;
}

function quarterOf(day: CivilDate): CivilDate {
  const month = Number(day.slice(5, 7));
  return `${day.slice(0, 5)}${String(month - ((month - 1) % 3)).padStart(2, "0")}-01`;
}

function openingOf(quarter: CivilDate, place: Place): CivilDate {
  const monday = addDays(quarter, (8 - weekdayOf(quarter)) % 7);
  return isOpenDay(monday, place) ? monday : nextOpenDay(monday, place);
}

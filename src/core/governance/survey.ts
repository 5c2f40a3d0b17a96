import { addDays, type CivilDate } from "../calendar/civil-date.ts";

export const surveyQuestions = ["useful", "learnt", "missing", "more"] as const;
export type SurveyQuestion = (typeof surveyQuestions)[number];

/** One answer to one question, by nobody in particular. */
export type SurveyAnswer = { question: string; value: string };

/** What people are asked without their names: of a meeting, of the project after a meeting, of working together. */
export type SurveyKey = `${"meeting" | "weather" | "weather-word" | "barometer"}:${string}`;

export function meetingSurvey(meetingId: number): SurveyKey {
  return `meeting:${meetingId}`;
}

/** Fewer answers than that would be told apart: nothing of them is shown. */
export const fewestAnswers = 5;
/** The longest time anybody still has something to say. */
const openForDays = 30;

/** Whether something should follow. */
export type Wish = "yes" | "no" | "unsure";

/** The last day on which an opinion is taken. */
export function surveyClosesOn(heldOn: CivilDate): CivilDate {
  return addDays(heldOn, openForDays);
}

/** How many said each mark, from 1 to 5. */
export function timesOfMarks(said: readonly number[]): number[] {
  return [1, 2, 3, 4, 5].map((mark) => said.filter((one) => one === mark).length);
}

export type SurveyTally = {
  /** How many people answered. */
  answers: number;
  /** How many said each mark, from 1 to 5. */
  useful: number[];
  /** Undefined when nobody gave one. */
  average?: number;
  more: Record<Wish, number>;
  learnt: string[];
  missing: string[];
};

/** Texts come in the order they are given in. Everybody answers `more`: it tells how many they are. */
export function tallySurvey(answers: readonly SurveyAnswer[]): SurveyTally {
  const valuesOf = (question: SurveyQuestion) =>
    answers.filter((one) => one.question === question).map(({ value }) => value);
  const useful = valuesOf("useful").map(Number);
  const more = valuesOf("more");
  const timesOf = (value: string) => more.filter((one) => one === value).length;
  const sum = useful.reduce((total, mark) => total + mark, 0);
  return {
    answers: more.length,
    useful: timesOfMarks(useful),
    ...(useful.length > 0 && { average: sum / useful.length }),
    more: { yes: timesOf("yes"), no: timesOf("no"), unsure: timesOf("unsure") },
    learnt: valuesOf("learnt"),
    missing: valuesOf("missing"),
  };
}

import { addDays, type CivilDate } from "./calendar/civil-date.ts";
import { medianOf } from "./diagnostic/consolidate.ts";
import { fewestAnswers, type SurveyKey, timesOfMarks } from "./governance/survey.ts";
import type { Library } from "./library.ts";
import type { MeetingView } from "./meeting-view.ts";
import { presenceOf } from "./presence.ts";
import type { Store } from "./store/store.ts";
import { enoughOf, surveyedMeetings, thereAt } from "./surveys.ts";

/** Long enough for whoever is away; results wait for it, so that no answer can be told from two readings. */
const openForDays = 10;

/** The last day on which a mark is taken. */
export function weatherClosesOn(heldOn: CivilDate): CivilDate {
  return addDays(heldOn, openForDays);
}

export function weatherSurvey({ meeting: { id } }: MeetingView): SurveyKey {
  return `weather:${id}`;
}

/** The sentences are a survey of their own: nothing of them says which mark came with them. */
export function weatherWordSurvey({ meeting: { id } }: MeetingView): SurveyKey {
  return `weather-word:${id}`;
}

/** The meetings over by `at` after which people are asked how the project is doing, latest first. */
export function weatherMeetings(store: Store, library: Library, at: number): MeetingView[] {
  return surveyedMeetings(store, library, at, "weather");
}

/** The ids of those who were there, or of all the members where nobody was pointed; nobody when they are too few. */
export function weatherPeople(store: Store, view: MeetingView): Set<number> {
  const presence = presenceOf(store, view);
  return enoughOf(presence.pointed ? thereAt(presence) : presence.members.map(({ id }) => id));
}

/** What may be read of one meeting's weather: undefined under five answers. */
export type WeatherTally = { answers: number; times: number[]; median: number; words: string[] };

export function weatherTally(store: Store, view: MeetingView): WeatherTally | undefined {
  const marks = store.surveys.answers(weatherSurvey(view)).map(({ value }) => Number(value));
  if (marks.length < fewestAnswers) return undefined;
  const words = store.surveys.answers(weatherWordSurvey(view)).map(({ value }) => value);
  return { answers: marks.length, times: timesOfMarks(marks), median: medianOf(marks), words };
}

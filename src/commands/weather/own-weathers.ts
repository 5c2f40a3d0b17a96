import type { CommandContext } from "../../core/command.ts";
import type { MeetingView } from "../../core/meeting-view.ts";
import {
  weatherClosesOn,
  weatherMeetings,
  weatherPeople,
  weatherSurvey,
  weatherWordSurvey,
} from "../../core/weather.ts";

/** The longest sentence that is kept beside a mark. */
export const longestPhrase = 300;

/** The meetings after which this person may say the weather today, latest first. */
export function ownWeathers({ store, library, person, now, today }: CommandContext): MeetingView[] {
  return weatherMeetings(store, library, now).filter((view) => {
    const { heldOn = today } = view.meeting;
    if (weatherClosesOn(heldOn) < today) return false;
    return weatherPeople(store, view).has(person.id) || store.surveys.people(weatherSurvey(view)).has(person.id);
  });
}

export function hasSaid({ store, person }: CommandContext, view: MeetingView): boolean {
  return store.surveys.people(weatherSurvey(view)).get(person.id)?.answered === true;
}

export function hasAddedWord({ store, person }: CommandContext, view: MeetingView): boolean {
  return store.surveys.people(weatherWordSurvey(view)).get(person.id)?.answered === true;
}

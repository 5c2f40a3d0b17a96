import { barometerPeople, openBarometer } from "./barometer.ts";
import { addDays, type CivilDate } from "./calendar/civil-date.ts";
import { barometerSurvey } from "./governance/barometer.ts";
import { meetingSurvey, surveyClosesOn, type SurveyKey } from "./governance/survey.ts";
import type { Library } from "./library.ts";
import type { Outbound } from "./message.ts";
import type { Store } from "./store/store.ts";
import { participantsOf, surveyedMeetings } from "./surveys.ts";
import { weatherClosesOn, weatherMeetings, weatherPeople, weatherSurvey } from "./weather.ts";
import { sayBarometerAsked } from "./words/barometer.ts";
import { saySurveyAsked } from "./words/surveys.ts";
import { sayWeatherAsked } from "./words/weather.ts";

/** One thing that people are asked without their names, while it can be answered. */
export type AskedSurvey = {
  survey: SurveyKey;
  /** Each is asked on their first day of work after it. */
  since: CivilDate;
  closesOn: CivilDate;
  /** The last day of a first question: later, it would come too late to be answered with care. */
  firstUntil: CivilDate;
  people: ReadonlySet<number>;
  /** Whoever did not answer is asked once more. */
  again: boolean;
  /** Not on the day of their briefing, where another day is near. */
  besideBriefing: boolean;
  say: (again: boolean) => Outbound;
};

const freshDays = 14;

/** All that can be answered on `today`. */
export function askedSurveys(store: Store, library: Library, at: number, today: CivilDate): AskedSurvey[] {
  const meetings = surveyedMeetings(store, library, at).flatMap((view): AskedSurvey | [] => {
    const { id, heldOn = today } = view.meeting;
    const closesOn = surveyClosesOn(heldOn);
    if (closesOn < today) return [];
    return {
      survey: meetingSurvey(id),
      since: heldOn,
      closesOn,
      firstUntil: addDays(heldOn, freshDays),
      people: participantsOf(store, view),
      again: true,
      besideBriefing: false,
      say: (again) => saySurveyAsked(view, { closesOn, today, again }),
    };
  });
  const weathers = weatherMeetings(store, library, at).flatMap((view): AskedSurvey | [] => {
    const { heldOn = today } = view.meeting;
    const closesOn = weatherClosesOn(heldOn);
    if (closesOn < today) return [];
    return {
      survey: weatherSurvey(view),
      since: heldOn,
      closesOn,
      firstUntil: closesOn,
      people: weatherPeople(store, view),
      again: false,
      besideBriefing: false,
      say: () => sayWeatherAsked(view, { closesOn, today }),
    };
  });
  return [...meetings, ...weathers, ...barometers(store, today)];
}

function barometers(store: Store, today: CivilDate): AskedSurvey[] {
  const open = openBarometer(store, today);
  if (open === undefined) return [];
  const { openedOn, closesOn } = open;
  return [
    {
      survey: barometerSurvey(openedOn),
      since: openedOn,
      closesOn,
      firstUntil: closesOn,
      people: barometerPeople(store),
      again: true,
      besideBriefing: true,
      say: (again) => sayBarometerAsked({ closesOn, today, again }),
    },
  ];
}

import type { Command, CommandContext } from "../../core/command.ts";
import { UserError } from "../../core/errors.ts";
import { meetingSurvey, surveyClosesOn, tallySurvey } from "../../core/governance/survey.ts";
import type { MeetingView } from "../../core/meeting-view.ts";
import { participantsOf, surveyedMeetings } from "../../core/surveys.ts";
import { sayNoSurveyResults, saySurveyResults } from "../../core/words/surveys.ts";
import { chosenIn, whichMeeting } from "../attendance/organised.ts";
import {
  kinds,
  links,
  namesKindAlone,
  namesNothing,
  namesSurveyed,
  surveyedNamed,
  surveyResultWords,
} from "./survey-names.ts";

export const surveyResults: Command = {
  name: "survey-results",
  words: [
    ...surveyResultWords,
    ...[...links, ...kinds].map((end) => `résultats ${end}`),
    "avis des participants",
    "avis des participantes et des participants",
  ],
  group: "meetings",
  summary: "ce que les participantes et les participants ont pensé d'un séminaire, d'une visite…, sans les noms",
  examples: ["avis du séminaire"],
  action: "see_surveys",
  // "Avis Vougy favorable", "avis du conseil de Vougy" are of a consultation.
  claims: (rest) => namesNothing(rest) || namesSurveyed(rest) || /^(?:du|le)\s+(?:\p{L}+\s+)?\d/u.test(rest),
  parameters: (context) => whichMeeting("Sur quelle réunion ?", heldBefore(context), context),
  read(rest, context) {
    const views = surveyedMeetings(context.store, context.library, context.now);
    const view = surveyedNamed(rest, views, context);
    if (view) return { meeting: String(view.meeting.id) };
    return namesNothing(rest) || (views.length === 0 && namesKindAlone(rest)) ? {} : undefined;
  },
  run(context, parameters) {
    const { store, today } = context;
    const view = chosenIn(parameters, heldBefore(context), context);
    const { id, heldOn = today } = view.meeting;
    const tally = tallySurvey(store.surveys.answers(meetingSurvey(id)));
    const asked = participantsOf(store, view).size;
    return { message: saySurveyResults(view, tally, { asked, closesOn: surveyClosesOn(heldOn), today }) };
  },
};

/** Throws `UserError` when there is none. */
function heldBefore({ store, library, now }: CommandContext): MeetingView[] {
  const views = surveyedMeetings(store, library, now);
  if (views.length === 0) throw new UserError(sayNoSurveyResults());
  return views;
}

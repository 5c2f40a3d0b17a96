import type { Command, CommandContext, Parameters } from "../../core/command.ts";
import { UserError } from "../../core/errors.ts";
import { meetingSurvey, type SurveyAnswer, surveyClosesOn, surveyQuestions } from "../../core/governance/survey.ts";
import { fold } from "../../core/language/fold.ts";
import type { MeetingView } from "../../core/meeting-view.ts";
import { participantsOf, surveyedMeetings } from "../../core/surveys.ts";
import {
  moreOptions,
  passOption,
  sayNoSurvey,
  saySurveyAlready,
  saySurveyKept,
  surveyWords,
  usefulOptions,
} from "../../core/words/surveys.ts";
import { chosenIn, meetingIn, whichMeeting } from "../attendance/organised.ts";
import { choiceParameter, openParameter } from "../parameter.ts";
import { namesKindAlone, namesNothing, namesSurveyed, surveyedNamed, surveyResultWords } from "./survey-names.ts";

const longestText = 600;
/** To the message that asks for an opinion: its questions are then asked, and nothing is kept yet. */
const accepting = /^(?:oui\b.*|ok|d'accord|volontiers|avec plaisir|allons y|tou(?:te)?s|tout|\d)[ .,!]*$/u;

export const surveyAnswer: Command = {
  name: "survey-answer",
  words: [
    "donner mon avis",
    "je donne mon avis",
    "mon avis",
    "je veux donner mon avis",
    "je voudrais donner mon avis",
    "je souhaite donner mon avis",
    "donner un avis",
    // Those of the results, for who may not read them.
    ...surveyResultWords,
  ],
  group: "meetings",
  summary: "dire, sans votre nom, ce que vous avez pensé d'un séminaire, d'une visite ou d'une formation",
  examples: ["donner mon avis"],
  action: "attend",
  claims: (rest) => namesNothing(rest) || namesSurveyed(rest),
  parameters(context, known) {
    const views = waitingFor(context, known);
    const which = whichMeeting(surveyWords.meeting, views, context);
    const view = meetingIn(known, views);
    if (view === undefined) return which;
    const { useful, usefulHelp, learnt, missing, textHelp: help, more } = surveyWords;
    const text = useful(view, context.today);
    return [
      ...which,
      choiceParameter({ id: "useful", text, label: "Utilité", help: usefulHelp }, usefulOptions),
      openParameter({ id: "learnt", text: learnt, label: "À retenir", help }, [passOption], longestText),
      openParameter({ id: "missing", text: missing, label: "Ce qui a manqué", help }, [passOption], longestText),
      choiceParameter({ id: "more", text: more, label: "Suite" }, moreOptions),
    ];
  },
  usual: { useful: passOption.value, learnt: passOption.value, missing: passOption.value, more: "unsure" },
  overhear(said, { store, person }) {
    const [only, ...others] = store.conversations.of(person.id).offered ?? [];
    if (only === undefined || others.length > 0 || !accepting.test(fold(said))) return undefined;
    return only.value.startsWith("donner mon avis ") ? only.value : undefined;
  },
  read(rest, context) {
    if (namesNothing(rest)) return {};
    const own = ownSurveys(context);
    const view = surveyedNamed(rest, own, context);
    if (view) return { meeting: String(view.meeting.id) };
    return own.length === 0 && namesKindAlone(rest) ? {} : undefined;
  },
  run(context, parameters) {
    const { store, person, today } = context;
    const view = chosenIn(parameters, waitingFor(context, parameters), context);
    const given = surveyQuestions.flatMap((question): SurveyAnswer[] => {
      const value = String(parameters[question] ?? passOption.value).trim();
      return value === passOption.value ? [] : [{ question, value }];
    });
    // Nothing of it goes to the audit: its hour would say who answered what.
    store.surveys.answer(meetingSurvey(view.meeting.id), person.id, given);
    return { message: saySurveyKept(view, today) };
  },
};

/** The meetings where this person was, and of which an opinion is still taken. */
function ownSurveys({ store, library, person, now, today }: CommandContext): MeetingView[] {
  return surveyedMeetings(store, library, now).filter(
    (view) => surveyClosesOn(view.meeting.heldOn ?? today) >= today && participantsOf(store, view).has(person.id),
  );
}

/** Those not answered yet. Throws `UserError` when there is none, or when the one that is meant was answered. */
function waitingFor(context: CommandContext, { meeting }: Parameters): MeetingView[] {
  const own = ownSurveys(context);
  const waiting = own.filter(({ meeting: { id } }) => !hasAnswered(context, id));
  const meant =
    own.find(({ meeting: { id } }) => String(id) === meeting) ?? (waiting.length === 0 ? own[0] : undefined);
  if (meant && hasAnswered(context, meant.meeting.id)) throw new UserError(saySurveyAlready(meant, context.today));
  if (waiting.length === 0) throw new UserError(sayNoSurvey());
  return waiting;
}

function hasAnswered({ store, person }: CommandContext, meetingId: number): boolean {
  return store.surveys.people(meetingSurvey(meetingId)).get(person.id)?.answered === true;
}

import { may } from "../core/access.ts";
import type { Command, CommandContext, CommandReply, Parameters } from "../core/command.ts";
import { type AssignedInterview, interviewsOf } from "../core/interviewing.ts";
import { say, text } from "../core/message.ts";
import { readChoice } from "../core/language/read-choice.ts";
import { isOpen } from "../core/store/interviews.ts";
import { sayAbout } from "../core/words/about.ts";
import {
  sayAbandoned,
  sayAllDone,
  sayClerksAnswer,
  sayNotAnsweredBy,
  sayNothingToAnswer,
  sayTakingUp,
  sayWhichInterview,
} from "../core/words/assignment.ts";
import { sayClosedFor } from "../core/words/campaign-closing.ts";
import { sayEntries } from "../core/words/entry-source.ts";
import { entriesSaid } from "../core/entering.ts";
import { hasWords, withoutWords } from "../core/language/whole-words.ts";
import { findPlace } from "./find-place.ts";
import { followUp } from "./follow-up.ts";
import { readAnswers } from "./read-answers.ts";
import { state } from "./state.ts";

export const diagnostic: Command = {
  name: "diagnostic",
  words: [
    "diagnostic",
    "diagnostique",
    "je commence",
    "commencer",
    "on commence",
    "questionnaire",
    "répondre",
    "répondre au diagnostic",
    "reprendre le diagnostic",
    "je réponds pour",
    "je passe à",
    "passons à",
  ],
  group: "diagnostic",
  summary: "répondre, reprendre, ou suivre les réponses",
  examples: ["diagnostic", "diagnostic Vougy"],
  action: "answer_in_own_name",
  read(rest, { store, library, person }) {
    const own = interviewsOf(store, library, person);
    const number = /^n° ?(\d+)$/u.exec(rest)?.[1];
    if (number !== undefined)
      return own.some((one) => one.id === Number(number)) ? { interview: Number(number) } : undefined;
    const words = rest.replace(/^(?:commencer|reprendre|continuer|suivi|suivre)\s*(?:par\s+)?/iu, "");
    const place = findPlace(words, store.territory.municipalities());
    if (place) return { insee: place.insee };
    if (words === "") return {};
    return subjectNamed(words, own);
  },
  run(context, { insee, interview, campaign }) {
    const { person } = context;
    const place = typeof insee === "string" ? insee : undefined;
    if (may(person, "answer_diagnostic") && place !== undefined && !may(person, "answer_diagnostic", place)) {
      return { message: say(sayNotAnsweredBy(context.store.territory.municipality(place)?.name ?? place)) };
    }
    const own = interviewsOf(context.store, context.library, person);
    const asksOfThem =
      may(person, "answer_diagnostic") ||
      interview !== undefined ||
      campaign !== undefined ||
      !may(person, "follow_diagnostic");
    const isMeant = (one: AssignedInterview) =>
      one.id === (interview ?? one.id) &&
      one.campaign.id === (campaign ?? one.campaign.id) &&
      (place === undefined || one.insee === place);
    if (asksOfThem && (may(person, "answer_diagnostic") || own.some(isMeant)))
      return answer(context, own.filter(isMeant));
    if (!may(person, "see_municipality")) return { message: say(sayNothingToAnswer()) };
    if (!may(person, "follow_diagnostic")) {
      const { message } = state.run(context, place === undefined ? {} : { insee: place });
      return { message: { ...message, blocks: [text(sayClerksAnswer()), ...message.blocks] } };
    }
    return place === undefined ? followUp.run(context, {}) : { message: readAnswers(context, place) };
  },
};

/** "La voirie", "Vougy, la voirie": a campaign by words of its title, of one municipality or of any. */
function subjectNamed(said: string, own: readonly AssignedInterview[]): Parameters | undefined {
  const at = own.find(({ insee, place }) => insee !== undefined && hasWords(said, place));
  const words = at === undefined ? said : withoutWords(said, at.place);
  const among = at === undefined ? own : own.filter(({ insee }) => insee === at.insee);
  const titles = new Map(
    among.map(({ insee, place, campaign: { id, project } }) => [
      String(id),
      insee === undefined ? place : project.title,
    ]),
  );
  const subject = readChoice(
    words,
    [...titles].map(([value, label]) => ({ value, label })),
  );
  if (subject.kind !== "read" || subject.rest !== "") return undefined;
  return { campaign: Number(subject.value), ...(at?.insee === undefined ? {} : { insee: at.insee }) };
}

/** One interview to take up: it opens. Several: which? The one left in the middle comes first. */
function answer({ store, today }: CommandContext, own: readonly AssignedInterview[]): CommandReply {
  const waiting = own.filter((one) => isOpen(one.status));
  if (own.length === 0) return { message: say(sayNothingToAnswer()) };
  if (waiting.length === 0) {
    const closed = own.filter((one) => one.status === "closed");
    if (closed.length > 0) return { message: say(sayClosedFor(closed.map(sayAbout))) };
    const abandoned = own.filter((one) => one.status === "abandoned");
    return {
      message: say(abandoned.length > 0 ? sayAbandoned(abandoned.map(sayAbout)) : sayAllDone(own.map(sayAbout))),
    };
  }
  const begun = waiting.filter((one) => one.status !== "invited").toSorted((a, b) => b.updatedAt - a.updatedAt);
  const chosen = waiting.length === 1 ? waiting[0] : begun.length === 1 ? begun[0] : undefined;
  if (chosen === undefined) {
    const choices = (begun.length > 0 ? begun : waiting).map((one) => ({
      id: one.id,
      insee: one.insee,
      place: one.place,
      title: one.campaign.project.title,
    }));
    return { message: sayWhichInterview(choices) };
  }
  return {
    message: say(
      sayTakingUp(chosen, chosen.campaign.project.title, chosen.status !== "invited"),
      ...sayEntries(entriesSaid(store, chosen), today),
    ),
    interviewId: chosen.id,
  };
}

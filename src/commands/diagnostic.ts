import { may } from "../core/access.ts";
import type { Command, CommandContext, CommandReply } from "../core/command.ts";
import { type AssignedInterview, interviewsOf, openSession } from "../core/interviewing.ts";
import { type Outbound, say, text } from "../core/message.ts";
import { sayAnswers } from "../core/words/answers.ts";
import { isOpen } from "../core/store/interviews.ts";
import {
  sayAbandoned,
  sayAllDone,
  sayClerksAnswer,
  sayNotAnsweredBy,
  sayNothingToAnswer,
  sayTakingUp,
  sayWhichInterview,
} from "../core/words/assignment.ts";
import { findPlace } from "./find-place.ts";
import { followUp } from "./follow-up.ts";
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
  ],
  group: "diagnostic",
  summary: "répondre, reprendre, ou suivre les réponses",
  examples: ["diagnostic", "diagnostic Vougy"],
  action: "see_municipality",
  read(rest, { store, person }) {
    const number = /^n° ?(\d+)$/u.exec(rest)?.[1];
    if (number !== undefined)
      return interviewsOf(store, person).some((one) => one.id === Number(number))
        ? { interview: Number(number) }
        : undefined;
    const words = rest.replace(/^(?:commencer|reprendre|continuer|suivi|suivre)\s*(?:par\s+)?/iu, "");
    const place = findPlace(words, store.territory.municipalities());
    if (place) return { insee: place.insee };
    return words === "" ? {} : undefined;
  },
  run(context, { insee, interview }) {
    const { person } = context;
    const place = typeof insee === "string" ? insee : undefined;
    if (may(person, "answer_diagnostic") && place !== undefined && !may(person, "answer_diagnostic", place)) {
      return { message: say(sayNotAnsweredBy(context.store.territory.municipality(place)?.name ?? place)) };
    }
    if (may(person, "answer_diagnostic"))
      return answer(context, (one) => one.id === (interview ?? one.id) && one.insee === (place ?? one.insee));
    if (!may(person, "follow_diagnostic")) {
      const { message } = state.run(context, place === undefined ? {} : { insee: place });
      return { message: { ...message, blocks: [text(sayClerksAnswer()), ...message.blocks] } };
    }
    return place === undefined ? followUp.run(context, {}) : { message: readAnswers(context, place) };
  },
};

/** One interview to take up: it opens. Several: which? The one left in the middle comes first. */
function answer({ store, person }: CommandContext, isMeant: (one: AssignedInterview) => boolean): CommandReply {
  const nameOf = (one: AssignedInterview) => store.territory.municipality(one.insee)?.name ?? one.insee;
  const own = interviewsOf(store, person).filter(isMeant);
  const waiting = own.filter((one) => isOpen(one.status));
  if (own.length === 0) return { message: say(sayNothingToAnswer()) };
  if (waiting.length === 0) {
    const abandoned = own.filter((one) => one.status === "abandoned");
    return { message: say(abandoned.length > 0 ? sayAbandoned(abandoned.map(nameOf)) : sayAllDone(own.map(nameOf))) };
  }
  const begun = waiting.filter((one) => one.status !== "invited").toSorted((a, b) => b.updatedAt - a.updatedAt);
  const chosen = waiting.length === 1 ? waiting[0] : begun.length === 1 ? begun[0] : undefined;
  if (chosen === undefined) {
    const choices = (begun.length > 0 ? begun : waiting).map((one) => ({
      id: one.id,
      place: nameOf(one),
      title: one.campaign.project.title,
    }));
    return { message: sayWhichInterview(choices) };
  }
  return {
    message: say(sayTakingUp(nameOf(chosen), chosen.campaign.project.title, chosen.status !== "invited")),
    interviewId: chosen.id,
  };
}

/** What a municipality answered, for those who follow the diagnostic. */
function readAnswers({ store, library, today, person }: CommandContext, insee: string): Outbound {
  const sessions = store.interviews
    .all()
    .filter((one) => one.insee === insee)
    .flatMap((one) => openSession(store, library, one.id, today, person) ?? []);
  return sayAnswers(store.territory.municipality(insee)?.name ?? insee, sessions);
}

import type { Command, CommandContext, Parameters } from "../../core/command.ts";
import { UserError } from "../../core/errors.ts";
import { roleOf } from "../../core/handed-over.ts";
import { sessionFor } from "../../core/focus.ts";
import { openPut, type Put, takeBack } from "../../core/hand-overs.ts";
import { likenessTo } from "../../core/interview/find-question.ts";
import { interviewsOf, keepTurn } from "../../core/interviewing.ts";
import { say } from "../../core/message.ts";
import { isOpen } from "../../core/store/interviews.ts";
import {
  sayNothingHandedOver,
  sayTakenBack,
  sayTakenBackClosed,
  sayWhichHandedOver,
} from "../../core/words/hand-over.ts";
import { choiceParameter } from "../parameter.ts";

/** A question put to somebody, or that came back without an answer, is asked here again. */
export const handOverTakeBack: Command = {
  name: "hand-over-take-back",
  words: ["reprendre la question", "je reprends la question", "reprendre ma question", "reprendre cette question"],
  group: "diagnostic",
  summary: "répondre soi-même à une question transmise",
  examples: ["reprendre la question"],
  action: "see_municipality",
  parameters(context, known) {
    const handed = handedBy(context);
    if (handed.length === 0) throw new UserError(sayNothingHandedOver());
    if (handed.length === 1 && known.question === undefined) return [];
    const options = handed.map((one) => ({ value: String(one.handOver.id), label: labelOf(context, one) }));
    return [choiceParameter({ id: "question", text: "Quelle question reprenez-vous ?", label: "Question" }, options)];
  },
  read(rest, context) {
    const [only, ...others] = handedBy(context).filter(({ put }) => likenessTo(rest, [put.label]) > 0);
    return only !== undefined && others.length === 0 ? { question: String(only.handOver.id) } : undefined;
  },
  run(context, known) {
    const chosen = chosenFrom(handedBy(context), known);
    const { put, step, insee, handOver } = chosen;
    const wasTold = takeBack(context, chosen);
    const to = context.store.people.byId(handOver.toPerson);
    const sentence =
      handOver.state === "asked" && to !== undefined
        ? [sayTakenBack(put, wasTold, roleOf(context.store, to, insee))]
        : [];
    const session = sessionFor(context, handOver.interviewId);
    if (session === undefined || !isOpen(session.interview.status))
      return { message: say([...sentence, sayTakenBackClosed(put)].join(" ")) };
    const { pending: _pending, ...state } = session.interview.state;
    keepTurn(
      context.store,
      session,
      { state: { ...state, editing: step.path }, said: [] },
      context.person,
      context.now,
    );
    return { message: say(...sentence), interviewId: handOver.interviewId };
  },
};

/** What waits for somebody, or came back without an answer, in the interviews of this person. */
function handedBy(context: CommandContext): Put[] {
  const { store, library, person } = context;
  return interviewsOf(store, library, person).flatMap(({ id }) => {
    const last = new Map(store.handOvers.ofInterview(id).map((one) => [one.path, one]));
    return [...last.values()]
      .filter(({ state }) => state === "asked" || state === "declined")
      .flatMap((one) => openPut(context, one) ?? [])
      .filter(
        ({ handOver: { state }, session, step }) =>
          state === "asked" || session.interview.state.answers[step.path]?.state !== "given",
      );
  });
}

function chosenFrom(handed: readonly Put[], { question }: Parameters): Put {
  const chosen = question === undefined ? handed[0] : handed.find(({ handOver }) => String(handOver.id) === question);
  if (chosen === undefined) throw new UserError(sayNothingHandedOver());
  return chosen;
}

function labelOf(context: CommandContext, { put, handOver, insee }: Put): string {
  const to = context.store.people.byId(handOver.toPerson);
  return sayWhichHandedOver(put, to === undefined ? "" : roleOf(context.store, to, insee));
}

import { fold } from "../language/fold.ts";
import { answerStep, leaveUnanswered } from "./answering.ts";
import { startsWithUnknown } from "./control.ts";
import { answerGroup, closeGroup } from "./groups.ts";
import { optionsOf, type Step } from "./path.ts";
import { type Context, type InterviewState, isQuestionStep, type Turn, withoutEditing } from "./state.ts";

/** What `text` does to the question now asked, whatever its kind. */
export function answerCurrent(context: Context, state: InterviewState, current: Step, text: string): Turn {
  if (current.kind !== "question") {
    const unknown = startsWithUnknown(text);
    return unknown === undefined
      ? answerGroup(context, state, current, text)
      : leaveGroup(state, current, "unknown", text);
  }
  const afterUnknown = current.question.type === "text" ? undefined : startsWithUnknown(text);
  if (afterUnknown === undefined) return answerStep(context, state, current, text);
  // "Je sais pas, environ 12 000" holds a figure all the same: it is put to the person, never dropped.
  if (!/\d/.test(afterUnknown)) return leaveUnanswered(context, state, current, "unknown", text);
  const turn = answerStep(context, state, current, afterUnknown);
  const kept = turn.state.answers[current.path];
  if (kept?.state !== "given" || turn.state.pending) return turn;
  const candidates = [{ value: kept.value, estimate: true }];
  return { state: { ...state, pending: { kind: "doubt", path: current.path, candidates, raw: text } }, said: [] };
}

/** The exact label of an option wins over a steering word: "plus tard" can be an answer. */
export function namesAnOption(
  context: Context,
  state: InterviewState,
  current: Step | undefined,
  text: string,
): boolean {
  if (!isQuestionStep(current)) return false;
  const said = fold(text);
  return optionsOf(current.question, context.questionnaire, state.answers, context.facts).some(
    ({ label, value, words = [] }) =>
      fold(label) === said ||
      fold(value) === said ||
      (current.question.type === "text" && words.some((word) => fold(word) === said)),
  );
}

export function leaveGroup(
  state: InterviewState,
  current: Exclude<Step, { kind: "question" }>,
  as: "unknown" | "skipped",
  raw: string,
): Turn {
  if (current.kind === "group_more") return closeGroup(state, current.question, raw);
  const answers = { ...state.answers, [current.path]: { state: as, raw } };
  return {
    state: { ...withoutEditing(state), answers },
    said: [{ say: "left", question: current.question, state: as, words: raw }],
  };
}

import { alikeAt, alikeSaid, saysAlike } from "./alike.ts";
import { type Answer, type Answers, sameAnswer } from "./answers.ts";
import { sensitiveIn } from "../language/sensitive.ts";
import { sayMayBeSensitive } from "../words/sensitive.ts";
import { brokenChecks, refusalOf } from "./check-answer.ts";
import { firstUnanswered, isAnswered, optionsOf, type QuestionStep } from "./path.ts";
import { identifiersOf } from "./expression.ts";
import type { AtomicQuestion, Check, Value } from "./questionnaire.ts";
import { readAnswer } from "./read-answer.ts";
import { settle } from "./settle.ts";
import {
  type Context,
  type InterviewState,
  isHidden,
  isQuestionStep,
  type Said,
  stepsOf,
  type Turn,
  withAnswer,
  withoutEditing,
  withoutPending,
} from "./state.ts";

/** Reads `text` as the answer to `step`: keeps it, asks when in doubt, or says why it cannot. */
export function answerStep(context: Context, state: InterviewState, step: QuestionStep, text: string): Turn {
  const alike = alikeSaid(context, state, step, text);
  const [only, ...others] = alike ?? [];
  if (only !== undefined && others.length > 0) return doubt(state, step, alike ?? [], text);
  if (only !== undefined)
    return keepValue(context, state, step, { value: only.value, estimate: only.estimate, raw: text });
  if (step.item !== undefined && saysAlike(text))
    return { state, said: [{ say: "no_list_alike", group: step.item.group }] };
  const options = optionsOf(step.question, context.questionnaire, state.answers, context.facts);
  const proposal = step.proposal === undefined ? {} : { proposal: step.proposal };
  const reading = readAnswer(step.question, step.proposal === undefined ? text : withoutNo(spellOut(text)), {
    options,
    today: context.today,
    ...proposal,
  });
  if (reading.kind === "unread") {
    const refusesProposal = step.proposal !== undefined && /^\s*n(?:on?|an)\b/iu.test(spellOut(text));
    return {
      state,
      said: [
        refusesProposal
          ? { say: "give_value", question: step.question }
          : { say: "unread", question: step.question, options },
      ],
    };
  }
  if (reading.kind === "ask") return doubt(state, step, reading.candidates, text);
  // Where another answer is shown, "oui" may mean that one.
  const shown = alikeAt(context, state, step);
  if (shown !== undefined && !isSame(shown.value, reading.value) && /^\s*(?:oui|ok)[\s.!]*$/iu.test(text))
    return doubt(state, step, [shown, reading], text);
  if (context.cold && step.question.type === "text") return doubt(state, step, [reading], text);
  const confirms = step.proposal !== undefined && reading.value === step.proposal;
  const estimate = reading.estimate || (confirms && comesFromEstimates(step.question, state.answers));
  const turn = keepValue(context, state, step, { value: reading.value, estimate, raw: text });
  const kept = turn.state.answers[step.path]?.state === "given" && turn.state.pending === undefined;
  return reading.rest === "" || !kept ? turn : useRest(context, turn, step, reading.rest);
}

function isSame(one: Value, other: Value): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

/** "a" and "b" are the marks of "oui" and "non" under a value shown to be confirmed. */
function spellOut(text: string): string {
  const letters: Record<string, string> = { a: "oui", b: "non" };
  return letters[text.trim().toLowerCase()] ?? text;
}

/** "Non, la bonne valeur est 410 000": what refuses the value shown also gives the right one. */
function withoutNo(text: string): string {
  const given =
    /^\s*(?:non|nan|no)\b[\s,;:.!]*(?:(?:la bonne valeur|c['’]est|ce serait|plut[ôo]t|est|mais)\s*)*(.*\d.*)$/isu.exec(
      text,
    );
  return given?.[1] ?? text;
}

/** A figure computed from estimates is one. */
function comesFromEstimates(question: AtomicQuestion, answers: Answers): boolean {
  if (question.type !== "computed") return false;
  const ids = identifiersOf(question.formula);
  return Object.entries(answers).some(
    ([path, answer]) => ids.includes(path.split("/")[0] ?? "") && answer.state === "given" && answer.estimate,
  );
}

/** The candidates put to the person; none fits is always possible. */
export function doubt(
  state: InterviewState,
  step: QuestionStep,
  candidates: { value: Value; estimate: boolean }[],
  raw: string,
): Turn {
  const usable = candidates.filter((one) => refusalOf(step.question, one.value) === undefined).slice(0, 4);
  if (usable.length === 0) return { state, said: [{ say: "unread", question: step.question, options: [] }] };
  return { state: { ...state, pending: { kind: "doubt", path: step.path, candidates: usable, raw } }, said: [] };
}

type Heard = { value: Value; estimate: boolean; raw: string };

/** Keeps a value that was understood, after the question's bounds and the checks across questions. */
export function keepValue(
  context: Context,
  state: InterviewState,
  step: QuestionStep,
  heard: Heard,
  options: { sure?: boolean } = {},
): Turn {
  const refusal = refusalOf(step.question, heard.value);
  if (refusal !== undefined)
    return {
      state: withoutPending(state),
      said: [{ say: "refused", question: step.question, refusal, value: heard.value }],
    };
  const shown = step.proposal === undefined ? {} : { shown: step.proposal, ...(step.from && { from: step.from }) };
  const given: Answer = { state: "given", ...heard, ...shown };
  const previous = state.answers[step.path];
  // Given again by the same person, it stays in the words it was first given in.
  const isOwn = previous?.by === undefined || previous.by === context.viewer?.personId;
  const answer = isOwn && sameAnswer(given, previous) ? (previous ?? given) : given;
  const next = withAnswer(state, step.path, answer);
  const { refused, suspect } = objectionsTo(context, step, next.answers, heard.value);
  if (refused !== undefined) return { state: withoutPending(state), said: [{ say: "broken", message: refused }] };
  if (suspect !== undefined && !options.sure)
    return { state: { ...state, pending: { kind: "suspect", path: step.path, ...heard, message: suspect } }, said: [] };
  return settle(context, state, next, step, heard);
}

/** Why a value of `step`, among `answers`, cannot be kept, or is to be confirmed first. */
export function objectionsTo(
  context: Context,
  step: QuestionStep,
  answers: Answers,
  value: Value,
): { refused?: string | undefined; suspect?: string | undefined } {
  const broken = brokenChecks(context.questionnaire, step, answers, context.facts);
  const messageOf = (severity: Check["severity"]) => broken.find((check) => check.severity === severity)?.message;
  return { refused: messageOf("refuse"), suspect: messageOf("confirm") ?? sensitiveDoubt(step, value) };
}

/** Words of one's own that may say of somebody what is not to be kept. */
function sensitiveDoubt({ question }: QuestionStep, value: Value): string | undefined {
  const about = question.type === "text" && typeof value === "string" ? sensitiveIn(value) : undefined;
  return about && sayMayBeSensitive(about);
}

/** "Oui, depuis 2012": what is left over is offered to the next question, never kept in silence, never lost in silence. */
function useRest(context: Context, turn: Turn, answered: QuestionStep, rest: string): Turn {
  const next = firstUnanswered(stepsOf(context, turn.state), turn.state.answers);
  const ignored: Turn = { ...turn, said: [...turn.said, { say: "rest_ignored", rest }] };
  if (
    !isQuestionStep(next) ||
    next.path === answered.path ||
    next.question.type === "text" ||
    turn.state.editing !== undefined
  )
    return ignored;
  const options = optionsOf(next.question, context.questionnaire, turn.state.answers, context.facts);
  const reading = readAnswer(next.question, rest, { options, today: context.today });
  if (reading.kind === "unread") return ignored;
  const candidates =
    reading.kind === "read" ? [{ value: reading.value, estimate: reading.estimate }] : reading.candidates;
  const asked = doubt(turn.state, next, candidates, rest);
  return asked.state.pending ? { ...asked, said: turn.said } : ignored;
}

/**
 * Not known, or passed over: kept as such, so that nothing blocks and nothing is forgotten. What is already answered stays so,
 * unless it no longer agrees with the other answers, or `sure`: the words name the question.
 */
export function leaveUnanswered(
  context: Context,
  state: InterviewState,
  step: QuestionStep,
  as: "unknown" | "skipped",
  raw: string,
  { sure = false }: { sure?: boolean } = {},
): Turn {
  const answered = isAnswered(step, state.answers);
  const broken = answered && brokenChecks(context.questionnaire, step, state.answers, context.facts).length > 0;
  // Passing over a question one came back to leaves its answer as it was, unless it no longer agrees with the others.
  if (as === "skipped" && answered && !broken)
    return { state: withoutEditing(withoutPending(state)), said: [{ say: "kept_going" }] };
  if (as === "unknown" && answered && !broken && !sure) {
    const kept = stillAnswered(context, state, step);
    if (kept !== undefined) return { state: withoutEditing(withoutPending(state)), said: [kept] };
  }
  return {
    state: withAnswer(state, step.path, { state: as, raw }),
    said: [{ say: "left", question: step.question, state: as, words: raw, first: isFirstLeft(context, state, as) }],
  };
}

/** The answer there was, said back to whoever may read it; undefined when nothing is given there. */
export function stillAnswered(context: Context, { answers }: InterviewState, step: QuestionStep): Said | undefined {
  const answer = answers[step.path];
  if (answer?.state !== "given") return undefined;
  const { question } = step;
  if (isHidden(context, question, answer)) return { say: "nothing_changed" };
  const options = optionsOf(question, context.questionnaire, answers, context.facts);
  return { say: "still_answered", question, answer, options };
}

function isFirstLeft({ handedOver }: Context, { answers }: InterviewState, as: "unknown" | "skipped"): boolean {
  const isNew = handedOver !== undefined && Object.keys(handedOver).length === 0;
  return isNew && as === "unknown" && Object.values(answers).every((answer) => answer.state !== "unknown");
}

import { fold } from "../language/fold.ts";
import { answerCurrent, namesAnOption } from "../interview/answer-current.ts";
import { keepValue, leaveUnanswered } from "../interview/answering.ts";
import type { Answer } from "../interview/answers.ts";
import { readControl } from "../interview/control.ts";
import { optionsOf, type QuestionStep } from "../interview/path.ts";
import type { Value } from "../interview/questionnaire.ts";
import { type Context, type InterviewState, isHidden, type Turn, withoutPending } from "../interview/state.ts";
import { sayCell } from "../words/form-answers.ts";
import type { Outcome, Taken } from "./outcome.ts";
import type { SentLine } from "./read-form.ts";
import type { TakeOptions } from "./take-form.ts";

/** "Exact" in the remarks: an unusual value was looked at again. */
const sure = /^(?:c'est |oui,? ?)?(?:exact|confirme|correct|verifie|bien exact)\b/u;

/** One line, as the answer to the question that it names. */
export function takeLine(
  context: Context,
  state: InterviewState,
  step: QuestionStep,
  line: SentLine,
  { replace }: TakeOptions,
): Taken {
  const { question, path } = step;
  const about = { line: line.line, said: line.said, path };
  const before = state.answers[path];
  if (before !== undefined && isUntouched(context, state, step, line.said))
    return { state, outcomes: [{ ...about, kind: "same" }] };
  const turn = surely(context, turnOf(context, { ...state, editing: path }, step, line.said), step, line);
  const after = turn.state.answers[path];
  const options = optionsOf(question, context.questionnaire, turn.state.answers, context.facts);
  const unchanged = (outcome: Outcome): Taken => ({ state, outcomes: [outcome] });
  const { pending } = turn.state;
  if (pending?.kind === "doubt" && pending.path === path)
    return unchanged({ ...about, kind: "doubt", question, candidates: pending.candidates, options });
  // It was confirmed when it was first given.
  if (pending?.kind === "suspect" && before !== undefined && saysTheSame(before, { state: "given", ...pending }))
    return unchanged({ ...about, kind: "same" });
  if (pending?.kind === "suspect" && pending.path === path)
    return unchanged({ ...about, kind: "unusual", question, message: pending.message });
  // Passed over, or said again in other signs ("2.5" for "2,5"): the answer that is there stays.
  if (turn.said.some(({ say }) => say === "kept_going" || say === "unchanged"))
    return unchanged({ ...about, kind: "same" });
  if (after === undefined || after === before)
    return unchanged({ ...about, kind: "refused", question, reason: turn.said, options });
  if (before !== undefined && saysTheSame(before, after)) return unchanged({ ...about, kind: "same" });
  if (before?.state === "given" && !replace) {
    const hidden = isHidden(context, question, before);
    return unchanged({ ...about, kind: "different", question, before, after, options, hidden });
  }
  const rest = restOf(turn, path);
  return {
    state: withoutPending(turn.state),
    outcomes: [{ ...about, kind: "kept", question, ...(rest === undefined ? {} : { rest }) }],
  };
}

/** What the form already said of this answer. */
function isUntouched(context: Context, state: InterviewState, { question, path }: QuestionStep, said: string): boolean {
  const answer = state.answers[path];
  const options = optionsOf(question, context.questionnaire, state.answers, context.facts);
  return answer !== undefined && fold(sayCell(question, answer, options)) === fold(said);
}

function turnOf(context: Context, state: InterviewState, step: QuestionStep, said: string): Turn {
  const left = namesAnOption(context, state, step, said) ? undefined : leftAs(said);
  if (left !== undefined) return leaveUnanswered(context, state, step, left, said);
  return answerCurrent(context, state, step, said);
}

/** "Je ne sais pas", "passer": as they are heard in a conversation. */
export function leftAs(said: string): "unknown" | "skipped" | undefined {
  const word = readControl(said)?.word;
  if (word === "unknown") return "unknown";
  return word === "skip" ? "skipped" : undefined;
}

/** Alone in a message they could be of anything; in a cell they are of its question. */
const coordinates = /\d[.,]\d+\D+\d+[.,]\d/u;

/** What a check finds unusual, or words that say little, are kept when the remark says that it is exact. */
function surely(context: Context, turn: Turn, step: QuestionStep, { said, remark }: SentLine): Turn {
  const { pending } = turn.state;
  const isSure = sure.test(fold(remark));
  const keep = (value: Value, estimate: boolean, raw: string) =>
    keepValue(context, withoutPending(turn.state), step, { value, estimate, raw }, { sure: isSure });
  if (pending?.kind === "suspect" && isSure) return keep(pending.value, pending.estimate, pending.raw);
  const isWords = pending?.kind === "doubt" && pending.path === step.path && step.question.type === "text";
  if (!isWords || !(isSure || coordinates.test(said))) return turn;
  const [only, ...others] = pending.candidates;
  return only === undefined || others.length > 0 ? turn : keep(only.value, only.estimate, said);
}

/** Whoever wrote it, and in whichever words. */
function saysTheSame(one: Answer, other: Answer): boolean {
  if (one.state !== "given" || other.state !== "given") return one.state === other.state;
  return one.estimate === other.estimate && JSON.stringify(one.value) === JSON.stringify(other.value);
}

/** Words that answer something else: said to be left over, whether or not the next question could take them. */
function restOf({ said, state: { pending } }: Turn, path: string): string | undefined {
  const left = said.find((one) => one.say === "rest_ignored");
  if (left?.say === "rest_ignored") return left.rest;
  return pending?.kind === "doubt" && pending.path !== path ? pending.raw : undefined;
}

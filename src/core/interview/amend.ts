import { answerCurrent, namesAnOption } from "./answer-current.ts";
import { doubt, keepValue, leaveUnanswered } from "./answering.ts";
import { type Answer, sameAnswer } from "./answers.ts";
import { readControl } from "./control.ts";
import { readItem } from "./group-item.ts";
import { optionsOf, type QuestionStep, type Step } from "./path.ts";
import type { GroupQuestion } from "./questionnaire.ts";
import { steer } from "./steer.ts";
import {
  type Context,
  currentStep,
  type InterviewState,
  isQuestionStep,
  type Pending,
  type Said,
  stepsOf,
  type Turn,
  withoutEditing,
  withoutPending,
} from "./state.ts";

/**
 * The new words of a message already heard correct what it had answered, as if its question were asked again. What was
 * being asked meanwhile stays asked. That nobody changed the answer since is for the caller to know.
 */
export function amend(context: Context, state: InterviewState, paths: readonly string[], words: string): Turn {
  const steps = stepsOf(context, state);
  const found = steps.filter((step) => paths.includes(step.path));
  const [first] = found;
  if (first === undefined) return { state, said: [{ say: "asked_no_more" }] };
  const turn = found.length === paths.length ? amendFound(context, state, found, words) : undefined;
  return turn ?? { state, said: [{ say: "not_amended", question: listOf(first) }] };
}

function amendFound(context: Context, state: InterviewState, found: Step[], words: string): Turn | undefined {
  const fields = found.filter((step) => isQuestionStep(step));
  const lists = found.filter((step) => !isQuestionStep(step));
  const [list, otherList] = lists;
  const [field, otherField] = fields;
  if (otherList !== undefined) return undefined;
  if (list === undefined) {
    return field !== undefined && otherField === undefined ? amendAnswer(context, state, field, words) : undefined;
  }
  if (field === undefined) {
    // A description that was not understood, of a list still being asked: the new one is simply the next.
    const isAsked = currentStep(context, state)?.path === list.path;
    const turn = isAsked ? reread(context, withoutPending(state), list, words) : undefined;
    return turn && withWhatWaited(context, state, turn, [list.path]);
  }
  return list.kind === "group_open" ? amendItem(context, state, list.question, fields, words) : undefined;
}

function amendAnswer(context: Context, state: InterviewState, step: QuestionStep, words: string): Turn {
  const turn = reread(context, { ...withoutPending(state), editing: step.path }, step, words);
  if (turn === undefined) return { state, said: [{ say: "no_answer_in_edit" }] };
  const [before, after] = [state.answers[step.path], turn.state.answers[step.path]];
  const isLeft = turn.said.some((one) => one.say === "kept_going");
  const isSame = before !== undefined && (isLeft || (after !== before && sameAnswer(before, after)));
  if (!isSame) return withWhatWaited(context, state, turn, [step.path]);
  const unchanged = sayUnchanged(context, state, step, before);
  const said = turn.said.map((one) => (["noted", "left", "kept_going"].includes(one.say) ? unchanged : one));
  return withWhatWaited(context, state, { state: { ...turn.state, answers: state.answers }, said }, [step.path]);
}

/** Undefined when the words ask for something else than an answer. */
function reread(context: Context, state: InterviewState, step: Step, words: string): Turn | undefined {
  const control = readControl(words);
  if (control === undefined || namesAnOption(context, state, step, words))
    return answerCurrent(context, state, step, words);
  if (control.word === "unknown" && isQuestionStep(step))
    return leaveUnanswered(context, state, step, "unknown", words, { sure: true });
  if (control.word === "unknown" || control.word === "skip") return steer(context, state, step, control, words);
  // "Modifier les horaires" may well be what they want to say.
  const inWords = isQuestionStep(step) && step.question.type === "text";
  return inWords && (control.word === "correct" || control.word === "done")
    ? doubt(state, step, [{ value: words.trim(), estimate: false }], words)
    : undefined;
}

/** An item said in one go, said again with the same parts: each part that differs is corrected, or none is. */
function amendItem(
  context: Context,
  state: InterviewState,
  group: GroupQuestion,
  fields: QuestionStep[],
  words: string,
): Turn | undefined {
  const item = /[\n;]/u.test(words) ? undefined : readItem(context, state, group, words);
  const ids = fields.map((step) => step.question.id);
  const isOneItem = new Set(fields.map((step) => step.item?.number)).size === 1;
  if (!isOneItem || !item?.sure || item.unused !== "") return undefined;
  if (Object.keys(item.fields).toSorted().join() !== ids.toSorted().join()) return undefined;
  let turn: Turn = { state: withoutEditing(withoutPending(state)), said: [] };
  for (const step of fields) {
    const answer = item.fields[step.question.id];
    if (answer?.state !== "given" || sameAnswer(answer, state.answers[step.path])) continue;
    const next = keepValue(context, turn.state, step, answer);
    if (next.state.answers === turn.state.answers) return undefined;
    turn = { state: next.state, said: [...turn.said, ...next.said] };
  }
  const paths = fields.map((step) => step.path);
  if (turn.said.length > 0) return withWhatWaited(context, state, turn, paths);
  const [step] = fields;
  const answer = step && state.answers[step.path];
  return step && answer ? { state, said: [sayUnchanged(context, state, step, answer)] } : undefined;
}

/** Unless the new words left something to ask, what was being asked before them is asked again. */
function withWhatWaited(context: Context, before: InterviewState, turn: Turn, paths: readonly string[]): Turn {
  if (turn.state.pending !== undefined || turn.state.editing !== undefined) return { ...turn, asks: true };
  const steps = new Set(stepsOf(context, turn.state).map((step) => step.path));
  const { editing, pending } = before;
  const edits = editing !== undefined && !paths.includes(editing) && steps.has(editing) ? { editing } : {};
  const waits = pending !== undefined && stillWaits(pending, paths, steps) ? { pending } : {};
  return { ...turn, state: { ...turn.state, ...edits, ...waits } };
}

function stillWaits(pending: Pending, paths: readonly string[], steps: ReadonlySet<string>): boolean {
  switch (pending.kind) {
    case "doubt":
    case "suspect":
      return !paths.includes(pending.path) && steps.has(pending.path);
    case "which":
      return pending.targets.every((target) => steps.has(target.split("/")[0] ?? "") || steps.has(target));
    case "items":
      return steps.has(pending.group) && ![pending.group, `${pending.group}/+`].some((path) => paths.includes(path));
    case "leave":
    case "alike":
      return true;
  }
}

function sayUnchanged(context: Context, state: InterviewState, { question }: QuestionStep, answer: Answer): Said {
  const options = optionsOf(question, context.questionnaire, state.answers, context.facts);
  return { say: "unchanged", question, answer, options };
}

/** What `corriger` is followed by: an item's questions are reached through their list. */
export function listOf(step: Step): Step["question"] {
  return step.kind === "question" ? (step.item?.group ?? step.question) : step.question;
}

import { fold } from "../language/fold.ts";
import { readYesNo } from "../language/read-yes-no.ts";
import { answerStep, doubt, keepValue, leaveUnanswered } from "./answering.ts";
import { allBroken } from "./check-answer.ts";
import { type Control, readControl, startsWithUnknown } from "./control.ts";
import { findQuestion } from "./find-question.ts";
import { answerGroup, closeGroup, skipItem } from "./groups.ts";
import { optionsOf, type Step } from "./path.ts";
import { openTarget, pickedIndex, settlePending } from "./pending.ts";
import { readPicked } from "./read-answer.ts";
import {
  type Context,
  currentStep,
  type Input,
  type InterviewState,
  type Pending,
  isQuestionStep,
  progressOf,
  promptKey,
  stepsOf,
  type Turn,
  withoutEditing,
  withoutPending,
} from "./state.ts";

/** One turn of an interview: what the person said, turned into new state and things to say. Never throws, never waits. */
export function step(context: Context, state: InterviewState, input: Input): Turn {
  const turn = "text" in input ? hear(context, state, input.text) : pick(context, state, input.path, input.value);
  const { pending } = turn.state;
  if (pending === undefined || pending === state.pending) return turn;
  const doubts = (state.doubts ?? 0) + 1;
  return { ...turn, state: { ...turn.state, doubts, pending: { ...pending, id: doubts } } };
}

/** A button carries its question's path: clicked late, it is only an answer to that question. */
function pick(context: Context, state: InterviewState, path: string, value: string): Turn {
  if (path.startsWith("?")) {
    const isThisOne = state.pending !== undefined && path === promptKey(context, state);
    const settled = isThisOne && state.pending && settlePending(context, state, state.pending, value);
    return settled || { state, said: [{ say: "stale" }] };
  }
  const target = stepsOf(context, state).find((one) => one.path === path);
  if (target === undefined) return { state, said: [{ say: "stale" }] };
  const { pending: _pending, ...rest } = state;
  const at = currentStep(context, rest)?.path === path ? rest : { ...rest, editing: path };
  const options = isQuestionStep(target)
    ? optionsOf(target.question, context.questionnaire, rest.answers, context.facts)
    : [];
  const picked = isQuestionStep(target) ? readPicked(target.question, value, options) : undefined;
  return isQuestionStep(target) && picked ? keepValue(context, at, target, picked) : answer(context, at, target, value);
}

const asides = new Set<Control["word"]>(["help", "recap", "progress", "resume", "pause", "correct", "abandon"]);

/** While a line is to be picked, only words that answer nothing steer; "abandonner ?" hears any but itself. */
function steersPast(pending: Pending, control: Control): boolean {
  if (pending.kind === "leave") return control.word !== "abandon";
  return (pending.kind === "which" || pending.kind === "items") && asides.has(control.word);
}

function hear(context: Context, state: InterviewState, text: string): Turn {
  const control = readControl(text);
  const steers = control !== undefined && state.pending !== undefined && steersPast(state.pending, control);
  if (state.pending && !steers) {
    const settled = settlePending(context, state, state.pending, text);
    if (settled) return settled;
  }
  const current = currentStep(context, state);
  if (control && !namesAnOption(context, state, current, text)) return steer(context, state, current, control, text);
  const rest = withoutPending(state);
  if (current === undefined) return reviewing(context, rest, text);
  return answer(context, rest, current, text);
}

function answer(context: Context, state: InterviewState, current: Step, text: string): Turn {
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
function namesAnOption(context: Context, state: InterviewState, current: Step | undefined, text: string): boolean {
  if (!isQuestionStep(current)) return false;
  const said = fold(text);
  return optionsOf(current.question, context.questionnaire, state.answers, context.facts).some(
    (option) => fold(option.label) === said || fold(option.value) === said,
  );
}

function steer(
  context: Context,
  state: InterviewState,
  current: Step | undefined,
  control: Control,
  text: string,
): Turn {
  switch (control.word) {
    case "help":
      return { state, said: [current ? { say: "help", question: current.question } : { say: "help_review" }] };
    case "progress":
      return { state, said: [{ say: "progress", progress: progressOf(context, state) }] };
    case "recap":
      return { state, said: [{ say: "recap" }] };
    case "resume":
      return { state: state.pending?.kind === "leave" ? withoutPending(state) : state, said: [{ say: "kept_going" }] };
    case "pause":
      return { state: withoutPending(state), said: [], ended: "paused" };
    case "abandon":
      return { state: { ...state, pending: { kind: "leave" } }, said: [] };
    case "validate":
      return validate(context, state);
    case "correct":
      return correct(context, withoutPending(state), current, control.about, text);
    case "back":
      return goBack(context, withoutPending(state), current);
    case "unknown":
    case "skip":
      return leave(context, withoutPending(state), current, control.word === "skip" ? "skipped" : "unknown", text);
    case "done":
      return finish(context, withoutPending(state), current, text);
  }
}

function leave(
  context: Context,
  state: InterviewState,
  current: Step | undefined,
  as: "unknown" | "skipped",
  raw: string,
): Turn {
  if (current === undefined) return { state, said: [{ say: "not_understood" }] };
  return current.kind === "question"
    ? leaveUnanswered(context, state, current, as, raw)
    : leaveGroup(state, current, as, raw);
}

function leaveGroup(
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

function finish(context: Context, state: InterviewState, current: Step | undefined, text: string): Turn {
  if (current === undefined) return { state, said: [{ say: "help_review" }] };
  if (current.kind === "group_open") return { state, said: [{ say: "none_or_unknown" }] };
  if (current.kind === "group_more") return closeGroup(state, current.question, text);
  if (current.proposal !== undefined && /bon\b/u.test(fold(text))) return answer(context, state, current, "oui");
  if (current.item) return skipItem(context, state, current, stepsOf(context, state), text);
  return current.question.type === "text"
    ? doubt(state, current, [{ value: text.trim(), estimate: false }], text)
    : { state, said: [{ say: "not_finished", remaining: remaining(context, state) }] };
}

function goBack(context: Context, state: InterviewState, current: Step | undefined): Turn {
  const steps = stepsOf(context, state);
  const end = current ? steps.findIndex((one) => one.path === current.path) : steps.length;
  const previous = steps
    .slice(0, end)
    .findLast((one) => one.kind === "question" && state.answers[one.path] !== undefined);
  return previous
    ? { state: { ...state, editing: previous.path }, said: [] }
    : { state, said: [{ say: "no_previous" }] };
}

/** "corriger les agents", or in one go "corriger les agents : 2". */
function correct(
  context: Context,
  state: InterviewState,
  current: Step | undefined,
  about: string,
  text: string,
): Turn {
  const [name = "", value] = about.split(/\s*[:=]\s*/u, 2);
  const found = findQuestion(context, state, name);
  switch (found.kind) {
    case "one": {
      const opened = openTarget(context, state, found.target.path);
      const target = currentStep(context, opened.state);
      return value && target?.path === found.target.path ? answer(context, opened.state, target, value) : opened;
    }
    case "several":
      return found.targets.length === 0
        ? { state, said: [{ say: "no_previous" }] }
        : {
            state: {
              ...withoutEditing(state),
              pending: { kind: "which", targets: found.targets.map((one) => one.path) },
            },
            said: [],
          };
    case "asleep":
      return { state, said: [{ say: "not_on_path", label: found.label }] };
    case "none":
      // "Modifier les horaires" may well be what they want to say.
      if (isQuestionStep(current) && current.question.type === "text")
        return doubt(state, current, [{ value: text.trim(), estimate: false }], text);
      return { state, said: [{ say: "no_such_question", about: name, near: found.near }] };
  }
}

/** Nothing left to ask, and no check broken: else the first of either is asked. */
function validate(context: Context, before: InterviewState): Turn {
  // A correction opened but not given keeps the answer as it was.
  const state =
    before.editing !== undefined && before.answers[before.editing] !== undefined ? withoutEditing(before) : before;
  const left = remaining(context, state);
  if (left > 0) return { state, said: [{ say: "not_finished", remaining: left }] };
  const [broken] = allBroken(context.questionnaire, state.answers, context.facts);
  if (broken)
    return {
      state: { ...withoutPending(state), editing: broken.step.path },
      said: [{ say: "broken", message: broken.check.message }],
    };
  return { state: withoutEditing(withoutPending(state)), said: [], ended: "validated" };
}

function remaining(context: Context, state: InterviewState): number {
  const { total, answered } = progressOf(context, state);
  return currentStep(context, state) === undefined ? 0 : Math.max(1, total - answered);
}

/** What the end of an interview offers, in order: lines a, b and c. */
const reviewChoices: Control[] = [{ word: "validate" }, { word: "correct", about: "" }, { word: "pause" }];

/** All is answered: a line number or a question's name corrects it; anything else changes nothing. */
function reviewing(context: Context, state: InterviewState, text: string): Turn {
  const picked = pickedIndex(text, reviewChoices.length, false);
  const control = picked === undefined ? undefined : reviewChoices[picked];
  if (control !== undefined) return steer(context, state, undefined, control, text);
  // "Oui" to "relisez, puis validez" is no correction of whatever line reads "oui".
  if (readYesNo(text).kind === "read" && !/\d/.test(text)) return { state, said: [{ say: "help_review" }] };
  const found = findQuestion(context, state, text);
  return found.kind === "one"
    ? openTarget(context, state, found.target.path)
    : { state, said: [{ say: "not_understood" }] };
}

import { fold } from "../language/fold.ts";
import { answerCurrent, leaveGroup } from "./answer-current.ts";
import { doubt, leaveUnanswered, stillAnswered } from "./answering.ts";
import { allBroken } from "./check-answer.ts";
import { type Control, readControl } from "./control.ts";
import { findQuestion } from "./find-question.ts";
import { closeGroup, skipItem } from "./groups.ts";
import type { Step } from "./path.ts";
import { openTarget } from "./pending.ts";
import { sectionsOf } from "./section-progress.ts";
import {
  type Context,
  currentStep,
  type InterviewState,
  isQuestionStep,
  progressOf,
  stepsOf,
  type Turn,
  withoutEditing,
  withoutPending,
} from "./state.ts";

/** What a steering word does; `current` is absent once all is answered. */
export function steer(
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
      return {
        state,
        said: [{ say: "progress", progress: progressOf(context, state), sections: sectionsOf(context, state) }],
      };
    case "recap":
      return { state, said: [{ say: "recap" }] };
    case "resume":
      return { state: state.pending?.kind === "leave" ? withoutPending(state) : state, said: [{ say: "kept_going" }] };
    case "pause":
      return { state: withoutPending(state), said: [], ended: "paused" };
    case "abandon":
      return leavesCorrection(state, text)
        ? leaveCorrection(context, state)
        : { state: { ...state, pending: { kind: "leave" } }, said: [] };
    case "validate":
    case "validate_named":
    case "validate_unnamed":
      return validate(context, state, control.word);
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

/** "Annuler" leaves what is being corrected or asked again; "abandonner" is of the whole questionnaire. */
function leavesCorrection({ editing, pending }: InterviewState, text: string): boolean {
  const isUnderWay = editing !== undefined || (pending !== undefined && pending.kind !== "leave");
  return isUnderWay && !/\babandon/u.test(fold(text));
}

function leaveCorrection(context: Context, state: InterviewState): Turn {
  const at = state.pending !== undefined && "path" in state.pending ? state.pending.path : state.editing;
  const step = stepsOf(context, state).find((one) => one.path === at);
  const kept = isQuestionStep(step) ? stillAnswered(context, state, step) : undefined;
  return {
    state: withoutEditing(withoutPending(state)),
    said: [kept?.say === "still_answered" ? { ...kept, say: "unchanged" } : { say: "nothing_changed" }],
  };
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

function finish(context: Context, state: InterviewState, current: Step | undefined, text: string): Turn {
  if (current === undefined) return { state, said: [{ say: "help_review" }] };
  if (current.kind === "group_open") return { state, said: [{ say: "none_or_unknown" }] };
  if (current.kind === "group_more") return closeGroup(state, current.question, text);
  if (current.proposal !== undefined && /bon\b/u.test(fold(text))) return answerCurrent(context, state, current, "oui");
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

/** "corriger les agents", or in one go "corriger les agents : 2", "corriger les agents 2". */
function correct(
  context: Context,
  state: InterviewState,
  current: Step | undefined,
  about: string,
  text: string,
): Turn {
  const [name = "", value] = cutCorrection(context, state, about);
  const found = findQuestion(context, state, name);
  switch (found.kind) {
    case "one": {
      const opened = openTarget(context, state, found.target.path);
      const target = currentStep(context, opened.state);
      if (value === undefined || target?.path !== found.target.path) return opened;
      return isQuestionStep(target) && readControl(value)?.word === "unknown"
        ? leaveUnanswered(context, opened.state, target, "unknown", value, { sure: true })
        : answerCurrent(context, opened.state, target, value);
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
      return { state, said: [{ say: "no_such_question", about: inTheirWords(text), near: found.near }] };
  }
}

/** A figure said last is the answer where nothing has it in its name: "coût 87 500", not "tarif 2025". */
function cutCorrection(context: Context, state: InterviewState, about: string): string[] {
  const [, name, figure] = /^(.*?\p{L}\S*)\s+(\d[\d\s.,]*(?:\s?(?:k?€|euros?|%))?)$/u.exec(about) ?? [];
  if (name !== undefined && figure !== undefined && findQuestion(context, state, about).kind === "none")
    return findQuestion(context, state, name).kind === "one" ? [name, figure] : [about];
  return about.split(/\s*[:=]\s*/u, 2);
}

/** "corriger le dépôt : 2": "le dépôt", with its accents. */
function inTheirWords(text: string): string {
  const [name = ""] = text
    .trim()
    .replace(/^\S+\s*(?:de |du |d['’])?/iu, "")
    .split(/\s*[:=]\s*/u, 1);
  return name;
}

/** Nothing left to ask, and no check broken: else the first of either is asked. */
function validate(
  { questionnaire, ...context }: Context,
  before: InterviewState,
  how: "validate" | "validate_named" | "validate_unnamed",
): Turn {
  // A correction opened but not given keeps the answer as it was.
  const state =
    before.editing !== undefined && before.answers[before.editing] !== undefined ? withoutEditing(before) : before;
  const left = remaining({ questionnaire, ...context }, state);
  if (left > 0) return { state, said: [{ say: "not_finished", remaining: left }] };
  const [broken] = allBroken(questionnaire, state.answers, context.facts);
  if (broken)
    return {
      state: { ...withoutPending(state), editing: broken.step.path },
      said: [{ say: "broken", message: broken.check.message }],
    };
  // With their name or without: theirs to say, never ours to suppose.
  const isSaid = how !== "validate";
  if (isSaid !== (questionnaire.unnamed ?? false))
    return { state, said: [{ say: isSaid ? "named_only" : "name_or_not" }] };
  const ended: Turn = { state: withoutEditing(withoutPending(state)), said: [], ended: "validated" };
  return how === "validate_unnamed" ? { ...ended, unnamed: true } : ended;
}

function remaining(context: Context, state: InterviewState): number {
  const { total, answered } = progressOf(context, state);
  return currentStep(context, state) === undefined ? 0 : Math.max(1, total - answered);
}

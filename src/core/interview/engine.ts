import { readYesNo } from "../language/read-yes-no.ts";
import { amend } from "./amend.ts";
import { answerCurrent, namesAnOption } from "./answer-current.ts";
import { keepValue } from "./answering.ts";
import { type Control, isAside, readControl } from "./control.ts";
import { findQuestion } from "./find-question.ts";
import { optionsOf } from "./path.ts";
import { openTarget, pickedIndex, settlePending } from "./pending.ts";
import { readPicked } from "./read-answer.ts";
import {
  type Context,
  currentStep,
  type Input,
  type InterviewState,
  isQuestionStep,
  type Pending,
  promptKey,
  stepsOf,
  type Turn,
  withoutPending,
} from "./state.ts";
import { hearRemoval } from "./removal.ts";
import { hearAlike } from "./steer-alike.ts";
import { steer } from "./steer.ts";

/** One turn of an interview: what the person said, turned into new state and things to say. Never throws, never waits. */
export function step(context: Context, state: InterviewState, input: Input): Turn {
  const turn = take(context, state, input);
  const { pending } = turn.state;
  if (pending === undefined || pending === state.pending) return turn;
  const doubts = (state.doubts ?? 0) + 1;
  return { ...turn, state: { ...turn.state, doubts, pending: { ...pending, id: doubts } } };
}

function take(context: Context, state: InterviewState, input: Input): Turn {
  if ("text" in input) return hear(context, state, input.text);
  if ("words" in input) return amend(context, state, input.paths, input.words);
  return pick(context, state, input.path, input.value);
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
  return isQuestionStep(target) && picked
    ? keepValue(context, at, target, picked)
    : answerCurrent(context, at, target, value);
}

/** While a line is to be picked, only words that answer nothing steer; they leave "abandonner ?" behind. */
function steersPast(pending: Pending, control: Control): boolean {
  if (pending.kind === "leave") return control.word !== "abandon";
  return (pending.kind === "which" || pending.kind === "items" || pending.kind === "alike") && isAside(control);
}

function hear(context: Context, state: InterviewState, text: string): Turn {
  const alike = hearAlike(context, state, text);
  if (alike !== undefined) return alike;
  const control = readControl(text);
  const steers = control !== undefined && state.pending !== undefined && steersPast(state.pending, control);
  if (state.pending && !steers) {
    const settled = settlePending(context, state, state.pending, text);
    if (settled) return { ...settled, settles: true };
  }
  const current = currentStep(context, state);
  const before = state.pending?.kind === "leave" ? withoutPending(state) : state;
  if (control && !namesAnOption(context, state, current, text)) return steer(context, before, current, control, text);
  const rest = withoutPending(state);
  const removal = hearRemoval(context, rest, current, text);
  if (removal !== undefined) return removal;
  if (current === undefined) return reviewing(context, rest, text);
  return { ...answerCurrent(context, rest, current, text), putTo: current.path };
}

/** What the end of an interview offers, in order: lines a, b and c. */
function reviewChoices({ unnamed }: Context["questionnaire"]): Control[] {
  const validate: Control[] = unnamed
    ? [{ word: "validate_named" }, { word: "validate_unnamed" }]
    : [{ word: "validate" }];
  return [...validate, { word: "correct", about: "" }, { word: "pause" }];
}

/** All is answered: a line number or a question's name corrects it; anything else changes nothing. */
function reviewing(context: Context, state: InterviewState, text: string): Turn {
  const choices = reviewChoices(context.questionnaire);
  const picked = pickedIndex(text, choices.length, false);
  const control = picked === undefined ? undefined : choices[picked];
  if (control !== undefined) return steer(context, state, undefined, control, text);
  // "Oui" to "relisez, puis validez" is no correction of whatever line reads "oui".
  if (readYesNo(text).kind === "read" && !/\d/.test(text))
    return { state, said: [{ say: context.questionnaire.unnamed ? "name_or_not" : "say_validate" }] };
  const found = findQuestion(context, state, text);
  return found.kind === "one"
    ? openTarget(context, state, found.target.path)
    : { state, said: [{ say: "not_understood" }] };
}

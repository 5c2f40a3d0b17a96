import { fold } from "../language/fold.ts";
import { readControl } from "./control.ts";
import { readYesNo } from "../language/read-yes-no.ts";
import { describe, removeItem } from "./groups.ts";
import { givenGroup } from "./answers.ts";
import { keepValue } from "./answering.ts";
import { partsOfTarget, removedBy, targetsOf } from "./find-question.ts";
import { settleAlike } from "./steer-alike.ts";
import { findGroup, type QuestionStep } from "./path.ts";
import {
  type Context,
  type InterviewState,
  isQuestionStep,
  type Pending,
  stepsOf,
  type Turn,
  withoutEditing,
  withoutPending,
} from "./state.ts";

type Of<Kind extends Pending["kind"]> = Extract<Pending, { kind: Kind }>;

/** Settles what was waiting for a word; undefined when `text` is about something else, which then is handled as usual. */
export function settlePending(
  context: Context,
  state: InterviewState,
  pending: Pending,
  text: string,
): Turn | undefined {
  switch (pending.kind) {
    case "leave":
      return settleLeave(state, text);
    case "doubt":
      return settleDoubt(context, state, pending, text);
    case "suspect":
      return settleSuspect(context, state, pending, text);
    case "which":
      return settleWhich(context, state, pending, text);
    case "items":
      return settleItems(context, state, pending, text);
    case "alike":
      return settleAlike(context, state, pending, text);
  }
}

/** Whether these words answer "abandonner ?", by a yes, a no or the word itself. */
export function settlesLeave(text: string): boolean {
  const reading = readYesNo(text);
  return (reading.kind === "read" && reading.rest === "") || readControl(text)?.word === "abandon";
}

/** Only a whole yes, or the word itself said again, abandons. */
function settleLeave(state: InterviewState, text: string): Turn {
  const reading = readYesNo(text);
  const isRepeated = /^(?:oui,? )?(?:j'|je )?abandonne(?:r)?[\s.!]*$/u.test(fold(text));
  const sure = isRepeated || (reading.kind === "read" && reading.value && !reading.estimate && reading.rest === "");
  return sure
    ? { state: withoutPending(state), said: [], ended: "abandoned" }
    : { state: withoutPending(state), said: [{ say: "kept_going" }] };
}

/**
 * Candidates are lettered when they are numbers: "2" then is a value and never the second line.
 * The last line is always "autre réponse".
 */
function settleDoubt(context: Context, state: InterviewState, pending: Of<"doubt">, text: string): Turn | undefined {
  const step = stepsOf(context, state).find((one) => one.path === pending.path);
  if (!isQuestionStep(step)) return undefined;
  const count = pending.candidates.length;
  const index = pickedIndex(text, count + 1, !pending.candidates.some(isNumber)) ?? yesOrNo(text, count);
  if (index === undefined) return undefined;
  const candidate = pending.candidates[index];
  if (candidate === undefined) return askAgain(state, step);
  return keepValue(context, withoutPending(state), step, { ...candidate, raw: pending.raw });
}

function isNumber({ value }: { value: unknown }): boolean {
  return typeof value === "number";
}

/** With one candidate, "oui" takes it; "non" is always "autre réponse". */
function yesOrNo(text: string, count: number): number | undefined {
  const reading = readYesNo(text);
  if (reading.kind !== "read" || reading.rest !== "" || /\d/.test(text)) return undefined;
  if (!reading.value) return count;
  return count === 1 ? 0 : undefined;
}

function settleSuspect(
  context: Context,
  state: InterviewState,
  pending: Of<"suspect">,
  text: string,
): Turn | undefined {
  const step = stepsOf(context, state).find((one) => one.path === pending.path);
  const index = pickedIndex(text, 2, !isNumber(pending)) ?? yesOrNo(text, 1);
  if (!isQuestionStep(step) || index === undefined) return undefined;
  if (index === 1) return askAgain(state, step);
  const { value, estimate, raw } = pending;
  return keepValue(context, withoutPending(state), step, { value, estimate, raw }, { sure: true });
}

function askAgain(state: InterviewState, step: QuestionStep): Turn {
  return {
    state: { ...withoutPending(state), editing: step.path },
    said: [{ say: "give_value", question: step.question }],
  };
}

/** The line picked by its mark or its words; "rien" or "c'est tout" leaves the list, anything else leaves it as it is. */
function settleWhich(context: Context, state: InterviewState, pending: Of<"which">, text: string): Turn {
  const index = pickedIndex(text, pending.targets.length, true) ?? ordinalIn(text);
  const picked = index === undefined ? namedTarget(context, state, pending.targets, text) : pending.targets[index];
  if (picked !== undefined) return openTarget(context, withoutPending(state), picked);
  return leavesList(text)
    ? { state: withoutPending(state), said: [{ say: "kept_going" }] }
    : { state, said: [{ say: "pick_line" }] };
}

function leavesList(text: string): boolean {
  const word = readControl(text)?.word;
  return (
    word === "done" ||
    word === "skip" ||
    word === "back" ||
    /^(?:rien|aucune?|non|laisse[rz]?)(?: (?:merci|du tout|a corriger))?[\s.!]*$/.test(fold(text))
  );
}

function namedTarget(
  context: Context,
  state: InterviewState,
  targets: readonly string[],
  text: string,
): string | undefined {
  const said = fold(text);
  if (/^(?:ajoute|en ajouter|encore un)/.test(said)) return targets.find((target) => target.endsWith("/+"));
  if (/^(?:retire|supprime|enleve|l'enlever|le retirer)/.test(said))
    return only(targets.filter((target) => target.endsWith("/-")));
  const parents = new Set(targets.map((target) => target.split("/").slice(0, -1).join("/")));
  const parts = [...parents].flatMap((parent) =>
    parent === "" ? [] : partsOfTarget(context, state, parent, { add: "ajouter", remove: "retirer" }),
  );
  // Among the parts of an item, its own name is no word for taking it away.
  const removes = targets.every((target) => target.endsWith("/-"));
  const removals = targets.flatMap((target) => {
    const label = removes ? removedBy(context, state, target) : undefined;
    return label === undefined ? [] : [{ path: target, label }];
  });
  const labels = [...targetsOf(stepsOf(context, state), state), ...parts, ...removals].filter((one) =>
    targets.includes(one.path),
  );
  const exact = labels.filter((one) => fold(one.label) === said);
  const found = exact.length > 0 ? exact : labels.filter((one) => said.length > 2 && fold(one.label).includes(said));
  return only(found.map(({ path }) => path));
}

function only<T>(found: readonly T[]): T | undefined {
  return found.length === 1 ? found[0] : undefined;
}

function ordinalIn(text: string): number | undefined {
  const words = ["premier", "deuxieme", "troisieme", "quatrieme", "cinquieme"];
  const said = fold(text)
    .replace(/^(?:le|la) /, "")
    .replace("premiere", "premier")
    .replace(/^seconde?$/, "deuxieme");
  const index = words.indexOf(said);
  return index === -1 ? undefined : index;
}

/** "Un seul", "les deux", "plusieurs", or a mark; anything else leaves the question as it is. */
function settleItems(context: Context, state: InterviewState, pending: Of<"items">, text: string): Turn {
  const group = findGroup(context.questionnaire, pending.group);
  if (group === undefined) return { state: withoutPending(state), said: [{ say: "stale" }] };
  const index = pickedIndex(text, 3, true) ?? countIn(text);
  if (index === undefined) return { state, said: [{ say: "pick_line" }] };
  if (index === 2) return { state: withoutPending(state), said: [{ say: "describe_item", group }] };
  return describe(context, withoutPending(state), group, index === 0 ? [pending.one] : pending.several, text);
}

function countIn(text: string): number | undefined {
  const said = fold(text);
  if (/^(?:(?:c'est |il y en a )?(?:un|une) seule?|un|une)\b/.test(said)) return 0;
  return /\b(?:plusieurs|les? (?:deux|trois|quatre)|tous|toutes)\b/.test(said) ? 1 : undefined;
}

/** "2", "la 2", "b", "B)": the line picked, from 0. Digits count only when no line is itself a number. */
export function pickedIndex(text: string, count: number, digits: boolean): number | undefined {
  const said = fold(text).replace(/[\s.)!]+$/u, "");
  const number = /^(?:la |le |l'?option |option |reponse |choix |n° ?|numero )*(\d{1,2})$/.exec(said);
  if (number && digits) return within(Number(number[1]) - 1, count);
  const letter = /^(?:la |le |l'?option |option |reponse |choix )*([a-i])$/.exec(said);
  return letter?.[1] === undefined ? undefined : within(letter[1].charCodeAt(0) - 97, count);
}

function within(index: number, count: number): number | undefined {
  return index >= 0 && index < count ? index : undefined;
}

/** Goes to what is to be corrected; a group or an item first says its parts. */
export function openTarget(context: Context, state: InterviewState, target: string): Turn {
  const [id = "", number, part] = target.split("/");
  const group = findGroup(context.questionnaire, id);
  if (group && part === "-") return removeItem(context, state, group, Number(number));
  if (group && number === "+") return reopenGroup(state, group.id);
  const parts = partsOfTarget(context, state, target, { add: "", remove: "" });
  if (parts.length === 0) return { state: { ...withoutPending(state), editing: target }, said: [] };
  if (group && number === undefined && (givenGroup(state.answers, id)?.items.length ?? 0) === 0)
    return reopenGroup(state, id);
  return {
    state: { ...withoutEditing(state), pending: { kind: "which", targets: parts.map((one) => one.path) } },
    said: [],
  };
}

/** An empty list is asked anew; another is asked whether there is one more. */
function reopenGroup(state: InterviewState, id: string): Turn {
  const given = givenGroup(state.answers, id);
  const answers = { ...state.answers };
  if (given === undefined || given.items.length === 0) delete answers[id];
  else answers[id] = { state: "given", value: { ...given, closed: false }, estimate: false, raw: "ajouter" };
  return { state: { ...withoutEditing(withoutPending(state)), answers }, said: [] };
}

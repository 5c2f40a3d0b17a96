import { readYesNo } from "../language/read-yes-no.ts";
import { fold } from "../language/fold.ts";
import { saysAlike } from "./alike.ts";
import { type Answer, givenGroup, isChoicesValue, withoutBranch } from "./answers.ts";
import { objectionsTo } from "./answering.ts";
import { itemOf, itemPath, optionsOf, type Step } from "./path.ts";
import type { GroupQuestion, GroupValue, Question } from "./questionnaire.ts";
import { readItem } from "./group-item.ts";
import {
  type Context,
  type InterviewState,
  isQuestionStep,
  type ItemAnswers,
  type Pending,
  type Said,
  stepsOf,
  type Turn,
  withoutEditing,
  withoutPending,
} from "./state.ts";

type GroupStep = Extract<Step, { kind: "group_open" | "group_more" }>;

const none = /^(?:aucune?|aucuns|rien|neant|zero|0|pas d[e'].*|il n'?y en a pas|y en a pas)(?: .{0,20})?$/;

/** Answers "quels équipements ?" or "en ajouter un autre ?": yes, no, or the description of the next item itself. */
export function answerGroup(context: Context, state: InterviewState, step: GroupStep, text: string): Turn {
  const group = step.question;
  const said = fold(text).replace(/[\s.!]+$/u, "");
  if (saysAlike(text)) return { state, said: [{ say: "no_list_alike", group }] };
  if (none.test(said) || (step.kind === "group_open" && said === "a")) return closeGroup(state, group, text);
  const reading = readYesNo(text);
  if (reading.kind === "read" && !/^\d+$/.test(said)) {
    if (!reading.value && reading.rest === "") return closeGroup(state, group, text);
    if (reading.value && reading.rest === "")
      return { state: addItem(state, group, {}, text), said: [{ say: "describe_item", group }] };
    if (reading.value) return describeItems(context, state, group, reading.rest);
  }
  if (step.kind === "group_more" && (said === "1" || said === "2")) {
    return said === "2"
      ? closeGroup(state, group, text)
      : { state: addItem(state, group, {}, text), said: [{ say: "describe_item", group }] };
  }
  return describeItems(context, state, group, text);
}

export function closeGroup(state: InterviewState, group: GroupQuestion, raw: string): Turn {
  const given = givenGroup(state.answers, group.id);
  const items = given?.items ?? [];
  const least = group.minItems ?? 0;
  if (items.length < least) return { state, said: [{ say: "too_few", least }] };
  const answer: Answer = { state: "given", value: { items, closed: true, last: lastOf(given) }, estimate: false, raw };
  return {
    state: { ...withoutEditing(withoutPending(state)), answers: { ...state.answers, [group.id]: answer } },
    said: [{ say: "group_closed", group, count: items.length }],
  };
}

function lastOf(given: GroupValue | undefined): number {
  return Math.max(0, given?.last ?? 0, ...(given?.items ?? []));
}

/** Adds an item with the answers already known; its other questions follow by themselves. */
export function addItem(state: InterviewState, group: GroupQuestion, fields: ItemAnswers, raw: string): InterviewState {
  const given = givenGroup(state.answers, group.id);
  const items = given?.items ?? [];
  const number = lastOf(given) + 1;
  const value = { items: [...items, number], closed: false, last: number };
  const answers = { ...state.answers, [group.id]: { state: "given", value, estimate: false, raw } satisfies Answer };
  for (const [id, answer] of Object.entries(fields)) answers[itemPath(group, number, id)] = answer;
  return { ...withoutEditing(withoutPending(state)), answers };
}

/** Takes an item away, with its answers and what other questions said of it. */
export function removeItem(context: Context, state: InterviewState, group: GroupQuestion, number: number): Turn {
  const title = itemOf(group, number, state.answers).title ?? group.item;
  const given = givenGroup(state.answers, group.id);
  const items = (given?.items ?? []).filter((one) => one !== number);
  const value = { items, closed: given?.closed ?? false, last: lastOf(given) };
  const kept = { ...withoutBranch(state.answers, `${group.id}/${number}`) };
  kept[group.id] = { state: "given", value, estimate: false, raw: "retirer" };
  for (const question of questionsAbout(context, group)) {
    const answer = kept[question.id];
    if (answer?.state !== "given" || !isChoicesValue(answer.value)) continue;
    const chosen = answer.value.chosen.filter((one) => one !== String(number));
    kept[question.id] = { ...answer, value: { ...answer.value, chosen } };
  }
  return { state: { ...withoutEditing(withoutPending(state)), answers: kept }, said: [{ say: "item_removed", title }] };
}

/** The questions whose options are the items of `group`. */
function questionsAbout({ questionnaire }: Context, group: GroupQuestion): Question[] {
  return questionnaire.sections
    .flatMap((section) => section.questions)
    .filter(
      (question) => "options" in question && "fromGroup" in question.options && question.options.fromGroup === group.id,
    );
}

/** "C'est tout" in the middle of an item: its remaining questions are passed over. */
export function skipItem(
  context: Context,
  state: InterviewState,
  step: Extract<Step, { kind: "question" }>,
  steps: Step[],
  raw: string,
): Turn {
  const prefix = `${step.item?.group.id}/${step.item?.number}/`;
  const left = steps.filter((one) => one.path.startsWith(prefix) && state.answers[one.path] === undefined);
  const skipped = Object.fromEntries(left.map((one) => [one.path, { state: "skipped", raw } satisfies Answer]));
  return {
    state: { ...withoutEditing(withoutPending(state)), answers: { ...state.answers, ...skipped } },
    said: [{ say: "item_skipped", title: step.item?.title ?? "" }],
  };
}

/** "Salle des fêtes, 12 place de l'Église, 300 m²": one item said in one go, or several, one a line. */
function describeItems(context: Context, state: InterviewState, group: GroupQuestion, text: string): Turn {
  const lines = text
    .split(group.questions[0]?.type === "choice" ? /\n|;|\s+et\s+(?=\d)/u : /\n|;/u)
    .map((line) => line.replace(/^\s*[-–•*]\s*/u, "").trim())
    .filter((line) => line !== "");
  if (lines.length > 1) {
    const items = lines.map((line) => readItem(context, state, group, line));
    const fields = items.flatMap((item) => (item?.sure ? [item.fields] : []));
    if (fields.length === lines.length) return describe(context, state, group, fields, text);
  }
  const counted = countedItems(context, state, group, text);
  if (counted !== undefined) return describe(context, state, group, counted, text);
  const item = readItem(context, state, group, text);
  if (item === undefined) return { state, said: [{ say: "item_unread", group }] };
  if (item.sure) {
    const turn = describe(context, state, group, [item.fields], text);
    return item.unused === "" ? turn : { ...turn, said: [...turn.said, { say: "rest_ignored", rest: item.unused }] };
  }
  return {
    state: { ...state, pending: { kind: "items", group: group.id, one: item.fields, several: item.several } },
    said: [],
  };
}

/** "Animateur 0,8 et directrice 0,7", "CAF 12 000, MSA 3 000": several items, when each part names one and says more of it. */
function countedItems(
  context: Context,
  state: InterviewState,
  group: GroupQuestion,
  text: string,
): ItemAnswers[] | undefined {
  const parts = text.split(/\s+et\s+|,\s+(?=\p{L})/u).filter((part) => part.trim() !== "");
  if (parts.length < 2) return undefined;
  const items = parts.map((part) => readItem(context, state, group, part.trim()));
  const whole = items.flatMap((item) =>
    item !== undefined && item.sure && item.unused === "" && Object.keys(item.fields).length > 1 ? [item.fields] : [],
  );
  return whole.length === parts.length ? whole : undefined;
}

/**
 * Adds these items. An answer that breaks a check is not kept: it is asked for by itself, and so is the first that is only
 * to be confirmed.
 */
export function describe(
  context: Context,
  state: InterviewState,
  group: GroupQuestion,
  items: readonly ItemAnswers[],
  raw: string,
): Turn {
  const said: Said[] = [];
  let next = state;
  let pending: Pending | undefined;
  for (const fields of items) {
    const described = withoutBroken(context, next, group, fields, raw);
    next = described.state;
    pending ??= described.pending;
    if (Object.keys(described.kept).length > 0) said.push(notedItem(context, next, group, described.kept));
    said.push(...described.said);
  }
  return { state: pending === undefined ? next : { ...next, pending }, said };
}

function withoutBroken(
  context: Context,
  before: InterviewState,
  group: GroupQuestion,
  fields: ItemAnswers,
  raw: string,
): { state: InterviewState; kept: ItemAnswers; said: Said[]; pending?: Pending } {
  const number = lastOf(givenGroup(before.answers, group.id)) + 1;
  let kept = fields;
  const said: Said[] = [];
  let pending: Pending | undefined;
  for (const { id } of group.questions) {
    const answer = kept[id];
    if (answer?.state !== "given") continue;
    const state = addItem(before, group, kept, raw);
    const at = itemPath(group, number, id);
    const step = stepsOf(context, state).find((one) => one.path === at);
    if (!isQuestionStep(step)) continue;
    const { value, estimate } = answer;
    const { refused, suspect } = objectionsTo(context, step, state.answers, value);
    if (refused === undefined && suspect === undefined) continue;
    kept = Object.fromEntries(Object.entries(kept).filter(([field]) => field !== id));
    if (refused !== undefined) said.push({ say: "broken", message: refused });
    else if (suspect !== undefined)
      pending ??= { kind: "suspect", path: at, value, estimate, raw: answer.raw, message: suspect };
  }
  return { state: addItem(before, group, kept, raw), kept, said, ...(pending && { pending }) };
}

function notedItem(context: Context, state: InterviewState, group: GroupQuestion, fields: ItemAnswers): Said {
  return {
    say: "item_noted",
    group,
    fields: group.questions.flatMap((question) => {
      const answer = fields[question.id];
      const options = optionsOf(question, context.questionnaire, state.answers, context.facts);
      return answer?.state === "given" ? [{ question, value: answer.value, options }] : [];
    }),
  };
}

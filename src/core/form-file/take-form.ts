import { fold } from "../language/fold.ts";
import { givenGroup } from "../interview/answers.ts";
import { leaveGroup } from "../interview/answer-current.ts";
import { closeGroup } from "../interview/groups.ts";
import { readYesNo } from "../language/read-yes-no.ts";
import type { Step } from "../interview/path.ts";
import type { GroupQuestion, Questionnaire } from "../interview/questionnaire.ts";
import {
  type Context,
  type InterviewState,
  isQuestionStep,
  stepsOf,
  withoutEditing,
  withoutPending,
} from "../interview/state.ts";
import type { Outcome, Taken } from "./outcome.ts";
import type { SentLine } from "./read-form.ts";
import { takeItems } from "./take-items.ts";
import { withWaiting } from "./waiting-lines.ts";
import { leftAs, takeLine } from "./take-line.ts";

/** `replace`: what contradicts an answer already given takes its place; else it is only said. */
export type TakeOptions = { replace: boolean };

/**
 * Puts the lines of a form into an interview, each read as if it were typed in answer to its question. What is doubtful, refused or
 * not asked is said of its line, and takes nothing from the others. The same form a second time changes nothing.
 */
export function takeForm(
  context: Context,
  state: InterviewState,
  lines: readonly SentLine[],
  options: TakeOptions,
): Taken {
  const before = withoutEditing(withoutPending(state));
  let taken: Taken = { state: before, outcomes: [] };
  for (const part of partsOf(context.questionnaire, lines)) {
    const next = part.group
      ? takeList(context, taken.state, part.group, part.lines, options)
      : takeOne(context, taken.state, part.lines, options);
    taken = { state: next.state, outcomes: [...taken.outcomes, ...next.outcomes] };
  }
  // Nothing new: what was being asked stays asked.
  const isSame = JSON.stringify(taken.state.answers) === JSON.stringify(before.answers);
  const outcomes = withWaiting(context.questionnaire, taken.outcomes.filter(isNews), lines);
  return { state: isSame ? state : taken.state, outcomes: outcomes.toSorted((one, other) => one.line - other.line) };
}

/** Passing over what is not asked says nothing. */
function isNews({ kind, said }: Outcome): boolean {
  return kind !== "not_asked" || leftAs(said) === undefined;
}

type Part = { lines: SentLine[]; group?: GroupQuestion };

/** The lines of each question together, in the order of the questionnaire, whatever order they came in; then those of none. */
function partsOf(questionnaire: Questionnaire, lines: readonly SentLine[]): Part[] {
  const byQuestion = Map.groupBy(lines, ({ key }) => key.split("/")[0] ?? "");
  const questions = questionnaire.sections.flatMap((section) => section.questions);
  const known = questions.flatMap((question): Part[] => {
    const own = byQuestion.get(question.id);
    byQuestion.delete(question.id);
    if (own === undefined) return [];
    return question.type === "group" ? [{ lines: own, group: question }] : [{ lines: own }];
  });
  return [...known, ...[...byQuestion.values()].map((unknown): Part => ({ lines: unknown }))];
}

function takeOne(context: Context, state: InterviewState, lines: readonly SentLine[], options: TakeOptions): Taken {
  let taken: Taken = { state, outcomes: [] };
  for (const line of lines) {
    if (line.said === "") continue;
    const step = stepsOf(context, taken.state).find(({ path }) => path === line.key);
    const { state: next, outcomes } = isQuestionStep(step)
      ? takeLine(context, taken.state, step, line, options)
      : { state: taken.state, outcomes: [unasked(context, line)] };
    taken = { state: next, outcomes: [...taken.outcomes, ...outcomes] };
  }
  return taken;
}

/** A question of the questionnaire that is not on the path, or no question at all. */
function unasked({ questionnaire }: Context, { line, key, said }: SentLine): Outcome {
  const [id] = key.split("/");
  const question = questionnaire.sections.flatMap((section) => section.questions).find((one) => one.id === id);
  return question === undefined ? { line, said, kind: "unknown" } : { line, said, kind: "not_asked", question };
}

function takeList(
  context: Context,
  state: InterviewState,
  group: GroupQuestion,
  lines: readonly SentLine[],
  options: TakeOptions,
): Taken {
  const written = lines.filter(({ said }) => said !== "");
  const step = stepsOf(context, state).find(({ path }) => path === group.id || path === `${group.id}/+`);
  if (step === undefined || isQuestionStep(step))
    return { state, outcomes: written.map((line) => unasked(context, line)) };
  const items = takeItems(
    context,
    state,
    group,
    lines.filter(({ key }) => key !== group.id),
    options,
  );
  const own = written.find(({ key }) => key === group.id);
  const closed = own
    ? takeListLine(context, items.state, step, own)
    : { state: items.state, outcomes: [] as Outcome[] };
  const outcomes = [...items.outcomes, ...closed.outcomes];
  const isTold = outcomes.every(({ kind }) => kind === "kept" || kind === "same");
  // Lines left blank after the last thing say that there is no more; with none left, there may be others.
  const isOver = own === undefined && items.added > 0 && items.blank > 0 && isTold;
  return { state: isOver ? closeGroup(closed.state, group, "").state : closed.state, outcomes };
}

const none = /^(?:aucune?s?|rien|neant|0|il n'y en a pas)$/u;
const all = /^(?:complete?|c'est tout|fini|termine|tout est la|oui)$/u;

/** "aucun", "complète", "je ne sais pas": what is said of the list as a whole. */
function takeListLine(
  context: Context,
  state: InterviewState,
  step: Exclude<Step, { kind: "question" }>,
  { line, said }: SentLine,
): Taken {
  const { question: group } = step;
  const refused: Taken = { state, outcomes: [{ line, said, kind: "list_unread", question: group }] };
  const words = fold(said).replace(/[\s.!]+$/u, "");
  const given = givenGroup(state.answers, group.id);
  const count = given?.items.length ?? 0;
  const no = readYesNo(said);
  const isNone = none.test(words) || (no.kind === "read" && !no.value && no.rest === "" && !/\d/u.test(said));
  const left = leftAs(said);
  if (left !== undefined) {
    const same: Taken = { state, outcomes: [{ line, said, kind: "same" }] };
    if (given?.closed || state.answers[group.id]?.state === left) return same;
    const at =
      given === undefined ? ({ kind: "group_open", path: group.id } as const) : { kind: step.kind, path: step.path };
    const turn = leaveGroup(state, { ...step, ...at }, left, said);
    return { state: turn.state, outcomes: [{ line, said, kind: "kept", question: group }] };
  }
  if (isNone && count > 0) return { state, outcomes: [{ line, said, kind: "list_not_empty", question: group, count }] };
  if (!isNone && !(all.test(words) && count > 0)) return refused;
  if (given?.closed) return { state, outcomes: [{ line, said, kind: "same" }] };
  const turn = closeGroup(state, group, said);
  if (turn.said.some((one) => one.say === "too_few")) return refused;
  return { state: turn.state, outcomes: [{ line, said, kind: "kept", question: group }] };
}

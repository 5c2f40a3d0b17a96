import { fold } from "../language/fold.ts";
import { type Answer, givenGroup } from "../interview/answers.ts";
import { addItem } from "../interview/groups.ts";
import { itemPath } from "../interview/path.ts";
import type { GroupQuestion } from "../interview/questionnaire.ts";
import { type Context, type InterviewState, isQuestionStep, stepsOf } from "../interview/state.ts";
import type { Outcome, Taken } from "./outcome.ts";
import type { SentLine } from "./read-form.ts";
import type { TakeOptions } from "./take-form.ts";
import { takeLine } from "./take-line.ts";

/** `added`: things that are new; `blank`: places for one more, left empty. */
type ItemsTaken = Taken & { added: number; blank: number };

/**
 * The things of a list: those that the form already named by their number, then the new ones. A new one that says the same first
 * detail as one that is there is that one, so that a form sent twice adds nothing.
 */
export function takeItems(
  context: Context,
  state: InterviewState,
  group: GroupQuestion,
  lines: readonly SentLine[],
  options: TakeOptions,
): ItemsTaken {
  const known = new Set((givenGroup(state.answers, group.id)?.items ?? []).map(String));
  const places = Map.groupBy(lines, ({ key }) => key.split("/")[1] ?? "");
  const met = new Set([...places.keys()].filter((place) => known.has(place)));
  const taken: ItemsTaken = { state, outcomes: [], added: 0, blank: 0 };
  for (const [place, details] of places) {
    const written = details.filter(({ said }) => said !== "");
    if (written.length === 0) {
      if (!known.has(place)) taken.blank += 1;
      continue;
    }
    const next = known.has(place)
      ? takeDetails(context, taken.state, group, place, written, options)
      : takeNew(context, taken, group, written, met, options);
    if (givenCount(next.state, group) > givenCount(taken.state, group)) taken.added += 1;
    taken.state = next.state;
    taken.outcomes.push(...next.outcomes);
  }
  return taken;
}

function givenCount({ answers }: InterviewState, group: GroupQuestion): number {
  return givenGroup(answers, group.id)?.items.length ?? 0;
}

function takeNew(
  context: Context,
  { state }: Taken,
  group: GroupQuestion,
  written: readonly SentLine[],
  met: Set<string>,
  options: TakeOptions,
): Taken {
  const all = (outcome: (line: SentLine) => Outcome): Taken => ({ state, outcomes: written.map(outcome) });
  const [first] = group.questions;
  const named = written.find(({ key }) => key.split("/")[2] === first?.id);
  const given = givenGroup(state.answers, group.id);
  // Tried on an item of its own, which is kept only if it is new.
  const scratch = addItem(state, group, {}, "");
  const number = String(givenGroup(scratch.answers, group.id)?.last ?? 0);
  const opened = named && takeDetails(context, scratch, group, number, [named], options);
  const answer = first && opened?.state.answers[itemPath(group, number, first.id)];
  if (first === undefined || named === undefined || opened === undefined || answer?.state !== "given") {
    const why = opened?.outcomes.find(({ kind }) => kind !== "kept");
    return all((line) =>
      line === named && why ? why : { ...about(line), kind: "nameless", question: group, first: firstOf(group) },
    );
  }
  const same = given?.items.find(
    (one) => !met.has(String(one)) && isAlike(state.answers[itemPath(group, one, first.id)], answer),
  );
  if (same !== undefined) {
    met.add(String(same));
    return takeDetails(context, state, group, String(same), written, options);
  }
  if ((given?.items.length ?? 0) >= group.maxItems)
    return all((line) => ({ ...about(line), kind: "too_many", question: group }));
  if (given?.closed && !options.replace)
    return all((line) => ({ ...about(line), kind: "one_more", question: group, count: given.items.length }));
  met.add(number);
  return takeDetails(context, scratch, group, number, written, options);
}

function about({ line, said }: SentLine): { line: number; said: string } {
  return { line, said };
}

function firstOf({ id, questions: [first] }: GroupQuestion) {
  if (first === undefined) throw new Error(`the list ${id} asks nothing`);
  return first;
}

/** The same thing, whatever the accents and capitals of its name. */
function isAlike(one: Answer | undefined, other: Answer): boolean {
  if (one?.state !== "given" || other.state !== "given") return false;
  const said = ({ value }: typeof one) => (typeof value === "string" ? fold(value) : JSON.stringify(value));
  return said(one) === said(other);
}

/** The details of one thing, in the order that its questions have. */
function takeDetails(
  context: Context,
  state: InterviewState,
  group: GroupQuestion,
  number: string,
  written: readonly SentLine[],
  options: TakeOptions,
): Taken {
  const order = group.questions.map(({ id }) => id);
  const rank = ({ key }: SentLine) => order.indexOf(key.split("/")[2] ?? "");
  const taken: Taken = { state, outcomes: [] };
  for (const line of written.toSorted((one, other) => rank(one) - rank(other))) {
    const path = itemPath(group, number, line.key.split("/")[2] ?? "");
    const step = stepsOf(context, taken.state).find((one) => one.path === path);
    if (!isQuestionStep(step)) {
      const question = group.questions[rank(line)];
      taken.outcomes.push(
        question === undefined ? { ...about(line), kind: "unknown" } : { ...about(line), kind: "not_asked", question },
      );
      continue;
    }
    const next = takeLine(context, taken.state, step, line, options);
    taken.state = next.state;
    taken.outcomes.push(...next.outcomes);
  }
  return taken;
}

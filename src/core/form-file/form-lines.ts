import type { Answer } from "../interview/answers.ts";
import { givenGroup } from "../interview/answers.ts";
import { evaluate, type Values } from "../interview/evaluate-expression.ts";
import { identifiersOf } from "../interview/expression.ts";
import { itemPath, optionsOf, rowStep, valuesOf } from "../interview/path.ts";
import type { AtomicQuestion, GroupQuestion, Question, Section, Value } from "../interview/questionnaire.ts";
import { type Context, type InterviewState, isHidden, stepsOf } from "../interview/state.ts";
import type { Option } from "../language/reading.ts";

/** One line to fill. `key`: the path of its answer; a thing not in the list yet is `equipements/+1/nom`. */
export type FormLine = {
  key: string;
  section: Section;
  /** Already answered; absent where it may not be read (`hidden`). */
  answer?: Answer;
  /** A restricted answer was given, which whoever gets this form does not read. */
  hidden?: true;
} & (
  | { kind: "question"; question: AtomicQuestion; options: Option[]; item?: FormItem; grid?: string; proposal?: Value }
  /** Says whether the list holds anything, before its things. */
  | { kind: "list"; question: GroupQuestion; blank: number }
);

/** `rank`: from 1, as people count them. */
export type FormItem = { group: GroupQuestion; rank: number };

/** Blank things after those of a list, and in a list with nothing yet. */
const blankAfter = 2;
const blankAlone = 4;

/** Every question that may be asked, in order; those that the answers already given surely leave out are not there. */
export function formLines(context: Context, state: InterviewState): FormLine[] {
  const awake = new Set(stepsOf(context, state).map(({ path }) => path));
  const values = valuesOf(state.answers, awake, context.facts);
  const toCome = new Set<string>();
  return context.questionnaire.sections.flatMap((section) =>
    section.questions
      .filter((question) => {
        if (!mayApply(question, values, toCome)) return false;
        if (state.answers[question.id] === undefined) toCome.add(question.id);
        return true;
      })
      .flatMap((question) => linesOf(context, state, section, question)),
  );
}

/** `toCome`: what may still be answered, in this very form: what is false for want of it may become true. */
function mayApply({ when }: Question, values: Values, toCome: ReadonlySet<string>): boolean {
  if (when === undefined || evaluate(when, values) !== false) return true;
  return identifiersOf(when).some((id) => toCome.has(id));
}

function linesOf(context: Context, state: InterviewState, section: Section, question: Question): FormLine[] {
  if (question.type === "group") return listLines(context, state, section, question);
  if (question.type !== "grid") return [questionLine(context, state, section, question, question.id)];
  return question.rows.map((row) => {
    const step = rowStep(question, row, section);
    return { ...questionLine(context, state, section, step.question, step.path), grid: question.text };
  });
}

function questionLine(
  context: Context,
  state: InterviewState,
  section: Section,
  question: AtomicQuestion,
  key: string,
): Extract<FormLine, { kind: "question" }> {
  const options = optionsOf(question, context.questionnaire, state.answers, context.facts);
  const proposal = question.prefill === undefined ? undefined : context.facts.known[question.prefill];
  return {
    kind: "question",
    key,
    section,
    question,
    options,
    ...(proposal === undefined ? {} : { proposal }),
    ...answered(context, question, state.answers[key]),
  };
}

function answered(context: Context, question: AtomicQuestion | GroupQuestion, answer: Answer | undefined) {
  if (answer === undefined) return {};
  return isHidden(context, question, answer) ? { hidden: true as const } : { answer };
}

function listLines(context: Context, state: InterviewState, section: Section, group: GroupQuestion): FormLine[] {
  const items = givenGroup(state.answers, group.id)?.items ?? [];
  const blank = Math.min(items.length === 0 ? blankAlone : blankAfter, group.maxItems - items.length);
  const numbers = [...items.map(String), ...Array.from({ length: blank }, (_, index) => `+${index + 1}`)];
  const list: FormLine = {
    kind: "list",
    key: group.id,
    section,
    question: group,
    blank,
    ...answered(context, group, state.answers[group.id]),
  };
  const details = numbers.flatMap((number, index) =>
    group.questions
      .filter(({ type }) => type !== "computed")
      .map((question): FormLine => {
        const key = itemPath(group, number, question.id);
        return { ...questionLine(context, state, section, question, key), item: { group, rank: index + 1 } };
      }),
  );
  return [list, ...details];
}

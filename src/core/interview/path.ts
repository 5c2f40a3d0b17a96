import type { Option } from "../language/reading.ts";
import { type Answers, givenGroup, givenValue } from "./answers.ts";
import { evaluate, type Values } from "./evaluate-expression.ts";
import type { Published } from "./known-data.ts";
import { formatDateShort } from "../words/format.ts";
import type {
  AtomicQuestion,
  GroupQuestion,
  Options,
  Question,
  Questionnaire,
  Section,
  Value,
} from "./questionnaire.ts";

/** What is known around the interview: the campaign's variables, the options drawn from the territory, known values. */
export type Facts = {
  variables: Readonly<Record<string, string | number>>;
  options: Readonly<Record<"municipalities" | "elected_officials", Option[]>>;
  /** The municipality that answers, among `options.municipalities`. */
  home?: string;
  /** Values by the name a question's `prefill` gives. */
  known: Readonly<Record<string, Value>>;
  /** Where those that were published come from, by the same names. */
  published?: Readonly<Record<string, Published>>;
};

export type Item = { group: GroupQuestion; number: number; title?: string };

/** One thing to ask. `path` is the key its answer is kept under. */
export type Step =
  | {
      kind: "question";
      path: string;
      question: AtomicQuestion;
      section: Section;
      item?: Item;
      proposal?: Value;
      /** Where the proposal was published, when it was. */
      from?: Published;
    }
  /** Opens a repeated group: "quels équipements ? décrivez le premier". */
  | { kind: "group_open"; path: string; question: GroupQuestion; section: Section }
  /** "En ajouter un autre ?" */
  | { kind: "group_more"; path: string; question: GroupQuestion; section: Section };

export type QuestionStep = Extract<Step, { kind: "question" }>;

/** The steps that apply, in order. Conditions see only the answers already on the path: what sleeps does not count. */
export function path(questionnaire: Questionnaire, answers: Answers, facts: Facts): Step[] {
  const steps: Step[] = [];
  const awake = new Set<string>();
  const add = (step: Step) => {
    steps.push(step);
    awake.add(step.path);
  };
  for (const section of questionnaire.sections) {
    for (const question of section.questions) {
      if (!applies(question, valuesOf(answers, awake, facts))) continue;
      for (const step of stepsOfQuestion(question, section, answers, awake, facts)) add(step);
    }
  }
  return steps;
}

function* stepsOfQuestion(
  question: Question,
  section: Section,
  answers: Answers,
  awake: Set<string>,
  facts: Facts,
): Generator<Step> {
  if (question.type === "grid") {
    for (const row of question.rows) yield rowStep(question, row, section);
  } else if (question.type === "group") {
    yield* groupSteps(question, section, answers, awake, facts);
  } else {
    const proposal = proposalOf(question, valuesOf(answers, awake, facts), facts);
    if (question.type === "computed" && proposal === undefined) return;
    yield { kind: "question", path: question.id, question, section, ...proposed(question, proposal, facts) };
  }
}

export function rowStep(grid: Extract<Question, { type: "grid" }>, row: Option, section: Section): QuestionStep {
  const { rows: _rows, columns, type: _type, ...common } = grid;
  const question: AtomicQuestion = {
    ...common,
    type: "choice",
    id: `${grid.id}/${row.value}`,
    text: `${grid.text}\n${row.label}`,
    label: row.label,
    options: { list: columns },
  };
  return { kind: "question", path: `${grid.id}/${row.value}`, question, section };
}

function* groupSteps(
  group: GroupQuestion,
  section: Section,
  answers: Answers,
  awake: Set<string>,
  facts: Facts,
): Generator<Step> {
  yield { kind: "group_open", path: group.id, question: group, section };
  const given = givenGroup(answers, group.id);
  if (given === undefined) return;
  for (const number of given.items) {
    const item = itemOf(group, number, answers);
    for (const question of group.questions) {
      const values = valuesOf(answers, awake, facts, item);
      if (!applies(question, values)) continue;
      const proposal = proposalOf(question, values, facts);
      if (question.type === "computed" && proposal === undefined) continue;
      const at = itemPath(group, number, question.id);
      yield { kind: "question", path: at, question, section, item, ...proposed(question, proposal, facts) };
    }
  }
  if (!given.closed && given.items.length < group.maxItems) {
    yield { kind: "group_more", path: `${group.id}/+`, question: group, section };
  }
}

export function itemPath(group: GroupQuestion, number: number | string, field: string): string {
  return `${group.id}/${number}/${field}`;
}

/** An item named by its first answer: "salle des fêtes". */
export function itemOf(group: GroupQuestion, number: number, answers: Answers): Item {
  const first = group.questions[0];
  const value = first && givenValue(answers, itemPath(group, number, first.id));
  const title = first && value !== undefined ? titleFrom(first, value) : undefined;
  return title === undefined ? { group, number } : { group, number, title };
}

/** What an item is called after its first answer, when that answer names one. */
function titleFrom(first: AtomicQuestion, value: Value): string | undefined {
  if (first.type === "choice") return choiceLabel(first, value);
  if (typeof value === "number") return first.type === "year" ? String(value) : undefined;
  if (typeof value !== "string") return undefined;
  return first.type === "date" ? formatDateShort(value, 0) : value;
}

function choiceLabel(question: Extract<AtomicQuestion, { type: "choice" }>, value: Value): string | undefined {
  if (!("list" in question.options)) return undefined;
  return question.options.list.find((option) => option.value === value)?.label;
}

function applies(question: Question, values: Values): boolean {
  return question.when === undefined || evaluate(question.when, values) === true;
}

function proposalOf(question: AtomicQuestion, values: Values, facts: Facts): Value | undefined {
  if (question.type === "computed") {
    const result = evaluate(question.formula, values);
    return typeof result === "number" ? Math.round(result * 100) / 100 : undefined;
  }
  return question.prefill === undefined ? undefined : facts.known[question.prefill];
}

function proposed(question: AtomicQuestion, proposal: Value | undefined, facts: Facts) {
  const from = question.prefill === undefined ? undefined : facts.published?.[question.prefill];
  return proposal === undefined ? {} : { proposal, ...(from && { from }) };
}

/** What expressions see: only answers on the path so far; in an item, a bare name is first one of its own questions. */
export function valuesOf(
  answers: Answers,
  awake: ReadonlySet<string>,
  facts: Pick<Facts, "variables">,
  item?: Item,
): Values {
  const at = (key: string) => (awake.has(key) ? givenValue(answers, key) : undefined);
  return {
    answer: (id) =>
      item && item.group.questions.some((one) => one.id === id) ? at(itemPath(item.group, item.number, id)) : at(id),
    items: (group) => (awake.has(group) ? givenGroup(answers, group)?.items : undefined),
    field: (group, number, field) => at(`${group}/${number}/${field}`),
    variable: (name) => facts.variables[name],
  };
}

/** A confirmed computed value is to be confirmed again when what it was computed from has changed. */
export function isAnswered(step: Step, answers: Answers): boolean {
  const answer = answers[step.path];
  if (answer === undefined) return false;
  if (step.kind !== "question" || step.question.type !== "computed" || answer.state !== "given") return true;
  return answer.shown === step.proposal;
}

export function firstUnanswered(steps: readonly Step[], answers: Answers): Step | undefined {
  return steps.find((step) => !isAnswered(step, answers));
}

/** The options of a question, once what they are drawn from is known. */
export function optionsOf(
  question: AtomicQuestion,
  questionnaire: Questionnaire,
  answers: Answers,
  facts: Facts,
): Option[] {
  if (question.type === "text") return question.ready ?? [];
  if (question.type !== "choice" && question.type !== "choices" && question.type !== "ranking") return [];
  const { options } = question;
  if ("list" in options) return options.list;
  if ("from" in options) return knownOptions(options.from, facts);
  const group = findGroup(questionnaire, options.fromGroup);
  if (group === undefined) return [];
  return (givenGroup(answers, group.id)?.items ?? []).map((number) => ({
    value: String(number),
    label: itemOf(group, number, answers).title ?? `n° ${number}`,
  }));
}

function knownOptions(from: Extract<Options, { from: unknown }>["from"], { options, home }: Facts): Option[] {
  if (from === "elected_officials") return options.elected_officials;
  return from === "municipalities"
    ? options.municipalities.filter(({ value }) => value !== home)
    : options.municipalities;
}

export function findGroup(questionnaire: Questionnaire, id: string): GroupQuestion | undefined {
  for (const section of questionnaire.sections) {
    for (const question of section.questions) if (question.type === "group" && question.id === id) return question;
  }
  return undefined;
}

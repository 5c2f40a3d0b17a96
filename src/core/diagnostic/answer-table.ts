import { givenValue, isGroupValue } from "../interview/answers.ts";
import { isAnswered, itemPath, optionsOf } from "../interview/path.ts";
import type { GroupQuestion, Questionnaire, Value } from "../interview/questionnaire.ts";
import { type Context, type InterviewState, isHidden, stepsOf } from "../interview/state.ts";
import { undecidedOf } from "../interview/undecided.ts";
import { type Indicator, indicatorsOf, type Respondent } from "./indicator.ts";
import { isRevealing } from "./small-numbers.ts";

/** A municipality's interview; `context` says who reads. */
export type Answering = { id: string; name: string; context: Context; state: InterviewState };

/**
 * What it says of an indicator, or why nothing is shown: `apart` when it was not asked, or not answered yet; `undecided` when the
 * answer that decides whether it is asked is wanting.
 */
export type Reply =
  | { kind: "given"; value: Value; estimate: boolean; options: ReturnType<typeof optionsOf> }
  | { kind: "unknown" | "skipped" | "undecided" | "apart" }
  /** Kept from this reader; about so few agents that it would be about somebody. */
  | { kind: "hidden" | "revealing" };

export type Line<One> = { of: One; replies: Reply[] };

/** A section, one line a municipality; or a list, one line an item. */
export type AnswerTable<One> = {
  title: string;
  list?: GroupQuestion;
  indicators: readonly Indicator[];
  lines: Line<One>[];
};

/** All that was answered, as tables: each section, then the lists of that section. */
export function answerTables<One extends Answering>(
  questionnaire: Questionnaire,
  answering: readonly One[],
): AnswerTable<One>[] {
  const readers = answering.map((one) => ({ of: one, reader: createReader(one) }));
  const sections = Map.groupBy(indicatorsOf(questionnaire), ({ section }) => section);
  return [...sections].flatMap(([{ title }, indicators]) => {
    const columns = indicators.filter(({ question, group }) => question === undefined || group === undefined);
    const lines = readers.map(({ of, reader }) => ({ of, replies: columns.map((one) => reader.reply(one)) }));
    const lists = [...new Set(indicators.flatMap(({ group }) => group ?? []))].map((list) => {
      const fields = indicators.filter(({ question, group }) => question !== undefined && group === list);
      const items = readers.flatMap(({ of, reader }) => reader.items(list, fields).map((replies) => ({ of, replies })));
      return { title: list.label, list, indicators: fields, lines: items };
    });
    return [{ title, indicators: columns, lines }, ...lists];
  });
}

/** Reads one interview, its steps worked out once. */
function createReader({ id, name, context, state }: Answering) {
  const { questionnaire, facts } = context;
  const { answers } = state;
  const steps = stepsOf(context, state);
  const undecided = undecidedOf(questionnaire, answers, facts, steps);
  const byPath = new Map(steps.map((step) => [step.path, step]));
  // Validated or not, what is shown is shown.
  const respondent: Respondent = { id, name, population: 0, validated: true, steps, undecided, answers };

  function replyAt(path: string, indicator: Indicator): Reply {
    const step = byPath.get(path);
    const answer = answers[path];
    if (undecided.has(path)) return { kind: "undecided" };
    if (step === undefined || answer === undefined || !isAnswered(step, answers)) return { kind: "apart" };
    if (answer.state !== "given") return { kind: answer.state };
    const asked = [indicator.question, indicator.group].flatMap((one) => one ?? []);
    if (asked.some((question) => isHidden(context, question, answer))) return { kind: "hidden" };
    if (isRevealing(indicator, [respondent])) return { kind: "revealing" };
    const { value, estimate } = answer;
    if (isGroupValue(value)) return { kind: "given", value: value.items.length, estimate, options: [] };
    const options = indicator.question ? optionsOf(indicator.question, questionnaire, answers, facts) : [];
    return { kind: "given", value, estimate, options };
  }

  return {
    reply: (indicator: Indicator): Reply => replyAt(indicator.key, indicator),
    /** One line an item; none where the list itself is not shown. */
    items(list: GroupQuestion, fields: readonly Indicator[]): Reply[][] {
      const given = givenValue(answers, list.id);
      const [field] = fields;
      if (field === undefined || !byPath.has(list.id) || !isGroupValue(given)) return [];
      const itself: Indicator = { key: list.id, section: field.section, question: undefined, group: list };
      if (replyAt(list.id, itself).kind !== "given") return [];
      return given.items.map((number) =>
        fields.map((one) => replyAt(itemPath(list, number, one.question?.id ?? ""), one)),
      );
    },
  };
}

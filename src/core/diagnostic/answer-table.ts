import { givenValue, isGroupValue } from "../interview/answers.ts";
import { isAnswered, itemPath, optionsOf } from "../interview/path.ts";
import type { GroupQuestion, Questionnaire, Value } from "../interview/questionnaire.ts";
import { type Context, type InterviewState, isHidden, stepsOf } from "../interview/state.ts";
import { undecidedOf } from "../interview/undecided.ts";
import { type Indicator, indicatorsOf, type Respondent } from "./indicator.ts";
import { hiddenPlaces, isProtected } from "./small-numbers.ts";
import { cutsOf } from "./cuts.ts";

/** A municipality's interview; `context` says who reads. `validated`: it counts in the figures of the territory. */
export type Answering = { id: string; name: string; context: Context; state: InterviewState; validated: boolean };

/**
 * What it says of an indicator, or why nothing is shown: `apart` when it was not asked, or not answered yet; `undecided` when the
 * answer that decides whether it is asked is wanting.
 */
export type Reply =
  | { kind: "given"; value: Value; estimate: boolean; options: ReturnType<typeof optionsOf> }
  | { kind: "unknown" | "skipped" | "undecided" | "apart" }
  /** Kept from this reader; about so few agents that it would be about somebody, or that the total less the rest would be. */
  | { kind: "hidden" | "revealing" };

export type Line<One> = { of: One; replies: Reply[] };

/** A section, one line a municipality; or a list, one line an item. */
export type AnswerTable<One> = {
  title: string;
  list?: GroupQuestion;
  indicators: readonly Indicator[];
  lines: Line<One>[];
};

/** All that was answered, as tables: each section, then the lists of that section. `basins`: what the same figures are cut by elsewhere. */
export function answerTables<One extends Answering>(
  questionnaire: Questionnaire,
  answering: readonly One[],
  basins: readonly unknown[],
): AnswerTable<One>[] {
  const read = answering.map((of) => ({ of, ...respondentOf(of) }));
  const hides = hidingAmong(read, basins);
  const readers = read.map((one) => ({ of: one.of, reader: createReader(one.of, one, hides) }));
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

function respondentOf({ id, name, context, state }: Answering): { respondent: Respondent } {
  const { questionnaire, facts } = context;
  const { answers } = state;
  const steps = stepsOf(context, state);
  const undecided = undecidedOf(questionnaire, answers, facts, steps);
  // Validated or not, what is shown is shown.
  return { respondent: { id, name, population: 0, validated: true, steps, undecided, answers } };
}

type Hides = (indicator: Indicator, respondent: Respondent) => boolean;

/**
 * The figures of the territory are read beside these tables: what a total, or the total of a basin, less the values of this table would
 * give back is not in it either. They are of those that validated; the table is of all.
 */
function hidingAmong(read: readonly { of: Answering; respondent: Respondent }[], basins: readonly unknown[]): Hides {
  const everyone = read.map(({ respondent }) => respondent);
  const counted = read.flatMap(({ of, respondent }) => (of.validated ? [respondent] : []));
  const known = new Map<string, ReadonlySet<Respondent>>();
  function hiddenFor(indicator: Indicator): ReadonlySet<Respondent> {
    const isCut = [everyone, counted].every((all) => cutsOf(indicator, all, basins).byPlace);
    return isCut ? new Set([everyone, counted].flatMap((all) => [...hiddenPlaces(indicator, all)])) : new Set(everyone);
  }
  return (indicator, respondent) => {
    if (!isProtected(indicator)) return false;
    const hidden = known.get(indicator.key) ?? hiddenFor(indicator);
    known.set(indicator.key, hidden);
    return hidden.has(respondent);
  };
}

/** Reads one interview, its steps worked out once. */
function createReader({ context, state }: Answering, { respondent }: { respondent: Respondent }, hides: Hides) {
  const { questionnaire, facts } = context;
  const { answers } = state;
  const { steps, undecided } = respondent;
  const byPath = new Map(steps.map((step) => [step.path, step]));

  function replyAt(path: string, indicator: Indicator): Reply {
    const step = byPath.get(path);
    const answer = answers[path];
    if (undecided.has(path)) return { kind: "undecided" };
    if (step === undefined || answer === undefined || !isAnswered(step, answers)) return { kind: "apart" };
    if (answer.state !== "given") return { kind: answer.state };
    const asked = [indicator.question, indicator.group].flatMap((one) => one ?? []);
    if (asked.some((question) => isHidden(context, question, answer))) return { kind: "hidden" };
    if (hides(indicator, respondent)) return { kind: "revealing" };
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

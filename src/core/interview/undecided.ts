import { type Answers, givenGroup, givenValue } from "./answers.ts";
import { evaluate, type Values } from "./evaluate-expression.ts";
import { type Expression, partsOf } from "./expression.ts";
import { type Facts, type Item, itemOf, itemPath, rowStep, type Step, valuesOf } from "./path.ts";
import type { AtomicQuestion, GroupQuestion, Question, Questionnaire, Section } from "./questionnaire.ts";

/** What an expression sees, and what it may see later: `isOpen` is of a question whose answer is still to come. */
type Sight = { values: Values; isOpen: (id: string) => boolean };

/**
 * The paths off `steps` only for want of an answer: "à compléter", passed or not given yet, it may still bring them. A question
 * left out by an answer is not among them, nor what depends on it alone. A list stands for all that it asks.
 */
export function undecidedOf(
  questionnaire: Questionnaire,
  answers: Answers,
  facts: Facts,
  steps: readonly Step[],
): Set<string> {
  const awake = new Set(steps.map(({ path }) => path));
  const undecided = new Set<string>();
  const isOpenAt = (path: string) =>
    undecided.has(path) || (awake.has(path) && givenValue(answers, path) === undefined);
  const sight = (item?: Item): Sight => ({
    values: valuesOf(answers, awake, facts, item),
    isOpen: (id) =>
      isOpenAt(item?.group.questions.some((one) => one.id === id) ? itemPath(item.group, item.number, id) : id) ||
      (givenGroup(answers, id)?.items ?? []).some((number) => hasOpenField(questionnaire, id, number, isOpenAt)),
  });
  for (const section of questionnaire.sections) {
    for (const question of section.questions) {
      if (!awake.has(firstPathOf(question, section))) {
        if (mayCome(question, sight())) for (const path of pathsOf(question, section)) undecided.add(path);
      } else if (question.type === "group") {
        for (const number of givenGroup(answers, question.id)?.items ?? []) {
          const within = sight(itemOf(question, number, answers));
          for (const field of question.questions) {
            const path = itemPath(question, number, field.id);
            if (!awake.has(path) && mayCome(field, within)) undecided.add(path);
          }
        }
      }
    }
  }
  return undecided;
}

function hasOpenField(
  { sections }: Questionnaire,
  id: string,
  number: number,
  isOpenAt: (path: string) => boolean,
): boolean {
  const group = sections
    .flatMap(({ questions }) => questions)
    .find((one): one is GroupQuestion => one.type === "group" && one.id === id);
  return group?.questions.some((field) => isOpenAt(itemPath(group, number, field.id))) ?? false;
}

function pathsOf(question: Question, section: Section): string[] {
  return question.type === "grid" ? question.rows.map((row) => rowStep(question, row, section).path) : [question.id];
}

function firstPathOf(question: Question, section: Section): string {
  return pathsOf(question, section)[0] ?? question.id;
}

/** A question that is not asked today. One that is worked out waits for its formula too. */
function mayCome(question: Question | AtomicQuestion, sight: Sight): boolean {
  const { when } = question;
  if (when !== undefined && !mayBe(true, when, sight)) return false;
  if (question.type !== "computed") return true;
  return typeof evaluate(question.formula, sight.values) === "number" || waits(question.formula, sight);
}

/** Whether the condition is, or may become, `wanted` by what is still to be answered. */
function mayBe(wanted: boolean, expression: Expression, sight: Sight): boolean {
  const { op } = expression;
  if (op === "not") return mayBe(!wanted, expression.of, sight);
  if (op === "and" || op === "or") {
    const sides = [expression.left, expression.right];
    const isOfBoth = (op === "and") === wanted;
    return isOfBoth
      ? sides.every((side) => mayBe(wanted, side, sight))
      : sides.some((side) => mayBe(wanted, side, sight));
  }
  const found = evaluate(expression, sight.values);
  if (op === "answered") return found === true ? wanted : !wanted || sight.isOpen(expression.id);
  return found === undefined ? waits(expression, sight) : found === wanted;
}

/** Whether all that it lacks is still to come. */
function waits(expression: Expression, { values, isOpen }: Sight): boolean {
  const lacking = partsOf(expression).flatMap((part) => {
    if (part.op !== "answer" && part.op !== "sum" && part.op !== "count") return [];
    return evaluate(part, values) === undefined ? ["id" in part ? part.id : part.group] : [];
  });
  return lacking.length > 0 && lacking.every(isOpen);
}

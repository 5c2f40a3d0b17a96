import { type Expression, identifiersOf, partsOf } from "../interview/expression.ts";
import type { AtomicQuestion, GroupQuestion, Questionnaire, Value } from "../interview/questionnaire.ts";
import { formatList, formatNumber } from "./format.ts";
import { formatValue } from "./values.ts";

type Named = AtomicQuestion | GroupQuestion;

/**
 * "seulement si « Service » est « Oui, en régie »": when a question is asked, for whoever reads it on paper. `list`: the list it
 * belongs to, whose own questions are named first. Undefined when nothing that is answered decides it.
 */
export function sayCondition(
  condition: Expression | undefined,
  questionnaire: Questionnaire,
  list?: GroupQuestion,
): string | undefined {
  const find = finderOf(questionnaire, list);
  const said = condition && say(condition, find);
  return said === undefined ? undefined : `seulement si ${said}`;
}

type Find = (id: string) => Named | undefined;

function finderOf({ sections }: Questionnaire, list?: GroupQuestion): Find {
  const all = sections.flatMap((section) => section.questions);
  return (id) => {
    const own = list?.questions.find((one) => one.id === id);
    const found = own ?? all.find((one) => one.id === id);
    return found?.type === "grid" ? undefined : found;
  };
}

/** Undefined for what only the launch of the diagnostic decides: it is settled when the form is made. */
function say(expression: Expression, find: Find): string | undefined {
  if (identifiersOf(expression).every((id) => find(id) === undefined)) return undefined;
  switch (expression.op) {
    case "and":
    case "or": {
      const sides = [expression.left, expression.right].map((side) => say(side, find));
      const said = sides.filter((side) => side !== undefined);
      // "A ou B" with only one side to answer: the other one may decide alone.
      if (expression.op === "or" && said.length < 2) return byAnswers(expression, find);
      return said.join(expression.op === "and" ? " et " : " ou ");
    }
    case "not":
    case "answer":
      return sayLone(expression, find);
    case "answered":
      return `${name(expression.id, find)} a une réponse`;
    case "=":
    case "!=":
    case "contains":
    case "<":
    case "<=":
    case ">":
    case ">=":
      return compare(expression.op, expression, find);
    case "literal":
    case "default":
    case "sum":
    case "count":
    case "+":
    case "-":
    case "*":
    case "/":
      return byAnswers(expression, find);
  }
}

const ways = {
  "=": "est",
  "!=": "n'est pas",
  contains: "comprend",
  "<": "est inférieur à",
  "<=": "est au plus",
  ">": "est supérieur à",
  ">=": "est au moins",
};

function compare(op: keyof typeof ways, expression: Extract<Expression, { left: Expression }>, find: Find): string {
  const { left, right } = expression;
  // "sinon(nb, 1) > 0" speaks of nb.
  const subject = left.op === "default" ? left.of : left;
  if (right.op !== "literal") return byAnswers(expression, find);
  if (subject.op === "count") return `le nombre de ${name(subject.group, find)} ${ways[op]} ${sayLiteral(right.value)}`;
  const question = subject.op === "answer" ? find(subject.id) : undefined;
  if (question === undefined || question.type === "group") return byAnswers(expression, find);
  return `« ${question.label} » ${ways[op]} ${sayValue(question, right.value)}`;
}

function sayLone(expression: Expression, find: Find): string {
  const of = expression.op === "not" ? expression.of : expression;
  const question = of.op === "answer" ? find(of.id) : undefined;
  if (question === undefined) return byAnswers(expression, find);
  return `« ${question.label} » est ${expression.op === "not" ? "« non »" : "« oui »"}`;
}

function sayValue(question: AtomicQuestion, value: string | number | boolean): string {
  if (typeof value === "number") return formatValue(question, value, []);
  const options = "options" in question && "list" in question.options ? question.options.list : [];
  const shown: Value = question.type === "choices" && typeof value === "string" ? { chosen: [value] } : value;
  return `« ${formatValue(question, shown, options)} »`;
}

function sayLiteral(value: string | number | boolean): string {
  return typeof value === "number" ? formatNumber(value) : String(value);
}

function name(id: string, find: Find): string {
  return `« ${find(id)?.label ?? id} »`;
}

/** What no short sentence would say: only on what it hangs. */
function byAnswers(expression: Expression, find: Find): string {
  const named = partsOf(expression).flatMap((part) => identifiersOf(part));
  const known = [...new Set(named)].flatMap((id) => find(id)?.label ?? []);
  return `vos réponses le demandent (${formatList(known.map((label) => `« ${label} »`))})`;
}

import type { Arithmetic, Comparison, Expression } from "./expression.ts";
import type { Value } from "./questionnaire.ts";

/** What an expression may look up. `undefined`: not asked, unknown, skipped. */
export type Values = {
  answer(id: string): Value | undefined;
  /** Item numbers of a group; `undefined` while the group has no answer. */
  items(group: string): number[] | undefined;
  field(group: string, item: number, field: string): Value | undefined;
  variable(name: string): string | number | undefined;
};

type Result = Value | undefined;

/**
 * `undefined` when what is missing could change the result: "false et inconnu" is false, "vrai et inconnu" is undefined.
 * Arithmetic is rounded to 14 significant digits, so that 2,3 + 0,1 is 2,4; a division by zero is `undefined`.
 */
export function evaluate(expression: Expression, values: Values): Result {
  switch (expression.op) {
    case "literal":
      return expression.value;
    case "answer":
      return values.answer(expression.id) ?? values.variable(expression.id);
    case "answered":
      return (values.answer(expression.id) ?? values.items(expression.id)) !== undefined;
    case "default":
      return evaluate(expression.of, values) ?? evaluate(expression.otherwise, values);
    case "count":
      return countOf(expression.group, values);
    case "sum":
      return sumOf(expression.group, expression.field, values);
    case "not":
      return negation(evaluate(expression.of, values));
    case "and":
      return allHold(evaluate(expression.left, values), () => evaluate(expression.right, values));
    case "or":
      // "a ou b" is "non (non a et non b)": one table of the three truth values instead of two.
      return negation(
        allHold(negation(evaluate(expression.left, values)), () => negation(evaluate(expression.right, values))),
      );
    case "=":
    case "!=":
    case "<":
    case "<=":
    case ">":
    case ">=":
    case "+":
    case "-":
    case "*":
    case "/":
    case "contains":
      return binary(expression.op, evaluate(expression.left, values), evaluate(expression.right, values));
  }
}

/** How many items a group holds, or how many options of a multiple choice are chosen. */
function countOf(id: string, values: Values): number | undefined {
  const items = values.items(id);
  if (items !== undefined) return items.length;
  return membersOf(values.answer(id))?.length;
}

/** `undefined` as soon as one item lacks the field: a total that hides a missing amount would be a false figure. */
function sumOf(group: string, field: string, values: Values): number | undefined {
  const amounts = values.items(group)?.map((item) => values.field(group, item, field));
  if (!amounts?.every((amount) => typeof amount === "number")) return undefined;
  return amounts.reduce((total, amount) => rounded(total + amount), 0);
}

function negation(value: Result): boolean | undefined {
  return typeof value === "boolean" ? !value : undefined;
}

function allHold(left: Result, right: () => Result): boolean | undefined {
  if (left === false) return false;
  const second = right();
  if (second === false) return false;
  return left === true && second === true ? true : undefined;
}

const comparisons: Record<Comparison, (order: number) => boolean> = {
  "=": (order) => order === 0,
  "!=": (order) => order !== 0,
  "<": (order) => order < 0,
  "<=": (order) => order <= 0,
  ">": (order) => order > 0,
  ">=": (order) => order >= 0,
};

const arithmetic: Record<Arithmetic, (left: number, right: number) => number> = {
  "+": (left, right) => left + right,
  "-": (left, right) => left - right,
  "*": (left, right) => left * right,
  "/": (left, right) => left / right,
};

function binary(op: Comparison | Arithmetic | "contains", left: Result, right: Result): number | boolean | undefined {
  if (left === undefined || right === undefined) return undefined;
  if (op === "contains") return typeof right === "string" ? membersOf(left)?.includes(right) : undefined;
  if (isComparison(op)) {
    const order = orderOf(left, right);
    return order === undefined ? undefined : comparisons[op](order);
  }
  if (typeof left !== "number" || typeof right !== "number") return undefined;
  const result = arithmetic[op](left, right);
  return Number.isFinite(result) ? rounded(result) : undefined;
}

function isComparison(op: Comparison | Arithmetic): op is Comparison {
  return op in comparisons;
}

/** Negative, 0 or positive; `undefined` for things of different kinds. ISO dates compare as text. */
function orderOf(left: Value, right: Value): number | undefined {
  if (typeof left === "object" || typeof right === "object" || typeof left !== typeof right) return undefined;
  if (left === right) return 0;
  return left < right ? -1 : 1;
}

function membersOf(value: Result): string[] | undefined {
  if (typeof value !== "object") return undefined;
  if ("chosen" in value) return value.other === undefined ? value.chosen : [...value.chosen, "autre"];
  return "ranked" in value ? value.ranked : undefined;
}

function rounded(value: number): number {
  return Number(value.toPrecision(14));
}

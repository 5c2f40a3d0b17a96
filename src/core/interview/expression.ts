/**
 * The little language of `si`, `verifier` and `formule` in questionnaires, parsed once when the file is read.
 * Absent answers (not asked, unknown, skipped) are `undefined`; a comparison or sum with one is `undefined`;
 * a condition that is `undefined` counts as false for `when` and as true for checks.
 * `default` is the one way out of `undefined`: the value of `otherwise` stands for an absent `of`.
 */
export type Expression =
  | { op: "literal"; value: string | number | boolean }
  | { op: "answer"; id: string }
  | { op: "not"; of: Expression }
  | { op: BinaryOperator; left: Expression; right: Expression }
  | { op: "sum"; group: string; field: string }
  | { op: "count"; group: string }
  | { op: "answered"; id: string }
  | { op: "default"; of: Expression; otherwise: Expression };

export type BinaryOperator = "and" | "or" | Comparison | "contains" | Arithmetic;
export type Comparison = "=" | "!=" | "<" | "<=" | ">" | ">=";
export type Arithmetic = "+" | "-" | "*" | "/";

/** The expression itself, then every expression inside it, in reading order. */
export function partsOf(expression: Expression): Expression[] {
  return [expression, ...childrenOf(expression).flatMap(partsOf)];
}

/** The questions, groups and variables an expression names, each once, in reading order. */
export function identifiersOf(expression: Expression): string[] {
  return [...new Set(partsOf(expression).flatMap(nameOf))];
}

function childrenOf(expression: Expression): Expression[] {
  if ("left" in expression) return [expression.left, expression.right];
  if (expression.op === "not") return [expression.of];
  if (expression.op === "default") return [expression.of, expression.otherwise];
  return [];
}

function nameOf(expression: Expression): string[] {
  if (expression.op === "answer" || expression.op === "answered") return [expression.id];
  if (expression.op === "sum" || expression.op === "count") return [expression.group];
  return [];
}

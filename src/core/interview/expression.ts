/**
 * The little language of `si`, `verifier` and `formule` in questionnaires, parsed once when the file is read.
 * Absent answers (not asked, unknown, skipped) are `undefined`; a comparison or sum with one is `undefined`;
 * a condition that is `undefined` counts as false for `when` and as true for checks.
 */
export type Expression =
  | { op: "literal"; value: string | number | boolean }
  | { op: "answer"; id: string }
  | { op: "not"; of: Expression }
  | { op: "and" | "or" | "=" | "!=" | "<" | "<=" | ">" | ">=" | "+" | "-" | "*" | "/" | "contains"; left: Expression; right: Expression }
  | { op: "sum"; group: string; field: string }
  | { op: "count"; group: string }
  | { op: "answered"; id: string };

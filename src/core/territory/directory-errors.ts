import type { PersonFunction } from "../people.ts";

/** What is wrong in a directory file, and where a spreadsheet shows it: lines and columns are counted from 1. */
export type LineError = { line: number; column?: ColumnPlace; problem: Problem };

/** `name` is the header as the file writes it. */
export type ColumnPlace = { number: number; name: string };

export type Problem =
  | { kind: "empty_file" }
  | { kind: "unclosed_quote" }
  | { kind: "missing_header"; name: string }
  | { kind: "repeated_header" }
  | { kind: "too_many_cells"; expected: number; found: number }
  | { kind: "missing_value" }
  | { kind: "unknown_title"; said: string }
  | { kind: "bad_email"; said: string }
  | { kind: "unknown_function"; said: string; suggestions: string[] }
  | { kind: "unknown_day"; said: string }
  | { kind: "unknown_municipality"; said: string; suggestions: string[] }
  /** Homonyms: "Saint-Pierre-d’Entremont (38446)"… */
  | { kind: "ambiguous_municipality"; said: string; possible: { name: string; insee: string }[] }
  | { kind: "municipality_needed"; function: PersonFunction }
  | { kind: "municipality_refused"; function: PersonFunction }
  /** Another line gave something else for the same e-mail. */
  | { kind: "contradiction"; email: string; said: string; before: string; lineBefore: number };

import type { Candidate, Reading } from "./reading.ts";

export const unread: { kind: "unread" } = { kind: "unread" };

export function read<T>(value: T, estimate = false, rest = ""): Reading<T> {
  return { kind: "read", value, estimate, rest };
}

/** Asks about each of these values, most likely first. */
export function ask<T>(values: readonly T[], estimate = false): Reading<T> {
  return askAmong(values.map((value) => ({ value, estimate })));
}

/** Asks once about each value; with nothing to propose, nothing was understood. */
export function askAmong<T>(candidates: readonly Candidate<T>[]): Reading<T> {
  const seen = new Map<string, Candidate<T>>();
  for (const candidate of candidates) {
    const key = JSON.stringify(candidate.value);
    if (!seen.has(key)) seen.set(key, candidate);
  }
  return seen.size === 0 ? unread : { kind: "ask", candidates: [...seen.values()] };
}

import type { Candidate, Reading } from "./reading.ts";

export const unread: { kind: "unread" } = { kind: "unread" };

export function read<T>(value: T, estimate = false, rest = ""): Reading<T> {
  return { kind: "read", value, estimate, rest };
}

/** Asks about each of these values, most likely first. */
export function ask<T>(values: readonly T[], estimate = false): Reading<T> {
  return askAmong(values.map((value) => ({ value, estimate })));
}

/** Asks once about each value, the exact one of two that are equal; with nothing to propose, nothing was understood. */
export function askAmong<T>(candidates: readonly Candidate<T>[]): Reading<T> {
  const keys = candidates.map(({ value, estimate }) => ({ key: JSON.stringify(value), estimate }));
  const once = candidates.filter((_, i) => {
    const same = keys.filter(({ key }) => key === keys[i]?.key);
    const chosen = same.find((other) => !other.estimate) ?? same[0];
    return keys[i] === chosen;
  });
  return once.length === 0 ? unread : { kind: "ask", candidates: once };
}

import type { Severity } from "./rule.ts";

/** Days left at each reminder, most urgent first. What may annul an act is recalled more often than a duty. */
const days = { nullity: [0, 1, 3, 7, 15, 30], other: [1, 10, 30], clerk: [1, 7, 21] } as const;

/**
 * The reminder that stands when `left` days remain until the practical last one: its own number of days, then -1 once the day has
 * passed, said a single time, to the DGS alone; undefined while none is due.
 */
export function legalReminder(left: number, reader: "director" | "clerk", severity: Severity): number | undefined {
  if (left < 0) return reader === "director" ? -1 : undefined;
  const steps = reader === "clerk" ? days.clerk : severity === "nullity" ? days.nullity : days.other;
  return steps.find((one) => left <= one);
}

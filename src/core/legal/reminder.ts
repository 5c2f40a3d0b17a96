/** Days left at each reminder, most urgent first. */
const days = { director: [0, 1, 3, 7, 15, 30], clerk: [1, 7, 21] } as const;

/**
 * The reminder that stands when `left` days remain until the practical last one: its own number of days, then -1 once the day has
 * passed, said a single time, to the DGS alone; undefined while none is due.
 */
export function legalReminder(left: number, reader: keyof typeof days): number | undefined {
  if (left < 0) return reader === "director" ? -1 : undefined;
  return days[reader].find((one) => left <= one);
}

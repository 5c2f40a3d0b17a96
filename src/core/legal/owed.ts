import type { CivilDate } from "../calendar/civil-date.ts";
import type { Obligation } from "./obligations.ts";

/** What leaves in the sending of the convocation, or replaces it: the convocation alone is recalled. */
const withSummons = new Set(["R3.envoi", "R4.note"]);

/**
 * Whether a person is to be told of it now: surely owed, by a last day, and already possible. What follows a meeting that is still to
 * come is not; the calendar and the plans show it all the same.
 */
export function isOwedNow({ missing, otherwise, term, event }: Obligation, today: CivilDate): boolean {
  const isSure = missing.length === 0 && otherwise === undefined;
  const isAhead = term.schedule.kind === "after" && event !== undefined && event.date > today;
  return isSure && term.schedule.kind !== "not_before" && !withSummons.has(term.id) && !isAhead;
}

import type { CivilDate } from "../calendar/civil-date.ts";
import type { LegalEvent, Obligation } from "./obligations.ts";

/** What leaves in the sending of the convocation, or replaces it: the convocation alone is recalled. */
const withSummons = new Set(["R3.envoi", "R4.note"]);

/** Surely owed, by a last day: it applies for certain, its date is the only one possible, and it is no first day. */
function isSure({ missing, otherwise, term }: Obligation): boolean {
  return missing.length === 0 && otherwise === undefined && term.schedule.kind !== "not_before";
}

/**
 * Whether a person is to be told of it now: surely owed, and already possible. What follows a meeting that is still to come is
 * not; the calendar and the plans show it all the same.
 */
export function isOwedNow(obligation: Obligation, today: CivilDate): boolean {
  const { term, event } = obligation;
  const isAhead = term.schedule.kind === "after" && event !== undefined && event.date > today;
  return isSure(obligation) && !withSummons.has(term.id) && !isAhead;
}

/**
 * Whether one whose day has passed is called late: surely owed, and not of what came by the calendar before `since`, when nobody
 * was there to be told that it was done.
 */
export function isLate(obligation: Obligation, since: CivilDate): boolean {
  const { event, due } = obligation;
  return isSure(obligation) && ((event !== undefined && isOfLife(event)) || due >= since);
}

/** Something that happened, and not the date that another term gives. */
function isOfLife({ name }: LegalEvent): boolean {
  return !/^R\d+\./.test(name);
}

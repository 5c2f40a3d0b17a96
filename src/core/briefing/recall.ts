import { type CivilDate, daysBetween } from "../calendar/civil-date.ts";
import type { Atom, Heading, Memory } from "./facts.ts";

/** In days: what is this near is said again, whatever was said before; short of a week, so that it is said in its own week. */
const nearDays = 6;
/** People choose their day: a week may have lost one or two of its own. */
const slackDays = 2;

/** How near a date is: it makes of the same date something new. */
export function stageOf(due: CivilDate, today: CivilDate): "late" | "near" | "far" {
  if (due < today) return "late";
  return daysBetween(today, due) <= nearDays ? "near" : "far";
}

/**
 * Whether something is to be told once more. What changed always is; a step forward is told once; what comes and what is
 * expected come back less and less often: after one week, two, four… for what is expected, twice that for what only comes.
 */
export function isToTell({ key, state }: Atom, heading: Heading, memory: Memory, today: CivilDate): boolean {
  const told = memory.get(key);
  if (told === undefined || told.state !== state) return true;
  if (heading === "moved") return false;
  const weeks = 2 ** (heading === "expected" ? told.times - 1 : told.times);
  return daysBetween(told.on, today) >= 7 * weeks - slackDays;
}

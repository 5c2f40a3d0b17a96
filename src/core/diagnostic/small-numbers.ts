import { givenValue } from "../interview/answers.ts";
import { answeredIn } from "./figure.ts";
import type { Value } from "../interview/questionnaire.ts";
import type { Indicator, Respondent } from "./indicator.ts";

/** Under this many agents, what is said of pay or of qualifications is said of somebody. */
export const fewestAgents = 3;

/** Answers without a name are shown by so many at once: one that came alone between two readings would be known by its difference. */
export const fewestUnnamed = 5;

/**
 * Whether a figure over these municipalities would say what one agent earns or does: those behind it have, together, one or two
 * agents, or nobody knows how many. Only questions that name the one that counts agents are concerned.
 */
export function isRevealing(indicator: Indicator, respondents: readonly Respondent[]): boolean {
  const agents = agentsBehind(indicator, respondents);
  return agents !== undefined && agents.known < fewestAgents && (agents.known > 0 || agents.unknown > 0);
}

/** A number of agents by which each of them would be known; so is one that nobody said. */
export function isFew(agents: Value | undefined): boolean {
  return typeof agents !== "number" || agents < fewestAgents;
}

/** Whether figures of this kind are kept from speaking of somebody. */
export function isProtected(indicator: Indicator): boolean {
  return headcountOf(indicator) !== undefined;
}

/**
 * Which of these groups are not to be shown beside their total: those that would reveal somebody, and as many others, smallest
 * first, as it takes for what the total less the rest gives back to speak of enough agents.
 */
export function hiddenAmong<T extends { members: readonly Respondent[] }>(
  indicator: Indicator,
  groups: readonly T[],
): Set<T> {
  const hidden = new Set(groups.filter(({ members }) => isRevealing(indicator, members)));
  if (hidden.size === 0) return hidden;
  const others = groups
    .filter((one) => !hidden.has(one) && answeredIn(indicator, one.members).length > 0)
    .toSorted((a, b) => countedIn(indicator, a.members) - countedIn(indicator, b.members));
  for (const next of others) {
    if (
      !isRevealing(
        indicator,
        [...hidden].flatMap(({ members }) => members),
      )
    )
      break;
    hidden.add(next);
  }
  return hidden;
}

/** The same where each is alone: those whose value is not to be shown beside the total of all. */
export function hiddenPlaces(indicator: Indicator, respondents: readonly Respondent[]): Set<Respondent> {
  const groups = respondents.map((one) => ({ one, members: [one] }));
  return new Set([...hiddenAmong(indicator, groups)].map(({ one }) => one));
}

function countedIn(indicator: Indicator, members: readonly Respondent[]): number {
  return agentsBehind(indicator, members)?.known ?? 0;
}

function headcountOf({ question, group }: Indicator): string | undefined {
  return question?.headcount ?? group?.headcount;
}

/** How many agents those that answered have; `unknown`: how many of them do not say it. Undefined: the figure is not of agents. */
function agentsBehind(
  indicator: Indicator,
  respondents: readonly Respondent[],
): { known: number; unknown: number } | undefined {
  const headcount = headcountOf(indicator);
  if (headcount === undefined) return undefined;
  const counts = answeredIn(indicator, respondents).map(({ respondent }) => givenValue(respondent.answers, headcount));
  const known = counts.filter((count) => typeof count === "number");
  return { known: known.reduce((sum, count) => sum + count, 0), unknown: counts.length - known.length };
}

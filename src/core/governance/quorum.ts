import { addDays, type CivilDate } from "../calendar/civil-date.ts";

/** How somebody was at a meeting; undefined: nothing is known of it, which is not to be absent. */
export type Presence = "present" | "remote" | "absent" | "proxy" | "substitute";

/** Of whom the law asks a quorum: the councils of the EPCI and of the municipalities; of nobody else. */
export type QuorumRule = "community_council" | "municipal_council" | "none";

export type Seat = { presence?: Presence; insee: readonly string[] };

export type Quorum = {
  rule: QuorumRule;
  /** Members in office, there or not. */
  members: number;
  by: Record<Presence | "unknown", number>;
  /** How many must be there, and how many count; absent without a rule of law. */
  needed?: number;
  counted: number;
  /** "open": those of whom nothing is known could still change it. */
  reached?: "yes" | "no" | "open";
  /** INSEE codes of the municipalities somebody speaks for: there, at a distance, by a substitute; a proxy speaks for its giver. */
  represented: string[];
};

/** "La majorité de ses membres en exercice" (CGCT, art. L. 2121-17): more than half. 43 members: 22; 44: 23. */
export function quorumOf(members: number): number {
  return Math.floor(members / 2) + 1;
}

/**
 * Counts who was there. Proxies never count for the quorum (art. L. 2121-17: "présente"); those at a distance only in a
 * community council whose president chose a meeting by video (art. L. 5211-11-1), told by `byVideo`.
 */
export function countQuorum(rule: QuorumRule, seats: readonly Seat[], { byVideo }: { byVideo: boolean }): Quorum {
  const by = { present: 0, remote: 0, absent: 0, proxy: 0, substitute: 0, unknown: 0 };
  const represented = new Set<string>();
  for (const { presence, insee } of seats) {
    by[presence ?? "unknown"] += 1;
    if (presence !== undefined && presence !== "absent") for (const one of insee) represented.add(one);
  }
  const members = seats.length;
  const atDistance = rule === "none" || (rule === "community_council" && byVideo) ? by.remote : 0;
  const counted = by.present + by.substitute + atDistance;
  const counts = { rule, members, by, counted, represented: [...represented] };
  if (rule === "none") return counts;
  const needed = quorumOf(members);
  const reached = counted >= needed ? "yes" : counted + by.unknown >= needed ? "open" : "no";
  return { ...counts, needed, reached };
}

/**
 * The first day on which a council without a quorum may sit again, then without any, summoned the day it failed to: three franc
 * days between the two (CGCT, art. L. 2121-17; Conseil d'État, 16 June 1997, n° 142691).
 */
export function secondSitting(heldOn: CivilDate): CivilDate {
  return addDays(heldOn, 4);
}

export type ProxyProblem = "oneself" | "not_a_member" | "taken" | "holder_away";

/** Who gave a proxy to whom, and who is not there to hold one. */
export type ProxyFacts = {
  members: ReadonlySet<number>;
  proxies: readonly { from: number; to: number }[];
  away: ReadonlySet<number>;
};

/** Why `from` cannot give a proxy to `to`: nobody holds more than one (art. L. 2121-20), nor votes for others while away. */
export function proxyProblem(from: number, to: number, facts: ProxyFacts): ProxyProblem | undefined {
  if (from === to) return "oneself";
  if (!facts.members.has(to)) return "not_a_member";
  if (facts.away.has(to) || facts.proxies.some((one) => one.from === to)) return "holder_away";
  return facts.proxies.some((one) => one.to === to && one.from !== from) ? "taken" : undefined;
}

/** Which rule of quorum an instance is under: the law wants one of councils alone. */
export function quorumRuleOf({ key, quorum }: { key: string; quorum: boolean }): QuorumRule {
  if (!quorum) return "none";
  return key.startsWith("conseil_municipal") ? "municipal_council" : "community_council";
}

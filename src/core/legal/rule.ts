import type { CivilDate } from "../calendar/civil-date.ts";

/** What a delay is counted in. Franc days leave out the day it starts from and the day it leads to. */
export type Unit = "franc_day" | "calendar_day" | "week" | "month" | "year";

export type Delay = { amount: number; unit: Unit };

/** How sure we are: read in a published source, known well, or to be checked before it is held for law. */
export type Confidence = "verified" | "high" | "to_check";

/** What a rule is missed costs: the act may be annulled, a duty is not done, or nothing but comfort. */
export type Severity = "nullity" | "obligation" | "good_practice" | "optional";

/** What a delay is counted from: an event the EPCI or a municipality lives, or the date another term gives ("R14.adoption"). */
export type Trigger = string;

/** `strict`: before that day, never on it. */
type Yearly = { kind: "yearly"; monthDay: string; renewalMonthDay?: string; strict: boolean };

/**
 * When one thing is to be done.
 * `before`: at the latest so long before the trigger. `after`: at the latest so long after. `not_before`: at the earliest so long after.
 * `window`: from so long before the trigger to its eve. `fixed`: on a date, which may come back every so many years.
 */
export type Schedule =
  | { kind: "before" | "after" | "not_before" | "window"; trigger: Trigger; delay: Delay }
  | Yearly
  | { kind: "quarterly" }
  | { kind: "fixed"; date: CivilDate; everyYears?: number };

/** "population_totale > 50000": a fact, a comparison, and the value it is compared with. */
export type Condition = {
  fact: string;
  comparison: "=" | "≠" | ">" | "≥" | "<" | "≤";
  value: string | number | boolean;
};

export type Term = {
  /** "R1.envoi": the rule, then the term. */
  id: string;
  title: string;
  schedule: Schedule;
  /** Days kept in hand because the way to count is disputed. */
  margin: number;
  /** The day it starts from counts: nine months from 1 January end on 30 September. */
  untilEve: boolean;
  /** The day it leads to does not count either: what was published on 15 January is contested until 16 March. */
  franc: boolean;
  /** When the last day is not an open one: nothing (the rule), or the next open day (appeals). */
  roll: "none" | "next_open_day";
  /** Who acts: the EPCI's services, or each municipality's. */
  by: "epci" | "municipality";
  /** Of this term alone, on top of its rule's. */
  conditions: Condition[];
  note?: string;
};

export type Rule = {
  id: string;
  title: string;
  /** The articles. */
  basis: string;
  /** What it asks, in a sentence. */
  text: string;
  /** All are to hold. */
  conditions: Condition[];
  severity: Severity;
  confidence: Confidence;
  source: string;
  validFrom?: CivilDate;
  validTo?: CivilDate;
  reviewedOn: CivilDate;
  /** What to do once its date has passed. */
  ifMissed?: string;
  terms: Term[];
};

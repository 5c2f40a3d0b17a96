import type { CivilDate } from "../calendar/civil-date.ts";
import { addMonths, compareDates } from "../calendar/civil-date.ts";
import type { Place } from "../calendar/holidays.ts";
import { type Computed, computeBetween, computeFrom } from "./compute.ts";
import { type Facts, holds } from "./facts.ts";
import type { Rule, Term, Trigger } from "./rule.ts";

/** Something that happened or will: delays are counted from it. */
export type LegalEvent = {
  name: Trigger;
  /** Names this event among all: "meeting:12", "conseil:2026-12-17". */
  key: string;
  date: CivilDate;
  /** Of one municipality's council. */
  insee?: string;
  /** What is known of that municipality, on top of the EPCI's facts. */
  facts?: Facts;
  /** The fact that was not known, and without which `date` is the nearest of those possible; the other one is `otherwise`. */
  assumed?: { fact: string; otherwise: CivilDate };
};

/** A rule's term with its date, for one event or one period. */
export type Obligation = Computed & {
  /** Stable as long as its event is: what was done is kept by it. */
  key: string;
  rule: Rule;
  term: Term;
  /** What its delay is counted from; absent for what comes by the calendar alone. */
  event?: LegalEvent;
  insee?: string;
  /** `due` is the nearest of two dates: this is the other one, and the fact that would tell. */
  otherwise?: { fact: string; due: CivilDate };
  /** Facts without which nobody can say whether it applies; empty when it does. */
  missing: string[];
};

/** What the DGS decided instead of a rule. `rule`: its id; for an amount, that of the term. */
export type Override = { rule: string; field: "applies" | "amount"; value: boolean | number };

export type Scene = {
  rules: readonly Rule[];
  overrides: readonly Override[];
  facts: Facts;
  events: readonly LegalEvent[];
  place: Place;
  isRenewal: (year: number) => boolean;
};

/** All that the law asks from `from` to `to`, both included, by date; what does not apply is left out. */
export function obligationsBetween(scene: Scene, from: CivilDate, to: CivilDate): Obligation[] {
  // What is chained to a date may fall in the period when that date does not.
  const yearly = scene.rules.flatMap((rule) => calendarTerms(scene, rule, addMonths(from, -14), addMonths(to, 14)));
  const counted = countedFrom(scene, [...scene.events, ...yearly.map(asEvent)]);
  return [...yearly, ...counted].filter(({ due }) => due >= from && due <= to).toSorted(byDue);
}

/** All that is counted from the scene's own events, however far. */
export function obligationsOf(scene: Scene): Obligation[] {
  return countedFrom(scene, scene.events).toSorted(byDue);
}

/** Whether a rule applies to this EPCI: by decision of the DGS, else by its conditions. */
export function applicability(
  rule: Rule,
  { overrides, facts }: Pick<Scene, "overrides" | "facts">,
): { applies: boolean | "unknown"; missing: string[] } {
  const decided = overrides.find((one) => one.rule === rule.id && one.field === "applies");
  if (decided !== undefined) return { applies: decided.value === true, missing: [] };
  const result = holds(rule.conditions, facts);
  return { applies: result.holds, missing: "missing" in result ? result.missing : [] };
}

/** The term with the delay that the DGS decided, if they did. */
export function withOverride(term: Term, overrides: readonly Override[]): Term {
  const decided = overrides.find((one) => one.rule === term.id && one.field === "amount");
  if (decided === undefined || typeof decided.value !== "number" || !("delay" in term.schedule)) return term;
  return { ...term, schedule: { ...term.schedule, delay: { ...term.schedule.delay, amount: decided.value } } };
}

function calendarTerms(scene: Scene, rule: Rule, from: CivilDate, to: CivilDate): Obligation[] {
  const { applies, missing } = applicability(rule, scene);
  if (applies === false) return [];
  return rule.terms.flatMap((term): Obligation[] => {
    const { schedule } = term;
    if (schedule.kind !== "yearly" && schedule.kind !== "quarterly" && schedule.kind !== "fixed") return [];
    return computeBetween(schedule, from, to, scene.isRenewal)
      .filter((due) => isInForce(rule, due))
      .map((due) => ({ key: keyOf(term, due), rule, term, due, safe: due, missing }));
  });
}

/** What each event sets off, and what that sets off in turn. */
function countedFrom(scene: Scene, events: readonly LegalEvent[]): Obligation[] {
  const counted = countedTerms(scene);
  const found: Obligation[] = [];
  for (let waiting = [...events]; waiting.length > 0;) {
    const next = waiting.flatMap((event) => (counted.get(event.name) ?? []).flatMap((one) => fall(scene, one, event)));
    found.push(...next);
    waiting = next.map(asEvent);
  }
  return found;
}

/** A term as the DGS has it, of a rule that may apply; `missing`: the facts that would tell whether the rule does. */
type CountedTerm = { rule: Rule; term: Term; missing: readonly string[] };

/** By what each is counted from: of a hundred councils, most of the rules have nothing to say. */
function countedTerms(scene: Scene): Map<Trigger, CountedTerm[]> {
  const counted = new Map<Trigger, CountedTerm[]>();
  for (const rule of scene.rules) {
    const { applies, missing } = applicability(rule, scene);
    if (applies === false) continue;
    for (const term of rule.terms) {
      if (!("trigger" in term.schedule)) continue;
      const { trigger } = term.schedule;
      const one = { rule, term: withOverride(term, scene.overrides), missing };
      counted.set(trigger, [...(counted.get(trigger) ?? []), one]);
    }
  }
  return counted;
}

/** The term counted from that event; nothing when it does not apply to it. */
function fall(scene: Scene, { rule, term, missing }: CountedTerm, event: LegalEvent): Obligation[] {
  if (!isInForce(rule, event.date)) return [];
  const facts = event.facts === undefined ? scene.facts : new Map([...scene.facts, ...event.facts]);
  const own = holds(term.conditions, facts);
  if (own.holds === false) return [];
  const { assumed, insee } = event;
  return [
    {
      ...computeFrom(event.date, term, scene.place),
      key: keyOf(term, event.key),
      rule,
      term,
      event,
      ...(assumed === undefined
        ? {}
        : { otherwise: { fact: assumed.fact, due: computeFrom(assumed.otherwise, term, scene.place).due } }),
      ...(insee === undefined ? {} : { insee }),
      missing: [...missing, ...("missing" in own ? own.missing : [])],
    },
  ];
}

/** An obligation is an event for those that are counted from it ("R14.adoption"). */
function asEvent({ term, key, due, event, insee, otherwise }: Obligation): LegalEvent {
  return {
    name: term.id,
    key: key.slice(keyOf(term, "").length),
    date: due,
    ...(insee === undefined ? {} : { insee }),
    ...(event?.facts === undefined ? {} : { facts: event.facts }),
    ...(otherwise === undefined ? {} : { assumed: { fact: otherwise.fact, otherwise: otherwise.due } }),
  };
}

/** "R16:liste:meeting:12": the rule, its term, and what it is counted from. */
function keyOf({ id }: Term, of: string): string {
  return `${id.replace(".", ":")}:${of}`;
}

function isInForce({ validFrom, validTo }: Rule, date: CivilDate): boolean {
  return (validFrom ?? date) <= date && date <= (validTo ?? date);
}

function byDue(one: Obligation, other: Obligation): number {
  return compareDates(one.due, other.due) || compareIds(one.term.id, other.term.id);
}

function compareIds(one: string, other: string): number {
  return numberOf(one) - numberOf(other) || one.localeCompare(other);
}

function numberOf(id: string): number {
  return Number(/^R(\d+)/.exec(id)?.[1] ?? 0);
}

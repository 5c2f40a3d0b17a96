import { addMonths, type CivilDate, daysBetween } from "../../core/calendar/civil-date.ts";
import type { CommandContext } from "../../core/command.ts";
import { UserError } from "../../core/errors.ts";
import type { Obligation } from "../../core/legal/obligations.ts";
import { isLate, isOwedNow } from "../../core/legal/owed.ts";
import type { Rule } from "../../core/legal/rule.ts";
import { legalLine } from "../../core/legal-days.ts";
import { doneOf, installedOn, type LegalNow } from "../../core/legal-now.ts";
import { type Outbound, say } from "../../core/message.ts";
import type { Municipality } from "../../core/people.ts";
import {
  sayAlreadyKept,
  sayDoneInFuture,
  sayKept,
  sayNothingToKeep,
  sayWhichKept,
} from "../../core/words/legal-kept.ts";
import { sayPlaceUnread } from "../../core/words/legal-plan-choice.ts";
import { placeNamed } from "../consultations/said.ts";
import { splitTrailingDate } from "../trailing-date.ts";
import { visibleObligations } from "./visible-obligations.ts";

/** What is recalled: what is nearer is what was meant. */
const recalledMonths = 2;
const farthestMonths = 12;

type Said = { on: CivilDate; proof?: string; due?: CivilDate; place?: Municipality };

/**
 * « tenue le 12 juin, preuve 2026-33 »: the obligation of that rule is done, and no longer recalled. Of several that may be meant,
 * none is kept and it is asked which; « pour Vougy » and « pour le 15/04/2027 » name one. `term`: its key.
 */
export function keepRule(
  context: CommandContext,
  legal: LegalNow,
  found: Rule,
  { change, term }: { change: string; term?: string },
): Outbound {
  const { store, person, now, today } = context;
  const said = readKept(change, context);
  if (said.on > today) throw new UserError(sayDoneInFuture());
  const named = visibleObligations(context, legal, addMonths(today, -farthestMonths), addMonths(today, farthestMonths))
    .filter(({ rule, term: { schedule } }) => rule.id === found.id && schedule.kind !== "not_before")
    .filter((one) => term === undefined || one.term.id === `${found.id}.${term}`)
    .filter(({ due, insee }) => (said.due ?? due) === due && (said.place?.insee ?? insee) === insee);
  // What the municipalities owe is theirs to do, unless it is what was named.
  const own = named.filter(({ term: { by } }) => by === "epci");
  const owed = said.place === undefined && term === undefined && own.length > 0 ? own : named;
  const [only, ...others] = meant(context, legal, owed, said.on);
  if (only === undefined) {
    const nearest = owed.toSorted(nearestTo(said.on))[0];
    const before = nearest && doneOf(store, legal, nearest);
    if (nearest === undefined || before === undefined) throw new UserError(sayNothingToKeep(found));
    return say(sayAlreadyKept(nearest.term.title, before.on));
  }
  if (others.length > 0) {
    const lines = [only, ...others].map((one) => legalLine(store, legal, one));
    return sayWhichKept(lines, said, today);
  }
  const { proof } = said;
  store.legalDone.add(
    { occurrence: only.key, doneOn: said.on, ...(proof === undefined ? {} : { proof }) },
    person.id,
    now,
  );
  store.audit.add(now, person.id, "obligation.done", only.key, { after: said.on });
  return say(sayKept(only.term.title, said.on, proof));
}

/** Not done, and recalled now or late; else the nearest of each term, unless it is done already. */
function meant(context: CommandContext, legal: LegalNow, owed: readonly Obligation[], on: CivilDate): Obligation[] {
  const { store, today } = context;
  const isOpen = (one: Obligation) => doneOf(store, legal, one) === undefined;
  const until = addMonths(today, recalledMonths);
  const recalled = owed.filter((one) =>
    one.due < today ? isLate(one, installedOn(store)) : one.due <= until && isOwedNow(one, today),
  );
  const waiting = recalled.filter(isOpen);
  if (waiting.length > 0) return waiting;
  const byTerm = Map.groupBy(owed.toSorted(nearestTo(on)), ({ term, insee }) => `${term.id} ${insee}`);
  return [...byTerm.values()].flatMap(([nearest]) => (nearest !== undefined && isOpen(nearest) ? [nearest] : []));
}

function nearestTo(on: CivilDate): (one: Obligation, other: Obligation) => number {
  return (one, other) => Math.abs(daysBetween(one.due, on)) - Math.abs(daysBetween(other.due, on));
}

/** Throws `UserError` on a municipality or a day that it cannot read: nothing is kept. */
function readKept(change: string, { store, today }: CommandContext): Said {
  const [, before = change, proof] = /^(.*?)[\s,]*\bpreuve\s+(.+)$/isu.exec(change) ?? [];
  const [, act = before, which] = /^(.*?)[\s,]*\bpour\s+(.+)$/isu.exec(before) ?? [];
  const whole = which === undefined ? { words: "" } : splitTrailingDate(which, today);
  const place = whole.words === "" ? undefined : placeNamed(whole.words, store.territory.municipalities());
  if (whole.words !== "" && place === undefined) throw new UserError(sayPlaceUnread(whole.words));
  const { date = today } = splitTrailingDate(act, today, "past");
  return {
    on: date,
    ...(proof === undefined ? {} : { proof: proof.trim() }),
    ...("date" in whole && whole.date !== undefined ? { due: whole.date } : {}),
    ...(place === undefined ? {} : { place }),
  };
}

import { may } from "../../core/access.ts";
import { addMonths } from "../../core/calendar/civil-date.ts";
import type { Command, CommandContext } from "../../core/command.ts";
import { type Obligation, obligationsOf } from "../../core/legal/obligations.ts";
import { practicalDayOf } from "../../core/legal-days.ts";
import { doneOf, legalNow, type LegalNow } from "../../core/legal-now.ts";
import type { Outbound } from "../../core/message.ts";
import { sayNoSuchDate, sayWhichDate } from "../../core/words/legal-which.ts";
import { sayRule } from "../../core/words/legal-rules.ts";
import { sayWhy } from "../../core/words/legal-why.ts";
import { whyBriefing } from "../briefing/briefing-why.ts";
import { eventsOf, sceneOf } from "./plan-events.ts";
import { lastPlan } from "./last-plan.ts";
import { type About, isAimedAt, matching, readAbout } from "./read-about.ts";
import { visibleObligations } from "./visible-obligations.ts";
import { ruleState } from "./rule.ts";

/** « Pourquoi le 11 ? », « pourquoi R1 », « pourquoi cette date » : the rule, the arithmetic, the last practical day. */
export const why: Command = {
  name: "why",
  words: ["pourquoi", "pourquoi cette date", "pourquoi ces dates", "pourquoi la date"],
  group: "legal",
  summary: "d'où vient une date légale, et comment elle se calcule",
  examples: ["pourquoi cette date", "pourquoi R1"],
  action: "see_legal",
  read(rest, { library, today }) {
    if (rest === "") return {};
    return readAbout(rest, library.rules, today) === undefined ? undefined : { about: rest };
  },
  run(context, { about }) {
    // "Pourquoi ?" right after the point of the week is about its lines.
    const lines = about === undefined ? whyBriefing(context) : undefined;
    return lines === undefined
      ? { message: explain(context, typeof about === "string" ? about : "") }
      : { message: lines, keepsOffer: true };
  },
};

function explain(context: CommandContext, said: string): Outbound {
  const { store, library, today, person } = context;
  const now = legalNow(store, library, today);
  const about = said === "" ? undefined : readAbout(said, library.rules, today);
  const found = find(context, now, about);
  const [first] = found;
  if (first === undefined) {
    // Most of the rules without a date are conditions: they are explained all the same.
    const undated = library.rules.find(({ id }) => about?.kind === "rule" && id === about.id);
    return undated === undefined ? sayNoSuchDate(said, today) : sayRule(ruleState(context, now, undated));
  }
  // Words that name several days leave the choice; several things due on one day are told with the first.
  if (about === undefined || found.some(({ due }) => due !== first.due)) return sayWhichDate(found, today);
  const place = first.insee === undefined ? undefined : store.territory.municipality(first.insee)?.name;
  return sayWhy({
    obligation: first,
    ...(place === undefined ? {} : { place }),
    today,
    practical: practicalDayOf(store, now, first),
    done: doneOf(store, now, first),
    overrides: now.overrides.filter(({ rule }) => rule === first.rule.id || rule === first.term.id),
    sameDay: found.slice(1),
    mayOverride: may(person, "manage_legal"),
  });
}

/** What it is about: first in what this person planned last, then in their calendar; all that comes when nothing is named. */
function find(context: CommandContext, now: LegalNow, about: About | undefined): Obligation[] {
  const { store, person, today } = context;
  const last = lastPlan(store, person.id, today);
  const place = last?.insee === undefined ? undefined : store.territory.municipality(last.insee);
  const planned =
    last === undefined
      ? []
      : obligationsOf({ ...sceneOf(now, last.subject), events: eventsOf(last.subject, last.date, place) });
  if (about === undefined && planned.length > 0) return planned;
  const calendar = visibleObligations(context, now, addMonths(today, -12), addMonths(today, 24));
  if (about === undefined) return calendar.filter(({ due }) => due >= today).slice(0, 9);
  const aimedAt = (all: readonly Obligation[]) =>
    all.filter((one) => isAimedAt(about, practicalDayOf(store, now, one).day));
  return (
    [matching(about, planned, today), aimedAt(planned), matching(about, calendar, today)].find(
      (one) => one.length > 0,
    ) ?? aimedAt(calendar)
  );
}

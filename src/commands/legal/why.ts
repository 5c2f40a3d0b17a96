import { may } from "../../core/access.ts";
import { addMonths } from "../../core/calendar/civil-date.ts";
import type { Command, CommandContext } from "../../core/command.ts";
import { readDate } from "../../core/language/read-date.ts";
import { fold } from "../../core/language/fold.ts";
import { type Obligation, obligationsOf } from "../../core/legal/obligations.ts";
import { practicalDayOf } from "../../core/legal-days.ts";
import { doneOf, legalNow, type LegalNow } from "../../core/legal-now.ts";
import type { Outbound } from "../../core/message.ts";
import { sayNoSuchDate, sayWhichDate } from "../../core/words/legal-which.ts";
import { sayRule } from "../../core/words/legal-rules.ts";
import { sayWhy } from "../../core/words/legal-why.ts";
import { eventsOf, sceneOf } from "./plan-events.ts";
import { lastPlan } from "./last-plan.ts";
import { visibleObligations } from "./visible-obligations.ts";
import { ruleState } from "./rule.ts";

/** « Pourquoi le 11 ? », « pourquoi R1 », « pourquoi cette date » : the rule, the arithmetic, the last practical day. */
export const why: Command = {
  name: "why",
  words: ["pourquoi", "pourquoi cette date", "pourquoi ces dates", "pourquoi la date"],
  group: "legal",
  summary: "d'où vient une date légale, et comment elle se calcule",
  examples: ["pourquoi cette date", "pourquoi le 11", "pourquoi R1"],
  action: "see_legal",
  read(rest, context) {
    if (rest === "") return {};
    return find(context, legalNow(context.store, context.library, context.today), rest).length > 0 ||
      /^r\s?\d{1,2}$/iu.test(rest)
      ? { about: rest }
      : undefined;
  },
  run(context, { about }) {
    return { message: explain(context, typeof about === "string" ? about : "") };
  },
};

function explain(context: CommandContext, about: string): Outbound {
  const { store, library, today, person } = context;
  const now = legalNow(store, library, today);
  const found = find(context, now, about);
  const [first] = found;
  if (first === undefined) {
    // Most of the rules without a date are conditions: they are explained all the same.
    const number = /^r\s?(\d{1,2})$/iu.exec(about.trim())?.[1];
    const undated = library.rules.find(({ id }) => number !== undefined && id === `R${Number(number)}`);
    return undated === undefined ? sayNoSuchDate(about) : sayRule(ruleState(context, now, undated));
  }
  // Words that name several days leave the choice; several things due on one day are told with the first.
  if (found.some(({ due }) => due !== first.due) || about === "") return sayWhichDate(found, today);
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

/** What the words are about: first in what this person planned last, then in their calendar. */
function find(context: CommandContext, now: LegalNow, about: string): Obligation[] {
  const { store, person, today } = context;
  const last = lastPlan(store, person.id, today);
  const planned =
    last === undefined
      ? []
      : obligationsOf({
          ...sceneOf(now, last.subject),
          events: eventsOf(
            last.subject,
            last.date,
            last.insee === undefined ? undefined : store.territory.municipality(last.insee),
          ),
        });
  const calendar = visibleObligations(context, now, addMonths(today, -12), addMonths(today, 24));
  if (about === "") return planned.length > 0 ? planned : calendar.filter(({ due }) => due >= today).slice(0, 9);
  const inPlan = matching(planned, about, today);
  return inPlan.length > 0 ? inPlan : matching(calendar, about, today);
}

function matching(all: readonly Obligation[], about: string, today: string): Obligation[] {
  const rule = /^(?:la\s+)?(?:regle\s+)?r\s?(\d{1,2})(?:\.(\w+))?$/.exec(fold(about));
  if (rule !== null) {
    const ofRule = all.filter(
      (one) => one.rule.id === `R${Number(rule[1])}` && (rule[2] === undefined || one.term.id.endsWith(`.${rule[2]}`)),
    );
    const next = ofRule.filter(({ due }) => due >= today);
    return (next.length > 0 ? next : ofRule.toReversed())
      .filter((one, _index, list) => one.term.id === list[0]?.term.id)
      .slice(0, 1);
  }
  const day = dayNamed(about, all, today);
  if (day.length > 0) return day;
  const words = fold(about)
    .split(" ")
    .filter((word) => word.length > 3);
  return words.length === 0 ? [] : all.filter(({ term }) => words.every((word) => fold(term.title).includes(word)));
}

/** "le 11", "le 11 décembre", "11/12": what is due then, or on the open day before. */
function dayNamed(about: string, all: readonly Obligation[], today: string): Obligation[] {
  const alone = /^(?:le\s+)?(\d{1,2})$/.exec(about.trim())?.[1];
  if (alone !== undefined)
    return all.filter(({ due, start }) => [due, start].some((day) => Number(day?.slice(8)) === Number(alone)));
  const reading = readDate(about, today);
  if (reading.kind === "unread") return [];
  const days = reading.kind === "read" ? [reading.value] : reading.candidates.map(({ value }) => value);
  return all.filter(({ due, start, safe }) =>
    [due, start, safe].some((day) => day !== undefined && days.includes(day)),
  );
}

import { answeredBy } from "./access.ts";
import { addDays, addMonths, type CivilDate, daysBetween } from "./calendar/civil-date.ts";
import { nextOpenDay } from "./calendar/open-days.ts";
import { openConsultations } from "./consultations.ts";
import { isOwedNow } from "./legal/owed.ts";
import { legalReminder } from "./legal/reminder.ts";
import { legalLine } from "./legal-days.ts";
import { installedOn, legalNow, type LegalNow, legalObligations } from "./legal-now.ts";
import type { Morning, Section } from "./morning-section.ts";
import { directorsOf } from "./notify.ts";
import type { Person } from "./people.ts";
import type { Store } from "./store/store.ts";
import { isAtWork, workHourOf } from "./work-days.ts";
import { sayLegalReminder } from "./words/legal-reminder.ts";
import type { LegalLine } from "./words/legal-plan.ts";

/** An obligation with the last day on which somebody is there to do it. */
type Waiting = LegalLine & { left: number };

/**
 * What the law asks of the EPCI, to the DGS, and of their municipalities, to the clerks: well before, then nearer, on a day they are
 * at work, and no longer once it is done.
 */
export function legalReminders(morning: Morning): Section[] {
  const { store, library, today } = morning;
  const waiting = waitingOn(store, legalNow(store, library, today), today);
  const isAsked = askedByConsultation(morning);
  const toRecall = waiting.filter((line) => !isAsked(line));
  const ofEpci = waiting.filter(({ obligation }) => obligation.term.by === "epci");
  return [
    ...directorsOf(store).flatMap((person) => recall(morning, person, "director", ofEpci)),
    ...clerksOf(store).flatMap((person) =>
      recall(morning, person, "clerk", ofMunicipalities(toRecall, answeredBy(person))),
    ),
  ];
}

/** What is sure to be owed and not done, until four weeks after its day. What is only possible is not recalled. */
function waitingOn(store: Store, now: LegalNow, today: CivilDate): Waiting[] {
  // On the last open day before a week-end or a holiday, what would fall on one is said already.
  const horizon = addDays(nextOpenDay(today, now.scene.place), -1);
  const since = installedOn(store);
  return legalObligations(now, addDays(today, -28), addMonths(today, 2))
    .filter((one) => isOwedNow(one, today) && one.due >= since)
    .map((one) => legalLine(store, now, one))
    .filter(({ isDone }) => !isDone)
    .map((line) => ({ ...line, left: leftUntil(line, { today, horizon }) }));
}

/** Days until it is done in practice; below 0 only once the last day of the law has passed, however long nobody is there after it. */
function leftUntil({ obligation, practical }: LegalLine, now: { today: CivilDate; horizon: CivilDate }): number {
  return obligation.due < now.today ? -1 : Math.max(daysBetween(now.horizon, practical), 0);
}

function recall(
  { store, at, today }: Morning,
  person: Person,
  reader: "director" | "clerk",
  waiting: readonly Waiting[],
): Section[] {
  if (!isAtWork(person, today)) return [];
  const due = waiting.filter(({ obligation, left }) => {
    const warning = legalReminder(left, reader, obligation.rule.severity);
    if (warning === undefined) return false;
    // One warning of each kind for each thing, whatever days were missed; claimed with the message that says it.
    return store.jobRuns.claim(`legal:${obligation.key}`, `${warning}:person:${person.id}`, at);
  });
  if (due.length === 0) return [];
  return [
    {
      personId: person.id,
      day: due.map(({ practical }) => practical).toSorted()[0],
      notBefore: workHourOf(store, person, at),
      said: sayLegalReminder(due, today, reader),
    },
  ];
}

/** What concerns these municipalities, or all of them alike. */
function ofMunicipalities(waiting: readonly Waiting[], own: readonly string[]): Waiting[] {
  return waiting.filter(
    ({ obligation: { term, insee } }) => term.by === "municipality" && (insee === undefined || own.includes(insee)),
  );
}

/** The opinions that a consultation asks for: it recalls them itself, and only to those who have not given theirs. */
function askedByConsultation({ store, library, today }: Morning): (line: LegalLine) => boolean {
  const rules = new Set(openConsultations(store, library, today).map(({ kind }) => kind.rule));
  return ({ obligation: { rule, event } }) => rules.has(rule.id) || event?.key.startsWith("consultation:") === true;
}

function clerksOf(store: Store): Person[] {
  const reachable = store.accounts.reachablePeople();
  return store.people.all().filter((person) => reachable.has(person.id) && answeredBy(person).length > 0);
}

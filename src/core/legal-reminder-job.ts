import { answeredBy } from "./access.ts";
import { addDays, addMonths, type CivilDate, daysBetween, weekdayOf } from "./calendar/civil-date.ts";
import { nextOpenDay } from "./calendar/open-days.ts";
import { createDailyJob } from "./daily-job.ts";
import type { Job } from "./delivery/scheduler.ts";
import { isOwedNow } from "./legal/owed.ts";
import { legalReminder } from "./legal/reminder.ts";
import { legalLine } from "./legal-days.ts";
import { installedOn, legalNow, type LegalNow, legalObligations } from "./legal-now.ts";
import type { Library } from "./library.ts";
import { directorsOf, notify, officeHourOf } from "./notify.ts";
import type { Person } from "./people.ts";
import type { Store } from "./store/store.ts";
import { sayLegalReminder } from "./words/legal-reminder.ts";
import type { LegalLine } from "./words/legal-plan.ts";
import { typesetMessage } from "./words/typeset-message.ts";

/** An obligation with the last day on which somebody is there to do it. */
type Waiting = LegalLine & { left: number };

/**
 * Every open day at 8 h: the DGS is told of what the law asks of the EPCI, the clerks of what it asks of their municipalities, well
 * before, then nearer; all in one message a person, on a day they are at work, and no longer once it is done.
 */
export function createLegalReminderJob(store: Store, library: Library): Job {
  return createDailyJob(store, { name: "legal-reminder", time: "08:00" }, (at, today) => {
    const now = legalNow(store, library, today);
    const waiting = waitingOn(store, now, today);
    for (const person of directorsOf(store))
      recall(
        store,
        person,
        "director",
        waiting.filter(({ obligation }) => obligation.term.by === "epci"),
        at,
        today,
      );
    for (const person of clerksOf(store))
      recall(store, person, "clerk", ofMunicipalities(waiting, answeredBy(person)), at, today);
  });
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
    .map((line) => ({ ...line, left: daysBetween(horizon, line.practical) }));
}

function recall(
  store: Store,
  person: Person,
  reader: "director" | "clerk",
  waiting: readonly Waiting[],
  at: number,
  today: CivilDate,
): void {
  if (person.presence.length > 0 && !person.presence.includes(weekdayOf(today))) return;
  const due = waiting.filter(({ obligation, left }) => {
    const warning = legalReminder(left, reader, obligation.rule.severity);
    if (warning === undefined) return false;
    // One warning of each kind for each thing, whatever days were missed; claimed with the message that says it.
    return store.jobRuns.claim(`legal:${obligation.key}`, `${warning}:person:${person.id}`, at);
  });
  if (due.length === 0) return;
  const message = typesetMessage(sayLegalReminder(due, today, reader));
  notify(store, `legal:${today}:person:${person.id}`, person.id, message, at, officeHourOf(store, person.id, at));
}

/** What concerns these municipalities, or all of them alike. */
function ofMunicipalities(waiting: readonly Waiting[], own: readonly string[]): Waiting[] {
  return waiting.filter(
    ({ obligation: { term, insee } }) => term.by === "municipality" && (insee === undefined || own.includes(insee)),
  );
}

function clerksOf(store: Store): Person[] {
  const reachable = store.accounts.reachablePeople();
  return store.people.all().filter((person) => reachable.has(person.id) && answeredBy(person).length > 0);
}

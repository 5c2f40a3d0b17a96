import { addDays, type CivilDate } from "./calendar/civil-date.ts";
import { isOpenDay } from "./calendar/open-days.ts";
import { byPerson, type Expected, isPresent, tell } from "./consultation-letters.ts";
import { consultationView, openConsultations } from "./consultations.ts";
import { createDailyJob } from "./daily-job.ts";
import type { Job } from "./delivery/scheduler.ts";
import type { Library } from "./library.ts";
import { conclusionOf, type ConsultationView, type Council } from "./legal/consultation-view.ts";
import { directorsOf, notify } from "./notify.ts";
import type { Person } from "./people.ts";
import type { Store } from "./store/store.ts";
import { sayConcluded, sayStillExpected } from "./words/consultations-letters.ts";
import { typesetMessage } from "./words/typeset-message.ts";

/** Days before the last one on which what is missing is recalled. */
const beforeLastDay = [30, 10];
/** The week before the council meets, and the day after, for its result. */
const aroundCouncil = [-7, 1];
/** What fell on days when Relais was stopped or they were away is said once they are back, not later than this. */
const forgottenAfter = 14;
/** Right after the document was sent, nothing needs to be recalled. */
const quietDays = 5;

const name = "consultations";

/**
 * Every open day at 8 h: ends the consultations whose delays are over or whose answers are all in, and tells the DGS once;
 * recalls what is missing to those who answer for the municipalities, on a day they are at work, all in one message.
 */
export function createConsultationJob(store: Store, library: Library): Job {
  return createDailyJob(store, { name, time: "08:00" }, (at, today) => {
    for (const view of openConsultations(store, library, today))
      if (view.closing.over) conclude(store, library, view, at, today);
    const expected = openConsultations(store, library, today).flatMap((view) =>
      view.councils.flatMap((council): Expected[] => (council.standing.kind === "awaited" ? [{ view, council }] : [])),
    );
    for (const { person, expected: own } of byPerson(store, expected)) recall(store, person, own, at, today);
  });
}

function conclude(store: Store, library: Library, view: ConsultationView, at: number, today: CivilDate): void {
  const { id } = view.consultation;
  const conclusion = conclusionOf(view);
  store.consultations.conclude(id, today, conclusion);
  store.audit.add(at, undefined, "consultation.concluded", `consultation:${id}`, { after: conclusion });
  const after = consultationView(store, library, id, today) ?? view;
  const message = typesetMessage(sayConcluded(after, today));
  for (const director of directorsOf(store))
    notify(store, `consultation:${id}:concluded:person:${director.id}`, director.id, message, at);
}

/** Writes only when one of the days to recall has come since this person could last be told. */
function recall(store: Store, person: Person, expected: readonly Expected[], at: number, today: CivilDate): void {
  if (!isPresent(person, today)) return;
  const since = lastToldBefore(store, person, today);
  if (!expected.some(({ council }) => recalledOn(council).some((day) => day > since && day <= today))) return;
  const message = sayStillExpected(person, expected, today, store.territory.holidayPlace());
  tell(store, `consultations:${today}:person:${person.id}`, person, message, at);
}

/** The last day before `today` on which this job ran and this person was at work. */
function lastToldBefore(store: Store, person: Person, today: CivilDate): CivilDate {
  const place = store.territory.holidayPlace();
  let day = addDays(today, -1);
  for (; day > addDays(today, -forgottenAfter); day = addDays(day, -1))
    if (isOpenDay(day, place) && isPresent(person, day) && store.jobRuns.hasRun(name, day)) return day;
  return day;
}

function recalledOn({ lastDay, opinion: { transmittedOn, councilOn } }: Council): CivilDate[] {
  if (lastDay === undefined || transmittedOn === undefined) return [];
  const days = [
    ...beforeLastDay.map((count) => addDays(lastDay, -count)),
    ...aroundCouncil.flatMap((count) => (councilOn === undefined ? [] : [addDays(councilOn, count)])),
  ];
  return days.filter((day) => day >= addDays(transmittedOn, quietDays));
}

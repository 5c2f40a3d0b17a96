import { addDays, type CivilDate } from "./calendar/civil-date.ts";
import { followingDay } from "./calendar/reminder-day.ts";
import { createDailyJob } from "./daily-job.ts";
import type { Job } from "./delivery/scheduler.ts";
import { surveyClosesOn } from "./governance/survey.ts";
import type { Library } from "./library.ts";
import { notify, officeHourOf } from "./notify.ts";
import type { Person } from "./people.ts";
import type { Store } from "./store/store.ts";
import type { SurveyPerson } from "./store/surveys.ts";
import { participantsOf, surveyedMeetings } from "./surveys.ts";
import { saySurveyAsked } from "./words/surveys.ts";
import { typesetMessage } from "./words/typeset-message.ts";

/** Later than that, a first question would come too late to be answered with care. */
const freshDays = 14;
/** How long somebody has before being asked once more. */
const againAfterDays = 6;

/**
 * Every open day at 9 h: those who were at a meeting are asked what they thought of it, on their first day of work after it, then
 * once more a week later if they did not answer, and never again.
 */
export function createSurveyJob(store: Store, library: Library): Job {
  const place = () => store.territory.holidayPlace();

  function dueFor(person: Person, heldOn: CivilDate, known: SurveyPerson | undefined, today: CivilDate) {
    if (known?.answered === true || known?.askedAgain === true) return undefined;
    if (known?.askedOn !== undefined)
      return followingDay(addDays(known.askedOn, againAfterDays), person.presence, place()) <= today
        ? "again"
        : undefined;
    const isFresh = today <= addDays(heldOn, freshDays);
    return isFresh && followingDay(heldOn, person.presence, place()) <= today ? "first" : undefined;
  }

  return createDailyJob(store, { name: "survey", time: "09:00" }, (at, today) => {
    const reachable = store.accounts.reachablePeople();
    for (const view of surveyedMeetings(store, library, at)) {
      const { id, heldOn = today } = view.meeting;
      if (surveyClosesOn(heldOn) < today) continue;
      const asked = store.surveys.people(id);
      for (const personId of participantsOf(store, view)) {
        const person = reachable.has(personId) ? store.people.byId(personId) : undefined;
        const due = person && dueFor(person, heldOn, asked.get(personId), today);
        if (due === undefined) continue;
        if (due === "first") store.surveys.ask(id, personId, today);
        else store.surveys.askAgain(id, personId);
        const message = typesetMessage(
          saySurveyAsked(view, { closesOn: surveyClosesOn(heldOn), today, again: due === "again" }),
        );
        notify(
          store,
          `survey:${id}:${due}:person:${personId}`,
          personId,
          message,
          at,
          officeHourOf(store, personId, at),
        );
      }
    }
  });
}

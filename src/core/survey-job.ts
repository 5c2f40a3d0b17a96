import { askedSurveys, type AskedSurvey } from "./asked-surveys.ts";
import { addDays, type CivilDate, daysBetween } from "./calendar/civil-date.ts";
import { followingDay } from "./calendar/reminder-day.ts";
import { createDailyJob } from "./daily-job.ts";
import type { Job } from "./delivery/scheduler.ts";
import type { Library } from "./library.ts";
import { notify, officeHourOf } from "./notify.ts";
import type { Person } from "./people.ts";
import { isBriefingDay, isOpenTo } from "./preferences.ts";
import type { Store } from "./store/store.ts";
import type { SurveyPerson } from "./store/surveys.ts";
import { typesetMessage } from "./words/typeset-message.ts";

/** How long somebody has before being asked once more. */
const againAfterDays = 6;
/** How much later than its day a question may come, so as not to come with a briefing. */
const longestShift = 4;

/**
 * Every open day at 9 h: people are asked what is asked without their names (of a meeting, of the project, of working together), on
 * their first day of work after it began; then, where it is so, once more a week later if they did not answer, and never again.
 */
export function createSurveyJob(store: Store, library: Library): Job {
  const place = () => store.territory.holidayPlace();

  function dayAfter(date: CivilDate, person: Person, { besideBriefing }: AskedSurvey): CivilDate {
    const first = followingDay(date, person.presence, place());
    if (!besideBriefing || !isBriefingDay(store, person, first)) return first;
    const other = followingDay(first, person.presence, place());
    return daysBetween(first, other) <= longestShift ? other : first;
  }

  function dueFor(person: Person, asked: AskedSurvey, known: SurveyPerson | undefined, today: CivilDate) {
    if (known?.answered === true || known?.askedAgain === true) return undefined;
    if (known?.askedOn !== undefined)
      return asked.again && dayAfter(addDays(known.askedOn, againAfterDays), person, asked) <= today
        ? "again"
        : undefined;
    return today <= asked.firstUntil && dayAfter(asked.since, person, asked) <= today ? "first" : undefined;
  }

  return createDailyJob(store, { name: "survey", time: "09:00" }, (at, today) => {
    const reachable = store.accounts.reachablePeople();
    for (const asked of askedSurveys(store, library, at, today)) {
      const { survey } = asked;
      const known = store.surveys.people(survey);
      for (const personId of asked.people) {
        const person = reachable.has(personId) ? store.people.byId(personId) : undefined;
        const due = person && dueFor(person, asked, known.get(personId), today);
        if (due === undefined || !isOpenTo(store, personId, at)) continue;
        if (due === "first") store.surveys.ask(survey, personId, today);
        else store.surveys.askAgain(survey, personId);
        const message = typesetMessage(asked.say(due === "again"));
        const key = `survey:${survey}:${due}:person:${personId}`;
        notify(store, key, personId, message, at, officeHourOf(store, personId, at));
      }
    }
  });
}

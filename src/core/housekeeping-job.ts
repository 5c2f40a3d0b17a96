import { addDays, civilDateAt } from "./calendar/civil-date.ts";
import { instantOf } from "./calendar/local-time.ts";
import type { Job } from "./delivery/scheduler.ts";
import type { Store } from "./store/store.ts";

/** Longer than any platform delivers an event again, or anyone asks whether a message went. */
const traceDays = 90;
/** What could not be delivered is kept this long for whoever mends the cause. */
const undeliveredDays = 30;
/** Longer than a survey is open: who was asked, and who answered, is then of no more use. */
const surveyDays = 31;
/** What somebody was told serves to tell what is new; nothing comes back after so long. */
const briefingDays = 183;
/** A trial is over at midnight; at 3 h, those of the day before go, and one begun in the night is left. */
const trialHours = 3;
const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

/** Every night at 3 h: lets go of what has served (see the privacy part of the operator's guide). */
export function createHousekeepingJob(store: Store): Job {
  const zone = () => store.territory.timeZone();
  return {
    name: "housekeeping",
    periodAt: (at) => civilDateAt(at, zone()),
    dueAt: (period) => instantOf(period, "03:00", zone()),
    isDecentHour: () => true,
    run(at) {
      store.inbox.forgetBefore(at - traceDays * dayMs);
      store.teamsJournal.forgetBefore(at - traceDays * dayMs, at);
      store.diffusions.keepOutcomes();
      store.outbox.forgetBefore(at - traceDays * dayMs, at - undeliveredDays * dayMs);
      store.conversations.dropTrialsBefore(at - trialHours * hourMs);
      store.briefings.dropBefore(at - briefingDays * dayMs);
      store.rooms.forgetBefore(civilDateAt(at - briefingDays * dayMs, zone()));
      store.organisationNotes.expire(civilDateAt(at, zone()));
      store.appointments.expire(civilDateAt(at, zone()));
      store.preferences.forgetAbsencesBefore(civilDateAt(at, zone()));
      store.surveys.forgetPeople(addDays(civilDateAt(at, zone()), -surveyDays));
    },
  };
}

import { addDays, type CivilDate } from "./calendar/civil-date.ts";
import { reminderDay } from "./calendar/reminder-day.ts";
import { createDailyJob } from "./daily-job.ts";
import type { Job } from "./delivery/scheduler.ts";
import type { Library } from "./library.ts";
import { noticeFor } from "./meeting-notices.ts";
import { allMeetings, invitedPeople, type MeetingView } from "./meeting-view.ts";
import { notify, officeHourOf } from "./notify.ts";
import type { Person } from "./people.ts";
import type { Store } from "./store/store.ts";
import { sayMeetingReminder } from "./words/meeting-notices.ts";
import { typesetMessage } from "./words/typeset-message.ts";

const name = "meeting-reminder";
/** No reminder is earlier than that, public holidays included. */
const horizonDays = 12;

/**
 * Every open day at 9 h: reminds those expected at a meeting, on their last day of work before it, in one message a person. A
 * day on which Relais was stopped is caught up while the meeting is still to come. Who said they would not come is left alone.
 */
export function createMeetingReminderJob(store: Store, library: Library): Job {
  return createDailyJob(store, { name, time: "09:00" }, (at, today) => {
    const coming = comingSoon(store, library, today);
    if (coming.length === 0) return;
    const reachable = store.accounts.reachablePeople();
    for (const person of store.people.all().filter(({ id }) => reachable.has(id))) {
      const due = coming.filter((view) => isDue(store, view, person, today));
      if (due.length === 0) continue;
      const message = sayMeetingReminder(
        due.map((view) => noticeFor(store, view, person)),
        today,
      );
      const notBefore = officeHourOf(store, person.id, at);
      notify(store, `${name}:${today}:person:${person.id}`, person.id, typesetMessage(message), at, notBefore);
    }
  });
}

function comingSoon(store: Store, library: Library, today: CivilDate): (MeetingView & { expected: Set<number> })[] {
  const last = addDays(today, horizonDays);
  return allMeetings(store, library)
    .filter(({ meeting: { status, heldOn } }) => {
      return status === "planned" && heldOn !== undefined && heldOn >= today && heldOn <= last;
    })
    .map((view) => {
      const absent = store.attendances
        .ofMeeting(view.meeting.id)
        .filter(({ presence }) => presence !== "present" && presence !== "remote")
        .map(({ personId }) => personId);
      return { ...view, expected: new Set(invitedPeople(view)).difference(new Set(absent)) };
    });
}

function isDue(
  store: Store,
  { meeting: { heldOn }, expected }: MeetingView & { expected: ReadonlySet<number> },
  person: Person,
  today: CivilDate,
): boolean {
  if (heldOn === undefined || !expected.has(person.id)) return false;
  const day = reminderDay(heldOn, person.presence, store.territory.holidayPlace());
  return day === today || (day < today && !store.jobRuns.hasRun(name, day));
}

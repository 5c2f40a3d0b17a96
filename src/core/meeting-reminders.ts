import { addDays, type CivilDate } from "./calendar/civil-date.ts";
import { lastOpenDayBefore } from "./calendar/open-days.ts";
import { reminderDay } from "./calendar/reminder-day.ts";
import type { Library } from "./library.ts";
import { noticeFor } from "./meeting-notices.ts";
import { allMeetings, invitedPeople, type MeetingView } from "./meeting-view.ts";
import { type Morning, type Section, wasTold } from "./morning-section.ts";
import { officeHourOf } from "./notify.ts";
import type { Person } from "./people.ts";
import type { Store } from "./store/store.ts";
import { isAtWork } from "./work-days.ts";
import { sayMeetingReminder } from "./words/meeting-notices.ts";

/** No reminder is earlier than that, public holidays included. */
const horizonDays = 12;

/** A meeting that comes, its day, and who is expected there. */
type Coming = { view: MeetingView; heldOn: CivilDate; expected: ReadonlySet<number> };

/**
 * The meetings at which somebody is expected, on their last day of work before each. A day on which Relais was stopped is caught
 * up while the meeting is still to come. Who said they would not come is left alone.
 */
export function meetingReminders(morning: Morning): Section[] {
  const { store, library, at, today } = morning;
  const coming = comingSoon(store, library, today);
  if (coming.length === 0) return [];
  const reachable = store.accounts.reachablePeople();
  return store.people
    .all()
    .filter(({ id }) => reachable.has(id))
    .flatMap((person): Section[] => {
      const due = coming.filter((one) => isDue(morning, one, person));
      if (due.length === 0) return [];
      const notices = due.map(({ view }) => noticeFor(store, view, person));
      return [
        {
          personId: person.id,
          day: due.map(({ heldOn }) => heldOn).toSorted()[0],
          notBefore: officeHourOf(store, person.id, at),
          said: sayMeetingReminder(notices, today),
        },
      ];
    });
}

function comingSoon(store: Store, library: Library, today: CivilDate): Coming[] {
  const last = addDays(today, horizonDays);
  return allMeetings(store, library).flatMap((view): Coming[] => {
    const { id, status, heldOn } = view.meeting;
    if (status !== "planned" || heldOn === undefined || heldOn < today || heldOn > last) return [];
    const absent = store.attendances
      .ofMeeting(id)
      .filter(({ presence }) => presence !== "present" && presence !== "remote")
      .map(({ personId }) => personId);
    return [{ view, heldOn, expected: new Set(invitedPeople(view)).difference(new Set(absent)) }];
  });
}

function isDue(morning: Morning, { view, heldOn, expected }: Coming, person: Person): boolean {
  if (!expected.has(person.id)) return false;
  const { store, today, at } = morning;
  const place = store.territory.holidayPlace();
  const day = reminderDay(heldOn, person.presence, place);
  if (day > today || wasTold(morning, "meeting-reminder", day)) return false;
  // Caught up on a day they are at work, unless there is none left.
  if (!isAtWork(person, today) && today < lastOpenDayBefore(heldOn, place)) return false;
  // Once for each meeting on its day, whatever mornings were missed; claimed with the letter that says it.
  return store.jobRuns.claim(`meeting-recalled:${view.meeting.id}:${heldOn}`, `person:${person.id}`, at);
}

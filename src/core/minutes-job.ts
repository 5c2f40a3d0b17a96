import { may } from "./access.ts";
import { addDays, civilDateAt } from "./calendar/civil-date.ts";
import { instantOf, localTimeAt } from "./calendar/local-time.ts";
import { isOfficeHour } from "./calendar/office-hours.ts";
import type { Job } from "./delivery/scheduler.ts";
import type { Library } from "./library.ts";
import { endOf } from "./meeting-calendar.ts";
import { meetingView } from "./meeting-view.ts";
import { directorsOf, notify, officeHourOf } from "./notify.ts";
import type { Person } from "./people.ts";
import { isOpenTo } from "./preferences.ts";
import type { Store } from "./store/store.ts";
import { sayMeetingName } from "./words/meeting-names.ts";
import { sayMinutesOffered } from "./words/minutes.ts";
import { typedMeeting } from "./words/typed-meeting.ts";
import { typesetMessage } from "./words/typeset-message.ts";

/** A meeting that was missed for longer is no longer fresh: its minutes are asked for by whoever wants them. */
const freshDays = 7;

/**
 * Every hour of the office day: whoever had a meeting created is offered to write its minutes, once, when it is over.
 */
export function createMinutesJob(store: Store, library: Library): Job {
  const zone = () => store.territory.timeZone();
  return {
    name: "minutes",
    periodAt: (at) => {
      const { date, time } = localTimeAt(at, zone());
      return `${date}T${time.slice(0, 2)}`;
    },
    dueAt: (period) => instantOf(period.slice(0, 10), `${period.slice(11)}:00`, zone()),
    isDecentHour: (at) => isOfficeHour(at, zone(), store.territory.holidayPlace()),
    run(at) {
      const today = civilDateAt(at, zone());
      for (const { id, heldOn, status } of store.meetings.all()) {
        if (status !== "planned" || heldOn === undefined || heldOn > today || heldOn < addDays(today, -freshDays))
          continue;
        const view = meetingView(store, library, id);
        if (view === undefined || at < endOf(view, zone()) || store.minutes.settled(id).size > 0) continue;
        const message = typesetMessage(sayMinutesOffered(sayMeetingName(view, today), typedMeeting(view)));
        for (const person of organisersOf(store, id).filter((one) => isOpenTo(store, one.id, at)))
          notify(
            store,
            `minutes-offer:${id}:${heldOn}:person:${person.id}`,
            person.id,
            message,
            at,
            officeHourOf(store, person.id, at),
          );
      }
    },
  };
}

/** Whoever had it created, if they still may; else those who lead. */
function organisersOf(store: Store, meetingId: number): Person[] {
  const id = store.minutes.organiserOf(meetingId);
  const organiser = id === undefined ? undefined : store.people.byId(id);
  return organiser !== undefined && may(organiser, "manage_meetings") ? [organiser] : directorsOf(store);
}

import type { CalendarEvent } from "./calendar/ics.ts";
import { toCalendarFile } from "./calendar/ics.ts";
import { instantOf } from "./calendar/local-time.ts";
import type { MeetingView } from "./meeting-view.ts";
import type { Block } from "./message.ts";
import type { Store } from "./store/store.ts";
import { sayWhere } from "./words/meeting-names.ts";
import { sayEventNotes, sayEventTitle, sayOpenInAgenda } from "./words/meeting-notices.ts";
import { typeset } from "./words/typography.ts";

/** Where it takes place, in words: undefined while nobody said. */
export function whereOf(store: Store, { meeting }: Pick<MeetingView, "meeting">): string | undefined {
  const host = meeting.insee === undefined ? undefined : store.territory.municipality(meeting.insee);
  return sayWhere(meeting, host?.name);
}

/** A meeting as an agenda keeps it; undefined while its day is not chosen. */
export function meetingEvent(store: Store, view: MeetingView): CalendarEvent | undefined {
  const { meeting } = view;
  if (meeting.heldOn === undefined) return undefined;
  const where = whereOf(store, view);
  const cancelled = meeting.status === "cancelled";
  const notes = sayEventNotes(view, meeting.cancelledBecause);
  const common = {
    id: `meeting-${meeting.id}@relais`,
    title: typeset(sayEventTitle(view, cancelled)),
    ...(where !== undefined && { place: typeset(where) }),
    ...(notes !== "" && { notes: typeset(notes) }),
    revision: meeting.revision,
    cancelled,
  };
  if (meeting.startsAt === undefined) return { ...common, date: meeting.heldOn };
  const startsAt = instantOf(meeting.heldOn, meeting.startsAt, store.territory.timeZone());
  return { ...common, startsAt, endsAt: startsAt + meeting.minutes * 60_000 };
}

/** The file that puts it in an agenda, moves it there or marks it as cancelled; none while its day is not chosen. */
export function calendarFileOf(store: Store, view: MeetingView, at: number): Block[] {
  const event = meetingEvent(store, view);
  if (event === undefined) return [];
  const label = sayOpenInAgenda(view, view.meeting.status === "cancelled");
  const text = toCalendarFile(typeset(sayEventTitle(view, false)), [event], at);
  return [{ type: "file", file: { name: "reunion.ics", mime: "text/calendar", label, text } }];
}

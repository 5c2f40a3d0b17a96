import type { CalendarEvent } from "./calendar/ics.ts";
import { toCalendarFile } from "./calendar/ics.ts";
import { instantOf } from "./calendar/local-time.ts";
import { addDays } from "./calendar/civil-date.ts";
import { type MeetingView, plainDocuments } from "./meeting-view.ts";
import type { Block } from "./message.ts";
import type { Person } from "./people.ts";
import type { Store } from "./store/store.ts";
import { sayWhere } from "./words/meeting-names.ts";
import { sayEventNotes, sayEventTitle, sayOpenInAgenda, sayWithdrawnTitle } from "./words/meeting-notices.ts";
import { typeset } from "./words/typography.ts";

const minuteMs = 60_000;

/** Where it takes place, in words: undefined while nobody said. */
export function whereOf(store: Store, { meeting }: Pick<MeetingView, "meeting">): string | undefined {
  const host = meeting.insee === undefined ? undefined : store.territory.municipality(meeting.insee);
  return sayWhere(meeting, host?.name);
}

/** When it is over, in epoch ms; one without an hour, at the end of its day. It has a day. */
export function endOf({ meeting: { heldOn = "", startsAt, minutes } }: MeetingView, timeZone: string): number {
  if (startsAt === undefined) return instantOf(addDays(heldOn, 1), "00:00", timeZone);
  return instantOf(heldOn, startsAt, timeZone) + minutes * minuteMs;
}

/** A meeting as the agenda of `reader` keeps it; undefined while its day is not chosen. */
export function meetingEvent(store: Store, view: MeetingView, reader: Person): CalendarEvent | undefined {
  const { meeting } = view;
  if (meeting.heldOn === undefined) return undefined;
  const where = whereOf(store, view);
  const cancelled = meeting.status === "cancelled";
  const notes = sayEventNotes(view, meeting.cancelledBecause, plainDocuments(reader, view));
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
  return { ...common, startsAt, endsAt: startsAt + meeting.minutes * minuteMs };
}

/** The file that puts it in the agenda of `reader`, moves it there or marks it as cancelled; none while its day is not chosen. */
export function calendarFileOf(store: Store, view: MeetingView, reader: Person, at: number): Block[] {
  const event = meetingEvent(store, view, reader);
  return event === undefined ? [] : fileOf(view, event, sayOpenInAgenda(view, view.meeting.status === "cancelled"), at);
}

/** For whom it takes place without: the file that marks it so in their agenda; none while its day is not chosen. */
export function withdrawnFileOf(store: Store, view: MeetingView, reader: Person, at: number): Block[] {
  const event = meetingEvent(store, view, reader);
  if (event === undefined) return [];
  const withdrawn = { ...event, title: typeset(sayWithdrawnTitle(view)), cancelled: true };
  return fileOf(view, withdrawn, sayOpenInAgenda(view, true), at);
}

function fileOf(view: MeetingView, event: CalendarEvent, label: string, at: number): Block[] {
  const text = toCalendarFile(typeset(sayEventTitle(view, false)), [event], at);
  return [{ type: "file", file: { name: "reunion.ics", mime: "text/calendar", label, text } }];
}

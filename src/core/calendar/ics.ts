import ical, { ICalCalendarMethod, ICalEventStatus, ICalEventTransparency } from "ical-generator";
import type { CivilDate } from "./civil-date.ts";

/**
 * What an agenda keeps: a whole day, or a moment from `startsAt` to `endsAt` (epoch ms). `id` is the same each time, so that
 * opening it again changes an event rather than adding one; `revision` grows with each change of it.
 */
export type CalendarEvent = {
  id: string;
  title: string;
  place?: string;
  notes?: string;
  revision?: number;
  cancelled?: boolean;
} & ({ date: CivilDate } | { startsAt: number; endsAt: number });

/**
 * A calendar as an iCalendar text (RFC 5545), which any agenda opens. `at`: when it is made, in epoch ms.
 *
 * The file is opened by hand, so it is published (RFC 5546, PUBLISH), a cancelled event too: REQUEST and CANCEL belong to an
 * exchange of e-mails between an organiser and their guests, and would have an agenda answer an address that nobody reads,
 * or refuse a cancellation of what it never accepted. What ignores STATUS:CANCELLED still reads the title, and sees the
 * time as free. Hours are in UTC: it needs no definition of zones, and each agenda shows them in the zone it is read in.
 */
export function toCalendarFile(name: string, events: readonly CalendarEvent[], at: number): string {
  const calendar = ical({
    name,
    method: ICalCalendarMethod.PUBLISH,
    prodId: { company: "Relais", product: "Relais", language: "FR" },
  });
  for (const event of events) {
    const { id, title, place, notes, revision = 0, cancelled = false } = event;
    calendar.createEvent({
      id,
      summary: readableText(title),
      stamp: new Date(at),
      lastModified: new Date(at),
      sequence: revision,
      status: cancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
      ...spanOf(event),
      ...(place !== undefined && { location: readableText(place) }),
      ...(notes !== undefined && { description: readableText(notes) }),
      ...(cancelled && { transparency: ICalEventTransparency.TRANSPARENT }),
    });
  }
  return calendar.toString();
}

function spanOf(event: CalendarEvent) {
  if ("date" in event) return { start: new Date(`${event.date}T00:00:00Z`), allDay: true };
  return { start: new Date(event.startsAt), end: new Date(event.endsAt) };
}

/** Without the control characters that the format has no way to say; a line break is one. */
function readableText(text: string): string {
  // oxlint-disable-next-line no-control-regex -- they are what is taken out
  return text.replace(/\r\n?/gu, "\n").replace(/[\u0000-\u0009\u000b-\u001f\u007f]/gu, " ");
}

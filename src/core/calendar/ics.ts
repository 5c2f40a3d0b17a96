import ical from "ical-generator";
import type { CivilDate } from "./civil-date.ts";

/**
 * A calendar of whole days as an iCalendar text (RFC 5545), which any agenda opens. `id` is the same each time, so that
 * opening it again changes an event rather than adding one. `at`: when it is made, in epoch ms.
 */
export function toCalendarFile(
  name: string,
  events: readonly { id: string; title: string; date: CivilDate }[],
  at: number,
): string {
  const calendar = ical({ name, prodId: { company: "Relais", product: "Relais", language: "FR" } });
  for (const { id, title, date } of events) {
    const start = new Date(`${date}T00:00:00Z`);
    calendar.createEvent({ id, start, allDay: true, summary: title, stamp: new Date(at) });
  }
  return calendar.toString();
}

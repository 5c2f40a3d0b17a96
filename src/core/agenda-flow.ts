import type { CivilDate } from "./calendar/civil-date.ts";
import type { Library } from "./library.ts";
import { allMeetings, type MeetingView, readableItems } from "./meeting-view.ts";
import type { Person } from "./people.ts";
import type { AgendaItem } from "./store/agendas.ts";
import type { Store } from "./store/store.ts";

/** Items of a meeting that prepares another, not taken up there yet. */
export type Flow = { source: MeetingView; target: MeetingView; items: AgendaItem[] };

/**
 * For each instance that prepares another: from the last of its meetings before the next one of that other, held or to come,
 * to that next one. Only items that `person` may read.
 */
export function flowsFor(store: Store, library: Library, person: Person, today: CivilDate): Flow[] {
  const meetings = allMeetings(store, library).filter(({ meeting }) => meeting.status !== "cancelled");
  const coming = meetings.filter(
    ({ meeting: { status, heldOn } }) => status === "polling" || (status === "planned" && (heldOn ?? today) >= today),
  );
  const bodies = [...new Map(meetings.map(({ seated }) => [seated.body.id, seated])).values()];
  return bodies.flatMap(({ body, template }): Flow[] => {
    const target = coming.find(({ seated }) => seated.template.key === template.prepares);
    if (template.prepares === undefined || target === undefined) return [];
    const before = meetings.filter(
      ({ seated, meeting: { heldOn } }) =>
        seated.body.id === body.id && heldOn !== undefined && heldOn <= (target.meeting.heldOn ?? heldOn),
    );
    const source = before.findLast(({ items }) => items.length > 0);
    if (source === undefined) return [];
    const items = readableItems(person, source).filter(({ id }) => !store.agendas.isCarried(id));
    return [{ source, target, items }];
  });
}

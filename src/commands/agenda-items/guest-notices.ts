import type { CommandContext } from "../../core/command.ts";
import { calendarFileOf, withdrawnFileOf } from "../../core/meeting-calendar.ts";
import { noticeFor } from "../../core/meeting-notices.ts";
import { isInvited, type MeetingView } from "../../core/meeting-view.ts";
import { notify, officeHourOf } from "../../core/notify.ts";
import type { Person } from "../../core/people.ts";
import type { AgendaItem } from "../../core/store/agendas.ts";
import { sayGuestDismissed, sayGuestInvited } from "../../core/words/agenda-guests.ts";
import { typesetMessage } from "../../core/words/typeset-message.ts";

/** Told once of each item, with the file for their agenda when the day is known. False when they cannot be reached here. */
export function tellInvited(
  { store, person: by, now, today }: CommandContext,
  view: MeetingView,
  item: AgendaItem,
  guest: Person,
): boolean {
  if (!store.accounts.reachablePeople().has(guest.id)) return false;
  const { where } = noticeFor(store, view, guest);
  const file = view.meeting.heldOn === undefined ? [] : calendarFileOf(store, view, guest, now);
  const message = typesetMessage(sayGuestInvited(view, item, { by, where, today, file }));
  notify(store, `${prefixOf(item)}${guest.id}`, guest.id, message, now, officeHourOf(store, guest.id, now));
  return true;
}

/** What they were not told yet is taken back. False when somebody has to tell them otherwise. */
export function tellDismissed(
  { store, now, today }: CommandContext,
  view: MeetingView,
  item: AgendaItem,
  { personId }: AgendaItem["guests"][number],
): boolean {
  if (personId === undefined || !store.accounts.reachablePeople().has(personId)) return false;
  if (store.outbox.withdraw(personId, prefixOf(item)).length > 0) return true;
  const guest = store.people.byId(personId);
  const items = view.items.map((one) =>
    one.id === item.id ? { ...one, guests: one.guests.filter((other) => other.personId !== personId) } : one,
  );
  const isLeft = guest !== undefined && !isInvited(guest, { ...view, items });
  const file = isLeft ? withdrawnFileOf(store, view, guest, now) : [];
  const message = typesetMessage(sayGuestDismissed(view, item, today, file));
  const key = `item:${item.id}:dismissed:${now}:person:${personId}`;
  notify(store, key, personId, message, now, officeHourOf(store, personId, now));
  return true;
}

function prefixOf({ id }: AgendaItem): string {
  return `item:${id}:invited:person:`;
}

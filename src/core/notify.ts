import { isDirector } from "./access.ts";
import { nextOfficeHour } from "./calendar/office-hours.ts";
import type { Outbound } from "./message.ts";
import { offeredBy } from "./offers.ts";
import type { Person } from "./people.ts";
import type { Store } from "./store/store.ts";

/**
 * Writes to a person of our own accord, once per `key`, from `notBefore` on, wherever they can be reached. What the message offers can be
 * answered by its number; in the middle of questions of their own, what could be for either is asked.
 */
export function notify(
  store: Store,
  key: string,
  personId: number,
  message: Outbound,
  at: number,
  notBefore = at,
): void {
  store.outbox.add(key, { personId }, message, at, notBefore);
  const { put, ...conversation } = store.conversations.of(personId);
  const offer = offeredBy(message);
  if (offer === undefined) {
    const { offered: _offered, several: _several, ...rest } = conversation;
    if (put !== undefined) store.conversations.save(personId, rest);
    return;
  }
  const { interviewId, form, trial } = conversation;
  const isAsked = interviewId !== undefined || form !== undefined || trial !== undefined;
  const { several: _before, ...rest } = conversation;
  store.conversations.save(personId, isAsked ? { ...conversation, noticed: offer } : { ...rest, ...offer });
}

/** `at` itself when this person may be written to, else when their next office hour begins: where they are, as far as is known. */
export function officeHourOf(store: Store, personId: number, at: number): number {
  const timeZone = store.accounts.timeZoneOf(personId) ?? store.territory.timeZone();
  return nextOfficeHour(at, timeZone, store.territory.holidayPlace());
}

/** Those who lead the EPCI's services: told of what nobody else can mend. */
export function directorsOf(store: Store): Person[] {
  return store.people.withFunction("chief_executive").filter(isDirector);
}

/** The e-mail of whoever answers for Relais to those it cannot help. */
export function whomToAsk(store: Store): string | undefined {
  return directorsOf(store)[0]?.email;
}

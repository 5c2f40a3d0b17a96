import { isDirector } from "./access.ts";
import { nextOfficeHour } from "./calendar/office-hours.ts";
import type { Outbound } from "./message.ts";
import { offeredBy } from "./offers.ts";
import type { Person } from "./people.ts";
import { hoursFor, isOfOurOwn, zoneOf } from "./preferences.ts";
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
    const { offered: _offered, several: _several, lettered: _lettered, ...rest } = conversation;
    if (put !== undefined) store.conversations.save(personId, rest);
    return;
  }
  const { interviewId, form, trial } = conversation;
  const isAsked = interviewId !== undefined || form !== undefined || trial !== undefined;
  const { several: _before, lettered: _marks, ...rest } = conversation;
  store.conversations.save(personId, isAsked ? { ...conversation, noticed: offer } : { ...rest, ...offer });
}

/** `at` itself when this person may be written to, else when the next of their hours begins: those they chose, where they are. */
export function officeHourOf(store: Store, personId: number, at: number): number {
  const place = store.territory.holidayPlace();
  return nextOfficeHour(at, zoneOf(store, personId), place, hoursFor(store, personId));
}

/** The same for what the law sets a day to: whatever hours they chose, at the next office hour. */
export function owedHourOf(store: Store, personId: number, at: number): number {
  return nextOfficeHour(at, zoneOf(store, personId), store.territory.holidayPlace());
}

/**
 * When what is late may still leave: at an hour of theirs; at any office hour, where it may be owed to them. In a room, which is of nobody
 * in particular, at an office hour of the EPCI.
 */
export function lateHourOf(store: Store, { key, personId }: { key: string; personId?: number }, at: number): number {
  if (personId === undefined) return nextOfficeHour(at, store.territory.timeZone(), store.territory.holidayPlace());
  const own = officeHourOf(store, personId, at);
  return isOfOurOwn(key) ? own : Math.min(own, owedHourOf(store, personId, at));
}

/** Those who lead the EPCI's services: told of what nobody else can mend. */
export function directorsOf(store: Store): Person[] {
  return store.people.withFunction("chief_executive").filter(isDirector);
}

/** The e-mail of whoever answers for Relais to those it cannot help. */
export function whomToAsk(store: Store): string | undefined {
  return directorsOf(store)[0]?.email;
}

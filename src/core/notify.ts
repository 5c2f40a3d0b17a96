import { isDirector } from "./access.ts";
import type { Outbound } from "./message.ts";
import { offeredBy } from "./offers.ts";
import type { Person } from "./people.ts";
import type { Store } from "./store/store.ts";

/**
 * Writes to a person of our own accord, once per `key`, from `notBefore` on, wherever they can be reached. What the message offers can be
 * answered by its number, unless they are in the middle of questions of their own.
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
  const conversation = store.conversations.of(personId);
  const offered = offeredBy(message);
  if (offered === undefined || conversation.interviewId !== undefined || conversation.form !== undefined) return;
  store.conversations.save(personId, { ...conversation, offered });
}

/** Those who lead the EPCI's services: told of what nobody else can mend. */
export function directorsOf(store: Store): Person[] {
  return store.people.withFunction("chief_executive").filter(isDirector);
}

/** The e-mail of whoever answers for Relais to those it cannot help. */
export function whomToAsk(store: Store): string | undefined {
  return directorsOf(store)[0]?.email;
}

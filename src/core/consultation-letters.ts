import { isClerk, may } from "./access.ts";
import { civilDateAt } from "./calendar/civil-date.ts";
import type { ConsultationView, Council } from "./legal/consultation-view.ts";
import type { Outbound } from "./message.ts";
import { notify } from "./notify.ts";
import type { Person } from "./people.ts";
import type { Store } from "./store/store.ts";
import { workHourOf } from "./work-days.ts";
import { sayTransmittedTo } from "./words/consultations-letters.ts";
import { typesetMessage } from "./words/typeset-message.ts";

/** What is expected of one municipality in one consultation. */
export type Expected = { view: ConsultationView; council: Council };

/** Those who answer for a municipality and can be written to: its clerk or DGS, else its other staff. */
export function answeringFor(store: Store, insee: string): Person[] {
  const reachable = store.accounts.reachablePeople();
  const able = store.people
    .inMunicipality(insee)
    .filter((one) => isClerk(one) && may(one, "answer_consultation", insee) && reachable.has(one.id));
  const first = able.filter((one) => one.mandates.some((held) => held.insee === insee && held.function !== "staff"));
  return first.length > 0 ? first : able;
}

/** What is expected of each person, all their municipalities together: nobody is written to twice for one thing. */
export function byPerson(store: Store, expected: readonly Expected[]): { person: Person; expected: Expected[] }[] {
  const people = new Map<number, { person: Person; expected: Expected[] }>();
  for (const one of expected) {
    for (const person of answeringFor(store, one.council.insee)) {
      const known = people.get(person.id) ?? { person, expected: [] };
      people.set(person.id, { person, expected: [...known.expected, one] });
    }
  }
  return [...people.values()];
}

/**
 * Tells those concerned that their councils are consulted, on their next day at work, all their municipalities together. A letter
 * that still waits is written anew with what has changed since: `sent`, just transmitted; `answered`, no longer awaited.
 */
export function tellTransmission(
  store: Store,
  view: ConsultationView,
  { sent = [], answered = [] }: { sent?: readonly Council[]; answered?: readonly Council[] },
  at: number,
): void {
  const prefix = lettersOf(view);
  const concerned = byPerson(
    store,
    [...sent, ...answered].map((council) => ({ view, council })),
  );
  for (const { person, expected } of concerned) {
    const waiting = store.outbox.withdraw(person.id, prefix).join(" ");
    const own = view.councils.flatMap((council): Expected[] => {
      const isNew =
        expected.some((one) => one.council.insee === council.insee) || waiting.includes(`${council.insee}@`);
      return isNew && council.standing.kind === "awaited" ? [{ view, council }] : [];
    });
    if (own.length === 0 || (sent.length === 0 && waiting === "")) continue;
    const places = own.map(({ council }) => `${council.insee}@${council.opinion.transmittedOn}`).join("+");
    const today = civilDateAt(at, store.territory.timeZone());
    const message = sayTransmittedTo(person, own, today, store.territory.holidayPlace());
    tell(store, `${prefix}${places}:person:${person.id}`, person, message, at);
  }
}

/** What still waits to leave about a consultation that was given up. */
export function withdrawLetters(store: Store, view: ConsultationView): void {
  for (const { id } of store.people.all()) store.outbox.withdraw(id, lettersOf(view));
}

function lettersOf({ consultation }: ConsultationView): string {
  return `consultation:${consultation.id}:sent:`;
}

function tell(store: Store, key: string, person: Person, message: Outbound, at: number): void {
  notify(store, key, person.id, typesetMessage(message), at, workHourOf(store, person, at));
}

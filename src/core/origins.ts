import type { Origin } from "./briefing/facts.ts";
import { civilDateAt } from "./calendar/civil-date.ts";
import type { Recorded } from "./store/origins.ts";
import type { Store } from "./store/store.ts";
import { nameOf } from "./words/people.ts";

/** `origin` with who noted it and when, as the store says. */
export function originOf(store: Store, kind: Recorded, id: number, origin: Origin): Origin {
  const noted = store.origins.of(kind, id);
  if (noted === undefined) return origin;
  const by = nameOfPerson(store, noted.by);
  return { ...origin, on: civilDateAt(noted.at, store.territory.timeZone()), ...(by === undefined ? {} : { by }) };
}

export function nameOfPerson(store: Store, id: number | undefined): string | undefined {
  const person = id === undefined ? undefined : store.people.byId(id);
  return person && nameOf(person);
}

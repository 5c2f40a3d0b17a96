import { municipalitiesOf } from "./access.ts";
import type { CivilDate } from "./calendar/civil-date.ts";
import { instantOf } from "./calendar/local-time.ts";
import { daysBeforeQuietApart } from "./calendar/quiet-weeks.ts";
import type { Municipality } from "./people.ts";
import type { Store } from "./store/store.ts";

/** In days, holidays apart: a municipality that says nothing for so long may not be reading. */
const silentDays = 21;

/**
 * Municipalities to whose people the point was sent for three weeks or more, Christmas and August not counted, and where nobody said having seen it, nor
 * anything else to Relais. Of municipalities only: who read what is nobody's business.
 */
export function silentPlaces(store: Store, today: CivilDate): Municipality[] {
  const since = threshold(store, today);
  const heard = new Set([...store.briefings.seenSince(since), ...store.accounts.spokeSince(since)]);
  const written = store.briefings.sentTo().filter(({ first }) => first <= since);
  const people = new Map(store.people.all().map((person) => [person.id, person]));
  const placesOf = (ids: Iterable<number>) =>
    new Set([...ids].flatMap((id) => municipalitiesOf(people.get(id) ?? { mandates: [] })));
  const sent = placesOf(written.map(({ personId }) => personId));
  const reached = placesOf(heard);
  return store.territory.municipalities().filter(({ insee }) => sent.has(insee) && !reached.has(insee));
}

/** Nobody was written to long enough ago to be silent. */
export function isTooEarly(store: Store, today: CivilDate): boolean {
  const since = threshold(store, today);
  return store.briefings.sentTo().every(({ first }) => first > since);
}

function threshold(store: Store, today: CivilDate): number {
  return instantOf(daysBeforeQuietApart(today, silentDays), "12:00", store.territory.timeZone());
}

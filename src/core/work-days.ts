import { addDays, type CivilDate, civilDateAt } from "./calendar/civil-date.ts";
import { instantOf } from "./calendar/local-time.ts";
import { officeHourOf } from "./notify.ts";
import type { Person } from "./people.ts";
import { zoneOf } from "./preferences.ts";
import { isWorkday } from "./preferences/schedule.ts";
import type { Store } from "./store/store.ts";

export function isAtWork({ presence }: { presence: readonly number[] }, date: CivilDate): boolean {
  return isWorkday(presence, date);
}

/** The first office hour of a day on which this person is at work. */
export function workHourOf(store: Store, person: Person, at: number): number {
  let hour = officeHourOf(store, person.id, at);
  const zone = zoneOf(store, person.id);
  while (!isAtWork(person, civilDateAt(hour, zone)))
    hour = officeHourOf(store, person.id, instantOf(addDays(civilDateAt(hour, zone), 1), "08:00", zone));
  return hour;
}

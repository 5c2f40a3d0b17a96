import { addDays, type CivilDate, civilDateAt, weekdayOf } from "./calendar/civil-date.ts";
import { instantOf } from "./calendar/local-time.ts";
import { officeHourOf } from "./notify.ts";
import type { Person } from "./people.ts";
import type { Store } from "./store/store.ts";

/** Somebody without known days, or only week-end ones, is taken to be there every open day. */
export function isAtWork({ presence }: { presence: readonly number[] }, date: CivilDate): boolean {
  const weekdays = presence.filter((day) => day <= 5);
  return weekdays.length === 0 || weekdays.includes(weekdayOf(date));
}

/** The first office hour of a day on which this person is at work. */
export function workHourOf(store: Store, person: Person, at: number): number {
  let hour = officeHourOf(store, person.id, at);
  const zone = store.accounts.timeZoneOf(person.id) ?? store.territory.timeZone();
  while (!isAtWork(person, civilDateAt(hour, zone)))
    hour = officeHourOf(store, person.id, instantOf(addDays(civilDateAt(hour, zone), 1), "08:00", zone));
  return hour;
}

import type { Hours } from "./calendar/office-hours.ts";
import type { CivilDate } from "./calendar/civil-date.ts";
import { localTimeAt } from "./calendar/local-time.ts";
import type { Person } from "./people.ts";
import { type Absence, hoursOf, isAbsent } from "./preferences/preferences.ts";
import { briefingDay, nextBriefing, periodOf, type Rhythm, toRhythm } from "./preferences/schedule.ts";
import type { Store } from "./store/store.ts";

/** Where this person's day begins, as far as is known. */
export function zoneOf(store: Store, personId: number): string {
  return store.accounts.timeZoneOf(personId) ?? store.territory.timeZone();
}

/** The hours at which we may write to them of our own accord. */
export function hoursFor(store: Store, personId: number): Hours {
  return hoursOf(store.preferences.of(personId));
}

/** They asked to be told nothing but what is owed to them. */
export function isStopped(store: Store, personId: number): boolean {
  return store.preferences.of(personId).stoppedAt !== undefined;
}

/** The absence that they are in the middle of at `at` (epoch ms). */
export function absenceAt(store: Store, personId: number, at: number): Absence | undefined {
  const { date } = localTimeAt(at, zoneOf(store, personId));
  return store.preferences.absences(personId).find((one) => isAbsent([one], date));
}

/** Whether what nothing obliges us to say may be said to them at `at`: they did not stop it, and they are not away. */
export function isOpenTo(store: Store, personId: number, at: number): boolean {
  return !isStopped(store, personId) && absenceAt(store, personId, at) === undefined;
}

function rhythmOf(store: Store, { id, presence }: Pick<Person, "id" | "presence">): Rhythm {
  const where = { place: store.territory.holidayPlace(), timeZone: zoneOf(store, id) };
  return toRhythm(store.preferences.of(id), store.preferences.absences(id), presence, where);
}

/** When their next briefing leaves (epoch ms), if there is something to say then. */
export function nextBriefingOf(store: Store, person: Pick<Person, "id" | "presence">, at: number): number | undefined {
  return nextBriefing(at, store.preferences.lastTurn(person.id), rhythmOf(store, person));
}

/** Whether their briefing is for that day, already gone or not. */
export function isBriefingDay(store: Store, person: Pick<Person, "id" | "presence">, day: CivilDate): boolean {
  const rhythm = rhythmOf(store, person);
  return rhythm.every !== "never" && briefingDay(periodOf(day, rhythm.every), rhythm) === day;
}

/** What waits to leave of what nothing obliges us to say, by the beginning of its key. */
const ofOurOwn = ["briefing:", "morning:own:", "reminder:", "survey:", "minutes-offer:"];

/** Nothing obliges us to say what has this key. */
export function isOfOurOwn(key: string): boolean {
  return ofOurOwn.some((prefix) => key.startsWith(prefix));
}

/** From now on nothing leaves for them but what is owed to them: what waited is taken back too. */
export function stopAll(store: Store, personId: number, at: number): void {
  store.preferences.save(personId, { ...store.preferences.of(personId), stoppedAt: at });
  for (const prefix of ofOurOwn) store.outbox.withdraw(personId, prefix);
  store.reminders.forgetAfter(personId, at);
}

export function resumeAll(store: Store, personId: number, at: number): void {
  const { stoppedAt: _stopped, ...chosen } = store.preferences.of(personId);
  store.preferences.save(personId, { ...chosen, chosenAt: at });
}

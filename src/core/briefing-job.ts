import { may } from "./access.ts";
import { isWaitingForDraft } from "./briefing-issue.ts";
import { weekAt, writeBriefing } from "./briefing-letter.ts";
import { civilDateAt } from "./calendar/civil-date.ts";
import { instantOf, localTimeAt } from "./calendar/local-time.ts";
import type { Job } from "./delivery/scheduler.ts";
import type { Library } from "./library.ts";
import { notify } from "./notify.ts";
import type { Person } from "./people.ts";
import type { Every, Preferences } from "./preferences/preferences.ts";
import { briefingDay, isTimely, type Period, periodOf, type Rhythm, toRhythm } from "./preferences/schedule.ts";
import type { Store } from "./store/store.ts";
import { typesetMessage } from "./words/typeset-message.ts";

/** `period`: the first day of their own week, fortnight or month. */
type Turn = { person: Person; period: string; chosen: Preferences };

/**
 * Each person's briefing at the day and hour they chose, Monday at 8 h without a choice or their first day of presence, once in their
 * own week, fortnight or month; late, at the next hour at which they may be written to in it. A turn is taken in the transaction that
 * writes it: a minute in which nobody's comes due is no period.
 */
export function createBriefingJob(store: Store, library: Library): Job {
  const turnsAt = createTurns(store);
  return {
    name: "briefing",
    periodAt: (at) => {
      const { date, time } = localTimeAt(at, "UTC");
      return `${date}T${time}`;
    },
    dueAt: (period) => instantOf(period.slice(0, 10), period.slice(11), "UTC"),
    isDecentHour: (at) => turnsAt(at).length > 0,
    run(at) {
      const week = weekAt(store, library, at);
      // Who cannot be written to now would otherwise find weeks of old news on the day they can.
      const reachable = store.accounts.reachablePeople();
      for (const { person, period, chosen } of turnsAt(at)) {
        store.preferences.takeTurn(person.id, at);
        if (!reachable.has(person.id)) continue;
        const { volume = "normal" } = chosen;
        const briefing = writeBriefing(store, library, person, week, { asked: false, volume });
        if (briefing === undefined) continue;
        notify(store, `briefing:${period}:person:${person.id}`, person.id, typesetMessage(briefing), at);
      }
    },
  };
}

/** Those whose briefing is due at an instant and was not written yet. Asked at each tick: what many share is worked out once. */
function createTurns(store: Store): (at: number) => Turn[] {
  const dueIn = once((period: Period, rhythm: Rhythm) => {
    const day = briefingDay(period, rhythm);
    return day === undefined ? undefined : { day, due: instantOf(day, rhythm.time, rhythm.timeZone) };
  });
  const startOf = once(({ first }: Period, timeZone: string) => instantOf(first, "00:00", timeZone));
  return (at) => {
    if (isWaitingForDraft(store, at)) return [];
    const taken = store.preferences.turns();
    const preferences = store.preferences.all();
    const absences = store.preferences.allAbsences();
    const added = store.people.addedAt();
    const zones = store.accounts.timeZones();
    const installedAt = store.settings.installedAt();
    const place = store.territory.holidayPlace();
    const usualZone = store.territory.timeZone();
    const periodIn = once((every: Every, timeZone: string) => periodOf(civilDateAt(at, timeZone), every));
    return store.people.all().flatMap((person): Turn[] => {
      const { id, presence } = person;
      const chosen = preferences.get(id) ?? {};
      const { every = "week" } = chosen;
      if (every === "never") return [];
      const timeZone = zones.get(id) ?? usualZone;
      const period = periodIn(every, timeZone);
      const isTold = (taken.get(id) ?? -1) >= startOf(period, timeZone);
      if (isTold || chosen.stoppedAt !== undefined || !may(person, "see_briefing")) return [];
      const rhythm = toRhythm(chosen, absences.get(id) ?? [], presence, { place, timeZone });
      const { day, due = Number.POSITIVE_INFINITY } = dueIn(period, rhythm) ?? {};
      const since = Math.max(installedAt, added.get(id) ?? 0, chosen.chosenAt ?? 0);
      if (day === undefined || due > at || due < since || !isTimely(at, day, rhythm)) return [];
      return [{ person, period: period.first, chosen }];
    });
  };
}

/** `work`, whose result for the same plain values is remembered; a few thousands of them at most. */
function once<A extends unknown[], R>(work: (...values: A) => R): (...values: A) => R {
  const known = new Map<string, R>();
  return (...values) => {
    const key = JSON.stringify(values);
    const found = known.get(key);
    if (found !== undefined) return found;
    if (known.size > 5_000) known.clear();
    const result = work(...values);
    known.set(key, result);
    return result;
  };
}

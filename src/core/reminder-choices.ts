import { addDays, type CivilDate, daysBetween } from "./calendar/civil-date.ts";
import { isOpenDay } from "./calendar/open-days.ts";
import { type AwaitedIn, type Recalled, recallsOf } from "./campaign-recall.ts";
import type { CommandContext } from "./command.ts";
import { interviewsOf } from "./interviewing.ts";
import { isAtWork } from "./work-days.ts";
import { remindMeLater, remindMeNoMore } from "./words/campaign-reminders.ts";

/** A day alone, said this long after leaving an interview, is that of its reminder. */
const justPausedMs = 3_600_000;
/** "Plus tard", without a day. */
const laterDays = 14;
/** A word said this long after a reminder is still about it. */
const recentDays = 7;

/** The campaigns of the last reminder, else all that wait for this person. */
export function lastRecalled(context: CommandContext): { recalled: Recalled; about: AwaitedIn[] } {
  const { store, library, person } = context;
  const recalled = recallsOf(store, library, person);
  const last = recalled.awaited
    .flatMap(({ recall }) => recall.recalledOn.at(-1) ?? [])
    .toSorted()
    .at(-1);
  const about = recalled.awaited.filter(({ recall }) => last !== undefined && recall.recalledOn.at(-1) === last);
  return { recalled, about: about.length > 0 ? about : recalled.awaited };
}

/** The first day from `day` on which this person is there. */
export function firstDayThere({ store }: CommandContext, { presence }: Recalled, day: CivilDate): CivilDate {
  const place = store.territory.holidayPlace();
  let there = day;
  while (!isOpenDay(there, place) || !isAtWork({ presence }, there)) there = addDays(there, 1);
  return there;
}

export function usualLater({ today }: CommandContext): CivilDate {
  return addDays(today, laterDays);
}

/** Whether this person was reminded of a campaign these days, and answered nothing of it since: a short word is then about that. */
export function isJustRecalled(context: CommandContext): boolean {
  const { store, library, person, today } = context;
  if (store.reminders.of(person.id).length === 0) return false;
  return recallsOf(store, library, person).awaited.some(({ recall: { recalledOn, inVain } }) => {
    const last = recalledOn.at(-1);
    return last !== undefined && last <= today && inVain > 0 && daysBetween(last, today) < recentDays;
  });
}

/** Whether the last thing that came of our own accord is a briefing, even one that recalls a campaign: "stop" is then about all of it. */
export function isBriefedSince({ store, person, now }: CommandContext): boolean {
  const briefedAt = store.briefings.lastSentAt(person.id);
  const recalledAt = store.reminders.of(person.id).findLast(({ at }) => at <= now)?.at;
  return briefedAt !== undefined && briefedAt >= (recalledAt ?? 0);
}

/**
 * Whether the last thing said to this person offers to put a reminder off, or they just left an interview for later: a day alone
 * is then that of the next one.
 */
export function isOfferedLater(context: CommandContext): boolean {
  const { store, person } = context;
  const { offered = [], noticed } = store.conversations.of(person.id);
  if (isOfferedNoMore(context)) return true;
  // In the middle of questions, a number or a day answers them rather than a line of the point that came meanwhile.
  const since = noticed?.lettered === true ? [] : (noticed?.offered ?? []);
  return [...offered, ...since].some(({ value }) => value === remindMeLater);
}

/** The same for ending reminders, which a point of the week does not offer: "stop" after one is about all of it. */
export function isOfferedNoMore(context: CommandContext): boolean {
  const { store, person } = context;
  const { offered = [], noticed } = store.conversations.of(person.id);
  const isOffered = [...offered, ...(noticed?.offered ?? [])].some(({ value }) => value === remindMeNoMore);
  return isOffered || hasJustPaused(context);
}

function hasJustPaused({ store, library, person, now }: CommandContext): boolean {
  const { interviewId, form, trial } = store.conversations.of(person.id);
  if (interviewId !== undefined || form !== undefined || trial !== undefined) return false;
  return interviewsOf(store, library, person).some(
    ({ status, updatedAt }) => status === "paused" && now - updatedAt < justPausedMs,
  );
}

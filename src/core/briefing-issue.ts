import type { Briefing } from "./briefing/compose.ts";
import type { Heading } from "./briefing/facts.ts";
import { draftTime, draftWeekday, type Edits, editsOf, isHeld, issueAt } from "./briefing/issue.ts";
import { addDays, type CivilDate } from "./calendar/civil-date.ts";
import { instantOf, localTimeAt } from "./calendar/local-time.ts";
import { isOpenDay, lastOpenDayBefore } from "./calendar/open-days.ts";
import type { Issue } from "./store/briefing-issues.ts";
import type { Store } from "./store/store.ts";
import { sayWordOf } from "./words/briefing.ts";

/** What happens of the points when nobody read their draft in time. */
export type Unread = "goes" | "waits";

const setting = "briefing_draft";

/** Whether the DGS reads the points before they leave, and what happens without an answer. */
export function draftPolicy({ settings }: Pick<Store, "settings">): Unread | undefined {
  const value = settings.get(setting);
  return value === "goes" || value === "waits" ? value : undefined;
}

export function setDraftPolicy({ settings }: Pick<Store, "settings">, policy: Unread | undefined): void {
  if (policy === undefined) settings.forget(setting);
  else settings.set(setting, policy);
}

/** The issue of what leaves at `at`, once it has a draft. */
export function currentIssue(store: Store, at: number): Issue | undefined {
  const { date, time } = localTimeAt(at, store.territory.timeZone());
  return store.briefingIssues.of(issueAt(date, time));
}

/** The points wait for the DGS: nobody's leaves meanwhile. */
export function isWaitingForDraft(store: Store, at: number): boolean {
  const issue = currentIssue(store, at);
  if (draftPolicy(store) !== "waits" || issue === undefined || issue.validatedAt !== undefined) return false;
  // With nothing to read over, nothing waits.
  return store.briefingIssues.lines(issue.issue).length > 0;
}

/** What the DGS held back or wrote otherwise in what leaves at `at`, and the word above it. */
export function editsAt(store: Store, at: number): Edits & { word?: string } {
  const issue = currentIssue(store, at);
  if (issue === undefined) return { held: [], rewritten: [] };
  const edits = editsOf(store.briefingIssues.lines(issue.issue));
  const chair = store.people.withFunction("president")[0];
  return { ...edits, ...(issue.word === undefined ? {} : { word: sayWordOf(chair, issue.word) }) };
}

const wordForRooms = "briefing_word_rooms";

/** Whether the word above the points of this issue is for the rooms of instances too. */
export function isWordForRooms({ settings }: Pick<Store, "settings">, issue: CivilDate): boolean {
  return settings.get(wordForRooms) === issue;
}

export function setWordForRooms({ settings }: Pick<Store, "settings">, issue: CivilDate, isFor: boolean): void {
  if (isFor) settings.set(wordForRooms, issue);
  else settings.forget(wordForRooms);
}

/** The word that the rooms of instances read above their point at `at`. */
export function roomWordAt(store: Store, at: number): string | undefined {
  const issue = currentIssue(store, at);
  return issue !== undefined && isWordForRooms(store, issue.issue) ? editsAt(store, at).word : undefined;
}

/** Without what is held back. */
export function withoutHeld(briefing: Briefing, edits: Edits): Briefing | undefined {
  const keep = (heading: Heading) => briefing[heading].filter(({ atoms }) => !isHeld({ heading, atoms }, edits));
  const kept = { moved: keep("moved"), coming: keep("coming"), expected: keep("expected"), reading: keep("reading") };
  return kept.moved.length + kept.coming.length + kept.expected.length === 0 ? undefined : kept;
}

/** When the draft of this issue is written, in epoch ms: that Friday at noon, or the last working day before it. */
export function draftedAt(store: Store, issue: CivilDate): number {
  const place = store.territory.holidayPlace();
  const day = isOpenDay(issue, place) ? issue : lastOpenDayBefore(issue, place);
  return instantOf(day, draftTime, store.territory.timeZone());
}

/** The Friday of the draft that is the last to have been due at `at`. */
export function lastDraft(store: Store, at: number): CivilDate {
  const { date, time } = localTimeAt(at, store.territory.timeZone());
  const next = addDays(issueAt(date, time), 7);
  return draftedAt(store, next) <= at ? next : addDays(next, -7);
}

/**
 * The issue that words said now are for: the one whose points are to leave, until most of them have, on its Monday at 8 h; one
 * that waits for its validation is the one.
 */
export function editedIssue(store: Store, at: number): CivilDate {
  const last = lastDraft(store, at);
  const monday = instantOf(addDays(last, 8 - draftWeekday), "08:00", store.territory.timeZone());
  return at < monday || isWaitingForDraft(store, at) ? last : addDays(last, 7);
}

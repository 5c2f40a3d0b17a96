import { may } from "./access.ts";
import { type Candidate, type DraftLine, draftWeekday, isSame, mergeLines } from "./briefing/issue.ts";
import { newsFor, weekAt } from "./briefing-letter.ts";
import { addDays, type CivilDate } from "./calendar/civil-date.ts";
import { instantOf } from "./calendar/local-time.ts";
import type { Library } from "./library.ts";
import type { Store } from "./store/store.ts";
import { sayLines } from "./words/briefing-lines.ts";
import { withoutTyping } from "./words/briefing.ts";

/**
 * The draft of this issue, read again from what is known now: lines that were there keep their number, and say what is true now;
 * new ones come after. The points are composed as they would be on its Monday at 8 h. Nothing to say: nothing is kept.
 */
export function draftOf(store: Store, library: Library, issue: CivilDate, at: number): DraftLine[] {
  const found = linesFor(store, library, issue, at);
  const before = store.briefingIssues.lines(issue);
  if (found.length === 0 && before.length === 0) return [];
  store.briefingIssues.draft(issue, at);
  const settled = before.map((line) => settle(store, issue, line, found));
  const known = new Set(settled.flatMap(({ match }) => match ?? []));
  let number = before.length;
  for (const line of found) if (!known.has(line)) store.briefingIssues.addLine(issue, (number += 1), line);
  const changed = new Set(settled.flatMap(({ changed: isChanged, line }) => (isChanged ? [line.number] : [])));
  const gone = new Set(settled.flatMap(({ match, line }) => (match === undefined ? [line.number] : [])));
  return store.briefingIssues.lines(issue).map((line) => ({
    ...line,
    ...(gone.has(line.number) && { gone: true as const }),
    ...(changed.has(line.number) && { changed: true as const }),
  }));
}

/** What a line of the draft says now; words written for what it said before are dropped. */
function settle(store: Store, issue: CivilDate, line: DraftLine, found: readonly Candidate[]) {
  const same = found.find((one) => isSame(one, line));
  const keys = line.atoms.map(({ key }) => key).join();
  const moved = found.find((one) => one.heading === line.heading && one.atoms.map(({ key }) => key).join() === keys);
  const match = same ?? moved;
  if (match === undefined) return { line, match, changed: false };
  store.briefingIssues.update(issue, line.number, match);
  const isChanged = same === undefined && line.rewritten !== undefined;
  if (isChanged) store.briefingIssues.rewrite(issue, line.number, undefined);
  return { line, match, changed: isChanged };
}

/** What is expected of one person is theirs: nobody reads it for them, nor holds it back; nor does what the law asks. */
function linesFor(store: Store, library: Library, issue: CivilDate, at: number): Candidate[] {
  const monday = instantOf(addDays(issue, 8 - draftWeekday), "08:00", store.territory.timeZone());
  const week = weekAt(store, library, Math.max(monday, at));
  const reachable = store.accounts.reachablePeople();
  const readers = store.people.all().filter((one) => may(one, "see_briefing") && reachable.has(one.id));
  const candidates = readers.flatMap((person) => {
    const briefing = newsFor(store, library, person, week);
    return briefing === undefined ? [] : sayLines(briefing, week.today).filter(({ heading }) => heading !== "expected");
  });
  return mergeLines(
    candidates.map(({ heading, said, item }) => ({
      heading,
      said: item.about === "meeting" ? withoutTyping(said) : said,
      atoms: item.atoms,
      readers: 1,
    })),
  );
}

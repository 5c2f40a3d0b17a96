import type { CommandContext } from "../../core/command.ts";
import { entrySaid } from "../../core/entering.ts";
import { openSession, type Session } from "../../core/interviewing.ts";
import type { Entry } from "../../core/store/entries.ts";
import type { EntrySaid } from "../../core/words/entry-source.ts";

/** An entry with its interview, as the one who enters reads it. */
export type EntryView = { entry: Entry; session: Session; said: EntrySaid };

/** Those that this person has under way. */
export function ownEntries(context: CommandContext): EntryView[] {
  return context.store.entries.openBy(context.person.id).flatMap((entry) => viewOf(context, entry) ?? []);
}

export function viewOf({ store, library, today, person }: CommandContext, entry: Entry): EntryView | undefined {
  const session = openSession(store, library, entry.interviewId, today, person);
  return session && { entry, session, said: entrySaid(store, entry, session.interview.insee) };
}

/** "n° 12": the interview of a button. */
export function readNumber(said: string): number | undefined {
  const number = /^n°\s?(\d+)$/u.exec(said.trim())?.[1];
  return number === undefined ? undefined : Number(number);
}

import type { Platform } from "../adapter.ts";
import type { Db } from "./database.ts";
import { readJson } from "./json.ts";

/** What a message brought to an interview: where, never what it said. */
export type Contribution = {
  interview: number;
  person: number;
  /** Of the questionnaire, when it was read. */
  version: number;
  /**
   * The answers it changed, or the question it was put to when it changed none; by path, the entry of the log that was
   * the last for this answer then, 0 when it had none. A later entry says that the answer changed since.
   */
  entries: Record<string, number>;
  /** It picked among what a doubt offered: read alone, its words would mean something else. */
  settles?: true;
};

export function createInbox(db: Db) {
  const insert = db.prepare(
    "INSERT INTO inbox (platform, event_id, handled_at) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
  );
  const forget = db.prepare("DELETE FROM inbox WHERE handled_at < ?");
  const read = db
    .prepare<[string, string], string | null>("SELECT contribution FROM inbox WHERE platform = ? AND event_id = ?")
    .pluck();
  const contribute = db.prepare("UPDATE inbox SET contribution = ? WHERE platform = ? AND event_id = ?");
  const forgetOf = db.prepare(
    "UPDATE inbox SET contribution = NULL WHERE contribution IS NOT NULL AND json_extract(contribution, '$.interview') = ?",
  );
  return {
    /** Forgets events older than `at`: no platform delivers them again. */
    forgetBefore: (at: number): void => void forget.run(at),
    /** False when this event was already handled: call inside the transaction that handles it. */
    markHandled: (platform: Platform, eventId: string, at: number): boolean =>
      insert.run(platform, eventId, at).changes === 1,
    /** Undefined when this event was never handled, or was forgotten since. */
    handled(platform: Platform, eventId: string): { contribution?: Contribution } | undefined {
      const row = read.get(platform, eventId);
      if (row === undefined) return undefined;
      return row === null ? {} : { contribution: readJson<Contribution>(row) };
    },
    /** Keeps with the trace of a handled event what it brought to an interview; undefined: nothing any more. */
    keepContribution: (platform: Platform, eventId: string, contribution: Contribution | undefined): void =>
      void contribute.run(contribution === undefined ? null : JSON.stringify(contribution), platform, eventId),
    /** Which questions somebody was asked tells what they answered to those that decide it: nothing of it stays beside their name. */
    forgetContributionsTo: (interviewId: number): void => void forgetOf.run(interviewId),
  };
}

import type { Db } from "./database.ts";
import { readJson } from "./json.ts";

type EventRow = { id: number; conversation: string; event_id: string; event: string; heard_at: number; tries: number };
/** What follows an event in its conversation waits that many of its tries, and no more: a word must not silence all others. */
const holdingTries = 1;

type FileRow = { id: string; name: string; mime: string; label: string; content: Uint8Array };

/**
 * What the Teams adapter remembers between two starts: the conversations it is in, what was said there until it is handled,
 * what it posted and what it offers to take. The shapes of references and events are the adapter's own. Times are epoch ms.
 */
export function createTeamsJournal(db: Db) {
  const know = db.prepare(
    `INSERT INTO teams_conversation (conversation, reference, seen_at) VALUES (?, ?, ?) ON CONFLICT (conversation)
     DO UPDATE SET reference = json_patch(reference, excluded.reference), seen_at = excluded.seen_at, lost_at = NULL`,
  );
  const lose = db.prepare("UPDATE teams_conversation SET lost_at = ? WHERE conversation = ?");
  const referenceOf = db.prepare<[string], { reference: string; lost_at: number | null }>(
    "SELECT reference, lost_at FROM teams_conversation WHERE conversation = ?",
  );
  const references = db
    .prepare<[], string>("SELECT reference FROM teams_conversation WHERE lost_at IS NULL ORDER BY seen_at DESC")
    .pluck();

  const keep = db.prepare(
    `INSERT INTO teams_event (conversation, event_id, event, heard_at, next_try_at) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT (event_id) DO NOTHING`,
  );
  const due = db
    .prepare<[number], string>("SELECT DISTINCT conversation FROM teams_event WHERE next_try_at <= ?")
    .pluck();
  const nextTry = db
    .prepare<[number], number | null>("SELECT min(next_try_at) FROM teams_event WHERE next_try_at > ?")
    .pluck();
  const waiting = db.prepare<[string], EventRow & { next_try_at: number }>(
    "SELECT * FROM teams_event WHERE conversation = ? ORDER BY id",
  );
  const settle = db.prepare("DELETE FROM teams_event WHERE id = ?");
  const postpone = db.prepare("UPDATE teams_event SET next_try_at = ?, tries = tries + 1 WHERE id = ?");

  const postOf = db.prepare<[string], { activity: string | null; maybe_twice: number }>(
    "SELECT activity, maybe_twice FROM teams_post WHERE post = ?",
  );
  const begin = db.prepare("INSERT INTO teams_post (post, begun_at) VALUES (?, ?) ON CONFLICT (post) DO NOTHING");
  const withdraw = db.prepare("DELETE FROM teams_post WHERE post = ? AND activity IS NULL");
  const posted = db.prepare("UPDATE teams_post SET activity = ?, maybe_twice = ? WHERE post = ?");

  const keepFile = db.prepare(
    `INSERT INTO teams_file (id, name, mime, label, content, expires_at) VALUES (@id, @name, @mime, @label, @content, @expiresAt)
     ON CONFLICT (id) DO UPDATE SET expires_at = excluded.expires_at`,
  );
  const fileOf = db.prepare<[string, number], FileRow>(
    "SELECT id, name, mime, label, content FROM teams_file WHERE id = ? AND expires_at > ?",
  );
  const dropFile = db.prepare("DELETE FROM teams_file WHERE id = ?");

  const forgetPosts = db.prepare("DELETE FROM teams_post WHERE begun_at < ?");
  const forgetLost = db.prepare("DELETE FROM teams_conversation WHERE lost_at < ?");
  const forgetFiles = db.prepare("DELETE FROM teams_file WHERE expires_at < ?");

  return {
    know: (reference: { conversation: string }, at: number): void =>
      void know.run(reference.conversation, JSON.stringify(reference), at),
    lose: (conversation: string, at: number): void => void lose.run(at, conversation),
    referenceOf<Reference extends object>(conversation: string): { reference: Reference; lost: boolean } | undefined {
      const row = referenceOf.get(conversation);
      return row && { reference: readJson<Reference>(row.reference), lost: row.lost_at !== null };
    },
    references: <Reference extends object>(): Reference[] => references.all().map((one) => readJson<Reference>(one)),

    keep: (one: { conversation: string; eventId: string; event: object }, at: number): boolean =>
      keep.run(one.conversation, one.eventId, JSON.stringify(one.event), at, at).changes === 1,
    due(at: number): { conversations: string[]; nextAt?: number } {
      const nextAt = nextTry.get(at);
      return { conversations: due.all(at), ...(nextAt === null || nextAt === undefined ? {} : { nextAt }) };
    },
    next<Event extends object>(conversation: string, at: number) {
      for (const row of waiting.iterate(conversation)) {
        const { id, event_id: eventId, event, heard_at: heardAt, tries } = row;
        if (row.next_try_at <= at) return { id, conversation, eventId, event: readJson<Event>(event), heardAt, tries };
        if (tries <= holdingTries) return undefined;
      }
      return undefined;
    },
    settle: (id: number): void => void settle.run(id),
    postpone: (id: number, againAt: number): void => void postpone.run(againAt, id),

    postOf(post: string): { activity?: string; maybeTwice?: true } | undefined {
      const row = postOf.get(post);
      return (
        row && {
          ...(row.activity === null ? {} : { activity: row.activity }),
          ...(row.maybe_twice === 1 ? { maybeTwice: true } : {}),
        }
      );
    },
    begin: (post: string, at: number): void => void begin.run(post, at),
    withdraw: (post: string): void => void withdraw.run(post),
    posted: (post: string, activity: string, maybeTwice: boolean): void =>
      void posted.run(activity, maybeTwice ? 1 : 0, post),

    keepFile: (file: FileRow, expiresAt: number): void => void keepFile.run({ ...file, expiresAt }),
    fileOf: (id: string, at: number): FileRow | undefined => fileOf.get(id, at),
    dropFile: (id: string): void => void dropFile.run(id),

    /** Drops the traces of what was posted, and the conversations that were lost, before `at`; and the files that nobody took in time. */
    forgetBefore(at: number, now: number): void {
      forgetPosts.run(at);
      forgetLost.run(at);
      forgetFiles.run(now);
    },
  };
}

import type { Address, Platform } from "../adapter.ts";
import type { Db } from "./database.ts";
import { readJson } from "./json.ts";

/** A message to send, or that could not be sent: never its words. Times are epoch ms. */
export type SendingRow = {
  id: number;
  key: string;
  state: "pending" | "failed";
  /** For whom, or whose own conversation it goes to; absent where several read. */
  personId?: number;
  /** Where it goes, or last went; absent for somebody who is looked for. */
  platform?: Platform;
  tries: number;
  nextTryAt: number;
  begunAt?: number;
  settledAt?: number;
  error?: string;
};

type Row = {
  id: number;
  key: string;
  state: "pending" | "failed";
  person_id: number | null;
  address: string | null;
  tries: number;
  next_try_at: number;
  begun_at: number | null;
  settled_at: number | null;
  error: string | null;
};

/** What the direction sees of the outbox. */
export function createSendings(db: Db) {
  const columns = `o.id, o.key, o.state, o.address, o.tries, o.next_try_at, o.begun_at, o.settled_at, o.error,
    coalesce(o.person_id, (SELECT a.person_id FROM account a WHERE a.lane = o.lane)) AS person_id`;
  const standing = db.prepare<[number], Row>(
    // The words of what failed are kept for a time: without them, it cannot go again.
    `SELECT ${columns} FROM outbox o WHERE o.state = 'pending' OR (o.state = 'failed' AND o.settled_at >= ? AND o.message <> '')
     ORDER BY o.id`,
  );
  const sent = db.prepare<[number], { key: string; at: number }>(
    "SELECT key, settled_at AS at FROM outbox WHERE state = 'sent' AND settled_at >= ?",
  );
  const again = db.prepare(
    `UPDATE outbox SET state = 'pending', tries = 0, next_try_at = ?, settled_at = NULL, error = NULL
     WHERE id = ? AND state <> 'sent' AND message <> ''`,
  );
  const cancel = db.prepare("DELETE FROM outbox WHERE id = ? AND state = 'pending'");
  return {
    /** What waits, and what failed since (epoch ms) and can still go, the oldest first. */
    standing: (failedSince: number): SendingRow[] => standing.all(failedSince).map(toSending),
    /** The keys of what was sent since (epoch ms), and when. */
    sentSince: (at: number): { key: string; at: number }[] => sent.all(at),
    /** It is to be sent from then on (epoch ms), whatever became of it; false once it was sent. */
    again: (id: number, at: number): boolean => again.run(at, id).changes === 1,
    /** It is not to be sent any more; false when it is no longer waiting. */
    cancel: (id: number): boolean => cancel.run(id).changes === 1,
  };
}

function toSending(row: Row): SendingRow {
  const address = row.address === null ? undefined : readJson<Address>(row.address);
  return {
    id: row.id,
    key: row.key,
    state: row.state,
    tries: row.tries,
    nextTryAt: row.next_try_at,
    ...(row.person_id === null ? {} : { personId: row.person_id }),
    ...(address === undefined ? {} : { platform: address.platform }),
    ...(row.begun_at === null ? {} : { begunAt: row.begun_at }),
    ...(row.settled_at === null ? {} : { settledAt: row.settled_at }),
    ...(row.error === null ? {} : { error: row.error }),
  };
}

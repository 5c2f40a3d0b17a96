import { type Address, laneOf } from "../adapter.ts";
import type { Outbound } from "../message.ts";
import type { Db } from "./database.ts";
import { readJson } from "./json.ts";

/** Someone, wherever they can be reached when the message leaves, or an exact place. */
export type Recipient = { personId: number } | { address: Address };

export type Pending = {
  id: number;
  key: string;
  address: Address;
  message: Outbound;
  tries: number;
  nextTryAt: number;
};

type Row = { id: number; key: string; address: string; message: string; tries: number; next_try_at: number };

export type Outbox = ReturnType<typeof createOutbox>;

export function createOutbox(db: Db) {
  const insert = db.prepare(
    `INSERT INTO outbox (key, person_id, address, message, next_try_at, created_at)
     VALUES (@key, @personId, @address, @message, @notBefore, @at) ON CONFLICT (key) DO NOTHING`,
  );
  // A person's row takes the address of the account they last used; a row that has none waits, and blocks nobody.
  // One that is to leave later is not in the queue yet; one that failed holds its lane until it is tried again.
  const pending = db.prepare<[number], Row>(
    `SELECT o.id, o.key, o.message, o.tries, o.next_try_at, coalesce(o.address, (
       SELECT a.address FROM account a WHERE a.person_id = o.person_id AND a.address IS NOT NULL
       ORDER BY a.seen_at DESC LIMIT 1)) AS address
     FROM outbox o WHERE o.state = 'pending' AND (o.tries > 0 OR o.next_try_at <= ?) ORDER BY o.id`,
  );
  const scheduled = db
    .prepare<[number], number | null>(
      "SELECT min(next_try_at) FROM outbox WHERE state = 'pending' AND tries = 0 AND next_try_at > ?",
    )
    .pluck();
  // What was said is not kept once it has been delivered: the key and the receipt are enough to prove it.
  const sent = db.prepare(
    "UPDATE outbox SET state = 'sent', message = '', receipt = ?, settled_at = ?, error = NULL WHERE id = ?",
  );
  const retry = db.prepare("UPDATE outbox SET tries = tries + 1, next_try_at = ?, error = ? WHERE id = ?");
  const failed = db.prepare(
    "UPDATE outbox SET state = 'failed', tries = tries + 1, settled_at = ?, error = ? WHERE id = ?",
  );
  return {
    /** Adds a message to send once, from `notBefore` on; the same `key` a second time changes nothing. */
    add(key: string, to: Recipient, message: Outbound, at: number, notBefore = at): void {
      insert.run({
        key,
        personId: "personId" in to ? to.personId : null,
        address: "address" in to ? JSON.stringify(to.address) : null,
        message: JSON.stringify(message),
        at,
        notBefore,
      });
    },
    /** The oldest message still to send of each lane, but for the lanes named: order is kept by never looking further. */
    nextPerLane(busy: ReadonlySet<string>, now: number): Pending[] {
      const seen = new Set(busy);
      const heads: Pending[] = [];
      for (const row of pending.iterate(now)) {
        if (row.address === null) continue;
        const address = readJson<Address>(row.address);
        const lane = laneOf(address);
        if (seen.has(lane)) continue;
        seen.add(lane);
        heads.push({
          id: row.id,
          key: row.key,
          address,
          message: readJson<Outbound>(row.message),
          tries: row.tries,
          nextTryAt: row.next_try_at,
        });
      }
      return heads;
    },
    /** When the next message that waits for its hour is to leave. */
    nextScheduledAt: (now: number): number | undefined => scheduled.get(now) ?? undefined,
    markSent: (id: number, receipt: string, at: number): void => void sent.run(receipt, at, id),
    retryAt: (id: number, nextTryAt: number, error: string): void => void retry.run(nextTryAt, error, id),
    markFailed: (id: number, at: number, error: string): void => void failed.run(at, error, id),
  };
}

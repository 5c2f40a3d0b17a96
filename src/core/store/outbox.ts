import { type Address, laneOf, type Platform, type Receipt } from "../adapter.ts";
import type { Outbound } from "../message.ts";
import type { Db } from "./database.ts";
import { readJson } from "./json.ts";

/**
 * Someone, wherever they can be reached when the message leaves; an exact place, where somebody waits for an answer; a place where several
 * read and nobody asked for anything.
 */
export type Recipient = { personId: number } | { address: Address } | { room: Address };

/** The oldest message to send of a lane. */
export type Head = {
  id: number;
  key: string;
  lane: string;
  platform: Platform;
  /** For whom, wherever they can be reached; absent for an exact place. */
  personId?: number;
  /** Nobody asked for it: it is of our own accord, for a person or for those of a place. */
  unasked: boolean;
  /** Somebody waits for an answer in this lane. */
  awaited: boolean;
  tries: number;
  /** Epoch ms. */
  nextTryAt: number;
  /** When it was first tried, in epoch ms. */
  begunAt?: number;
};

export type Pending = {
  id: number;
  key: string;
  lane: string;
  address: Address;
  message: Outbound;
  tries: number;
  /** Epoch ms. */
  nextTryAt: number;
  /** When it was first tried, in epoch ms: it may have been posted since. Absent while the platform surely has nothing of it. */
  begunAt?: number;
  /** That was in another conversation, where nobody looks any more: their account there is no longer the one they use. */
  begunElsewhere?: true;
};

type Row = {
  id: number;
  key: string;
  address: string;
  message: string;
  tries: number;
  next_try_at: number;
  begun_at: number | null;
  begun_lane: string | null;
  untaken: 0 | 1;
};

type HeadRow = {
  id: number;
  key: string;
  lane: string;
  person_id: number | null;
  unasked: 0 | 1;
  awaited: 0 | 1;
  tries: number;
  next_try_at: number;
  begun_at: number | null;
};

export function createOutbox(db: Db) {
  const insert = db.prepare(
    `INSERT INTO outbox (key, person_id, address, lane, unasked, message, next_try_at, created_at)
     VALUES (@key, @personId, @address, @lane, @unasked, @message, @notBefore, @at) ON CONFLICT (key) DO NOTHING`,
  );
  // A person's row takes the lane of their account on the platform they chose, else of the one they last used on a platform that runs, e-mail
  // only without another; one that has none waits, and blocks nobody. A row that is to leave later is not in the queue yet; one that failed holds its lane until tried again.
  const heads = db.prepare<[number, string], HeadRow>(
    `WITH due AS MATERIALIZED (
       SELECT min(id) AS id, lane, person_id, max(unasked = 0) AS awaited FROM outbox WHERE state = 'pending' AND (tries > 0 OR next_try_at <= ?) GROUP BY lane, person_id)
     SELECT o.id, o.key, first.lane, o.person_id, o.unasked, first.awaited, o.tries, o.next_try_at, o.begun_at FROM (
       SELECT min(id) AS id, lane, max(awaited) AS awaited FROM (
         SELECT due.id, due.awaited, coalesce(due.lane, (
           SELECT a.lane FROM account a
           WHERE a.person_id = due.person_id AND a.lane IS NOT NULL AND a.lost_at IS NULL AND a.platform IN (SELECT value FROM json_each(?))
           ORDER BY a.platform IS NOT (SELECT platform FROM preference p WHERE p.person_id = due.person_id), a.platform = 'email',
             a.seen_at DESC LIMIT 1)) AS lane
         FROM due)
       WHERE lane IS NOT NULL GROUP BY lane) first
     JOIN outbox o ON o.id = first.id ORDER BY o.id`,
  );
  const one = db.prepare<[string, number], Row>(
    `SELECT o.id, o.key, o.message, o.tries, o.next_try_at, o.begun_at, o.begun_lane, o.untaken, coalesce(o.address, (
       SELECT a.address FROM account a WHERE a.person_id = o.person_id AND a.lane = ? LIMIT 1)) AS address
     FROM outbox o WHERE o.id = ? AND o.state = 'pending'`,
  );
  const scheduled = db
    .prepare<[number], number | null>(
      "SELECT min(next_try_at) FROM outbox WHERE state = 'pending' AND tries = 0 AND next_try_at > ?",
    )
    .pluck();
  const begin = db.prepare(
    `UPDATE outbox AS o SET begun_lane = CASE WHEN begun_at IS NULL OR untaken = 1 THEN tried.lane ELSE begun_lane END,
       begun_at = coalesce(begun_at, ?), untaken = 0
     FROM (SELECT value ->> 'id' AS id, value ->> 'lane' AS lane FROM json_each(?)) AS tried WHERE o.id = tried.id`,
  );
  const unreachable = db
    .prepare<[string], number>(
      `SELECT DISTINCT o.person_id FROM outbox o WHERE o.state = 'pending' AND o.person_id IS NOT NULL AND NOT EXISTS (
         SELECT 1 FROM account a WHERE a.person_id = o.person_id AND a.lane IS NOT NULL AND a.lost_at IS NULL
           AND a.platform IN (SELECT value FROM json_each(?)))`,
    )
    .pluck();
  const waiting = db.prepare<[], number>("SELECT count(*) FROM outbox WHERE state = 'pending'").pluck();
  const twice = db.prepare<[], string>("SELECT key FROM outbox WHERE maybe_twice = 1 ORDER BY settled_at DESC").pluck();
  // What was said is not kept once it has been delivered: the key and the receipt are enough to prove it.
  const sent = db.prepare(
    "UPDATE outbox SET state = 'sent', message = '', receipt = ?, maybe_twice = ?, settled_at = ?, error = NULL WHERE id = ?",
  );
  const untaken = db.prepare("UPDATE outbox SET untaken = 1 WHERE id = ?");
  const retry = db.prepare("UPDATE outbox SET tries = tries + 1, next_try_at = ?, error = ? WHERE id = ?");
  const tryAt = db.prepare(
    "UPDATE outbox SET next_try_at = ? WHERE state = 'pending' AND tries > 0 AND id IN (SELECT value FROM json_each(?))",
  );
  const postpone = db.prepare("UPDATE outbox SET tries = 0, next_try_at = ? WHERE id = ?");
  const failed = db.prepare(
    "UPDATE outbox SET state = 'failed', tries = tries + 1, settled_at = ?, error = ? WHERE id = ?",
  );
  const has = db.prepare<[string], number>("SELECT 1 FROM outbox WHERE key = ?").pluck();
  const withdraw = db
    .prepare<[number, string, string], string>(
      `DELETE FROM outbox WHERE person_id = ? AND substr(key, 1, length(?)) = ? AND state = 'pending'
         AND (begun_at IS NULL OR untaken = 1)
       RETURNING key`,
    )
    .pluck();
  const forgetSettled = db.prepare("DELETE FROM outbox WHERE state <> 'pending' AND settled_at < ?");
  const forgetWords = db.prepare("UPDATE outbox SET message = '' WHERE state = 'failed' AND settled_at < ?");
  /** The oldest message to send of each lane of the `platforms` that run, but for the `busy` lanes. */
  function headsOf(busy: ReadonlySet<string>, platforms: readonly Platform[], now: number): Head[] {
    return heads.all(now, JSON.stringify(platforms)).flatMap((row) => {
      const platform = busy.has(row.lane) ? undefined : platforms.find((name) => row.lane.startsWith(`${name}|`));
      return platform === undefined ? [] : [toHead(row, platform)];
    });
  }

  /** It with its words, and where it goes; undefined once it was taken back. */
  function read({ id, lane }: Pick<Head, "id" | "lane">): Pending | undefined {
    const row = one.get(lane, id);
    return row && toPending(row, lane);
  }

  return {
    /** Adds a message to send once, from `notBefore` on; the same `key` a second time changes nothing. */
    add(key: string, to: Recipient, message: Outbound, at: number, notBefore = at): void {
      const address = "address" in to ? to.address : "room" in to ? to.room : undefined;
      insert.run({
        key,
        personId: "personId" in to ? to.personId : null,
        address: address === undefined ? null : JSON.stringify(address),
        lane: address === undefined ? null : laneOf(address),
        unasked: "address" in to ? 0 : 1,
        message: JSON.stringify(message),
        at,
        notBefore,
      });
    },
    /** Whether something is, or was, to be sent under this key. */
    has: (key: string): boolean => has.get(key) !== undefined,
    /** Takes back what this person was to be told under keys that begin with `prefix`, unless it may have left; their keys. */
    withdraw: (personId: number, prefix: string): string[] => withdraw.all(personId, prefix, prefix),
    heads: headsOf,
    read,
    /** The heads, read. */
    nextPerLane: (busy: ReadonlySet<string>, platforms: readonly Platform[], now: number): Pending[] =>
      headsOf(busy, platforms, now).flatMap((head) => read(head) ?? []),
    /** When the next message that waits for its hour is to leave. */
    nextScheduledAt: (now: number): number | undefined => scheduled.get(now) ?? undefined,
    /** Kept before the first try, so that a message sent by a process that then died is known to be in doubt. */
    markBegun: (rows: readonly { id: number; lane: string }[], at: number): void =>
      void begin.run(at, JSON.stringify(rows.map(({ id, lane }) => ({ id, lane })))),
    /** The people for whom a message waits, and who never came to any of the `platforms` that run. */
    unreachablePeople: (platforms: readonly Platform[]): number[] => unreachable.all(JSON.stringify(platforms)),
    /** The keys of the messages that the platform may have taken twice, the last first. */
    maybeTwice: (): string[] => twice.all(),
    /** How many messages are still to be sent. */
    countPending: (): number => waiting.get() ?? 0,
    markSent: (id: number, { reference, maybeTwice }: Receipt, at: number): void =>
      void sent.run(reference, maybeTwice ? 1 : 0, at, id),
    /** Of none of its tries the platform has anything: it may be taken back until it is tried again. */
    markUntaken: (id: number): void => void untaken.run(id),
    retryAt: (id: number, nextTryAt: number, error: string): void => void retry.run(nextTryAt, error, id),
    /** Those that failed are tried again then (epoch ms), whenever they were to be. */
    tryAt: (ids: readonly number[], at: number): void => void tryAt.run(at, JSON.stringify(ids)),
    /** It leaves the queue until then (epoch ms), and holds nobody; when it was first tried is kept. */
    postpone: (id: number, until: number): void => void postpone.run(until, id),
    markFailed: (id: number, at: number, error: string): void => void failed.run(at, error, id),
    /** Drops the traces settled before `traces`, and the words of what failed before `undelivered` (epoch ms). */
    forgetBefore(traces: number, undelivered: number): void {
      forgetSettled.run(traces);
      forgetWords.run(undelivered);
    },
  };
}

function toHead(row: HeadRow, platform: Platform): Head {
  return {
    id: row.id,
    key: row.key,
    lane: row.lane,
    platform,
    unasked: row.unasked === 1,
    awaited: row.awaited === 1,
    tries: row.tries,
    nextTryAt: row.next_try_at,
    ...(row.person_id === null ? {} : { personId: row.person_id }),
    ...(row.begun_at === null ? {} : { begunAt: row.begun_at }),
  };
}

function toPending(row: Row, lane: string): Pending {
  return {
    id: row.id,
    key: row.key,
    lane,
    address: readJson<Address>(row.address),
    message: readJson<Outbound>(row.message),
    tries: row.tries,
    nextTryAt: row.next_try_at,
    ...inDoubt(row, lane),
  };
}

function inDoubt({ begun_at, begun_lane, untaken }: Row, lane: string): Pick<Pending, "begunAt" | "begunElsewhere"> {
  if (begun_at === null || untaken === 1) return {};
  return { begunAt: begun_at, ...(begun_lane !== null && begun_lane !== lane && { begunElsewhere: true }) };
}

import type { Interval } from "./key-range.ts";
import type { Sqlite } from "./sqlite-file.ts";

/** A record where it was found: under its own key in a store, under another in an index. All is encoded. */
export type Found = { key: Buffer; primaryKey: Buffer; value: Buffer };

/** What a store and an index have in common: records, in the order of a key. */
export type Reader = {
  list(interval: Interval, limit: number): Found[];
  primaryKeys(interval: Interval, limit: number): Buffer[];
  count(interval: Interval): number;
  /** The first record after one found before, which may be gone since. */
  next(found: Found, until: Buffer): Found | undefined;
};

/** As a limit: none. */
export const EVERY = -1;

/** Gives the reader of a store, by its number. */
export function createStoreReaders(db: Sqlite): (store: number) => Reader {
  const among = "FROM record WHERE store = ? AND key >= ? AND key < ?";
  const found = "SELECT key, key AS primaryKey, value FROM record";
  const list = db.prepare<[number, Buffer, Buffer, number], Found>(
    `${found} WHERE store = ? AND key >= ? AND key < ? ORDER BY key LIMIT ?`,
  );
  const keys = db.prepare<[number, Buffer, Buffer, number], Buffer>(`SELECT key ${among} ORDER BY key LIMIT ?`).pluck();
  const count = db.prepare<[number, Buffer, Buffer], number>(`SELECT count(*) ${among}`).pluck();
  const next = db.prepare<[number, Buffer, Buffer], Found>(
    `${found} WHERE store = ? AND key > ? AND key < ? ORDER BY key LIMIT 1`,
  );
  return (store) => ({
    list: ({ from, until }, limit) => list.all(store, from, until, limit),
    primaryKeys: ({ from, until }, limit) => keys.all(store, from, until, limit),
    count: ({ from, until }) => count.get(store, from, until)!,
    next: ({ key }, until) => next.get(store, key, until),
  });
}

/** Gives the reader of an index, by its number. */
export function createIndexReaders(db: Sqlite): (index: number) => Reader {
  const among = "FROM entry WHERE object_index = ? AND index_key >= ? AND index_key < ?";
  const order = "ORDER BY index_key, entry.key";
  const found = `SELECT index_key AS key, entry.key AS primaryKey, value FROM entry JOIN record ON record.id = record
    WHERE object_index = ?`;
  const list = db.prepare<[number, Buffer, Buffer, number], Found>(
    `${found} AND index_key >= ? AND index_key < ? ${order} LIMIT ?`,
  );
  const keys = db.prepare<[number, Buffer, Buffer, number], Buffer>(`SELECT key ${among} ${order} LIMIT ?`).pluck();
  const count = db.prepare<[number, Buffer, Buffer], number>(`SELECT count(*) ${among}`).pluck();
  const next = db.prepare<[number, Buffer, Buffer, Buffer], Found>(
    `${found} AND (index_key, entry.key) > (?, ?) AND index_key < ? ${order} LIMIT 1`,
  );
  return (index) => ({
    list: ({ from, until }, limit) => list.all(index, from, until, limit),
    primaryKeys: ({ from, until }, limit) => keys.all(index, from, until, limit),
    count: ({ from, until }) => count.get(index, from, until)!,
    next: ({ key, primaryKey }, until) => next.get(index, key, primaryKey, until),
  });
}

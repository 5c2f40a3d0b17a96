import { deserialize, serialize } from "node:v8";
import { createError } from "./errors.ts";
import { readIndexKey } from "./index-key.ts";
import { type Interval, toIntervalOrAll } from "./key-range.ts";
import { createIndexReaders, createStoreReaders, EVERY } from "./readers.ts";
import type { IndexShape, StoreShape } from "./schema.ts";
import type { Sqlite } from "./sqlite-file.ts";

/** The value as it is now, as bytes that every later Node.js reads. Throws DataCloneError. */
export function encodeValue(value: unknown): Buffer {
  try {
    return serialize(value);
  } catch (error) {
    throw createError("DataCloneError", String(error));
  }
}

export function decodeValue(bytes: Buffer): unknown {
  return deserialize(bytes);
}

export type Records = ReturnType<typeof createRecords>;

/** The records of the file and what the indexes say of them. The caller opens the transactions. */
export function createRecords(db: Sqlite) {
  const inStore = createStoreReaders(db);
  const inIndex = createIndexReaders(db);
  const insert = db.prepare<[number, Buffer, Buffer]>("INSERT INTO record (store, key, value) VALUES (?, ?, ?)");
  const remove = db.prepare<[number, Buffer, Buffer]>("DELETE FROM record WHERE store = ? AND key >= ? AND key < ?");
  const removeOne = db.prepare<[number, Buffer]>("DELETE FROM record WHERE store = ? AND key = ?");
  const find = db.prepare<[number, Buffer], number>("SELECT id FROM record WHERE store = ? AND key = ?").pluck();
  const taken = db
    .prepare<[number, Buffer, Buffer]>("SELECT 1 FROM entry WHERE object_index = ? AND index_key = ? AND key <> ?")
    .pluck();
  const enter = db.prepare<[number, Buffer, Buffer, number | bigint]>(
    "INSERT INTO entry (object_index, index_key, key, record) VALUES (?, ?, ?, ?)",
  );

  /** Where these indexes put this record. Throws ConstraintError when the place is taken. */
  function place(indexes: readonly IndexShape[], key: Buffer, bytes: Buffer) {
    if (indexes.length === 0) return [];
    const value = decodeValue(bytes);
    return indexes.flatMap((index) => {
      const indexKey = readIndexKey(value, index.keyPath);
      if (indexKey === undefined) return [];
      if (index.unique && taken.get(index.id, indexKey, key) !== undefined) {
        throw createError("ConstraintError", `the index ${index.name} already has this key`);
      }
      return [{ index: index.id, indexKey }];
    });
  }

  return {
    inStore,
    inIndex,
    /** All that may be refused is checked before anything is written: a request that fails changes nothing. */
    put(store: StoreShape, key: Buffer, bytes: Buffer, replace: boolean): void {
      if (!replace && find.get(store.id, key) !== undefined) {
        throw createError("ConstraintError", `the store ${store.name} already has this key`);
      }
      const places = place(store.indexes, key, bytes);
      removeOne.run(store.id, key);
      const { lastInsertRowid } = insert.run(store.id, key, bytes);
      for (const { index, indexKey } of places) enter.run(index, indexKey, key, lastInsertRowid);
    },
    remove(store: StoreShape, { from, until }: Interval): void {
      remove.run(store.id, from, until);
    },
    /** Enters in a new index the records that its store already holds. */
    fill(store: StoreShape, index: IndexShape): void {
      for (const { key, value } of inStore(store.id).list(toIntervalOrAll(undefined), EVERY)) {
        for (const { indexKey } of place([index], key, value))
          enter.run(index.id, indexKey, key, find.get(store.id, key)!);
      }
    },
  };
}

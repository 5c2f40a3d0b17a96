import { randomBytes } from "node:crypto";
import type { Sqlite } from "./sqlite-file.ts";

export type IndexShape = {
  readonly id: number;
  readonly name: string;
  readonly keyPath: string | string[];
  readonly unique: boolean;
};

export type StoreShape = { readonly id: number; readonly name: string; readonly indexes: readonly IndexShape[] };

/** Kept in `user_version`. A file of another format is not ours to touch. */
const FORMAT = 1;

// Keys are those of key.ts; `record` has its own number so that a big value is stored once, off the index.
const TABLES = `
  CREATE TABLE key_store (name TEXT NOT NULL) STRICT;
  CREATE TABLE database (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, version INTEGER NOT NULL) STRICT;
  CREATE TABLE object_store (
    id INTEGER PRIMARY KEY,
    database INTEGER NOT NULL REFERENCES database,
    name TEXT NOT NULL,
    UNIQUE (database, name)
  ) STRICT;
  CREATE TABLE object_index (
    id INTEGER PRIMARY KEY,
    store INTEGER NOT NULL REFERENCES object_store ON DELETE CASCADE,
    name TEXT NOT NULL,
    key_path TEXT NOT NULL,
    is_unique INTEGER NOT NULL,
    UNIQUE (store, name)
  ) STRICT;
  CREATE TABLE record (
    id INTEGER PRIMARY KEY,
    store INTEGER NOT NULL REFERENCES object_store ON DELETE CASCADE,
    key BLOB NOT NULL,
    value BLOB NOT NULL,
    UNIQUE (store, key)
  ) STRICT;
  CREATE TABLE entry (
    object_index INTEGER NOT NULL REFERENCES object_index ON DELETE CASCADE,
    index_key BLOB NOT NULL,
    key BLOB NOT NULL,
    record INTEGER NOT NULL REFERENCES record ON DELETE CASCADE,
    PRIMARY KEY (object_index, index_key, key)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX entry_of_record ON entry (record);
`;

/** Makes the tables of a new file. Gives the name of the store. */
export function prepareSchema(db: Sqlite): string {
  const format = db.pragma("user_version", { simple: true });
  if (format === 0) {
    db.transaction(() => {
      db.exec(TABLES);
      db.prepare("INSERT INTO key_store (name) VALUES (?)").run(`relais-${randomBytes(8).toString("hex")}`);
      db.pragma(`user_version = ${FORMAT}`);
    }).immediate();
  } else if (format !== FORMAT) {
    throw new Error(`the key store ${db.name} has format ${String(format)}, this version only reads ${FORMAT}`);
  }
  return db.prepare<[], string>("SELECT name FROM key_store").pluck().get()!;
}

export type Schema = ReturnType<typeof createSchema>;

/** The databases of the file, their stores and their indexes. */
export function createSchema(db: Sqlite) {
  const version = db.prepare<[string], number>("SELECT version FROM database WHERE name = ?").pluck();
  const setVersion = db.prepare<[string, number]>(
    "INSERT INTO database (name, version) VALUES (?, ?) ON CONFLICT DO UPDATE SET version = excluded.version",
  );
  const stores = db.prepare<[string], { id: number; name: string }>(
    "SELECT id, name FROM object_store WHERE database = (SELECT id FROM database WHERE name = ?)",
  );
  const indexes = db.prepare<[number], { id: number; name: string; key_path: string; is_unique: number }>(
    "SELECT id, name, key_path, is_unique FROM object_index WHERE store = ?",
  );
  const addStore = db.prepare<[string, string]>(
    "INSERT INTO object_store (database, name) SELECT id, ? FROM database WHERE name = ?",
  );
  const removeStore = db.prepare<[number]>("DELETE FROM object_store WHERE id = ?");
  const addIndex = db.prepare<[number, string, string, number]>(
    "INSERT INTO object_index (store, name, key_path, is_unique) VALUES (?, ?, ?, ?)",
  );

  return {
    /** 0 when there is no such database. */
    version: (database: string) => version.get(database) ?? 0,
    setVersion(database: string, to: number): void {
      setVersion.run(database, to);
    },
    stores: (database: string): StoreShape[] =>
      stores.all(database).map((store) => ({
        ...store,
        indexes: indexes.all(store.id).map((index) => ({
          id: index.id,
          name: index.name,
          keyPath: readKeyPath(index.key_path),
          unique: index.is_unique === 1,
        })),
      })),
    addStore: (database: string, name: string): StoreShape => ({
      id: Number(addStore.run(name, database).lastInsertRowid),
      name,
      indexes: [],
    }),
    removeStore(store: StoreShape): void {
      removeStore.run(store.id);
    },
    addIndex(store: StoreShape, index: Omit<IndexShape, "id">): IndexShape {
      const { lastInsertRowid } = addIndex.run(
        store.id,
        index.name,
        JSON.stringify(index.keyPath),
        index.unique ? 1 : 0,
      );
      return { ...index, id: Number(lastInsertRowid) };
    },
  };
}

function readKeyPath(json: string): string | string[] {
  return JSON.parse(json);
}

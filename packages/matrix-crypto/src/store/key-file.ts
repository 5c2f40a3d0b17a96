import type { IDBDatabase } from "./database.ts";
import { createError } from "./errors.ts";
import { type Records, createRecords } from "./records.ts";
import { type Schema, createSchema, prepareSchema } from "./schema.ts";
import { type Sqlite, openSqlite } from "./sqlite-file.ts";
import { type Turns, createTurns } from "./turns.ts";

/** An open file and all that works on it. */
export type KeyFile = {
  /** The databases whose name begins so are kept here. */
  name: string;
  sqlite: Sqlite;
  schema: Schema;
  records: Records;
  turns: Turns;
  connections: Set<IDBDatabase>;
  /** The transaction of whoever has its turn: of its own, or a part of the whole being written. */
  begin(): void;
  commit(): void;
  rollback(): void;
  /** All that is committed while `work` lasts is on the disk at its end, at once. One at a time. */
  atomically<T>(work: () => Promise<T>): Promise<T>;
  /** Nothing more is accepted, and whoever opened the file is told why. */
  breakDown(error: unknown): void;
  isOpen(): boolean;
  close(): void;
};

/** Opens it alone. Throws KeyStoreBusyError. */
export function openKeyFile(file: string, onBroken: (error: unknown) => void): KeyFile {
  const sqlite = openSqlite(file);
  try {
    const name = prepareSchema(sqlite);
    const turns = createTurns();
    let state: "open" | "broken" | "closed" = "open";
    let isWhole = false;

    /** Between two transactions: no other then has the connection. */
    const inTurn = (step: () => void) =>
      new Promise<void>((resolve, reject) => {
        const start = (end: () => void) => {
          try {
            step();
            resolve();
          } catch (error) {
            reject(error instanceof Error ? error : new Error(String(error)));
          }
          end();
        };
        turns.add({ start, stop: reject });
      });

    return {
      name,
      sqlite,
      schema: createSchema(sqlite),
      records: createRecords(sqlite),
      turns,
      connections: new Set(),
      begin: () => void sqlite.exec(isWhole ? "SAVEPOINT part" : "BEGIN IMMEDIATE"),
      commit: () => void sqlite.exec(isWhole ? "RELEASE part" : "COMMIT"),
      rollback() {
        // After some failures SQLite has already undone everything by itself.
        if (sqlite.inTransaction) sqlite.exec(isWhole ? "ROLLBACK TO part; RELEASE part" : "ROLLBACK");
      },
      async atomically(work) {
        await inTurn(() => {
          sqlite.exec("BEGIN IMMEDIATE");
          isWhole = true;
        });
        try {
          return await work();
        } finally {
          await inTurn(() => {
            isWhole = false;
            sqlite.exec("COMMIT");
          }).catch((error: unknown) => this.breakDown(error));
        }
      },
      breakDown(error) {
        if (state !== "open") return;
        state = "broken";
        turns.stop(createError("AbortError", "the key store is broken"));
        onBroken(error);
      },
      isOpen: () => state === "open",
      close() {
        state = "closed";
        turns.stop(createError("AbortError", "the key store was closed"));
        sqlite.close();
      },
    };
  } catch (error) {
    sqlite.close();
    throw error;
  }
}

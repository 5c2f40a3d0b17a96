import { closeSync, mkdirSync, openSync } from "node:fs";
import { dirname } from "node:path";
import Database from "better-sqlite3";
import { KeyStoreBusyError } from "./errors.ts";

export type Sqlite = Database.Database;

/**
 * Opens the SQLite file `file` for us alone until it is closed; the kernel frees it if we are killed. What is committed
 * is on the disk, what is erased cannot be read in the file any more. Throws KeyStoreBusyError when it is already open.
 */
export function openSqlite(file: string): Sqlite {
  createPrivately(file);
  const db = new Database(file, { timeout: 0 });
  try {
    db.pragma("locking_mode = EXCLUSIVE");
    db.pragma("journal_mode = WAL");
    db.pragma("synchronous = FULL");
    db.pragma("secure_delete = ON");
    db.pragma("foreign_keys = ON");
    // Nothing is locked until something is asked.
    db.exec("BEGIN IMMEDIATE; COMMIT");
    return db;
  } catch (error) {
    db.close();
    throw isBusy(error) ? new KeyStoreBusyError(file) : error;
  }
}

/** SQLite gives the rights of the file to those it puts beside it. An existing folder may be shared: it keeps its own. */
function createPrivately(file: string): void {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  try {
    // Never opened if it exists: to close a file frees every lock this process has on it.
    closeSync(openSync(file, "wx", 0o600));
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "EEXIST")) throw error;
  }
}

function isBusy(error: unknown): boolean {
  return error instanceof Database.SqliteError && error.code.startsWith("SQLITE_BUSY");
}

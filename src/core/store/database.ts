import { existsSync, mkdirSync, realpathSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import Database from "better-sqlite3";
import { OperatorError } from "../errors.ts";
import { migrations } from "./migrations.ts";

export type Db = Database.Database;

/**
 * Opens the database `file`, alone: a lock beside it is held until `close`, and the kernel frees it if we are killed. Bytes that
 * a base gave of itself are opened in memory. Throws `OperatorError` when another process has it, or when it was written by a
 * newer Relais.
 */
export function openDatabase(from: string | Buffer): { db: Db; close: () => void } {
  const file = typeof from === "string" ? from : ":memory:";
  const release = file === ":memory:" ? () => {} : holdAlone(realFile(file));
  try {
    const db = new Database(from);
    db.pragma("journal_mode = WAL");
    db.pragma("synchronous = FULL");
    db.pragma("foreign_keys = ON");
    // What is erased must not be read in the file any more: an invitation code, a message once delivered.
    db.pragma("secure_delete = ON");
    migrate(db, file);
    return {
      db,
      close: () => {
        db.close();
        release();
      },
    };
  } catch (error) {
    release();
    throw error;
  }
}

/** Opens a base that is there and of this version, without holding it alone and without changing its schema. */
export function openExisting(file: string): { db: Db; close: () => void } {
  if (!existsSync(file))
    throw new OperatorError(`La base ${file} n’existe pas encore : démarrez Relais une première fois.`);
  const db = new Database(file, { fileMustExist: true });
  const version = Number(db.pragma("user_version", { simple: true }));
  if (version === migrations.length) return { db, close: () => db.close() };
  db.close();
  throw new OperatorError(
    `La base ${file} n’est pas de cette version de Relais : démarrez-le une fois, puis recommencez.`,
  );
}

/** The file that a path leads to, so that one base has one lock whatever links lead to it. Makes its folder. */
function realFile(file: string): string {
  try {
    mkdirSync(dirname(file), { recursive: true });
    return existsSync(file) ? realpathSync(file) : join(realpathSync(dirname(file)), basename(file));
  } catch (error) {
    throw new OperatorError(
      `Le dossier de la base ${file} ne peut pas être créé ou lu (${String(error)}). Choisissez-en un autre (RELAIS_DB).`,
    );
  }
}

/** A lock file of SQLite's own: an exclusive transaction left open is a lock no crash can leave behind. */
function holdAlone(file: string): () => void {
  const lock = new Database(`${file}.lock`, { timeout: 0 });
  try {
    lock.exec("BEGIN EXCLUSIVE");
  } catch (error) {
    lock.close();
    if (error instanceof Database.SqliteError && error.code.startsWith("SQLITE_BUSY")) {
      throw new OperatorError(
        `Un autre Relais utilise déjà la base ${file}. Arrêtez-le d’abord, ou choisissez une autre base (RELAIS_DB).`,
      );
    }
    throw new OperatorError(
      `Le verrou ${file}.lock est illisible (${String(error)}). Effacez ce fichier : il se refera de lui-même.`,
    );
  }
  return () => lock.close();
}

function migrate(db: Db, file: string): void {
  const current = Number(db.pragma("user_version", { simple: true }));
  if (current > migrations.length) {
    throw new OperatorError(
      `La base ${file} vient d’une version plus récente de Relais (${current}, celle-ci connaît ${migrations.length}). Mettez Relais à jour avant de l’ouvrir.`,
    );
  }
  if (current === migrations.length) return;
  // A table that others refer to is made anew under its name: SQLite would count its rows as lost meanwhile.
  db.pragma("foreign_keys = OFF");
  for (const [index, sql] of migrations.entries()) {
    if (index < current) continue;
    db.transaction(() => {
      db.exec(sql);
      const lost: unknown = db.pragma("foreign_key_check");
      if (Array.isArray(lost) && lost.length > 0) throw new Error(`migration ${index + 1} loses ${lost.length} rows`);
      db.pragma(`user_version = ${index + 1}`);
    }).immediate();
  }
  db.pragma("foreign_keys = ON");
}

/** Empties every table, in one transaction; the schema stays. */
export function eraseAll(db: Db): void {
  // What an index of words keeps for itself goes with it.
  const tables = db
    .prepare<[], string>(
      "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type IN ('table', 'virtual') AND name NOT LIKE 'sqlite_%'",
    )
    .pluck()
    .all();
  db.transaction(() => {
    db.pragma("defer_foreign_keys = ON");
    for (const table of tables) db.exec(`DELETE FROM "${table}"`);
  }).immediate();
}

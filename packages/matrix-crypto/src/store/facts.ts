import { openSqlite } from "./sqlite-file.ts";

export type Facts = {
  get(key: string): string | undefined;
  set(entries: Record<string, string | undefined>): void;
  close(): void;
};

/**
 * Small facts in a file of their own: a transaction of the module may be open on the keys when one is set, and it must
 * neither be undone with it nor wait for it. `owner` is the name of the keys they go with: a session whose keys are lost
 * must not be taken up with new ones.
 */
export function openFacts(file: string, owner: string): Facts {
  const db = openSqlite(file);
  try {
    db.exec(`
      CREATE TABLE IF NOT EXISTS owner (name TEXT NOT NULL) STRICT;
      CREATE TABLE IF NOT EXISTS fact (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
    `);
    const known = db.prepare<[], string>("SELECT name FROM owner").pluck().get();
    if (known === undefined) db.prepare("INSERT INTO owner (name) VALUES (?)").run(owner);
    else if (known !== owner) throw new Error(`${file} goes with other keys than those beside it`);

    const get = db.prepare<[string], string>("SELECT value FROM fact WHERE key = ?").pluck();
    const put = db.prepare<[string, string]>(
      "INSERT INTO fact (key, value) VALUES (?, ?) ON CONFLICT DO UPDATE SET value = excluded.value",
    );
    const erase = db.prepare<[string]>("DELETE FROM fact WHERE key = ?");
    const set = db.transaction((entries: Record<string, string | undefined>) => {
      for (const [key, value] of Object.entries(entries)) {
        if (value === undefined) erase.run(key);
        else put.run(key, value);
      }
    });
    return { get: (key) => get.get(key), set: (entries) => set.immediate(entries), close: () => db.close() };
  } catch (error) {
    db.close();
    throw error;
  }
}

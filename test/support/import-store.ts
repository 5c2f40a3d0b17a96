import type { ImportStore } from "../../src/cli/import-epci.ts";
import { openDatabase, type Db } from "../../src/core/store/database.ts";
import { createPeopleStore } from "../../src/core/store/people.ts";
import { createTerritoryStore } from "../../src/core/store/territory.ts";

/** An empty base in memory, what was printed, and the number of rows ever written. */
export function openImportStore() {
  const { db } = openDatabase(":memory:");
  const store: ImportStore = {
    territory: createTerritoryStore(db),
    people: createPeopleStore(db),
    transaction: (run) => db.transaction(run).immediate(),
  };
  const printed: string[] = [];
  return { store, printed, print: (text: string): void => void printed.push(text), writes: () => writesOf(db) };
}

function writesOf(db: Db): number {
  return db.prepare<[], number>("SELECT total_changes()").pluck().get() ?? 0;
}

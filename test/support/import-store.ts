import type { ImportStore } from "../../src/cli/import-epci.ts";
import type { SeatingStore } from "../../src/core/seating.ts";
import { openDatabase, type Db } from "../../src/core/store/database.ts";
import { createBodies } from "../../src/core/store/bodies.ts";
import { createPeopleStore } from "../../src/core/store/people.ts";
import { createAudit } from "../../src/core/store/records.ts";
import { createTerritoryStore } from "../../src/core/store/territory.ts";

/** An empty base in memory, what was printed, and the number of rows ever written. */
export function openImportStore() {
  const { db } = openDatabase(":memory:");
  const store: ImportStore & SeatingStore = {
    territory: createTerritoryStore(db),
    people: createPeopleStore(db),
    bodies: createBodies(db),
    audit: createAudit(db),
    transaction: (run) => db.transaction(run).immediate(),
  };
  const printed: string[] = [];
  return { store, printed, print: (text: string): void => void printed.push(text), writes: () => writesOf(db) };
}

function writesOf(db: Db): number {
  return db.prepare<[], number>("SELECT total_changes()").pluck().get() ?? 0;
}

import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, expect } from "vitest";
import type { IDBDatabase } from "../../packages/matrix-crypto/src/store/database.ts";
import { indexedDB } from "../../packages/matrix-crypto/src/store/install.ts";
import { type KeyStore, openKeyStore } from "../../packages/matrix-crypto/src/store/key-store.ts";
import type { IDBTransaction } from "../../packages/matrix-crypto/src/store/transaction.ts";
import { ended, openDatabase } from "./requests.ts";

/** To be given as `onBroken`. */
export function mustHold(error: unknown): void {
  expect.unreachable(`the key store broke: ${String(error)}`);
}

/** A key store for the tests of a file; each has a database of its own, of two stores. */
export function useKeyStore() {
  const folder = mkdtempSync(join(tmpdir(), "relais-keys-"));
  let tests = 0;
  let store!: KeyStore;
  let db!: IDBDatabase;
  beforeAll(() => {
    store = openKeyStore(join(folder, "keys.db"), mustHold);
  });
  beforeEach(async () => {
    db = await openDatabase(indexedDB, `${store.name}::${++tests}`, 1, (upgraded) => {
      const people = upgraded.createObjectStore("people");
      people.createIndex("by_name", "name", { unique: true });
      people.createIndex("by_age", ["age", "name"]);
      upgraded.createObjectStore("things");
    });
  });
  afterEach(() => db.close());
  afterAll(() => {
    store.close();
    rmSync(folder, { recursive: true, force: true });
  });
  return {
    get db() {
      return db;
    },
    /** Writes in one transaction, and waits for it to be on the disk. */
    async write(work: (transaction: IDBTransaction) => void) {
      const transaction = db.transaction(["people", "things"], "readwrite");
      work(transaction);
      return ended(transaction);
    },
    read: (name: string) => db.transaction(name).objectStore(name),
  };
}

import { IDBCursor, IDBCursorWithValue } from "./cursor.ts";
import { IDBDatabase } from "./database.ts";
import { IDBFactory } from "./factory.ts";
import { IDBKeyRange } from "./key-range.ts";
import { IDBObjectStore } from "./object-store.ts";
import { IDBOpenDBRequest, IDBRequest } from "./request.ts";
import { IDBIndex } from "./store-index.ts";
import { IDBTransaction } from "./transaction.ts";

export const indexedDB = new IDBFactory();

/** The module finds IndexedDB among the globals, and tells what it is given by the classes it finds there. */
export function installIndexedDB(): void {
  const found: unknown = Reflect.get(globalThis, "indexedDB");
  if (found === indexedDB) return;
  if (found !== undefined) throw new Error("there is already an IndexedDB in this process");
  Object.assign(globalThis, {
    indexedDB,
    IDBCursor,
    IDBCursorWithValue,
    IDBDatabase,
    IDBFactory,
    IDBIndex,
    IDBKeyRange,
    IDBObjectStore,
    IDBOpenDBRequest,
    IDBRequest,
    IDBTransaction,
  });
}

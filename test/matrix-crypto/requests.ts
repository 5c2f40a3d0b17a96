import type { IDBCursorWithValue } from "../../packages/matrix-crypto/src/store/cursor.ts";
import type { IDBDatabase } from "../../packages/matrix-crypto/src/store/database.ts";
import type { Handler, IDBEventTarget } from "../../packages/matrix-crypto/src/store/events.ts";
import type { IDBFactory } from "../../packages/matrix-crypto/src/store/factory.ts";
import type { IDBRequest } from "../../packages/matrix-crypto/src/store/request.ts";
import type { IDBTransaction } from "../../packages/matrix-crypto/src/store/transaction.ts";

/** Listens as the module does, by `on…` properties. */
export function listen(target: IDBEventTarget, handlers: Record<string, NonNullable<Handler>>): void {
  for (const [type, handler] of Object.entries(handlers)) Reflect.set(target, `on${type}`, handler);
}

/** What a request answers; what IndexedDB has against it is thrown. */
export function done<T>(request: IDBRequest<T>): Promise<T | undefined> {
  return new Promise((resolve, reject) => {
    listen(request, {
      success: () => resolve(request.result),
      error: () => reject(request.error ?? new Error("no reason")),
    });
  });
}

export function ended(transaction: IDBTransaction): Promise<"complete" | "abort"> {
  return new Promise((resolve) => {
    listen(transaction, { complete: () => resolve("complete"), abort: () => resolve("abort") });
  });
}

export async function openDatabase(
  factory: IDBFactory,
  name: string,
  version?: number,
  upgrade: (db: IDBDatabase, transaction: IDBTransaction) => void = () => {},
): Promise<IDBDatabase> {
  const request = factory.open(name, version);
  listen(request, { upgradeneeded: () => upgrade(request.result!, request.transaction!) });
  return (await done(request))!;
}

/** Goes over a cursor; `visit` says whether to go on. */
export function walk(
  request: IDBRequest<IDBCursorWithValue | null>,
  visit: (cursor: IDBCursorWithValue) => boolean,
): Promise<void> {
  return new Promise((resolve, reject) => {
    listen(request, {
      success: () => {
        const cursor = request.result;
        if (cursor && visit(cursor)) cursor.continue();
        else resolve();
      },
      error: () => reject(request.error ?? new Error("no reason")),
    });
  });
}

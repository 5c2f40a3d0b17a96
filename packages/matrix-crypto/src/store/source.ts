import { IDBCursorWithValue } from "./cursor.ts";
import { refuse } from "./errors.ts";
import { type Key, decodeKey } from "./key.ts";
import { toInterval, toIntervalOrAll } from "./key-range.ts";
import type { IDBObjectStore } from "./object-store.ts";
import { type Reader, EVERY } from "./readers.ts";
import { decodeValue } from "./records.ts";
import type { IDBRequest } from "./request.ts";

/** What a store and an index answer alike. */
export abstract class IDBSource {
  abstract readonly name: string;
  /** For this folder: the store whose records these are. */
  abstract readonly owner: IDBObjectStore;
  /** For this folder. Throws InvalidStateError once the store is deleted. */
  abstract reader(): Reader;

  get(query: unknown): IDBRequest {
    const interval = toInterval(query);
    return this.#ask(() => {
      const [found] = this.reader().list(interval, 1);
      return found && decodeValue(found.value);
    });
  }

  getAll(query?: unknown, count?: number): IDBRequest<unknown[]> {
    const interval = toIntervalOrAll(query);
    return this.#ask(() =>
      this.reader()
        .list(interval, count || EVERY)
        .map(({ value }) => decodeValue(value)),
    );
  }

  getAllKeys(query?: unknown, count?: number): IDBRequest<Key[]> {
    const interval = toIntervalOrAll(query);
    return this.#ask(() =>
      this.reader()
        .primaryKeys(interval, count || EVERY)
        .map(decodeKey),
    );
  }

  count(query?: unknown): IDBRequest<number> {
    const interval = toIntervalOrAll(query);
    return this.#ask(() => this.reader().count(interval));
  }

  openCursor(query?: unknown, direction: unknown = "next"): IDBRequest<IDBCursorWithValue | null> {
    if (direction !== "next") refuse("cursors that go another way than next");
    const interval = toIntervalOrAll(query);
    return this.#ask<IDBCursorWithValue | null>((request) => {
      const cursor = new IDBCursorWithValue(this, request, interval.until);
      return cursor.moveTo(this.reader().list(interval, 1)[0]);
    });
  }

  getKey(): never {
    return refuse("getKey");
  }

  getAllRecords(): never {
    return refuse("getAllRecords");
  }

  openKeyCursor(): never {
    return refuse("openKeyCursor");
  }

  #ask<T>(work: (request: IDBRequest<T>) => T): IDBRequest<T> {
    return this.owner.transaction.ask(this, work);
  }
}

import { createError, refuse } from "./errors.ts";
import { type Key, decodeKey } from "./key.ts";
import type { Found } from "./readers.ts";
import { decodeValue } from "./records.ts";
import type { IDBRequest } from "./request.ts";
import type { IDBSource } from "./source.ts";

/** Reads the file at every step: what is put or deleted ahead of it meanwhile is seen. */
export class IDBCursor {
  readonly source: IDBSource;
  readonly request: IDBRequest;
  readonly direction = "next";
  /** Undefined past the end: that is how the module knows. */
  key: Key | undefined;
  primaryKey: Key | undefined;
  readonly #until: Buffer;
  #at: Found | undefined;
  #moving = true;

  constructor(source: IDBSource, request: IDBRequest, until: Buffer) {
    this.source = source;
    this.request = request;
    this.#until = until;
  }

  continue(key?: unknown): void {
    if (key !== undefined) refuse("cursors that go on to a key");
    const from = this.#here();
    this.source.owner.transaction.ask(
      this.source,
      () => this.moveTo(this.source.reader().next(from, this.#until)),
      this.request,
    );
    this.#moving = true;
  }

  delete(): IDBRequest<void> {
    this.#here();
    return this.source.owner.delete(this.primaryKey);
  }

  update(value: unknown): IDBRequest<Key> {
    this.#here();
    return this.source.owner.put(value, this.primaryKey);
  }

  advance(): never {
    return refuse("IDBCursor.advance");
  }

  continuePrimaryKey(): never {
    return refuse("IDBCursor.continuePrimaryKey");
  }

  /** For this folder: the answer to the request, which is the cursor itself until there is nothing more. */
  moveTo(found: Found | undefined): this | null {
    this.#at = found;
    this.#moving = false;
    this.key = found && decodeKey(found.key);
    this.primaryKey = found && decodeKey(found.primaryKey);
    return found ? this : null;
  }

  #here(): Found {
    if (this.#moving || !this.#at) throw createError("InvalidStateError", "the cursor is on no record");
    return this.#at;
  }
}

export class IDBCursorWithValue extends IDBCursor {
  value: unknown;

  override moveTo(found: Found | undefined): this | null {
    this.value = found && decodeValue(found.value);
    return super.moveTo(found);
  }
}

import type { IDBDatabase } from "./database.ts";
import { createError, refuse } from "./errors.ts";
import { IDBEventTarget, type Handler } from "./events.ts";
import type { IDBSource } from "./source.ts";
import type { IDBTransaction } from "./transaction.ts";

export class IDBRequest<T = unknown> extends IDBEventTarget {
  readonly source: IDBSource | null;
  transaction: IDBTransaction | null;
  readyState: "pending" | "done" = "pending";
  onsuccess: Handler = null;
  onerror: Handler = null;
  #result: T | undefined;
  #error: DOMException | null = null;

  constructor(source: IDBSource | null, transaction: IDBTransaction | null) {
    super();
    this.source = source;
    this.transaction = transaction;
  }

  /** Undefined when there is an error. */
  get result(): T | undefined {
    this.#requireDone();
    return this.#result;
  }

  get error(): DOMException | null {
    this.#requireDone();
    return this.#error;
  }

  /** For this folder: what was asked has its answer. */
  succeed(result: T): void {
    this.readyState = "done";
    this.#result = result;
    this.#error = null;
  }

  /** For this folder: what was asked could not be done. */
  fail(error: DOMException): void {
    this.readyState = "done";
    this.#result = undefined;
    this.#error = error;
  }

  #requireDone(): void {
    if (this.readyState === "pending") throw createError("InvalidStateError", "the request has no answer yet");
  }
}

export class IDBOpenDBRequest extends IDBRequest<IDBDatabase> {
  onupgradeneeded: Handler = null;

  constructor() {
    super(null, null);
  }

  set onblocked(_handler: unknown) {
    refuse("onblocked");
  }
}

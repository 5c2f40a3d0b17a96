import type { IDBDatabase } from "./database.ts";
import { createError } from "./errors.ts";
import { type Handler, dispatch, IDBEventTarget } from "./events.ts";
import { IDBObjectStore } from "./object-store.ts";
import { IDBRequest } from "./request.ts";
import type { IDBSource } from "./source.ts";
import { type StringList, toStringList } from "./string-list.ts";
import type { Turn } from "./turns.ts";

export type Mode = "readonly" | "readwrite" | "versionchange";

type Job = { request: IDBRequest; answer: () => void };

/**
 * One transaction of SQLite: "complete" is only told once the data is on the disk, or with the whole that it is a part of
 * (`KeyStore.atomically`).
 */
export class IDBTransaction extends IDBEventTarget implements Turn {
  readonly db: IDBDatabase;
  readonly mode: Mode;
  error: DOMException | null = null;
  onabort: Handler = null;
  oncomplete: Handler = null;
  onerror: Handler = null;
  readonly #scope: readonly string[] | "all";
  readonly #jobs: Job[] = [];
  #state: "waiting" | "running" | "ended" = "waiting";
  #accepts = true;
  #end: (committed: boolean) => void = () => {};

  constructor(db: IDBDatabase, mode: Mode, scope: readonly string[] | "all") {
    super();
    this.db = db;
    this.mode = mode;
    this.#scope = scope;
  }

  /** For this folder: whether more may be asked. */
  get accepts(): boolean {
    return this.#accepts;
  }

  get objectStoreNames(): StringList {
    return this.#scope === "all" ? this.db.objectStoreNames : toStringList(this.#scope);
  }

  objectStore(name: string): IDBObjectStore {
    if (this.#state === "ended") throw createError("InvalidStateError", "the transaction has ended");
    if (!this.objectStoreNames.contains(name)) {
      throw createError("NotFoundError", `the transaction has no store ${name}`);
    }
    return new IDBObjectStore(this, name);
  }

  commit(): void {
    this.#requireAccepting("InvalidStateError");
    this.#accepts = false;
  }

  abort(): void {
    this.#requireAccepting("InvalidStateError");
    this.stop(null);
  }

  /** For this folder: `work` is done in its turn, what it gives or throws is the answer to the request. */
  ask<T>(
    source: IDBSource,
    work: (request: IDBRequest<T>) => T,
    request = new IDBRequest<T>(source, this),
  ): IDBRequest<T> {
    this.#requireAccepting("TransactionInactiveError");
    request.readyState = "pending";
    this.#jobs.push({ request, answer: () => request.succeed(work(request)) });
    return request;
  }

  /** For this folder: once begun, does first what `begin` says. */
  start(end: (committed: boolean) => void, begin = () => {}): void {
    if (this.#state === "ended") return end(false);
    this.#state = "running";
    this.#end = end;
    this.#orBreakDown(() => {
      if (this.mode !== "readonly") this.db.file.begin();
      begin();
    });
    setImmediate(() => this.#step());
  }

  /** For this folder: undoes everything. What is told of it is told later, for the module may be in the middle of a call. */
  stop(reason: DOMException | null): void {
    if (this.#state === "ended") return;
    // What is open while we wait is another's.
    const open = this.#state === "running" && this.mode !== "readonly";
    this.#state = "ended";
    this.#accepts = false;
    this.error = reason;
    this.#orBreakDown(() => open && this.db.file.rollback());
    setImmediate(() => {
      this.#orBreakDown(() => {
        for (const { request } of this.#jobs) {
          request.fail(createError("AbortError", "the transaction was aborted"));
          dispatch("error", [request, this, this.db]);
        }
        dispatch("abort", [this, this.db]);
      });
      this.#end(false);
    });
  }

  /** One request a tick: what the module does with the answer, in its promises, may be another request. */
  #step(): void {
    if (this.#state === "ended") return;
    this.#orBreakDown(() => {
      const [job] = this.#jobs;
      if (!job) return this.#commit();
      const error = perform(job);
      this.#jobs.shift();
      if (!error) dispatch("success", [job.request]);
      else if (!dispatch("error", [job.request, this, this.db]).defaultPrevented) this.stop(error);
      setImmediate(() => this.#step());
    });
  }

  #commit(): void {
    if (this.mode !== "readonly") this.db.file.commit();
    this.#state = "ended";
    this.#accepts = false;
    dispatch("complete", [this]);
    this.#end(true);
  }

  /**
   * What SQLite refuses, or a handler of the module throws, is not of this transaction alone: what the module has in
   * memory may not be what is on the disk.
   */
  #orBreakDown(step: () => unknown): void {
    try {
      step();
    } catch (error) {
      this.db.file.breakDown(error);
    }
  }

  #requireAccepting(name: string): void {
    if (!this.#accepts) throw createError(name, "the transaction takes nothing more");
  }
}

/** Gives what IndexedDB has against the request, if anything. Throws everything else. */
function perform({ request, answer }: Job): DOMException | undefined {
  try {
    answer();
    return undefined;
  } catch (error) {
    if (!(error instanceof DOMException)) throw error;
    request.fail(error);
    return error;
  }
}

import { createError, refuse } from "./errors.ts";
import { type Handler, IDBEventTarget } from "./events.ts";
import type { KeyFile } from "./key-file.ts";
import type { IDBObjectStore } from "./object-store.ts";
import type { IndexShape, StoreShape } from "./schema.ts";
import { type StringList, toStringList } from "./string-list.ts";
import { IDBTransaction } from "./transaction.ts";

export class IDBDatabase extends IDBEventTarget {
  readonly name: string;
  /** For this folder. */
  readonly file: KeyFile;
  version: number;
  onabort: Handler = null;
  onerror: Handler = null;
  /** For this folder: the transaction that may change the stores, while there is one. */
  upgrade: IDBTransaction | null = null;
  closed = false;
  readonly #stores: Map<string, StoreShape>;

  constructor(file: KeyFile, name: string) {
    super();
    this.file = file;
    this.name = name;
    this.version = file.schema.version(name);
    this.#stores = new Map(file.schema.stores(name).map((store) => [store.name, store]));
  }

  set onversionchange(_handler: unknown) {
    refuse("onversionchange");
  }

  set onclose(_handler: unknown) {
    refuse("onclose");
  }

  get objectStoreNames(): StringList {
    return toStringList(this.#stores.keys());
  }

  createObjectStore(
    name: string,
    { keyPath = null, autoIncrement = false }: { keyPath?: unknown; autoIncrement?: boolean } = {},
  ): IDBObjectStore {
    if (keyPath !== null || autoIncrement) refuse("stores that find or make their keys");
    const upgrade = this.requireUpgrade();
    if (this.#stores.has(name)) throw createError("ConstraintError", `there is already a store ${name}`);
    this.#stores.set(name, this.file.schema.addStore(this.name, name));
    return upgrade.objectStore(name);
  }

  deleteObjectStore(name: string): void {
    this.requireUpgrade();
    const store = this.#stores.get(name);
    if (!store) throw createError("NotFoundError", `there is no store ${name}`);
    this.file.schema.removeStore(store);
    this.#stores.delete(name);
  }

  transaction(names: string | Iterable<string>, mode: "readonly" | "readwrite" = "readonly"): IDBTransaction {
    if (this.closed) throw createError("InvalidStateError", "the connection is closed");
    if (this.upgrade) throw createError("InvalidStateError", "the database is being upgraded");
    const scope = typeof names === "string" ? [names] : [...new Set(names)];
    const unknown = scope.find((name) => !this.#stores.has(name));
    if (unknown !== undefined) throw createError("NotFoundError", `there is no store ${unknown}`);
    if (scope.length === 0) throw createError("InvalidAccessError", "a transaction needs a store");
    if (mode !== "readonly" && mode !== "readwrite") throw new TypeError(`no transaction is ${String(mode)}`);
    const transaction = new IDBTransaction(this, mode, scope);
    this.file.turns.add(transaction);
    return transaction;
  }

  /** The transactions already asked for go on. */
  close(): void {
    this.closed = true;
    this.file.connections.delete(this);
  }

  /** For this folder, as all that follows. */
  shapeOf(name: string): StoreShape {
    const store = this.#stores.get(name);
    if (!store) throw createError("InvalidStateError", `the store ${name} is deleted`);
    return store;
  }

  requireUpgrade(): IDBTransaction {
    if (!this.upgrade?.accepts) throw createError("InvalidStateError", "the database is not being upgraded");
    return this.upgrade;
  }

  addIndex(store: StoreShape, index: Omit<IndexShape, "id">): IndexShape {
    const upgrade = this.requireUpgrade();
    const shape = this.file.schema.addIndex(store, index);
    this.#stores.set(store.name, { ...store, indexes: [...store.indexes, shape] });
    try {
      this.file.records.fill(store, shape);
    } catch (error) {
      // An index half filled must not be committed, whatever the module does of the error.
      upgrade.stop(error instanceof DOMException ? error : null);
      throw error;
    }
    return shape;
  }
}

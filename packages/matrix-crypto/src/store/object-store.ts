import { createError, refuse } from "./errors.ts";
import { type Key, decodeKey, encodeKey } from "./key.ts";
import { toInterval, toIntervalOrAll } from "./key-range.ts";
import { type StringList, toStringList } from "./string-list.ts";
import type { Reader } from "./readers.ts";
import { encodeValue } from "./records.ts";
import type { IDBRequest } from "./request.ts";
import { IDBSource } from "./source.ts";
import { IDBIndex } from "./store-index.ts";
import type { IDBTransaction } from "./transaction.ts";

/** Keys are given beside the values: the module has no store with a key path or a key generator. */
export class IDBObjectStore extends IDBSource {
  readonly name: string;
  readonly transaction: IDBTransaction;
  readonly owner = this;
  readonly keyPath = null;
  readonly autoIncrement = false;

  constructor(transaction: IDBTransaction, name: string) {
    super();
    this.transaction = transaction;
    this.name = name;
  }

  get indexNames(): StringList {
    return toStringList(this.#shape().indexes.map(({ name }) => name));
  }

  put(value: unknown, key?: unknown): IDBRequest<Key> {
    return this.#write(value, key, true);
  }

  add(value: unknown, key?: unknown): IDBRequest<Key> {
    return this.#write(value, key, false);
  }

  delete(query: unknown): IDBRequest<void> {
    this.#requireWritable();
    const interval = toInterval(query);
    return this.transaction.ask(this, () => this.transaction.db.file.records.remove(this.#shape(), interval));
  }

  clear(): IDBRequest<void> {
    this.#requireWritable();
    const everything = toIntervalOrAll(undefined);
    return this.transaction.ask(this, () => this.transaction.db.file.records.remove(this.#shape(), everything));
  }

  index(name: string): IDBIndex {
    const shape = this.#shape().indexes.find((index) => index.name === name);
    if (!shape) throw createError("NotFoundError", `the store ${this.name} has no index ${name}`);
    return new IDBIndex(this, shape);
  }

  createIndex(
    name: string,
    keyPath: string | string[],
    { unique = false, multiEntry = false }: { unique?: boolean; multiEntry?: boolean } = {},
  ): IDBIndex {
    if (multiEntry) refuse("indexes with several entries a record");
    const { db } = this.transaction;
    db.requireUpgrade();
    const shape = this.#shape();
    if (shape.indexes.some((index) => index.name === name)) {
      throw createError("ConstraintError", `the store ${this.name} already has an index ${name}`);
    }
    return new IDBIndex(this, db.addIndex(shape, { name, keyPath: structuredClone(keyPath), unique }));
  }

  deleteIndex(): never {
    return refuse("deleteIndex");
  }

  override reader(): Reader {
    return this.transaction.db.file.records.inStore(this.#shape().id);
  }

  #write(value: unknown, key: unknown, replace: boolean): IDBRequest<Key> {
    this.#requireWritable();
    const bytes = encodeValue(value);
    const keyBytes = encodeKey(key);
    return this.transaction.ask(this, () => {
      this.transaction.db.file.records.put(this.#shape(), keyBytes, bytes, replace);
      return decodeKey(keyBytes);
    });
  }

  /** Read anew for every request: an upgrade may have changed it since. */
  #shape() {
    return this.transaction.db.shapeOf(this.name);
  }

  #requireWritable(): void {
    if (this.transaction.mode === "readonly") throw createError("ReadOnlyError", "the transaction is only for reading");
  }
}

import type { IDBObjectStore } from "./object-store.ts";
import type { Reader } from "./readers.ts";
import type { IndexShape } from "./schema.ts";
import { IDBSource } from "./source.ts";

export class IDBIndex extends IDBSource {
  readonly owner: IDBObjectStore;
  readonly objectStore: IDBObjectStore;
  readonly name: string;
  readonly keyPath: string | string[];
  readonly unique: boolean;
  readonly multiEntry = false;
  readonly #id: number;

  constructor(objectStore: IDBObjectStore, shape: IndexShape) {
    super();
    this.owner = objectStore;
    this.objectStore = objectStore;
    this.name = shape.name;
    this.keyPath = shape.keyPath;
    this.unique = shape.unique;
    this.#id = shape.id;
  }

  override reader(): Reader {
    return this.owner.transaction.db.file.records.inIndex(this.#id);
  }
}

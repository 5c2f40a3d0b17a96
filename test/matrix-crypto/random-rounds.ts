import type { IDBCursorWithValue } from "../../packages/matrix-crypto/src/store/cursor.ts";
import type { IDBDatabase } from "../../packages/matrix-crypto/src/store/database.ts";
import type { IDBFactory } from "../../packages/matrix-crypto/src/store/factory.ts";
import type { Key } from "../../packages/matrix-crypto/src/store/key.ts";
import type { IDBKeyRange } from "../../packages/matrix-crypto/src/store/key-range.ts";
import type { IDBObjectStore } from "../../packages/matrix-crypto/src/store/object-store.ts";
import type { IDBRequest } from "../../packages/matrix-crypto/src/store/request.ts";
import type { IDBSource } from "../../packages/matrix-crypto/src/store/source.ts";
import type { IDBTransaction } from "../../packages/matrix-crypto/src/store/transaction.ts";
import type { Random } from "../support/random.ts";
import { done, ended, listen, walk } from "./requests.ts";

/** An implementation of IndexedDB. */
export type Api = { factory: IDBFactory; range: typeof IDBKeyRange };

/** A transaction to be made of any implementation. What it gives can be compared. */
export type Round = { steps: number; run(api: Api, db: IDBDatabase): Promise<unknown> };

type Step = (transaction: IDBTransaction, api: Api) => Promise<unknown>;

const INDEXES: [name: string, keyPath: string | string[], unique: boolean][] = [
  ["info", "info", true],
  ["unsent", "unsent", false],
  ["multi", ["group.name", "n", "info"], false],
];

export function createStores(db: IDBDatabase): void {
  const indexed = db.createObjectStore("indexed");
  for (const [name, keyPath, unique] of INDEXES) indexed.createIndex(name, keyPath, { unique });
  db.createObjectStore("plain");
}

export function createRound(random: Random): Round {
  const mode = random(5) === 0 ? "readonly" : "readwrite";
  const steps = Array.from({ length: 1 + random(8) }, () => createStep(random));
  const together = random(3) === 0;
  const commits = random(4) === 0;
  return {
    steps: steps.length,
    async run(api, db) {
      const transaction = db.transaction(["indexed", "plain"], mode);
      const end = ended(transaction);
      const errors: unknown[] = [];
      listen(transaction, { error: ({ target }) => errors.push(nameOf(Reflect.get(target, "error"))) });
      const results: unknown[] = [];
      if (together) results.push(...(await Promise.all(steps.map((step) => attempt(() => step(transaction, api))))));
      else for (const step of steps) results.push(await attempt(() => step(transaction, api)));
      if (commits) results.push(await attempt(async () => transaction.commit()));
      return { results, errors, end: await end, error: transaction.error && nameOf(transaction.error) };
    },
  };
}

/** All that a database holds, in every order. */
export async function dump(db: IDBDatabase): Promise<unknown> {
  const transaction = db.transaction(["indexed", "plain"]);
  const indexed = transaction.objectStore("indexed");
  const sources = [indexed, transaction.objectStore("plain"), ...INDEXES.map(([name]) => indexed.index(name))];
  return Promise.all(sources.flatMap((source) => [done(source.getAllKeys()), done(source.getAll())]));
}

function createStep(random: Random): Step {
  const prevents = random(2) === 0;
  const at = random(8);
  const on = (work: (store: IDBObjectStore, api: Api) => IDBRequest): Step => {
    const name = at < 5 ? "indexed" : "plain";
    return (transaction, api) => doneUnless(prevents, work(transaction.objectStore(name), api));
  };
  const from = (work: (source: IDBSource, api: Api) => IDBRequest): Step => {
    const [index] = INDEXES[at] ?? [];
    return (transaction, api) => {
      const indexed = transaction.objectStore("indexed");
      if (index !== undefined) return doneUnless(prevents, work(indexed.index(index), api));
      return doneUnless(prevents, work(at < 6 ? indexed : transaction.objectStore("plain"), api));
    };
  };
  const [key, value, range, limit] = [randomKey(random), randomValue(random), randomRange(random), random(4)];
  switch (random(18)) {
    case 0:
    case 1:
    case 2:
    case 3:
      return on((store) => store.put(value, key));
    case 4:
    case 5:
      return on((store) => store.add(value, key));
    case 6:
      return on((store) => store.delete(key));
    case 7:
      return on((store, api) => (limit === 0 ? store.delete(range(api)) : store.delete(key)));
    case 8:
      return limit > 0 ? from((source) => source.get(key)) : on((store) => store.clear());
    case 9:
      return from((source, api) => source.get(range(api)));
    case 10:
      return from((source, api) => source.getAll(range(api), limit));
    case 11:
      return from((source, api) => source.getAllKeys(range(api), limit));
    case 12:
      return from((source, api) => source.count(range(api)));
    case 13:
      return from((source) => source.getAllKeys());
    case 14:
      return limit > 0 ? from((source) => source.getAll()) : async (transaction) => transaction.abort();
    default:
      return createWalk(random, at, range);
  }
}

/** Goes over a cursor, and deletes or updates some of what it finds. */
function createWalk(random: Random, at: number, range: (api: Api) => IDBKeyRange): Step {
  const [index] = INDEXES[at] ?? [];
  const actions = Array.from({ length: 12 }, () => ({ kind: random(8), value: randomValue(random) }));
  const [whole, prevents] = [random(2) === 0, random(2) === 0];
  return async (transaction, api) => {
    const store = transaction.objectStore(at < 6 ? "indexed" : "plain");
    const source = index === undefined ? store : store.index(index);
    const seen: unknown[] = [];
    await walk(source.openCursor(whole ? undefined : range(api)), (cursor: IDBCursorWithValue) => {
      const action = actions[seen.length];
      seen.push([cursor.key, cursor.primaryKey, cursor.value]);
      if (transaction.mode === "readonly") return action !== undefined;
      const changed =
        action?.kind === 0 ? cursor.delete() : action?.kind === 1 ? cursor.update(action.value) : undefined;
      if (changed && prevents) listen(changed, { error: (event) => event.preventDefault() });
      return action !== undefined && action.kind !== 2;
    });
    return seen;
  };
}

function doneUnless(prevents: boolean, request: IDBRequest): Promise<unknown> {
  return new Promise((resolve) => {
    listen(request, {
      success: () => resolve(request.result),
      error: (event) => {
        if (prevents) event.preventDefault();
        resolve(nameOf(request.error));
      },
    });
  });
}

async function attempt(work: () => Promise<unknown>): Promise<unknown> {
  try {
    return await work();
  } catch (error) {
    return nameOf(error);
  }
}

function nameOf(error: unknown): string {
  return error instanceof Error ? `threw ${error.name}` : `threw ${String(error)}`;
}

function randomKey(random: Random): Key {
  const simple = [-1, 0, 0.5, 2, 1e300, "", "a", "b", "b\u001dx", "b\u001ex", "é", "\ue000", "😀", "i1", "i2"];
  const pick = () => simple[random(simple.length)]!;
  const kind = random(10);
  return kind > 1 ? pick() : kind === 1 ? [pick(), pick()] : [[pick()], `k${random(2)}`];
}

function randomRange(random: Random): (api: Api) => IDBKeyRange {
  const kind = random(5);
  const [a, b, lowerOpen, upperOpen] = [randomKey(random), randomKey(random), random(2) === 0, random(2) === 0];
  return ({ range }) => {
    if (kind === 0) return range.only(a);
    if (kind === 1) return range.lowerBound(a, lowerOpen);
    if (kind === 2) return range.upperBound(a, upperOpen);
    return range.bound(a, b, lowerOpen, upperOpen);
  };
}

function randomValue(random: Random): unknown {
  if (random(12) === 0) return random(2) === 0 ? "text" : null;
  return {
    info: [`i${random(12)}`, `i${random(12)}`, random(9), undefined, true][random(5)],
    unsent: [0, 1, 2, undefined, {}, null][random(6)],
    group: random(6) === 0 ? undefined : { name: `k${random(3)}` },
    n: random(5) - 2.5,
    bytes: new Uint8Array(random(3)),
  };
}

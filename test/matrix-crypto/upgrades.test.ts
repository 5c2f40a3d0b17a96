import { describe, expect, test } from "vitest";
import { indexedDB } from "../../packages/matrix-crypto/src/store/install.ts";
import { IDBKeyRange } from "../../packages/matrix-crypto/src/store/key-range.ts";
import { done, ended, openDatabase } from "./requests.ts";
import { useKeyStore } from "./use-key-store.ts";

const used = useKeyStore();
const named = (name: string) => expect.objectContaining({ name });
const other = () => `${used.db.name}::other`;

describe("an upgrade", () => {
  test("is told the versions, and its stores are there for the next one", async () => {
    const request = indexedDB.open(other(), 3);
    const seen: unknown[] = [];
    request.onupgradeneeded = ({ oldVersion, newVersion, target }) => {
      seen.push(oldVersion, newVersion, target === request, request.transaction?.mode);
    };
    await done(request);
    expect(seen).toEqual([0, 3, true, "versionchange"]);
    expect(request.transaction).toBeNull();
    const first = await openDatabase(indexedDB, other());
    expect(first.version).toBe(3);
    first.close();
  });

  test("adds stores, fills new indexes, and removes stores with all they held", async () => {
    (
      await openDatabase(indexedDB, other(), 1, (db) => {
        db.createObjectStore("old").createIndex("gone", "x");
        const kept = db.createObjectStore("kept");
        kept.put({ x: 2 }, "a");
        kept.put({ x: 1 }, "b");
        kept.put({}, "c");
      })
    ).close();
    const db = await openDatabase(indexedDB, other(), 2, (upgraded, transaction) => {
      upgraded.deleteObjectStore("old");
      upgraded.createObjectStore("new");
      transaction.objectStore("kept").createIndex("by_x", "x");
    });
    expect([...db.objectStoreNames]).toEqual(["kept", "new"]);
    expect([db.objectStoreNames.length, db.objectStoreNames.item(1), db.objectStoreNames.item(2)]).toEqual([
      2,
      "new",
      null,
    ]);
    const kept = db.transaction("kept").objectStore("kept");
    expect([...kept.indexNames]).toEqual(["by_x"]);
    expect(await done(kept.index("by_x").getAllKeys())).toEqual(["b", "a"]);
    db.close();
  });

  test("that is aborted leaves the database as it was", async () => {
    (await openDatabase(indexedDB, other(), 1, (db) => void db.createObjectStore("a").put(1, "k"))).close();
    const ends: Promise<unknown>[] = [];
    const opening = openDatabase(indexedDB, other(), 2, (db, transaction) => {
      ends.push(ended(transaction));
      db.createObjectStore("b");
      transaction.objectStore("a").put(2, "k");
      transaction.abort();
    });
    await expect(opening).rejects.toThrow(named("AbortError"));
    expect(await ends[0]).toBe("abort");
    const db = await openDatabase(indexedDB, other());
    expect([db.version, ...db.objectStoreNames]).toEqual([1, "a"]);
    expect(await done(db.transaction("a").objectStore("a").get("k"))).toBe(1);
    db.close();
  });

  test("that throws is aborted, and so is one that makes an index of what is not unique", async () => {
    const throwing = openDatabase(indexedDB, other(), 1, (db) => {
      db.createObjectStore("a");
      throw new Error("the module says no");
    });
    await expect(throwing).rejects.toThrow(named("AbortError"));
    (
      await openDatabase(indexedDB, other(), 1, (db) => {
        const store = db.createObjectStore("a");
        store.put({ x: 1 }, "a");
        store.put({ x: 1 }, "b");
      })
    ).close();
    const doubling = openDatabase(indexedDB, other(), 2, (_db, transaction) => {
      expect(() => transaction.objectStore("a").createIndex("x", "x", { unique: true })).toThrow(
        named("ConstraintError"),
      );
    });
    await expect(doubling).rejects.toThrow(named("AbortError"));
    const db = await openDatabase(indexedDB, other());
    expect([...db.transaction("a").objectStore("a").indexNames]).toEqual([]);
    db.close();
  });

  test("is done once when two ask for it together", async () => {
    let upgrades = 0;
    const both = [1, 2].map(() =>
      openDatabase(indexedDB, other(), 1, (db) => {
        upgrades++;
        db.createObjectStore("a");
      }),
    );
    const [first, second] = await Promise.all(both);
    expect([upgrades, first?.version, [...second!.objectStoreNames]]).toEqual([1, 1, ["a"]]);
    first?.close();
    second?.close();
  });

  test("waits for nobody: it is refused to an older version, and while the database is open elsewhere", async () => {
    await expect(openDatabase(indexedDB, used.db.name, 2)).rejects.toThrow(named("NotSupportedError"));
    (await openDatabase(indexedDB, other(), 5)).close();
    await expect(openDatabase(indexedDB, other(), 4)).rejects.toThrow(named("VersionError"));
  });

  test("is the only time when stores change", async () => {
    expect(() => used.db.createObjectStore("late")).toThrow(named("InvalidStateError"));
    expect(() => used.db.deleteObjectStore("people")).toThrow(named("InvalidStateError"));
    expect(() => used.read("people").createIndex("late", "late")).toThrow(named("InvalidStateError"));
    const db = await openDatabase(indexedDB, other(), 1, (upgraded) => {
      const store = upgraded.createObjectStore("a");
      store.createIndex("x", "x");
      expect(() => upgraded.createObjectStore("a")).toThrow(named("ConstraintError"));
      expect(() => store.createIndex("x", "y")).toThrow(named("ConstraintError"));
      expect(() => upgraded.deleteObjectStore("b")).toThrow(named("NotFoundError"));
      expect(() => upgraded.transaction("a")).toThrow(named("InvalidStateError"));
      upgraded.deleteObjectStore("a");
      expect(() => store.indexNames).toThrow(named("InvalidStateError"));
    });
    db.close();
    expect(() => db.transaction("a")).toThrow(named("InvalidStateError"));
  });
});

describe("what the module does not use today", () => {
  test("is refused by its name", async () => {
    const store = used.db.transaction("people", "readwrite").objectStore("people");
    const index = store.index("by_name");
    const request = store.openCursor();
    const calls: (() => unknown)[] = [
      () => indexedDB.deleteDatabase(),
      () => indexedDB.databases(),
      () => indexedDB.cmp(),
      () => IDBKeyRange.only(1).includes(),
      () => store.getKey(),
      () => store.getAllRecords(),
      () => store.openKeyCursor(),
      () => store.openCursor(null, "prev"),
      () => store.deleteIndex(),
      () => index.getKey(),
      () => index.openCursor(null, "nextunique"),
      () => request.addEventListener(),
      () => request.removeEventListener(),
      () => request.dispatchEvent(),
      () => Reflect.set(used.db, "onversionchange", () => {}),
      () => Reflect.set(used.db, "onclose", () => {}),
      () => Reflect.set(indexedDB.open(other()), "onblocked", () => {}),
    ];
    for (const call of calls) expect(call).toThrow(named("NotSupportedError"));
    await done(store.put({ name: "a" }, 1));
    const cursor = store.openCursor();
    await done(cursor);
    for (const move of ["advance", "continuePrimaryKey", "continue"]) {
      expect(() => Reflect.apply(Reflect.get(Object(cursor.result), move), cursor.result, [1])).toThrow(
        named("NotSupportedError"),
      );
    }
    (
      await openDatabase(indexedDB, `${other()}2`, 1, (db) => {
        expect(() => db.createObjectStore("a", { keyPath: "x" })).toThrow(named("NotSupportedError"));
        expect(() => db.createObjectStore("a", { autoIncrement: true })).toThrow(named("NotSupportedError"));
        expect(() => db.createObjectStore("a").createIndex("x", "x", { multiEntry: true })).toThrow(
          named("NotSupportedError"),
        );
      })
    ).close();
  });

  test("a database that goes with no open store is refused", () => {
    expect(() => indexedDB.open("elsewhere")).toThrow(named("NotFoundError"));
    expect(() => indexedDB.open(other(), 0)).toThrow(TypeError);
  });
});

import { describe, expect, test } from "vitest";
import { IDBKeyRange } from "../../packages/matrix-crypto/src/store/key-range.ts";
import { done, ended, listen } from "./requests.ts";
import { useKeyStore } from "./use-key-store.ts";

const used = useKeyStore();
const named = (name: string) => expect.objectContaining({ name });

describe("a transaction", () => {
  test("keeps what it wrote", async () => {
    expect(
      await used.write((tx) => void tx.objectStore("things").put({ a: [1, new Map([["b", 2n]])] }, ["k", 1])),
    ).toBe("complete");
    expect(await done(used.read("things").get(["k", 1]))).toEqual({ a: [1, new Map([["b", 2n]])] });
    expect(await done(used.read("things").getAllKeys())).toEqual([["k", 1]]);
  });

  test("keeps the value as it was when it was given", async () => {
    const value = { n: 1 };
    await used.write((tx) => {
      tx.objectStore("things").put(value, "a");
      value.n = 2;
    });
    expect(await done(used.read("things").get("a"))).toEqual({ n: 1 });
  });

  test("undoes everything when aborted, and tells each request and itself", async () => {
    await used.write((tx) => void tx.objectStore("things").put("before", "a"));
    const seen: string[] = [];
    const transaction = used.db.transaction("things", "readwrite");
    const store = transaction.objectStore("things");
    await done(store.put("after", "a"));
    await done(store.put("new", "b"));
    const pending = store.get("a");
    listen(pending, { error: () => seen.push(`request ${pending.error?.name}`) });
    listen(transaction, { error: ({ target }) => seen.push(`transaction ${target === pending}`) });
    listen(used.db, { abort: () => seen.push("database") });
    const end = ended(transaction);
    transaction.abort();
    expect(seen).toEqual([]);
    expect(await end).toBe("abort");
    expect(seen).toEqual(["request AbortError", "transaction true", "database"]);
    expect(transaction.error).toBeNull();
    expect(await done(used.read("things").getAll())).toEqual(["before"]);
  });

  test("waits for those before it, and one aborted while it waits leaves them alone", async () => {
    const first = used.db.transaction("things", "readwrite");
    const second = used.db.transaction("things", "readwrite");
    const third = used.db.transaction("things");
    first.objectStore("things").put(1, "a");
    second.objectStore("things").put(2, "a");
    const seen = done(third.objectStore("things").get("a"));
    await done(first.objectStore("things").get("a"));
    second.abort();
    expect(await ended(first)).toBe("complete");
    expect(await seen).toBe(1);
  });

  test("takes nothing more once it has ended, or was told to commit", async () => {
    const transaction = used.db.transaction("things", "readwrite");
    const store = transaction.objectStore("things");
    store.put(1, "a");
    transaction.commit();
    expect(() => store.put(2, "b")).toThrow(named("TransactionInactiveError"));
    expect(() => transaction.abort()).toThrow(named("InvalidStateError"));
    expect(await ended(transaction)).toBe("complete");
    expect(() => transaction.objectStore("things")).toThrow(named("InvalidStateError"));
    expect(() => transaction.commit()).toThrow(named("InvalidStateError"));
    expect(await done(used.read("things").getAll())).toEqual([1]);
  });

  test("lets promises ask for more before it commits", async () => {
    const transaction = used.db.transaction("things", "readwrite");
    const end = ended(transaction);
    const store = transaction.objectStore("things");
    for (let n = 0; n < 5; n++) {
      await done(store.put(n, "n"));
      for (let hop = 0; hop < 20; hop++) await Promise.resolve();
    }
    expect(await done(store.get("n"))).toBe(4);
    expect(await end).toBe("complete");
  });

  test("for reading only writes nothing", async () => {
    expect(() => used.read("things").put(1, "a")).toThrow(named("ReadOnlyError"));
    expect(() => used.read("things").delete("a")).toThrow(named("ReadOnlyError"));
    expect(() => used.read("things").clear()).toThrow(named("ReadOnlyError"));
  });

  test("is refused on what does not exist", () => {
    expect(() => used.db.transaction("nothing")).toThrow(named("NotFoundError"));
    expect(() => used.db.transaction([])).toThrow(named("InvalidAccessError"));
    expect(() => used.db.transaction("things", Object("cleanup"))).toThrow(TypeError);
    expect(() => used.db.transaction("things").objectStore("people")).toThrow(named("NotFoundError"));
    expect(() => used.read("things").index("by_name")).toThrow(named("NotFoundError"));
  });
});

describe("a request that fails", () => {
  test("tells itself, its transaction and the database, then all is undone", async () => {
    const seen: string[] = [];
    const transaction = used.db.transaction("things", "readwrite");
    const store = transaction.objectStore("things");
    store.add(1, "a");
    const request = store.add(2, "a");
    expect(() => request.result).toThrow(named("InvalidStateError"));
    listen(request, { error: ({ type }) => seen.push(`request ${type} ${request.error?.name}`) });
    listen(transaction, { error: ({ target }) => seen.push(`transaction ${target === request}`) });
    listen(used.db, { error: ({ currentTarget }) => seen.push(`database ${currentTarget === used.db}`) });
    expect(await ended(transaction)).toBe("abort");
    expect(seen).toEqual(["request error ConstraintError", "transaction true", "database true"]);
    expect(transaction.error?.name).toBe("ConstraintError");
    expect(await done(used.read("things").count())).toBe(0);
  });

  test("undoes itself alone when the module says so", async () => {
    const transaction = used.db.transaction("people", "readwrite");
    const store = transaction.objectStore("people");
    store.put({ name: "Ana", age: 1 }, "a");
    store.put({ name: "Bo", age: 2 }, "b");
    const request = store.put({ name: "Bo", age: 3 }, "a");
    listen(request, {
      error: (event) => {
        event.preventDefault();
        event.stopPropagation();
      },
    });
    listen(transaction, { error: () => expect.unreachable() });
    expect(await ended(transaction)).toBe("complete");
    expect(request.error?.name).toBe("ConstraintError");
    expect(await done(used.read("people").getAll())).toEqual([
      { name: "Ana", age: 1 },
      { name: "Bo", age: 2 },
    ]);
    expect(await done(used.read("people").index("by_age").getAllKeys())).toEqual(["a", "b"]);
  });

  test("is thrown at once when it makes no sense", () => {
    const store = used.db.transaction("things", "readwrite").objectStore("things");
    expect(() => store.put(1)).toThrow(named("DataError"));
    expect(() => store.put(() => 1, "a")).toThrow(named("DataCloneError"));
    expect(() => store.get(undefined)).toThrow(named("DataError"));
    expect(() => store.delete(null)).toThrow(named("DataError"));
  });
});

describe("an index", () => {
  test("holds the records that have a key for it, in the order of that key", async () => {
    await used.write((tx) => {
      const store = tx.objectStore("people");
      store.put({ name: "Bo", age: 3 }, 1);
      store.put({ name: "Ana", age: 3 }, 2);
      store.put({ name: "Cy", age: null }, 3);
      store.put("nobody", 4);
    });
    const index = used.read("people").index("by_age");
    expect(await done(index.getAllKeys())).toEqual([2, 1]);
    expect(await done(index.get([3, "Bo"]))).toEqual({ name: "Bo", age: 3 });
    expect(await done(index.count(IDBKeyRange.bound([3], [3, "B"])))).toBe(1);
    expect(await done(used.read("people").index("by_name").getAll(undefined, 2))).toEqual([
      { name: "Ana", age: 3 },
      { name: "Bo", age: 3 },
    ]);
  });

  test("follows what is replaced, deleted and cleared", async () => {
    const names = () => done(used.read("people").index("by_name").getAllKeys());
    await used.write((tx) => {
      for (const name of ["a", "b", "c", "d"]) tx.objectStore("people").put({ name }, name);
    });
    await used.write((tx) => {
      tx.objectStore("people").put({ name: "z" }, "a");
      tx.objectStore("people").delete(IDBKeyRange.bound("b", "c"));
    });
    expect(await names()).toEqual(["d", "a"]);
    await used.write((tx) => void tx.objectStore("people").put({ name: "b" }, "e"));
    await used.write((tx) => void tx.objectStore("people").clear());
    expect(await names()).toEqual([]);
  });
});

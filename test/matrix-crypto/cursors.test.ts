import { describe, expect, test } from "vitest";
import type { IDBCursorWithValue } from "../../packages/matrix-crypto/src/store/cursor.ts";
import { IDBKeyRange } from "../../packages/matrix-crypto/src/store/key-range.ts";
import { done, ended, walk } from "./requests.ts";
import { useKeyStore } from "./use-key-store.ts";

const used = useKeyStore();

function fill() {
  return used.write((tx) => {
    for (const [at, name] of ["a", "b", "c", "d", "e"].entries()) {
      tx.objectStore("people").put({ name, age: at % 2 }, at);
    }
  });
}

describe("a cursor", () => {
  test("goes over a range in order, with keys and values", async () => {
    await fill();
    const seen: unknown[] = [];
    await walk(used.read("people").openCursor(IDBKeyRange.bound(1, 3, true)), (cursor) => {
      seen.push([cursor.key, cursor.primaryKey, cursor.value]);
      return true;
    });
    expect(seen).toEqual([
      [2, 2, { name: "c", age: 0 }],
      [3, 3, { name: "d", age: 1 }],
    ]);
  });

  test("is null from the start when there is nothing, and has no key any more at the end", async () => {
    expect(await done(used.read("people").openCursor())).toBeNull();
    await fill();
    let last: IDBCursorWithValue | undefined;
    await walk(used.read("people").index("by_age").openCursor(), (cursor) => {
      last = cursor;
      return true;
    });
    expect(last).toMatchObject({ key: undefined, primaryKey: undefined, value: undefined });
    expect(() => last?.continue()).toThrow(expect.objectContaining({ name: "InvalidStateError" }));
  });

  test("deletes and updates where it stands, and sees what changed ahead of it", async () => {
    await fill();
    const transaction = used.db.transaction("people", "readwrite");
    const store = transaction.objectStore("people");
    const seen: unknown[] = [];
    await walk(store.openCursor(), (cursor) => {
      seen.push(cursor.key);
      if (cursor.key === 0) cursor.delete();
      if (cursor.key === 1) {
        cursor.update({ name: "b2", age: 9 });
        store.delete(2);
        store.put({ name: "new" }, 3.5);
      }
      return true;
    });
    expect(seen).toEqual([0, 1, 3, 3.5, 4]);
    expect(await ended(transaction)).toBe("complete");
    expect(await done(used.read("people").index("by_name").getAllKeys())).toEqual([1, 3, 4, 3.5]);
  });

  test("of an index goes on in its order when the record it stands on moves", async () => {
    await fill();
    const seen: unknown[] = [];
    const transaction = used.db.transaction("people", "readwrite");
    await walk(transaction.objectStore("people").index("by_age").openCursor(), (cursor) => {
      seen.push([cursor.key, cursor.primaryKey]);
      if (cursor.primaryKey === 0) cursor.update({ name: "a", age: 5 });
      if (cursor.primaryKey === 2) cursor.delete();
      return true;
    });
    expect(seen).toEqual([
      [[0, "a"], 0],
      [[0, "c"], 2],
      [[0, "e"], 4],
      [[1, "b"], 1],
      [[1, "d"], 3],
      [[5, "a"], 0],
    ]);
  });

  test("stands on nothing while it moves", async () => {
    await fill();
    const transaction = used.db.transaction("people", "readwrite");
    const request = transaction.objectStore("people").openCursor();
    await walk(request, (cursor) => {
      cursor.continue();
      expect(request.readyState).toBe("pending");
      for (const move of [() => cursor.continue(), () => cursor.delete(), () => cursor.update(1)]) {
        expect(move).toThrow(expect.objectContaining({ name: "InvalidStateError" }));
      }
      return false;
    });
    transaction.abort();
  });
});

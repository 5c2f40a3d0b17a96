import { mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setImmediate as tick } from "node:timers/promises";
import Database from "better-sqlite3";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { indexedDB } from "../../packages/matrix-crypto/src/store/install.ts";
import { KeyStoreBusyError, openKeyStore } from "../../packages/matrix-crypto/src/store/key-store.ts";
import { openSqlite } from "../../packages/matrix-crypto/src/store/sqlite-file.ts";
import { done, ended, openDatabase } from "./requests.ts";
import { mustHold } from "./use-key-store.ts";

let folder = "";
let file = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "relais-keys-"));
  file = join(folder, "bot", "keys.db");
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

async function openStore(onBroken: (error: unknown) => void = mustHold) {
  const store = openKeyStore(file, onBroken);
  const db = await openDatabase(indexedDB, `${store.name}::test`, 1, (upgraded) => {
    upgraded.createObjectStore("things").createIndex("by_x", "x");
  });
  return { store, db, things: () => db.transaction("things", "readwrite").objectStore("things") };
}

describe("a key store", () => {
  test("is readable by its owner alone", () => {
    const store = openKeyStore(file, mustHold);
    store.set({ token: "secret" });
    expect(statSync(join(folder, "bot")).mode & 0o777).toBe(0o700);
    for (const name of ["keys.db", "keys.db-wal", "keys.db-session", "keys.db-session-wal"]) {
      expect([name, statSync(join(folder, "bot", name)).mode & 0o777]).toEqual([name, 0o600]);
    }
    store.close();
  });

  test("has every commit on the disk before it is done", () => {
    const db = openSqlite(file);
    expect(db.pragma("synchronous", { simple: true })).toBe(2);
    expect(db.pragma("journal_mode", { simple: true })).toBe("wal");
    db.close();
  });

  test("finds again what it held, under the same name", async () => {
    const first = await openStore();
    const put = first.things().put({ x: 1 }, "a");
    await ended(put.transaction!);
    first.store.set({ token: "t", device: "d", other: undefined });
    first.store.close();
    const second = await openStore();
    expect(second.store.name).toBe(first.store.name);
    expect(await done(second.things().index("by_x").getAll())).toEqual([{ x: 1 }]);
    expect(["token", "device", "other"].map((key) => second.store.get(key))).toEqual(["t", "d", undefined]);
    second.store.close();
  });

  test("has one owner in this process", () => {
    const store = openKeyStore(file, mustHold);
    expect(() => openKeyStore(file, mustHold)).toThrow(KeyStoreBusyError);
    const stranger = new Database(file, { timeout: 0 });
    expect(() => stranger.prepare("SELECT * FROM record").all()).toThrow("locked");
    stranger.close();
    store.set({ a: "1" });
    expect(store.get("a")).toBe("1");
    store.close();
    openKeyStore(file, mustHold).close();
  });

  test("stands beside others in one process", async () => {
    const here = await openStore();
    file = join(folder, "other", "keys.db");
    const there = await openStore();
    expect(here.store.name).not.toBe(there.store.name);
    await done(here.things().put("here", "a"));
    await done(there.things().put("there", "a"));
    expect(await done(here.things().get("a"))).toBe("here");
    here.store.close();
    expect(await done(there.things().get("a"))).toBe("there");
    there.store.close();
  });

  test("refuses a file of another format, and a session whose keys are lost", () => {
    const store = openKeyStore(file, mustHold);
    store.set({ token: "t" });
    store.close();
    const db = new Database(file);
    db.pragma("user_version = 2");
    db.close();
    expect(() => openKeyStore(file, mustHold)).toThrow("format 2");
    rmSync(file);
    expect(() => openKeyStore(file, mustHold)).toThrow("other keys");
    rmSync(`${file}-session`);
    openKeyStore(file, mustHold).close();
  });
});

describe("what is set", () => {
  test("survives the rollback of a transaction that was open, and is read in the middle of it", async () => {
    const { store, things } = await openStore();
    const transaction = things().transaction;
    await done(transaction.objectStore("things").put(1, "a"));
    store.set({ token: "new" });
    expect(store.get("token")).toBe("new");
    await done(transaction.objectStore("things").put(2, "b"));
    const end = ended(transaction);
    transaction.abort();
    expect(await end).toBe("abort");
    expect(store.get("token")).toBe("new");
    store.close();
    const again = await openStore();
    expect(again.store.get("token")).toBe("new");
    expect(await done(again.things().count())).toBe(0);
    again.store.close();
  });

  test("is all or nothing, and is erased from the file by undefined", () => {
    const store = openKeyStore(file, mustHold);
    store.set({ token: "a very secret token" });
    const wrong: Record<string, string> = Object.fromEntries([["other", Object("not a string")]]);
    expect(() => store.set({ token: undefined, ...wrong })).toThrow("bind");
    expect(store.get("token")).toBe("a very secret token");
    store.set({ token: undefined });
    expect(store.get("token")).toBeUndefined();
    store.close();
    expect(readFileSync(`${file}-session`).includes("secret")).toBe(false);
  });
});

describe("a store that is closed, or broken", () => {
  test("aborts what was open, and takes nothing more", async () => {
    const { store, db, things } = await openStore();
    const transaction = things().transaction;
    await done(transaction.objectStore("things").put(1, "a"));
    const ends = [ended(transaction), ended(things().transaction)];
    const opening = openDatabase(indexedDB, `${store.name}::late`);
    store.close();
    expect(await Promise.all(ends)).toEqual(["abort", "abort"]);
    await expect(opening).rejects.toThrow("closed");
    expect(() => db.transaction("things")).toThrow(expect.objectContaining({ name: "InvalidStateError" }));
    expect(() => indexedDB.open(db.name)).toThrow(expect.objectContaining({ name: "NotFoundError" }));
    expect(() => store.set({ a: "1" })).toThrow("closed");
    const again = await openStore();
    expect(await done(again.things().count())).toBe(0);
    again.store.close();
  });

  test("is broken by a handler of the module that throws", async () => {
    const broken: unknown[] = [];
    const { store, things } = await openStore((error) => broken.push(error));
    const request = things().put(1, "a");
    const end = ended(request.transaction!);
    request.onsuccess = () => {
      throw new Error("panic");
    };
    expect(await end).toBe("abort");
    expect(broken).toEqual([new Error("panic")]);
    expect(things).toThrow("closed");
    expect(() => store.set({ a: "1" })).toThrow("broken");
    await tick();
    expect(broken).toHaveLength(1);
    store.close();
    const again = await openStore();
    expect(await done(again.things().count())).toBe(0);
    again.store.close();
  });
});

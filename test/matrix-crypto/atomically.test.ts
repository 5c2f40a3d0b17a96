import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { indexedDB } from "../../packages/matrix-crypto/src/store/install.ts";
import { openKeyStore } from "../../packages/matrix-crypto/src/store/key-store.ts";
import { done, ended, openDatabase } from "./requests.ts";
import { mustHold } from "./use-key-store.ts";

/** Opens a file again and again, as starts of the process would. */
function useFile() {
  const folder = mkdtempSync(join(tmpdir(), "relais-whole-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return async () => {
    const store = openKeyStore(join(folder, "keys.db"), mustHold);
    const db = await openDatabase(
      indexedDB,
      `${store.name}::whole`,
      1,
      (made) => void made.createObjectStore("things"),
    );
    const put = (key: string) => {
      const transaction = db.transaction("things", "readwrite");
      transaction.objectStore("things").put(true, key);
      return { transaction, ended: ended(transaction) };
    };
    const keys = () => done(db.transaction("things").objectStore("things").getAllKeys());
    return { store, put, keys };
  };
}

test("what is committed in several pieces is kept together", async () => {
  const open = useFile();
  const first = await open();
  const answer = await first.store.atomically(async () => {
    await first.put("session").ended;
    await first.put("key").ended;
    return first.keys();
  });
  expect(answer).toEqual(["key", "session"]);
  first.store.close();
  const second = await open();
  expect(await second.keys()).toEqual(["key", "session"]);
  second.store.close();
});

test("stopped between two pieces, nothing of them is kept, and what was there before is", async () => {
  const open = useFile();
  const first = await open();
  await first.put("before").ended;
  void first.store
    .atomically(async () => {
      await first.put("session").ended;
      first.store.close();
      return new Promise(() => {});
    })
    .catch(() => {});
  await expect
    .poll(() =>
      open()
        .then(async ({ store, keys }) => {
          const all = await keys();
          store.close();
          return all;
        })
        .catch(() => "busy"),
    )
    .toEqual(["before"]);
});

test("a piece that is aborted takes nothing else with it", async () => {
  const first = await useFile()();
  await first.store.atomically(async () => {
    await first.put("kept").ended;
    const { transaction, ended: end } = first.put("aborted");
    transaction.abort();
    expect(await end).toBe("abort");
    await first.put("after").ended;
  });
  expect(await first.keys()).toEqual(["after", "kept"]);
  first.store.close();
});

test("work that fails keeps what the module had committed: its memory holds it too", async () => {
  const first = await useFile()();
  const failing = first.store.atomically(async () => {
    await first.put("kept").ended;
    throw new Error("the module's own");
  });
  await expect(failing).rejects.toThrow("the module's own");
  expect(await first.keys()).toEqual(["kept"]);
  first.store.close();
});

/**
 * Counts in a key store, and says each number once its transaction is complete. Ends when the store breaks, or when
 * somebody else has it. Run by the tests as a process of its own: node counting-child.ts <file>
 */
import { writeSync } from "node:fs";
import { indexedDB } from "../../packages/matrix-crypto/src/store/install.ts";
import { KeyStoreBusyError, openKeyStore } from "../../packages/matrix-crypto/src/store/key-store.ts";
import { done, ended, openDatabase } from "./requests.ts";

const say = (line: string) => writeSync(1, `${line}\n`);

async function count(file: string): Promise<void> {
  const store = openKeyStore(file, (error) => {
    say(`broken ${String(error)}`);
    for (const attempt of [() => store.set({ key: "value" }), () => db.transaction("numbers")]) {
      try {
        attempt();
        say("accepted");
      } catch {
        say("refused");
      }
    }
  });
  const db = await openDatabase(indexedDB, `${store.name}::count`, 1, (upgraded) => {
    upgraded.createObjectStore("numbers").createIndex("by_n", "n", { unique: true });
    upgraded.createObjectStore("last");
  });
  let n = Number((await done(db.transaction("last").objectStore("last").get("n"))) ?? 0);
  for (;;) {
    n++;
    const transaction = db.transaction(["numbers", "last"], "readwrite");
    const end = ended(transaction);
    await done(transaction.objectStore("last").put(n, "n"));
    transaction.objectStore("numbers").put({ n, filling: "x".repeat(3000) }, `number ${n}`);
    if ((await end) === "abort") return;
    say(`complete ${n}`);
    store.set({ n: String(n) });
    say(`set ${n}`);
  }
}

try {
  await count(process.argv[2]!);
} catch (error) {
  if (!(error instanceof KeyStoreBusyError)) throw error;
  say("busy");
}

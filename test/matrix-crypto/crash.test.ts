import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { afterAll, expect, test } from "vitest";
import { indexedDB } from "../../packages/matrix-crypto/src/store/install.ts";
import { KeyStoreBusyError, openKeyStore } from "../../packages/matrix-crypto/src/store/key-store.ts";
import { openSqlite } from "../../packages/matrix-crypto/src/store/sqlite-file.ts";
import { done, openDatabase } from "./requests.ts";
import { mustHold } from "./use-key-store.ts";

const program = fileURLToPath(new URL("counting-child.ts", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "relais-crash-"));
/** Reading TypeScript is most of the life of a child: it is done once. */
const env = { ...process.env, NODE_COMPILE_CACHE: join(folder, "compiled") };
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Runs the child to its end; gives the lines it said. */
async function follow(child: ChildProcess, onLine: (line: string) => void = () => {}): Promise<string[]> {
  const lines: string[] = [];
  createInterface(child.stdout!).on("line", (line) => {
    lines.push(line);
    onLine(line);
  });
  await once(child, "close");
  return lines;
}

function run(file: string): ChildProcess {
  return spawn(process.execPath, [program, file], { env, stdio: ["ignore", "pipe", "inherit"] });
}

/** The last number of that kind that the child said. */
function last(lines: string[], kind: string): number {
  return Number(lines.findLast((line) => line.startsWith(`${kind} `))?.split(" ")[1] ?? 0);
}

/** What the store holds: everything up to a number, in both stores and in the index. */
async function readCount(file: string) {
  const store = openKeyStore(file, mustHold);
  const db = await openDatabase(indexedDB, `${store.name}::count`);
  const count = Number((await done(db.transaction("last").objectStore("last").get("n"))) ?? 0);
  const numbers = db.transaction("numbers").objectStore("numbers");
  const expected = Array.from({ length: count }, (_, at) => `number ${at + 1}`);
  expect(await done(numbers.index("by_n").getAllKeys())).toEqual(expected);
  expect(await done(numbers.count())).toBe(count);
  const fact = Number(store.get("n") ?? 0);
  store.close();
  return { count, fact };
}

// KEY_STORE_KILLS=100 kills more often.
const kills = Number(process.env["KEY_STORE_KILLS"] ?? 6);

async function killOften(file: string, times: number): Promise<number> {
  for (let time = 0; time < times; time++) {
    const child = run(file);
    const lines = await follow(child, (line) => {
      if (line.startsWith("complete") && !child.killed) setTimeout(() => child.kill("SIGKILL"), Math.random() * 50);
    });
    expect(child.signalCode).toBe("SIGKILL");
    const found = await readCount(file);
    expect(found.count).toBeGreaterThanOrEqual(last(lines, "complete"));
    expect(found.fact).toBeGreaterThanOrEqual(last(lines, "set"));
    expect(found.count).toBeGreaterThanOrEqual(found.fact);
  }
  return (await readCount(file)).count;
}

test("what was said to be complete, or set, is there after kill -9", { timeout: 20_000 + kills * 2_000 }, async () => {
  const files = [1, 2].map((side) => join(folder, `killed-${side}.db`));
  const counts = await Promise.all(files.map((file) => killOften(file, Math.ceil(kills / 2))));
  for (const count of counts) expect(count).toBeGreaterThanOrEqual(kills / 2);
});

test(
  "a second process is refused while the first has the store, even once the first was refused it too",
  { timeout: 20_000 },
  async () => {
    const file = join(folder, "held.db");
    // The keys alone: the hold on the session beside them must not hide that this one was lost.
    const held = openSqlite(file);
    expect(() => openKeyStore(file, mustHold)).toThrow(KeyStoreBusyError);
    const child = run(file);
    expect(await follow(child, () => child.kill("SIGKILL"))).toEqual(["busy"]);
    held.close();
  },
);

test("a commit that fails breaks the store, and what was complete before stays", { timeout: 20_000 }, async () => {
  const file = join(folder, "full.db");
  // Files cannot grow beyond 512 KiB: the write fails as it does on a full disk.
  const limited = `trap "" XFSZ; ulimit -f 512; exec "$0" "$1" "$2"`;
  const child = spawn("bash", ["-c", limited, process.execPath, program, file], {
    env,
    stdio: ["ignore", "pipe", "inherit"],
  });
  const lines = await follow(child);
  expect(child.exitCode).toBe(0);
  expect(lines.slice(-3)).toEqual([expect.stringMatching(/^broken SqliteError/), "refused", "refused"]);
  expect((await readCount(file)).count).toBe(last(lines, "complete"));
  expect(last(lines, "complete")).toBeGreaterThan(5);
});

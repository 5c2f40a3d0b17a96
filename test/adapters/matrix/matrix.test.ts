import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { createMatrixAdapter } from "../../../src/adapters/matrix/matrix.ts";
import { openStore } from "../../../src/core/store/store.ts";

const nobody = (): never => {
  throw new Error("not to be called");
};

/** Relais on a homeserver that does not answer, with the keys of `keyFile`. */
function open(keyFile: string) {
  const store = openStore(":memory:");
  const warnings: string[] = [];
  const adapter = createMatrixAdapter({
    homeserver: "http://127.0.0.1:1",
    credentials: { user: "relais", password: "secret" },
    polls: true,
    keyFile,
    journal: store.matrixJournal,
    now: () => 0,
    draw: nobody,
    bytesOf: nobody,
    fatal: nobody,
    warn: (_, message) => void warnings.push(message),
  });
  onTestFinished(async () => {
    await adapter.stop();
    store.close();
  });
  return { start: () => adapter.start(nobody, nobody), stop: () => adapter.stop(), warnings };
}

test("two of them never have the keys of one device; while the homeserver is away, the first keeps them", async () => {
  const folder = mkdtempSync(join(tmpdir(), "relais-keys-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const keys = join(folder, "relais.db.matrix");
  const first = open(keys);
  await first.start();
  expect(first.warnings).toEqual(["the homeserver does not answer: trying again"]);
  await expect(open(keys).start()).rejects.toThrow(`Un autre Relais utilise déjà les clés ${keys}.`);
  await first.stop();
  const next = open(keys);
  await next.start();
  expect(next.warnings).toHaveLength(1);
});

import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as fake from "fake-indexeddb";
import { expect, test } from "vitest";
import { indexedDB } from "../../packages/matrix-crypto/src/store/install.ts";
import { IDBKeyRange } from "../../packages/matrix-crypto/src/store/key-range.ts";
import { openKeyStore } from "../../packages/matrix-crypto/src/store/key-store.ts";
import { createRandom } from "../support/random.ts";
import { type Api, createRound, createStores, dump } from "./random-rounds.ts";
import { openDatabase } from "./requests.ts";
import { mustHold } from "./use-key-store.ts";

const ours: Api = { factory: indexedDB, range: IDBKeyRange };
const theirs: Api = { factory: fake.indexedDB, range: fake.IDBKeyRange };

// KEY_STORE_SEEDS=100 tries that many, from KEY_STORE_SEED on.
const first = Number(process.env["KEY_STORE_SEED"] ?? 1);
const seeds = Array.from({ length: Number(process.env["KEY_STORE_SEEDS"] ?? 2) }, (_, at) => first + at);

test.each(seeds)("answers as another IndexedDB does to 1 000 random requests (seed %i)", async (seed) => {
  const folder = mkdtempSync(join(tmpdir(), "relais-differential-"));
  const random = createRandom(seed);
  const open = async () => {
    const store = openKeyStore(join(folder, "keys.db"), mustHold);
    return { store, db: await openDatabase(indexedDB, `${store.name}::test`, 1, createStores) };
  };
  let { store, db } = await open();
  const other = await openDatabase(theirs.factory, `seed ${seed}`, 1, createStores);
  for (let steps = 0, rounds = 0; steps < 1_000; rounds++) {
    const round = createRound(random);
    steps += round.steps;
    expect(await round.run(ours, db), `round ${rounds}`).toEqual(await round.run(theirs, other));
    if (rounds % 50 > 0) continue;
    store.close();
    ({ store, db } = await open());
    expect(await dump(db), `after round ${rounds}`).toEqual(await dump(other));
  }
  store.close();
  other.close();
  rmSync(folder, { recursive: true });
});

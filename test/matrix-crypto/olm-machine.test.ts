import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DeviceId, OlmMachine, UserId, initAsync } from "@matrix-org/matrix-sdk-crypto-wasm";
import { expect, test } from "vitest";
import { openKeyStore } from "../../packages/matrix-crypto/src/store/key-store.ts";
import { mustHold } from "./use-key-store.ts";

test("the real module makes its account in the store, and finds it again", async () => {
  const folder = mkdtempSync(join(tmpdir(), "relais-olm-"));
  await initAsync();
  const identities: string[] = [];
  for (let time = 0; time < 2; time++) {
    const store = openKeyStore(join(folder, "keys.db"), mustHold);
    const machine = await OlmMachine.initialize(new UserId("@a:b"), new DeviceId("D"), store.name, undefined);
    identities.push(machine.identityKeys.ed25519.toBase64(), machine.identityKeys.curve25519.toBase64());
    machine.close();
    store.close();
  }
  expect(identities.slice(2)).toEqual(identities.slice(0, 2));
  rmSync(folder, { recursive: true });
});

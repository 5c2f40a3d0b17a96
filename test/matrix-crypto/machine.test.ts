import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { openMachine } from "../../packages/matrix-crypto/src/machine.ts";
import { openKeyStore } from "../../packages/matrix-crypto/src/store/key-store.ts";
import { mustHold } from "./use-key-store.ts";

type Call = { path: string; body: Record<string, unknown> };

/** A device, and a homeserver that takes what it is given; `loseAnswer`: it takes it, and its answer never comes. */
async function openDevice(file: string, calls: Call[], loseAnswer: (call: Call) => boolean = () => false) {
  const store = openKeyStore(file, mustHold);
  const machine = await openMachine({
    userId: "@relais:hs.test",
    deviceId: "RELAIS",
    store,
    async call(_method, path, body = {}) {
      const call: Call = { path, body: { ...body } };
      calls.push(call);
      if (loseAnswer(call)) throw new Error("no answer");
      const asked = Object.keys(Object(call.body["device_keys"]));
      // People who have no device.
      if (path.endsWith("keys/query")) return { device_keys: Object.fromEntries(asked.map((userId) => [userId, {}])) };
      return path.endsWith("keys/upload") ? { one_time_key_counts: { signed_curve25519: 50 } } : {};
    },
  });
  const sync = (count: number) =>
    machine.receive({
      toDevice: [],
      changed: [],
      left: [],
      oneTimeKeys: { signed_curve25519: count },
      unusedFallbackKeys: [],
    });
  const close = () => {
    machine.close();
    store.close();
  };
  return { machine, sync, close };
}

const oneTimeKeysOf = ({ body }: Call) => Object.keys(Object(body["one_time_keys"]));
const uploads = (calls: readonly Call[]) => calls.filter(({ path }) => path.endsWith("keys/upload"));

function newFile(): string {
  const folder = mkdtempSync(join(tmpdir(), "relais-machine-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return join(folder, "keys.db");
}

test("one-time keys whose upload is in doubt are never uploaded again, not even by the next start", async () => {
  const [file, calls] = [newFile(), [] as Call[]];
  const first = await openDevice(file, calls, ({ body }) => oneTimeKeysOf({ path: "", body }).length > 0);
  await first.sync(0);
  const doubtful = uploads(calls).flatMap(oneTimeKeysOf);
  expect(doubtful.length).toBeGreaterThan(10);
  first.close();

  calls.splice(0);
  const second = await openDevice(file, calls);
  await second.sync(50);
  expect(uploads(calls).flatMap(oneTimeKeysOf)).toEqual([]);
  await second.sync(3);
  const fresh = uploads(calls).flatMap(oneTimeKeysOf);
  expect(fresh.length).toBeGreaterThan(10);
  expect(fresh.filter((key) => doubtful.includes(key))).toEqual([]);
  second.close();
});

test("what nobody gave us a key for is said so, and not thrown", async () => {
  const device = await openDevice(newFile(), []);
  const event = {
    type: "m.room.encrypted",
    event_id: "$1",
    sender: "@anne:hs.test",
    origin_server_ts: 1,
    content: {
      algorithm: "m.megolm.v1.aes-sha2",
      ciphertext: "AwgAEnAC",
      session_id: "unknown",
      device_id: "D",
      sender_key: "k",
    },
  };
  expect(await device.machine.decrypt("!r:hs.test", event)).toMatchObject({ kind: "unread" });
  device.close();
});

test("is the same device at each start, and encrypts for a room where nobody can read yet", async () => {
  const file = newFile();
  const first = await openDevice(file, []);
  const { fingerprint } = first.machine;
  const { content, deaf } = await first.machine.encrypt("!r:hs.test", ["@anne:hs.test"], {}, "m.room.message", {
    body: "bonjour",
  });
  expect(content).toMatchObject({ algorithm: "m.megolm.v1.aes-sha2" });
  expect(JSON.stringify(content)).not.toContain("bonjour");
  expect(deaf).toEqual([{ userId: "@anne:hs.test", why: "no_device" }]);
  const ours = { type: "m.room.encrypted", event_id: "$1", sender: "@relais:hs.test", origin_server_ts: 1, content };
  expect(await first.machine.decrypt("!r:hs.test", ours)).toMatchObject({ kind: "read", content: { body: "bonjour" } });
  first.close();
  const second = await openDevice(file, []);
  expect(second.machine.fingerprint).toBe(fingerprint);
  expect(await second.machine.decrypt("!r:hs.test", ours)).toMatchObject({
    kind: "read",
    content: { body: "bonjour" },
  });
  second.close();
});

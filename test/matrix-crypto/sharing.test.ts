import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { type Machine, openMachine } from "../../packages/matrix-crypto/src/machine.ts";
import { openKeyStore } from "../../packages/matrix-crypto/src/store/key-store.ts";
import { mustHold } from "./use-key-store.ts";

type Keys = Record<string, unknown>;
type Device = { deviceKeys: unknown; oneTimeKeys: Keys; letters: object[] };

const room = "!r:hs.test";
const relais = "@relais:hs.test";
const anne = "@anne:hs.test";

const forEach = (asked: unknown, give: (userId: string) => object) =>
  Object.fromEntries(Object.keys(Object(asked)).map((userId) => [userId, give(userId)]));

/** What a homeserver does for encryption: it keeps each one's keys, gives each one-time key once, and hands letters over. */
function openHomeserver() {
  const devices = new Map<string, Device>();
  const deviceOf = (userId: string): Device => {
    const device = devices.get(userId) ?? { deviceKeys: undefined, oneTimeKeys: {}, letters: [] };
    devices.set(userId, device);
    return device;
  };

  function answer(from: string, path: string, body: Keys): object {
    const mine = deviceOf(from);
    if (path.endsWith("keys/upload")) {
      mine.deviceKeys = body["device_keys"] ?? mine.deviceKeys;
      Object.assign(mine.oneTimeKeys, body["one_time_keys"]);
      return { one_time_key_counts: { signed_curve25519: Object.keys(mine.oneTimeKeys).length } };
    }
    if (path.endsWith("keys/query")) {
      const keysOf = (userId: string) => ({ D: deviceOf(userId).deviceKeys });
      return { device_keys: forEach(body["device_keys"], keysOf) };
    }
    if (path.endsWith("keys/claim")) {
      const claim = (userId: string) => {
        const { oneTimeKeys } = deviceOf(userId);
        const [id] = Object.keys(oneTimeKeys);
        if (id === undefined) return {};
        const { [id]: key } = oneTimeKeys;
        delete oneTimeKeys[id];
        return { D: { [id]: key } };
      };
      return { one_time_keys: forEach(body["one_time_keys"], claim), failures: {} };
    }
    const type = decodeURIComponent(path.split("/").at(-2) ?? "");
    for (const [userId, { D: content }] of Object.entries<Keys>(Object(body["messages"])))
      if (content !== undefined) deviceOf(userId).letters.push({ type, sender: from, content });
    return {};
  }

  async function open(userId: string): Promise<Machine & { sync: () => Promise<void> }> {
    const folder = mkdtempSync(join(tmpdir(), "relais-sharing-"));
    const store = openKeyStore(join(folder, "keys.db"), mustHold);
    const machine = await openMachine({
      userId,
      deviceId: "D",
      store,
      call: async (_method, path, body = {}) => answer(userId, path, { ...body }),
    });
    onTestFinished(() => {
      machine.close();
      store.close();
      rmSync(folder, { recursive: true, force: true });
    });
    const sync = () => {
      const { letters, oneTimeKeys } = deviceOf(userId);
      const left = { signed_curve25519: Object.keys(oneTimeKeys).length };
      return machine.receive({ toDevice: letters.splice(0), changed: [], left: [], oneTimeKeys: left });
    };
    await sync();
    return { ...machine, sync };
  }
  return { open, deviceOf };
}

/** What `machine` reads of an event of ours, or why it does not. */
async function read(machine: Machine, content: object, at: number): Promise<unknown> {
  const event = { type: "m.room.encrypted", event_id: `$${at}`, sender: relais, origin_server_ts: at, content };
  const decrypted = await machine.decrypt(room, event);
  return decrypted.kind === "read" ? decrypted.content["body"] : decrypted.reason;
}

const say = (machine: Machine, body: string, rotationMessages = 100) =>
  machine.encrypt(room, [relais, anne], { rotationMessages }, "m.room.message", { body });

test("what is said at once in a room is read whole, though each word needs a key of its own", async () => {
  const { open } = openHomeserver();
  const [ours, hers] = [await open(relais), await open(anne)];
  const words = ["un", "deux", "trois", "quatre"];
  const said = await Promise.all(words.map((word) => say(ours, word, 1)));
  expect(new Set(said.map(({ content }) => content["session_id"])).size).toBe(words.length);
  await hers.sync();
  expect(await Promise.all(said.map(({ content }, at) => read(hers, content, at)))).toEqual(words);
});

test("a device that gives no more keys is named with whose it is, until its person writes to us from it", async () => {
  const { open, deviceOf } = openHomeserver();
  const [ours, hers] = [await open(relais), await open(anne)];
  deviceOf(anne).oneTimeKeys = {};
  const silent = [{ userId: anne, deviceId: "D", why: "no_session" }];
  const unread = await say(ours, "avant");
  expect(unread.deaf).toEqual(silent);
  expect((await say(ours, "encore")).deaf).toEqual(silent);
  await say(hers, "bonjour");
  await ours.sync();
  const next = await say(ours, "après");
  expect(next.deaf).toEqual([]);
  await hers.sync();
  expect([await read(hers, unread.content, 1), await read(hers, next.content, 2)]).toEqual(["no_key", "après"]);
});

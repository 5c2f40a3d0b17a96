import { randomUUID } from "node:crypto";
import { setTimeout as wait } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { newBase } from "../base.ts";
import { type Json, toRecord } from "../slack/json.ts";
import { path } from "./api.ts";
import { type Homeserver, openHomeserver, openingMs } from "./homeserver.ts";
import { openDevice, openPerson } from "./person.ts";
import { openProxy, type ProxyCall } from "./proxy.ts";
import { codeFor, converseWith, newRelaisAccount, plainOf, startOn } from "./relais.ts";
import { hasSynapse } from "./synapse.ts";
import { until } from "./until.ts";

const unreadable = "je ne peux pas le lire";
/** What is not to be said is shown not to be by then. */
const nothingMs = 700;

const isKey = ({ method, path: at }: ProxyCall) => method === "PUT" && at.includes("/sendToDevice/m.room.encrypted/");

/** What Relais said, deciphered: a key comes to its reader a moment after what it opens. */
const lines = (said: () => Promise<string[]>, count: number) =>
  until(async () => {
    const all = await said();
    return all.length >= count && !all.includes("") ? all : undefined;
  }, `${count} answers`);

/** Until Relais has heard so many events of a room that it cannot handle yet: its patience begins then. */
const untilKept = ({ store }: Awaited<ReturnType<typeof startOn>>, roomId: string, count: number) =>
  until(
    () => store.matrixJournal.pending(roomId, Number.MAX_SAFE_INTEGER).length >= count || undefined,
    `${count} events that wait`,
  );

describe.skipIf(!hasSynapse)("what Relais cannot decipher", () => {
  let homeserver: Homeserver;
  beforeAll(async () => {
    homeserver = await openHomeserver();
  }, openingMs);
  afterAll(() => homeserver?.stop());

  let people = 0;

  /** Claire, linked, whose client speaks through a proxy that may lose her keys; time passes when `pass` says so. */
  async function open() {
    let shift = 0;
    const running = await startOn(homeserver, await newRelaisAccount(homeserver), newBase(), {
      clock: { now: () => Date.now() + shift },
    });
    const proxy = await openProxy(() => homeserver.url);
    onTestFinished(() => proxy.stop());
    const person = await openPerson({ ...homeserver, url: proxy.url }, `claire-${(people += 1)}`);
    onTestFinished(() => person.stop());
    const phone = await openDevice(homeserver, await homeserver.login(person.account));
    onTestFinished(() => phone.stop());
    const claire = await converseWith(person, running.userId);
    await claire.welcome();
    await claire.type(codeFor(running, "dgs@demo.example"));
    const before = (await claire.heard()).length;
    const { roomId } = claire;
    /** From now on, the keys of what she says on this client are taken for given, and are not. Returns what gives them. */
    async function loseKeys(): Promise<() => Promise<void>> {
      await claire.crypto.forceDiscardSession(roomId);
      const first = proxy.calls.length;
      const end = proxy.when((call) => (isKey(call) ? { kind: "refuse", status: 200 } : undefined));
      return async () => {
        end();
        for (const call of proxy.calls.slice(first).filter(isKey))
          await claire.call(
            call.method,
            `/_matrix${call.path.split("/").map(encodeURIComponent).join("/")}`,
            call.body,
          );
      };
    }
    return {
      claire,
      phone,
      roomId,
      kept: (count: number) => untilKept(running, roomId, count),
      pass: (seconds: number) => void (shift += seconds * 1_000),
      /** What Relais said since, in order. */
      said: async () => (await claire.heard()).slice(before).map(plainOf),
      encrypted: (content: Json) =>
        claire.call("PUT", path`/_matrix/client/v3/rooms/${roomId}/send/m.room.encrypted/${randomUUID()}`, content),
      loseKeys,
    };
  }

  test("is said once for all that one key hides, after a while, and what follows is answered in its place", async () => {
    const { claire, roomId, said, encrypted, pass, kept } = await open();
    const sent = (await homeserver.stored(roomId)).findLast(({ sender }) => sender === claire.userId);
    const hidden = { ...toRecord(sent?.["content"]), session_id: "a".repeat(43) };
    await encrypted(hidden);
    await encrypted(hidden);
    await claire.say(roomId, "qui suis-je");
    await kept(3);
    await wait(nothingMs);
    expect(await said()).toEqual([]);
    pass(16);
    await claire.say(roomId, "règle R1");
    const [first, second, third, ...more] = await lines(said, 3);
    expect(first).toContain(unreadable);
    expect(second).toContain("Claire Arnaud");
    expect(third).toContain("Convocation du conseil communautaire");
    await encrypted(hidden);
    await kept(3);
    pass(16);
    expect(plainOf(await claire.type("aide"))).toContain("l'un de ces mots");
    expect([...more, ...(await said()).filter((text) => text.includes(unreadable))]).toHaveLength(1);
  });

  test.each([
    ["nothing", {}],
    ["an algorithm of another age", { algorithm: "m.olm.v1.curve25519-aes-sha2", ciphertext: {}, sender_key: "a" }],
    ["what is no cipher", { algorithm: "m.megolm.v1.aes-sha2", session_id: 3, ciphertext: [], sender_key: null }],
  ])("holds nothing back when it is malformed: %s", async (_, content) => {
    const { claire, roomId, said, encrypted } = await open();
    await encrypted(content);
    await claire.say(roomId, "qui suis-je");
    const [first, second] = await lines(said, 2);
    expect(first).toContain(unreadable);
    expect(second).toContain("Claire Arnaud");
  });

  test("is read and answered in its place when its key comes a little late", async () => {
    const { claire, phone, roomId, said, loseKeys, kept } = await open();
    const giveKeys = await loseKeys();
    await claire.say(roomId, "qui suis-je");
    await phone.say(roomId, "règle R1");
    await kept(2);
    await wait(nothingMs);
    expect(await said()).toEqual([]);
    await giveKeys();
    const [first, second] = await lines(said, 2);
    expect(first).toContain("Claire Arnaud");
    expect(second).toContain("Convocation du conseil communautaire");
    expect(await claire.type("qui suis-je").then(said)).toHaveLength(3);
  });

  test("is read when its key comes, long after", async () => {
    const { claire, phone, roomId, said, loseKeys, pass, kept } = await open();
    const giveKeys = await loseKeys();
    await claire.say(roomId, "qui suis-je");
    await kept(1);
    pass(3_600);
    await phone.say(roomId, "règle R1");
    const [first, second] = await lines(said, 2);
    expect(first).toContain(unreadable);
    expect(second).toContain("Convocation du conseil communautaire");
    await giveKeys();
    expect((await lines(said, 3))[2]).toContain("Claire Arnaud");
    expect(await claire.type("qui suis-je").then(said)).toHaveLength(4);
  });

  test("is what was written before Relais had any device: once it has one, it reads what comes next", async () => {
    let shift = 0;
    const account = await newRelaisAccount(homeserver);
    const person = await openPerson(homeserver, "early");
    const roomId = await person.openDirect(account.userId);
    await person.say(roomId, "bonjour");
    const running = await startOn(homeserver, account, newBase(), { clock: { now: () => Date.now() + shift } });
    const heard = async () =>
      (await person.messages(roomId)).filter(({ sender }) => sender === account.userId).map(plainOf);
    await until(async () => (await heard()).length === 1 || undefined, "a welcome");
    await untilKept(running, roomId, 1);
    shift += 16_000;
    await person.say(roomId, codeFor(running, "dgs@demo.example"));
    const [, hidden, linked] = await lines(heard, 3);
    expect(hidden).toContain(unreadable);
    expect(linked).toContain("Bonjour Madame Arnaud");
  });
});

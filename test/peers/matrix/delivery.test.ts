import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { members } from "../base.ts";
import { path } from "./api.ts";
import { inRoom, listenOn, say, textsFrom } from "./ear.ts";
import { type Homeserver, openHomeserver, openingMs } from "./homeserver.ts";
import { openPerson, type Person } from "./person.ts";
import { type Fault, isCallTo, isSend, isSendIn } from "./proxy.ts";
import { codeFor, converseWith, plainOf, type RelaisAccount, startOn } from "./relais.ts";
import { openStage } from "./stage.ts";
import { hasSynapse } from "./synapse.ts";
import { until } from "./until.ts";

type Conversation = Awaited<ReturnType<typeof converseWith>>;

const dayMs = 24 * 3_600_000;
const dgs = "dgs@demo.example";
const others = members.filter(({ email }) => email !== dgs);
let names = 0;

/** Asks for the deadlines of `days` days: an answer that says which question it answers. */
const ask = (one: Conversation, days: number) => one.say(one.roomId, `échéances ${days} jours`);

/** The numbers of days that Relais answered, in the order in which they are read. */
const answersOf = async ({ heard }: Conversation) =>
  (await heard()).flatMap((message) => {
    const days = /d'ici (\d+) jours/u.exec(plainOf(message))?.[1];
    return days === undefined ? [] : [Number(days)];
  });

async function expectAnswers(one: Conversation, days: number[], patience = 90_000): Promise<void> {
  await until(async () => ((await answersOf(one)).length >= days.length ? true : undefined), one.userId, patience);
  expect(await answersOf(one)).toEqual(days);
}

const patience = { timeout: 15_000 };

describe.skipIf(!hasSynapse)("each answer comes once and in order", () => {
  let homeserver: Homeserver;
  let anne: Person;
  beforeAll(async () => {
    homeserver = await openHomeserver();
    anne = await openPerson(homeserver, "anne");
  }, openingMs);
  afterAll(() => homeserver?.stop());

  const newPerson = () => openPerson(homeserver, `person-${(names += 1)}`);

  /** People of the directory, whose accounts are linked, with Relais behind a proxy. */
  async function openTalk(emails: string[]) {
    const { proxy, account, file } = await openStage(homeserver);
    const running = await startOn(homeserver, account, file, { homeserver: proxy.url });
    const all = await Promise.all(
      emails.map(async (email) => {
        const one = await converseWith(await newPerson(), account.userId);
        await one.welcome();
        await one.type(codeFor(running, email));
        return one;
      }),
    );
    return { proxy, account, running, all };
  }

  /** The adapter alone, in an encrypted conversation with Anne. */
  async function openRoom() {
    const { proxy, account, file } = await openStage(homeserver);
    const ear = await listenOn(proxy, account, file);
    const roomId = await anne.openDirect(account.userId);
    await until(() => ear.received[0], "an arrival");
    const texts = () => textsFrom(account.userId, anne, roomId);
    const tries = () => proxy.calls.filter(isSendIn(roomId)).length;
    return { proxy, account, file, ...ear, to: inRoom(roomId), roomId, texts, tries };
  }

  async function roomsOf({ userId }: RelaisAccount): Promise<number> {
    return Number((await homeserver.admin("GET", path`/_synapse/admin/v1/users/${userId}/joined_rooms`))["total"]);
  }

  test("whatever goes wrong with the first", async () => {
    const limited = { errcode: "M_LIMIT_EXCEEDED", error: "Too Many Requests" };
    const faults: Fault[] = [
      { kind: "refuse", status: 429, body: { ...limited, retry_after_ms: 1_000 } },
      { kind: "refuse", status: 429, body: limited },
      { kind: "refuse", status: 500, body: { errcode: "M_UNKNOWN" } },
      { kind: "fail after", status: 500 },
      { kind: "cut" },
      { kind: "cut after" },
      { kind: "slow", ms: 2_500 },
      { kind: "never" },
      // What stands before a homeserver says nothing of a room.
      { kind: "refuse", status: 403 },
      { kind: "refuse", status: 404 },
      { kind: "refuse", status: 502 },
    ];
    const { proxy, running, all } = await openTalk(others.slice(0, faults.length).map(({ email }) => email));
    const sent = proxy.calls.filter(isSend).length;
    for (const [index, one] of all.entries()) {
      const fault = faults[index];
      if (fault) proxy.next(fault, isSendIn(one.roomId));
    }
    for (const days of [11, 12, 13]) for (const one of all) await ask(one, days);
    await Promise.all(all.map((one) => expectAnswers(one, [11, 12, 13])));
    await until(() => (running.health().pending === 0 ? true : undefined), "everything sent");
    // One more try for each fault but the slow answer.
    expect(proxy.calls.filter(isSend).length - sent).toBe(faults.length * 3 + faults.length - 1);
    expect(running.health().halted.size).toBe(0);
  }, 240_000);

  test("under its key, which one start or another sends again", async () => {
    const { adapter, account, file, to, texts, proxy, stop, tries } = await openRoom();
    const { reference } = await adapter.send(to, say("une fois"), "key");
    expect(await adapter.send(to, say("une fois, dit autrement"), "key")).toEqual({ reference });
    await stop();
    const again = await listenOn(proxy, account, file);
    expect(await again.adapter.send(to, say("une fois"), "key", Date.now())).toEqual({ reference });
    await again.adapter.send(to, say("la suite"), "other key");
    expect(tries()).toBe(4);
    await expect.poll(texts, patience).toEqual(["une fois", "la suite"]);
  });

  test("when it is so late that the homeserver has forgotten its key", async () => {
    const { adapter, proxy, to, roomId, texts, tries } = await openRoom();
    const long = say(Array.from({ length: 400 }, (_, line) => `Ligne ${line} ${"mot ".repeat(15)}`).join("\n"));
    let left = 2;
    const mend = proxy.when((call) => {
      if (!isSendIn(roomId)(call)) return undefined;
      left -= 1;
      return left < 0 ? { kind: "cut" } : left === 0 ? { kind: "cut after" } : undefined;
    });
    await expect(adapter.send(to, long, "long")).rejects.toThrow("no answer");
    mend();
    // More than a page of history comes in between.
    const chatter = (index: number) =>
      anne.call("PUT", path`/_matrix/client/v3/rooms/${roomId}/send/fr.relais.test/${String(index)}`, {});
    await Promise.all(Array.from({ length: 120 }, (_, index) => chatter(index)));
    const before = tries();
    await adapter.send(to, long, "long", Date.now() - dayMs - 1);
    await expect.poll(async () => (await texts()).join("\n"), patience).toContain("Ligne 399 ");
    const parts = await texts();
    expect(parts.length).toBeGreaterThan(2);
    expect(tries() - before).toBe(parts.length - 2);
    for (let line = 0; line < 400; line += 1) expect(parts.join("\n").split(`Ligne ${line} `)).toHaveLength(2);
    expect(parts.join("\n").indexOf("Ligne 0 ")).toBeLessThan(parts.join("\n").indexOf("Ligne 399 "));
    await adapter.send(to, long, "long", Date.now() - dayMs - 1);
    await adapter.send(to, say("jamais partie"), "never", Date.now() - dayMs - 1);
    expect(tries() - before).toBe(parts.length - 2 + 1);
    await expect.poll(async () => (await texts()).slice(parts.length), patience).toEqual(["jamais partie"]);
  });

  test("but for one that the homeserver finds too large", async () => {
    const emails = [dgs, ...others.slice(0, 1).map(({ email }) => email)];
    const { proxy, running, all } = await openTalk(emails);
    const [director, one] = all;
    if (director === undefined || one === undefined) throw new Error("two people are needed");
    proxy.next({ kind: "refuse", status: 413, body: { errcode: "M_TOO_LARGE" } }, isSendIn(one.roomId));
    for (const days of [11, 12]) await ask(one, days);
    await expectAnswers(one, [12]);
    await expect.poll(() => running.health(), patience).toMatchObject({ pending: 0, halted: new Map() });
    expect((await director.heard()).map(plainOf).filter((text) => text.includes("Je ne peux plus"))).toEqual([]);
  });

  test("or never, where nobody can be written to any more: the DGS is told once of each", async () => {
    const { proxy, account, running, all } = await openTalk([dgs, ...others.slice(0, 4).map(({ email }) => email)]);
    const [director, refused, gone, closed, well] = all;
    if (!director || !refused || !gone || !closed || !well) throw new Error("five people are needed");
    const lost = [refused, gone, closed];
    const forbidden: Fault = { kind: "refuse", status: 403, body: { errcode: "M_FORBIDDEN" } };
    proxy.when((call) => (isSendIn(refused.roomId)(call) ? forbidden : undefined));
    const failing = [gone, closed].map(({ roomId }) =>
      proxy.when((call) => (isSendIn(roomId)(call) ? { kind: "refuse", status: 500 } : undefined)),
    );
    const tries = proxy.calls.filter(isSendIn(refused.roomId)).length;
    for (const days of [11, 12]) for (const one of [...lost, well]) await ask(one, days);
    await expectAnswers(well, [11, 12]);
    await gone.leave(gone.roomId);
    await homeserver.admin("DELETE", path`/_synapse/admin/v2/rooms/${closed.roomId}`, { purge: false });
    // Until then, what waits could still be posted in both.
    await expect.poll(() => roomsOf(account), patience).toBe(3);
    for (const mend of failing) mend();
    await until(() => (running.health().pending === 0 ? true : undefined), "nothing left to send", 60_000);
    expect(await answersOf(refused)).toEqual([]);
    expect(proxy.calls.filter(isSendIn(refused.roomId)).length - tries).toBe(2);
    const told = async () => (await director.heard()).map(plainOf).filter((text) => text.includes("Je ne peux plus"));
    await expect.poll(async () => (await told()).length, patience).toBe(3);
    for (const { realName } of others.slice(0, 3))
      expect((await told()).filter((text) => text.includes(`${realName} sur Tchap`))).toHaveLength(1);
    // Three with those who are still there, and the one that refuses.
    await expect.poll(() => roomsOf(account), patience).toBe(3);
  });

  test.each<[string, Fault]>([
    ["cut once it is done", { kind: "cut after" }],
    ["cut before", { kind: "cut" }],
    ["said to have failed", { kind: "fail after", status: 500 }],
  ])("a conversation whose opening is %s is opened once", async (_, fault) => {
    const { proxy, account, file } = await openStage(homeserver);
    const { adapter } = await listenOn(proxy, account, file);
    const person = await newPerson();
    proxy.next(fault, isCallTo("createRoom"));
    const open = () => adapter.openDirect(person.userId);
    // The homeserver tells nothing of what was made.
    const mend = proxy.when((call) => (isCallTo("sync")(call) ? { kind: "cut" } : undefined));
    const first = await Promise.allSettled([open(), open()]);
    const second = await open();
    mend();
    expect(await open()).toEqual(second);
    for (const found of first.flatMap((one) => (one.status === "fulfilled" ? [one.value] : [])))
      expect(found).toEqual(second);
    expect(await roomsOf(account)).toBe(1);
    await expect.poll(() => person.invitations(), patience).toEqual([second.channel]);
    await adapter.send(second, say("bonjour"), "hello");
    await person.acceptInvites();
    await expect.poll(() => textsFrom(account.userId, person, second.channel), patience).toEqual(["bonjour"]);
  });

  test("a conversation that may not be opened is refused, as an address", async () => {
    const { proxy, account, file } = await openStage(homeserver);
    const { adapter } = await listenOn(proxy, account, file);
    proxy.next({ kind: "refuse", status: 403, body: { errcode: "M_FORBIDDEN" } }, isCallTo("createRoom"));
    await expect(adapter.openDirect(anne.userId)).rejects.toMatchObject({ refused: "address" });
    await expect(adapter.openDirect("@quelquun:ailleurs.test")).rejects.toMatchObject({ refused: "address" });
    expect(await roomsOf(account)).toBe(0);
  });
});

import type { Decryption, Machine } from "@relais/matrix-crypto";
import { describe, expect, onTestFinished, test } from "vitest";
import { createCalls } from "../../../src/adapters/matrix/calls.ts";
import type { Room } from "../../../src/adapters/matrix/journal.ts";
import { createPace } from "../../../src/adapters/matrix/pace.ts";
import { createReader } from "../../../src/adapters/matrix/reader.ts";
import { createServerList } from "../../../src/adapters/matrix/servers.ts";
import type { Inbound } from "../../../src/core/adapter.ts";
import { openStore } from "../../../src/core/store/store.ts";

const me = "@relais:agent.one.tchap.gouv.fr";
const anne = "@anne:agent.one.tchap.gouv.fr";
const jean = "@jean:agent.two.tchap.gouv.fr";
const outside = "@ext:agent.externe.tchap.gouv.fr";
const start = 1_000_000;

const roomOf = (userIds: string[], more: Partial<Room> = {}): Room => ({
  state: "joined",
  members: Object.fromEntries([me, ...userIds].map((id) => [id, { name: id, membership: "join" as const }])),
  ...more,
});
const said = (sender: string, body: string, more: object = {}) => ({
  type: "m.room.message",
  sender,
  content: { msgtype: "m.text", body },
  ...more,
});
const hidden = (sender: string, session: string) => ({
  type: "m.room.encrypted",
  sender,
  content: { session_id: session },
});

const never = (): never => {
  throw new Error("not to be asked");
};

/** The reader on a real journal, with no homeserver; `keys` are the sessions that it can decipher, to "bonjour". */
function open(room: Room, { keys = new Set<string>() } = {}) {
  const store = openStore(":memory:");
  onTestFinished(() => store.close());
  let clock = start;
  const received: Inbound[] = [];
  const failing: string[] = [];
  const pace = createPace(() => 0);
  // Nothing is asked of a homeserver.
  pace.stop();
  const machine: Machine = {
    fingerprint: "",
    identity: { standing: never, create: never, adopt: never, secrets: never },
    receive: never,
    encrypt: never,
    close: never,
    async decrypt(_, event): Promise<Decryption> {
      const { session_id: session } = "content" in event ? Object(event.content) : {};
      if (!keys.has(session)) return { kind: "unread", reason: "no_key" };
      return { kind: "read", type: "m.room.message", content: { msgtype: "m.text", body: `bonjour ${session}` } };
    },
  };
  const reader = createReader({
    journal: store.matrixJournal,
    calls: createCalls({ homeserver: "http://nowhere.invalid", pace, renew: never }),
    machine,
    us: () => ({ userId: me, name: "Relais" }),
    servers: createServerList([], "agent.one.tchap.gouv.fr"),
    roomOf: () => room,
    receive(event) {
      if (failing.shift() !== undefined) throw new Error("nothing was kept");
      received.push(event);
    },
    openDirect: never,
    directOf: () => undefined,
    now: () => clock,
    warn: never,
  });
  onTestFinished(() => reader.stop());
  let events = 0;
  const read = async () => {
    reader.wake();
    await reader.settled();
  };
  async function hear(...all: object[]): Promise<void> {
    const kept = all.map((event) => ({ roomId: "!r", eventId: `$${(events += 1)}`, event }));
    store.matrixJournal.keep({ since: "s", rooms: new Map(), events: kept }, clock);
    await read();
  }
  async function give(session: string): Promise<void> {
    keys.add(session);
    store.matrixJournal.retryUnread();
    await read();
  }
  return {
    read,
    received,
    failing,
    words: () => received.map((one) => ("text" in one ? one.text : one.type)),
    hear,
    pass: (ms: number) => void (clock += ms),
    give,
  };
}

describe("where somebody of another organisation reads", () => {
  test.each([
    ["nobody else", roomOf([anne, jean]), undefined],
    ["a member of a server that is not allowed", roomOf([anne, outside]), true],
    ["anyone, who may come", roomOf([anne], { isPublic: true }), true],
    ["anyone, who need not come", roomOf([anne], { visibility: "world_readable" }), true],
  ])("is said to the core: %s", async (_, room, foreign) => {
    const { hear, received } = open(room);
    await hear(said(anne, "!relais état"));
    expect(received).toMatchObject([{ type: "message", text: "état", direct: false }]);
    expect(received[0]?.foreign).toBe(foreign);
  });

  test("and where they are the one who speaks", async () => {
    const { hear, received } = open(roomOf([outside], { direct: outside }));
    await hear(said(outside, "état"));
    expect(received).toMatchObject([{ direct: true, foreign: true }]);
  });
});

test("an account whose id spells an e-mail address is told to the core by its id alone", async () => {
  const clerk = "@secretaire-demo.example:agent.one.tchap.gouv.fr";
  const { hear, received } = open(roomOf([clerk], { direct: clerk }));
  await hear(said(clerk, "état"));
  expect(received.map(({ from }) => from)).toEqual([{ id: clerk, name: clerk }]);
});

describe("a message that cannot be deciphered", () => {
  const room = roomOf([anne], { direct: anne });

  test("holds what follows for fifteen seconds, then is told once for its key, and is still read when that comes", async () => {
    const { hear, words, pass, read, give } = open(room);
    await hear(hidden(anne, "a"), hidden(anne, "a"), said(anne, "un"));
    pass(14_000);
    await read();
    expect(words()).toEqual([]);
    pass(1_000);
    await read();
    // The core hears twice of one id, and answers once.
    expect(words()).toEqual(["unreadable", "unreadable", "un"]);
    await hear(said(anne, "deux"));
    await give("a");
    expect(words().slice(3)).toEqual(["deux", "bonjour a", "bonjour a"]);
    await read();
    expect(words()).toHaveLength(6);
  });

  test("whose key comes in time is read in its place", async () => {
    const { hear, words, give } = open(room);
    await hear(hidden(anne, "a"), said(anne, "un"), hidden(anne, "b"), said(anne, "deux"));
    await give("a");
    expect(words()).toEqual(["bonjour a", "un"]);
    await give("b");
    expect(words()).toEqual(["bonjour a", "un", "bonjour b", "deux"]);
  });

  test("erased before it could be read leaves nothing to take back", async () => {
    const { hear, words, pass, read } = open(room);
    await hear(hidden(anne, "a"));
    await hear({ type: "m.room.redaction", sender: anne, content: { redacts: "$1" } }, said(anne, "un"));
    pass(15_000);
    await read();
    expect(words()).toEqual(["unreadable", "un"]);
  });
});

test("what the core could not keep is put to it again, and holds nothing that follows", async () => {
  const { hear, words, failing, pass, read } = open(roomOf([anne], { direct: anne }));
  failing.push("un");
  await hear(said(anne, "un"), said(anne, "deux"));
  expect(words()).toEqual(["deux"]);
  pass(1_000);
  await read();
  expect(words()).toEqual(["deux", "un"]);
  await read();
  expect(words()).toHaveLength(2);
});

test("what waits is dropped when it is erased, also where others read", async () => {
  const { hear, words, failing, pass, read } = open(roomOf([anne, jean]));
  failing.push("un");
  await hear(said(anne, "!relais un"));
  await hear({ type: "m.room.redaction", sender: anne, content: { redacts: "$1" } });
  pass(1_000);
  await read();
  expect(words()).toEqual([]);
});

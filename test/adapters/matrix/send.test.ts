import type { Deaf, Machine } from "@relais/matrix-crypto";
import { describe, expect, test } from "vitest";
import type { Room } from "../../../src/adapters/matrix/journal.ts";
import { createSend } from "../../../src/adapters/matrix/send.ts";
import { type Block, type Outbound, workbookMime } from "../../../src/core/message.ts";
import { createFakeCalls, openRooms, refusal } from "./fake-calls.ts";
import { bytesOf, textsIn, workbookOf } from "../../support/files.ts";

const me = "@relais:hs.test";
const anne = "@anne:hs.test";
const hourMs = 3_600_000;
const start = 1_000 * hourMs;

const say = (text: string): Outbound => ({ blocks: [{ type: "text", text }] });
const to = (channel: string, thread?: string) => ({
  platform: "matrix" as const,
  channel,
  ...(thread === undefined ? {} : { thread }),
});
const roomOf = (more: Partial<Room> = {}): Room => ({
  state: "joined",
  direct: anne,
  members: { [me]: { name: "", membership: "join" }, [anne]: { name: "", membership: "join" } },
  ...more,
});
const png = async () => Buffer.alloc(24);
const never = (): never => {
  throw new Error("not to be asked");
};

const machine: Machine = {
  fingerprint: "",
  identity: { standing: never, create: never, adopt: never, secrets: never },
  receive: never,
  encrypt: never,
  decrypt: never,
  close: never,
};

/** Sends to rooms; `answer` is the homeserver, which takes all that it does not refuse; `encrypt` is asked in those encrypted. */
function open(
  rooms: Record<string, Room>,
  answer: (asked: string) => unknown = () => undefined,
  encrypt: Machine["encrypt"] = never,
  uploads: Uint8Array[] = [],
) {
  const bodies: Record<string, unknown>[] = [];
  const { calls, asked } = createFakeCalls((name, { body }) => {
    const said = answer(name);
    if (name.startsWith("PUT")) bodies.push({ ...body });
    return said ?? { event_id: `$${bodies.length}` };
  });
  const known = openRooms(me, calls);
  known.take(new Map(Object.entries(rooms)));
  const send = createSend({
    calls: {
      ...calls,
      upload: (bytes, mime, name) => {
        uploads.push(bytes);
        return calls.upload(bytes, mime, name);
      },
    },
    machine: () => ({ ...machine, encrypt }),
    rooms: () => known,
    me: () => me,
    polls: false,
    draw: png,
    bytesOf,
    now: () => start,
    warn: () => {},
  });
  return { send, asked, bodies, rooms: known };
}

const refusing = (status: number, errcode: string) =>
  open({ "!r": roomOf() }, (name) => {
    if (name.includes("upload/")) throw refusal(status, errcode);
    return undefined;
  });

const event = (key: string, hours: number) => ({
  event_id: `$${key}`,
  origin_server_ts: start - hours * hourMs,
  unsigned: { transaction_id: key },
});
const history = (...pages: object[][]) =>
  open({ "!r": roomOf() }, (name) => {
    if (!name.startsWith("GET")) return undefined;
    const chunk = pages.shift() ?? [];
    return { chunk, ...(pages.length > 0 ? { end: "more" } : {}) };
  });

describe("a room", () => {
  test.each<[string, Record<string, Room>]>([
    ["that we do not know", {}],
    ["that we left", { "!r": roomOf({ state: "left" }) }],
    ["that we have not entered", { "!r": roomOf({ state: "invited" }) }],
    ["where nobody is left", { "!r": roomOf({ members: { [me]: { name: "", membership: "join" } } }) }],
  ])("%s is no address any more: nothing is asked", async (_, rooms) => {
    const { send, asked } = open(rooms);
    await expect(send(to("!r"), say("bonjour"), "key")).rejects.toMatchObject({ refused: "address" });
    expect(asked).toEqual([]);
  });

  test("that was replaced is waited for, then written to in its new place, out of the thread it had", async () => {
    const old = roomOf({ replacedBy: { roomId: "!new", via: "hs.test" } });
    const waiting = open({ "!old": old, "!new": roomOf({ state: "invited" }) });
    await expect(waiting.send(to("!old"), say("bonjour"), "key")).rejects.toMatchObject({ refused: undefined });
    expect(waiting.asked).toEqual([]);
    const there = open({ "!old": old, "!new": roomOf() });
    await there.send(to("!old", "$root"), say("bonjour"), "key");
    expect(there.asked).toEqual(["PUT rooms/!new/send/m.room.message/key.0"]);
    expect(there.bodies[0]).not.toHaveProperty("m.relates_to");
    await there.send(to("!new", "$root"), say("bonjour"), "other");
    expect(there.bodies[1]).toMatchObject({ "m.relates_to": { rel_type: "m.thread", event_id: "$root" } });
  });
});

test("who could not be given the keys of what is written in a room is kept, until they can be", async () => {
  const silent: Deaf[] = [{ userId: anne, deviceId: "D", why: "no_session" }];
  const found = [silent, []];
  const { send, rooms, asked } = open({ "!r": roomOf({ encryption: {} }) }, undefined, async () => ({
    content: { ciphertext: "…" },
    deaf: found.shift() ?? [],
  }));
  await send(to("!r"), say("bonjour"), "first");
  expect(rooms.of("!r")?.deaf).toEqual(silent);
  await send(to("!r"), say("bonjour"), "second");
  expect(rooms.of("!r")?.deaf).toEqual([]);
  expect(asked).toEqual(["PUT rooms/!r/send/m.room.encrypted/first.0", "PUT rooms/!r/send/m.room.encrypted/second.0"]);
});

describe("a picture or a file", () => {
  const chart: Block = { type: "chart", chart: { kind: "tiles", title: "Jeunesse", alt: "Validée.", tiles: [] } };
  const file: Block = { type: "file", file: { name: "a.ics", mime: "text/calendar", label: "Dates", text: "BEGIN" } };
  test("is whole when it is kept, and calls by name nobody whom its words name", async () => {
    const { send, bodies } = open({ "!r": roomOf() }, (name) => (name.includes("upload/") ? "mxc://hs/1" : undefined));
    await send(to("!r"), { blocks: [chart, file] }, "key");
    expect(bodies).toMatchObject([
      { msgtype: "m.image", body: "Validée.", url: "mxc://hs/1", "m.mentions": {} },
      { msgtype: "m.file", body: "Dates", filename: "a.ics", url: "mxc://hs/1", "m.mentions": {} },
    ]);
  });

  test("that is a workbook goes with its size and its kind", async () => {
    const uploads: Uint8Array[] = [];
    const { send, bodies } = open({ "!r": roomOf() }, undefined, never, uploads);
    await send(to("!r"), { blocks: [{ type: "file", file: workbookOf("Vougy") }] }, "key");
    expect(bodies).toMatchObject([
      { msgtype: "m.file", filename: "reponses.xlsx", info: { mimetype: workbookMime, size: uploads[0]?.length } },
    ]);
    expect(textsIn(uploads[0])).toContain("Vougy");
  });

  test("that the homeserver will not keep is said in words when it is a picture", async () => {
    const { send, bodies } = refusing(403, "M_FORBIDDEN");
    await send(to("!r"), { blocks: [chart] }, "key");
    expect(bodies).toMatchObject([{ msgtype: "m.text", body: "Validée." }]);
  });

  test.each([
    [403, "M_FORBIDDEN"],
    [413, "M_TOO_LARGE"],
  ])("that it will not keep refuses the message when it is a file, never the address (%i)", async (status, errcode) => {
    const { send } = refusing(status, errcode);
    await expect(send(to("!r"), { blocks: [file] }, "key")).rejects.toMatchObject({ refused: "message" });
  });

  test("that it cannot keep just now is tried again later", async () => {
    const { send } = refusing(502, "M_UNKNOWN");
    for (const block of [chart, file])
      await expect(send(to("!r"), { blocks: [block] }, "key")).rejects.toMatchObject({ refused: undefined });
  });
});

describe("what may have been sent", () => {
  test("less than a day ago is sent again under its key", async () => {
    const { send, asked } = history([event("key.0", 1)]);
    await send(to("!r"), say("bonjour"), "key", start - 22 * hourMs);
    expect(asked).toEqual(["PUT rooms/!r/send/m.room.message/key.0"]);
  });

  test("longer ago is looked for as far back as it may be, and not sent when it is there", async () => {
    const { send, asked } = history([event("other.0", 1)], [event("key.0", 30)]);
    expect(await send(to("!r"), say("bonjour"), "key", start - 30 * hourMs)).toEqual({ reference: "$key.0" });
    expect(asked).toEqual(["GET rooms/!r/messages", "GET rooms/!r/messages"]);
  });

  test("longer ago and nowhere to be found is sent", async () => {
    const { send, asked } = history([event("other.0", 1)], [event("other.1", 40)], [event("key.0", 50)]);
    await send(to("!r"), say("bonjour"), "key", start - 30 * hourMs);
    expect(asked).toEqual(["GET rooms/!r/messages", "GET rooms/!r/messages", "PUT rooms/!r/send/m.room.message/key.0"]);
  });
});

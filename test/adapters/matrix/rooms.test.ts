import { expect, test } from "vitest";
import type { Room } from "../../../src/adapters/matrix/journal.ts";
import { applyState, newRoom } from "../../../src/adapters/matrix/room-state.ts";
import { createFakeCalls, openRooms } from "./fake-calls.ts";

const me = "@relais:hs.test";
const anne = "@anne:hs.test";

const member = (userId: string, membership: string, sender = userId) => ({
  type: "m.room.member",
  sender,
  state_key: userId,
  content: { membership, ...(membership === "invite" ? { is_direct: true } : {}) },
});
const after = (...events: ReturnType<typeof member>[]): Room =>
  events.reduce((room, event) => applyState(room, event, me), newRoom("joined"));

/** Rooms on a real journal; the homeserver answers `!r` to all that is asked of it, after `whenAsked`. */
function open(whenAsked: (path: string, body?: object) => void = () => {}) {
  const { calls, asked } = createFakeCalls((name, { body }) => {
    whenAsked(name, body);
    return { room_id: "!r" };
  });
  const rooms = openRooms(me, calls);
  return { rooms, asked };
}

test("a room where nobody came yet is not left: it is being made; once everyone has left, it is", async () => {
  const { rooms, asked } = open();
  rooms.take(new Map([["!r", after(member(me, "join"))]]));
  await rooms.tend();
  expect(asked).toEqual([]);
  rooms.take(new Map([["!r", after(member(me, "join"), member(anne, "invite", me), member(anne, "leave"))]]));
  await rooms.tend();
  expect(asked).toEqual(["POST rooms/!r/leave"]);
});

test("a direct conversation that a sync shows half made is the one that was asked for", async () => {
  const { rooms } = open((path) => {
    if (path.endsWith("createRoom")) rooms.take(new Map([["!r", after(member(me, "join"))]]));
  });
  const address = await rooms.openDirect(anne);
  expect(address).toEqual({ platform: "matrix", channel: "!r" });
  expect(rooms.directOf(anne)).toEqual(address);
  expect(rooms.of("!r")).toMatchObject({ direct: anne, encryption: {}, members: { [anne]: { membership: "invite" } } });
});

test("a direct conversation is opened as Tchap wants it: encrypted, for one person, without a name", async () => {
  const made: unknown[] = [];
  const { rooms } = open((_, body) => void made.push(body));
  await rooms.openDirect(anne);
  expect(made).toEqual([
    {
      is_direct: true,
      preset: "trusted_private_chat",
      invite: [anne],
      initial_state: [{ type: "m.room.encryption", state_key: "", content: { algorithm: "m.megolm.v1.aes-sha2" } }],
    },
  ]);
});

import { expect, test } from "vitest";
import type { Room } from "../../../src/adapters/matrix/journal.ts";
import { createFakeCalls, openRooms, refusal } from "./fake-calls.ts";

const me = "@relais:hs.test";
const anne = "@anne:hs.test";
const eve = "@eve:ailleurs.test";

const roomOf = (state: Room["state"], userIds: string[], more: Partial<Room> = {}): Room => ({
  state,
  members: Object.fromEntries(
    [me, ...userIds].map((id) => [id, { name: "", membership: state === "invited" && id === me ? "invite" : "join" }]),
  ),
  ...more,
});

/** Rooms on a real journal, and a homeserver that grants all but what `answer` refuses. */
function open(answer: (asked: string) => unknown = () => ({})) {
  const bodies: unknown[] = [];
  const { calls, asked } = createFakeCalls((name, { body }) => {
    if (name.startsWith("PUT")) bodies.push(body);
    return answer(name);
  });
  const rooms = openRooms(me, calls);
  const take = (all: Record<string, Room>) => {
    rooms.take(new Map(Object.entries(all)));
    return rooms.tend();
  };
  return { rooms, asked, bodies, take };
}

test("who is served is come to; who is not is left, even in the name of one who is", async () => {
  const { asked, take, rooms } = open();
  await take({
    "!anne": roomOf("invited", [anne], { direct: anne, invitedBy: anne }),
    "!eve": roomOf("invited", [eve], { direct: eve, invitedBy: eve }),
    "!group": roomOf("invited", [anne], { invitedBy: anne }),
    "!theirs": roomOf("invited", [eve], { invitedBy: eve }),
    "!again": roomOf("invited", [eve], { direct: anne, invitedBy: eve }),
    // Her server may say of its room what it likes: who asks is known by ours.
    "!forged": roomOf("invited", [anne], { invitedBy: eve }),
    "!nobody": roomOf("invited", [anne]),
  });
  expect(asked).toEqual([
    "POST join/!anne",
    "POST rooms/!eve/leave",
    "POST join/!group",
    "POST rooms/!theirs/leave",
    "POST rooms/!again/leave",
    "POST rooms/!forged/leave",
    "POST rooms/!nobody/leave",
  ]);
  expect(rooms.of("!eve")?.state).toBe("left");
});

test("an invitation that is refused for good is not asked of again until it changes, one in doubt is", async () => {
  let error = refusal(403, "M_FORBIDDEN");
  const { asked, take, rooms } = open(() => {
    throw error;
  });
  await take({ "!anne": roomOf("invited", [anne], { invitedBy: anne }) });
  await rooms.tend();
  expect(asked).toHaveLength(1);
  error = refusal(502, "M_UNKNOWN");
  await take({ "!anne": roomOf("invited", [anne], { name: "Mairie", invitedBy: anne }) });
  await rooms.tend();
  expect(asked).toHaveLength(3);
});

test("the room that replaces someone's conversation is theirs before we are there, however we come to it", async () => {
  const replacedBy = { roomId: "!new", via: "hs.test" };
  const theirs: (string | undefined)[] = [];
  const { asked, take, rooms } = open((name) => {
    theirs.push(rooms.of("!new")?.direct);
    if (name === "POST join/!new" && asked.length === 1) throw refusal(403, "M_FORBIDDEN");
    return {};
  });
  await take({ "!old": roomOf("joined", [anne], { direct: anne, replacedBy }) });
  await rooms.tend();
  expect(asked).toEqual(["POST join/!new"]);
  // Until then nothing is said of it: who reads there, and whether it is encrypted, is not known.
  expect(rooms.current("!old")?.roomId).toBe("!old");
  await take({ "!new": roomOf("invited", [anne], { invitedBy: anne }) });
  expect(asked).toEqual(["POST join/!new", "POST join/!new"]);
  expect(theirs.slice(0, 2)).toEqual([anne, anne]);
  rooms.take(new Map([["!new", roomOf("joined", [anne], { direct: anne })]]));
  expect(rooms.current("!old")?.roomId).toBe("!new");
  expect(rooms.directOf(anne)).toEqual({ platform: "matrix", channel: "!new" });
});

test("the account's list of direct conversations is added to, and not written when it cannot be read", async () => {
  let list: object | undefined;
  const { bodies, take, rooms } = open((name) => {
    if (!name.startsWith("GET")) return {};
    if (list === undefined) throw refusal(403, "M_FORBIDDEN");
    return list;
  });
  await take({ "!anne": roomOf("invited", [anne], { direct: anne, invitedBy: anne }) });
  await take({ "!anne": roomOf("joined", [anne], { direct: anne }) });
  expect(bodies).toEqual([]);
  list = { [eve]: ["!other"] };
  await rooms.tend();
  expect(bodies).toEqual([{ [eve]: ["!other"], [anne]: ["!anne"] }]);
  await rooms.tend();
  expect(bodies).toHaveLength(1);
});

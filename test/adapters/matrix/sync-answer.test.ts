import { describe, expect, test } from "vitest";
import type { Room } from "../../../src/adapters/matrix/journal.ts";
import { isDirectWith, readersOf } from "../../../src/adapters/matrix/room-state.ts";
import { changesOf, gapsOf, syncSchema } from "../../../src/adapters/matrix/sync-answer.ts";

const me = "@relais:hs.test";
const anne = "@anne:hs.test";
const options = { me, first: false };
const nobody: ReadonlyMap<string, Room> = new Map();

let events = 0;
const event = (type: string, sender: string, content: object, more: object = {}) => {
  events += 1;
  return { type, sender, content, event_id: `$${events}`, origin_server_ts: events, ...more };
};
const member = (userId: string, membership: string, more: object = {}, sender = userId) =>
  event("m.room.member", sender, { membership, displayname: userId.slice(1, 5), ...more }, { state_key: userId });
const said = (body: string, sender = anne) => event("m.room.message", sender, { msgtype: "m.text", body });
const state = (type: string, content: object) => event(type, anne, content, { state_key: "" });

const joined = (timeline: object[], more: { state?: object[]; limited?: boolean; prev_batch?: string } = {}) => {
  const { state: before = [], ...rest } = more;
  return syncSchema.parse({
    next_batch: "s2",
    rooms: { join: { "!r": { state: { events: before }, timeline: { events: timeline, ...rest } } } },
  });
};
const room: Room = {
  state: "joined",
  direct: anne,
  members: { [me]: { name: "Relais", membership: "join" }, [anne]: { name: "anne", membership: "join" } },
};
const known = new Map([["!r", room]]);
const bodiesOf = (all: readonly { event: object }[]) =>
  all.map(({ event: one }) => ("content" in one ? Object(one.content).body : "arrival"));

describe("a sync", () => {
  test("gives what was said, in order, but not what we said ourselves", () => {
    const { events: kept } = changesOf(joined([said("un"), said("nous", me), said("deux")]), known, new Map(), options);
    expect(bodiesOf(kept)).toEqual(["un", "deux"]);
  });

  test("gives nothing to handle the first time, and knows the rooms", () => {
    const answer = joined([said("hier")], { state: [member(me, "join"), member(anne, "join")] });
    const { rooms, events: kept } = changesOf(answer, nobody, new Map(), { me, first: true });
    expect(kept).toEqual([]);
    expect(Object.keys(rooms.get("!r")?.members ?? {})).toEqual([me, anne]);
  });

  test("puts what was missing before what it gives", () => {
    const answer = joined([said("trois")], { limited: true, prev_batch: "p" });
    expect(gapsOf(answer, known, "s1", me)).toEqual([{ roomId: "!r", from: "p" }]);
    const { events: kept } = changesOf(answer, known, new Map([["!r", [said("un"), said("deux")]]]), options);
    expect(bodiesOf(kept)).toEqual(["un", "deux", "trois"]);
  });

  test("misses nothing of a room we just entered, nor of a first sync", () => {
    const answer = joined([said("trois")], { limited: true, prev_batch: "p" });
    expect(gapsOf(answer, nobody, "s1", me)).toEqual([]);
    expect(gapsOf(answer, known, undefined, me)).toEqual([]);
  });

  test("hears what was said between the invitation and our coming, not before", () => {
    const timeline = [
      said("avant"),
      member(me, "invite", { is_direct: true }, anne),
      said("bonjour"),
      member(me, "join"),
      said("vous êtes là ?"),
    ];
    const { rooms, events: kept } = changesOf(
      joined(timeline, { state: [member(anne, "join")] }),
      nobody,
      new Map(),
      options,
    );
    expect(bodiesOf(kept)).toEqual(["arrival", "bonjour", "vous êtes là ?"]);
    expect(rooms.get("!r")?.direct).toBe(anne);
  });

  test("hears all that was said since an invitation that it no longer shows", () => {
    const asked: Room = { state: "invited", direct: anne, members: { [anne]: { name: "anne", membership: "join" } } };
    const invited = new Map([["!r", asked]]);
    const answer = joined([said("trois"), member(me, "join")], { limited: true, prev_batch: "p" });
    expect(gapsOf(answer, invited, "s1", me)).toEqual([{ roomId: "!r", from: "p", invited: true }]);
    const before = [said("avant"), member(me, "invite", { is_direct: true }, anne), said("un"), said("deux")];
    const { events: kept } = changesOf(answer, invited, new Map([["!r", before]]), options);
    expect(bodiesOf(kept).filter((body) => body !== "arrival")).toEqual(["un", "deux", "trois"]);
    const shown = joined([member(me, "invite", {}, anne), said("un")], { limited: true, prev_batch: "p" });
    expect(gapsOf(shown, invited, "s1", me)).toEqual([]);
  });

  test("hears nothing that was said while it was out of a room, which stays its person's", () => {
    const left: Room = { state: "left", direct: anne, encryption: {}, members: {} };
    const invite = { invite_state: { events: [member(anne, "join"), member(me, "invite", {}, anne)] } };
    const answer = syncSchema.parse({ next_batch: "s", rooms: { invite: { "!r": invite } } });
    const asked = changesOf(answer, new Map([["!r", left]]), new Map(), options).rooms;
    expect(asked.get("!r")).toMatchObject({ state: "invited", direct: anne, encryption: {} });
    const timeline = [
      member(me, "invite", { is_direct: true }, anne),
      member(me, "leave", {}, anne),
      said("sans lui"),
      member(me, "invite", {}, anne),
      said("de nouveau là ?"),
      member(me, "join"),
    ];
    const { rooms, events: kept } = changesOf(
      joined(timeline, { state: [member(anne, "join")] }),
      asked,
      new Map(),
      options,
    );
    expect(bodiesOf(kept)).toEqual(["arrival", "de nouveau là ?"]);
    expect(rooms.get("!r")).toMatchObject({ state: "joined", direct: anne });
  });

  test("knows that it is in a room, whatever older state comes with what is said there", () => {
    const answer = joined([said("bonjour")], { state: [member(me, "invite", {}, anne)] });
    const { rooms, events: kept } = changesOf(answer, known, new Map(), options);
    expect(rooms.get("!r")).toMatchObject({ state: "joined", members: { [me]: { membership: "join" } } });
    expect(bodiesOf(kept)).toEqual(["bonjour"]);
  });

  test("says that someone came, once: when they take an invitation of ours", () => {
    const waiting: Room = { ...room, members: { ...room.members, [anne]: { name: "anne", membership: "invite" } } };
    const { events: kept } = changesOf(joined([member(anne, "join")]), new Map([["!r", waiting]]), new Map(), options);
    expect(kept).toMatchObject([{ eventId: "arrival:!r" }]);
    expect(changesOf(joined([member(anne, "join")]), known, new Map(), options).events).toEqual([]);
  });

  test("an invitation says who asks and whether it is for them alone", () => {
    const invite = {
      invite_state: { events: [member(anne, "join"), member(me, "invite", { is_direct: true }, anne)] },
    };
    const { rooms } = changesOf(
      syncSchema.parse({ next_batch: "s", rooms: { invite: { "!r": invite } } }),
      nobody,
      new Map(),
      options,
    );
    expect(rooms.get("!r")).toMatchObject({ state: "invited", direct: anne, invitedBy: anne });
    const came = changesOf(joined([member(me, "join")]), rooms, new Map(), options).rooms.get("!r");
    expect(came).toMatchObject({ state: "joined", direct: anne });
    expect(came).not.toHaveProperty("invitedBy");
  });

  test("an invitation is from who made it, whoever is said to be there", () => {
    const eve = "@eve:ailleurs.test";
    const invite = { invite_state: { events: [member(anne, "join"), member(me, "invite", {}, eve)] } };
    const answer = syncSchema.parse({ next_batch: "s", rooms: { invite: { "!r": invite } } });
    expect(changesOf(answer, nobody, new Map(), options).rooms.get("!r")?.invitedBy).toBe(eve);
  });

  test("a stranger cannot make a room someone's direct conversation", () => {
    const answer = joined([member("@eve:hs.test", "invite", { is_direct: true }, anne)]);
    expect(changesOf(answer, known, new Map(), options).rooms.get("!r")?.direct).toBe(anne);
  });

  test("a room where a third one reads is no direct conversation", () => {
    const three = changesOf(joined([member("@eve:hs.test", "invite", {}, anne)]), known, new Map(), options).rooms.get(
      "!r",
    );
    expect(three && isDirectWith(three, anne)).toBe(false);
    expect(isDirectWith(room, anne)).toBe(true);
    expect(isDirectWith(room, "@eve:hs.test")).toBe(false);
  });

  test("encryption once there is there for ever, with its own rhythm", () => {
    const on = changesOf(
      joined([state("m.room.encryption", { rotation_period_msgs: 10 })]),
      known,
      new Map(),
      options,
    ).rooms;
    expect(on.get("!r")?.encryption).toEqual({ rotationMessages: 10 });
    const off = changesOf(joined([state("m.room.encryption", {})]), on, new Map(), options).rooms;
    expect(off.get("!r")?.encryption).toEqual({ rotationMessages: 10 });
  });

  test("who was invited reads too, unless history is for those who are there", () => {
    const invited: Room = {
      ...room,
      members: { ...room.members, "@eve:hs.test": { name: "eve", membership: "invite" } },
    };
    expect(readersOf(invited)).toEqual([anne, "@eve:hs.test", me]);
    expect(readersOf({ ...invited, visibility: "joined" })).toEqual([anne, me]);
  });

  test("knows that a room is open to all, upgraded, or left", () => {
    const open = changesOf(
      joined([state("m.room.join_rules", { join_rule: "public" })]),
      known,
      new Map(),
      options,
    ).rooms;
    expect(open.get("!r")?.isPublic).toBe(true);
    const upgraded = changesOf(
      joined([state("m.room.tombstone", { replacement_room: "!new" })]),
      known,
      new Map(),
      options,
    ).rooms;
    expect(upgraded.get("!r")?.replacedBy).toEqual({ roomId: "!new", via: "hs.test" });
    const gone = syncSchema.parse({
      next_batch: "s",
      rooms: { leave: { "!r": { timeline: { events: [member(me, "ban", {}, anne)] } } } },
    });
    expect(changesOf(gone, known, new Map(), options).rooms.get("!r")).toEqual({
      state: "left",
      direct: anne,
      members: {},
    });
  });

  test("leaves out what was erased meanwhile, and what it cannot read", () => {
    const erased = { ...said("gone"), unsigned: { redacted_because: {} } };
    const { events: kept } = changesOf(joined([erased, { type: 3 }, said("là")]), known, new Map(), options);
    expect(bodiesOf(kept)).toEqual(["là"]);
  });

  test("takes the account's own list of direct conversations", () => {
    const { direct: _direct, ...plain } = room;
    const answer = syncSchema.parse({
      next_batch: "s",
      account_data: { events: [{ type: "m.direct", content: { [anne]: ["!r"] } }] },
    });
    expect(changesOf(answer, new Map([["!r", plain]]), new Map(), options).rooms.get("!r")?.direct).toBe(anne);
  });
});

import { describe, expect, test } from "vitest";
import { openStore } from "../../../src/core/store/store.ts";

const rooms: ReadonlyMap<string, object> = new Map();
const event = (eventId: string, roomId = "!r") => ({
  roomId,
  eventId,
  event: { type: "m.room.message", body: eventId },
});

function openJournal() {
  const { matrixJournal, close } = openStore(":memory:");
  return { ...matrixJournal, close };
}

const idsOf = (all: readonly { eventId: string }[]) => all.map(({ eventId }) => eventId);

describe("the journal of Matrix", () => {
  test("keeps events, rooms and the place of the next sync together", () => {
    const journal = openJournal();
    expect(journal.since()).toBeUndefined();
    journal.keep(
      { since: "s1", rooms: new Map([["!r", { state: "joined" }]]), events: [event("$1"), event("$2")] },
      10,
    );
    expect(journal.since()).toBe("s1");
    expect([...journal.rooms()]).toEqual([["!r", { state: "joined" }]]);
    expect(idsOf(journal.pending("!r", 10))).toEqual(["$1", "$2"]);
  });

  test("keeps nothing of a batch that cannot be kept whole", () => {
    const journal = openJournal();
    const unkeepable = { toJSON: () => JSON.parse("") };
    const batch = { since: "s1", rooms, events: [event("$1"), { roomId: "!r", eventId: "$2", event: unkeepable }] };
    expect(() => journal.keep(batch, 10)).toThrow("JSON");
    expect(journal.since()).toBeUndefined();
    expect(journal.due(10)).toEqual({ rooms: [] });
  });

  test("keeps an event once, however often a sync repeats it", () => {
    const journal = openJournal();
    journal.keep({ since: "s1", rooms, events: [event("$1")] }, 10);
    journal.keep({ since: "s2", rooms, events: [event("$1"), event("$2")] }, 20);
    expect(idsOf(journal.pending("!r", 20))).toEqual(["$1", "$2"]);
  });

  test("an event that holds its room back holds all that follows it there, and nothing elsewhere", () => {
    const journal = openJournal();
    journal.keep({ since: "s1", rooms, events: [event("$1"), event("$2"), event("$3", "!other")] }, 10);
    const [first] = journal.pending("!r", 10);
    journal.postpone(first?.id ?? 0, { againAt: 500, waits: false });
    expect(journal.pending("!r", 10)).toEqual([]);
    expect(journal.due(10)).toEqual({ rooms: ["!other"], nextAt: 500 });
    expect(idsOf(journal.pending("!r", 500))).toEqual(["$1", "$2"]);
  });

  test("one that waits aside holds nothing back, and comes again in its place", () => {
    const journal = openJournal();
    journal.keep({ since: "s1", rooms, events: [event("$1"), event("$2")] }, 10);
    const [first] = journal.pending("!r", 10);
    journal.postpone(first?.id ?? 0, { againAt: 500, waits: true, failed: true });
    expect(idsOf(journal.pending("!r", 10))).toEqual(["$2"]);
    expect(journal.pending("!r", 500)).toMatchObject([{ eventId: "$1", tries: 1, waits: true }, { eventId: "$2" }]);
  });

  test("a room held back by one event still gives those that waited aside", () => {
    const journal = openJournal();
    journal.keep({ since: "s1", rooms, events: [event("$1"), event("$2"), event("$3")] }, 10);
    const [, second, third] = journal.pending("!r", 10);
    journal.postpone(second?.id ?? 0, { againAt: 500, waits: false });
    journal.postpone(third?.id ?? 0, { againAt: 20, waits: true });
    journal.settle(journal.pending("!r", 10)[0]?.id ?? 0);
    expect(journal.due(20)).toEqual({ rooms: ["!r"], nextAt: 500 });
    expect(idsOf(journal.pending("!r", 20))).toEqual(["$3"]);
  });

  test("forgets all that another device left, and nothing of its own", () => {
    const journal = openJournal();
    const keep = () =>
      journal.keep({ since: "s1", rooms: new Map([["!r", { state: "joined" }]]), events: [event("$1")] }, 10);
    journal.claim("@relais:a|ONE");
    keep();
    journal.claim("@relais:a|ONE");
    expect(journal.since()).toBe("s1");
    expect(idsOf(journal.pending("!r", 10))).toEqual(["$1"]);
    journal.claim("@relais:a|TWO");
    expect(journal.since()).toBeUndefined();
    expect([...journal.rooms()]).toEqual([]);
    expect(journal.due(10)).toEqual({ rooms: [] });
    keep();
    journal.claim("@relais:a|TWO");
    expect(journal.since()).toBe("s1");
  });

  test("what is settled is gone, and what its author erased is dropped", () => {
    const journal = openJournal();
    journal.keep({ since: "s1", rooms, events: [event("$1"), event("$2")] }, 10);
    journal.settle(journal.pending("!r", 10)[0]?.id ?? 0);
    expect(journal.drop("!r", "$2")).toBe(true);
    expect(journal.drop("!r", "$1")).toBe(false);
    expect(journal.pending("!r", 10)).toEqual([]);
  });

  test("when keys come, what is encrypted is tried at once, and only that", () => {
    const journal = openJournal();
    const secret = { roomId: "!r", eventId: "$secret", event: { type: "m.room.encrypted" } };
    journal.keep({ since: "s1", rooms, events: [secret, event("$1")] }, 10);
    for (const { id } of journal.pending("!r", 10)) journal.postpone(id, { againAt: 500, waits: true });
    expect(journal.countUnread()).toBe(1);
    journal.retryUnread();
    expect(idsOf(journal.pending("!r", 10))).toEqual(["$secret"]);
  });
});

import type { Machine } from "@relais/matrix-crypto";
import { expect, onTestFinished, test } from "vitest";
import type { Room } from "../../../src/adapters/matrix/journal.ts";
import { createRooms } from "../../../src/adapters/matrix/rooms.ts";
import { createServerList } from "../../../src/adapters/matrix/servers.ts";
import { createSync } from "../../../src/adapters/matrix/sync.ts";
import { openStore } from "../../../src/core/store/store.ts";
import { createFakeCalls, refusal } from "./fake-calls.ts";

const me = "@relais:hs.test";
const anne = "@anne:hs.test";
const room: Room = {
  state: "joined",
  direct: anne,
  members: { [me]: { name: "", membership: "join" }, [anne]: { name: "", membership: "join" } },
};
const never = (): never => {
  throw new Error("not to be asked");
};
const machine: Machine = {
  fingerprint: "",
  identity: { standing: never, create: never, adopt: never, secrets: never },
  receive: async () => {},
  encrypt: never,
  decrypt: never,
  close: never,
};

/** A sync on a real journal that already knows one room; `answer` is the homeserver. */
function open(answer: (asked: string, ended: () => void) => unknown) {
  const store = openStore(":memory:");
  onTestFinished(() => store.close());
  const journal = store.matrixJournal;
  journal.keep({ since: "s1", rooms: new Map([["!r", room]]), events: [] }, 0);
  const ending = new AbortController();
  const { calls, asked } = createFakeCalls((name) => answer(name, () => ending.abort()));
  const rooms = createRooms({
    journal,
    calls,
    servers: createServerList([], "hs.test"),
    me,
    caughtUp: Promise.resolve(),
    pace: { isFree: () => true },
    warn: () => {},
  });
  const refused: string[] = [];
  const warnings: string[] = [];
  const { run } = createSync({
    journal,
    calls,
    machine,
    rooms: () => rooms,
    me,
    onKept: () => {},
    onRefused: (reason) => void refused.push(reason),
    now: () => 0,
    signal: ending.signal,
    warn: (_, message) => void warnings.push(message),
  });
  const kept = () => journal.pending("!r", 0).map(({ eventId }) => eventId);
  return { run, asked, refused, warnings, kept, journal };
}

const event = (id: string) => ({ type: "m.room.message", sender: anne, event_id: id, content: { body: id } });
const cutShort = {
  next_batch: "s2",
  rooms: { join: { "!r": { timeline: { events: [event("$3")], limited: true, prev_batch: "p" } } } },
};

test("what a sync left out is looked for before anything is kept, oldest first", async () => {
  const pages = [{ chunk: [event("$2")], end: "q" }, { chunk: [event("$1")] }];
  const { run, kept, journal } = open((name, end) => {
    if (name.endsWith("messages")) return pages.shift();
    end();
    return cutShort;
  });
  await run();
  expect(kept()).toEqual(["$1", "$2", "$3"]);
  expect(journal.since()).toBe("s2");
});

test("a room that may no longer be read holds back no other", async () => {
  const { run, kept, warnings, journal } = open((name, end) => {
    if (name.endsWith("messages")) throw refusal(403, "M_FORBIDDEN");
    end();
    return cutShort;
  });
  await run();
  expect(kept()).toEqual(["$3"]);
  expect(journal.since()).toBe("s2");
  expect(warnings).toEqual(["what was missed in a room could not be read"]);
});

test("while what was left out cannot be had, nothing is kept: it will all be given again", async () => {
  let tries = 0;
  const { run, kept, journal } = open((name, end) => {
    if (!name.endsWith("messages")) return cutShort;
    tries += 1;
    if (tries === 1) throw refusal(502, "M_UNKNOWN");
    expect([journal.since(), kept()]).toEqual(["s1", []]);
    end();
    return { chunk: [event("$2")] };
  });
  await run();
  expect(kept()).toEqual(["$2", "$3"]);
});

test.each(["M_UNKNOWN_TOKEN", "ORG_MATRIX_EXPIRED_ACCOUNT"])(
  "once we are refused (%s), nothing more is asked",
  async (name) => {
    const { run, asked, refused } = open(() => {
      throw refusal(403, name);
    });
    await run();
    expect(refused).toEqual([name]);
    expect(asked).toEqual(["GET sync"]);
  },
);

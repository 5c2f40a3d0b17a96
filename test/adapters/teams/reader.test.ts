import { afterEach, beforeEach, describe, expect, onTestFinished, test, vi } from "vitest";
import type { Member } from "../../../src/adapters/teams/connection.ts";
import { createConversations } from "../../../src/adapters/teams/conversations.ts";
import { CallError } from "../../../src/adapters/teams/errors.ts";
import type { Heard } from "../../../src/adapters/teams/heard.ts";
import type { Reference } from "../../../src/adapters/teams/journal.ts";
import { createPeople } from "../../../src/adapters/teams/people.ts";
import { createReader } from "../../../src/adapters/teams/reader.ts";
import type { Inbound } from "../../../src/core/adapter.ts";
import { ComeBackError } from "../../../src/core/errors.ts";
import { openStore } from "../../../src/core/store/store.ts";
import { createFakeConnection, memberOf, personal, refusal, said, shared, tenant } from "./fake-connection.ts";

const anne = personal("anne");
const jean = personal("jean");
const team = shared("channel", "19:team@thread.tacv2");
const second = 1_000;
const minute = 60 * second;
const hour = 60 * minute;
const start = 1_000_000_000;

beforeEach(() => void vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "Date"], now: start }));
afterEach(() => void vi.useRealTimers());

const rosters: Record<string, readonly Member[]> = {
  [anne.conversation]: [memberOf("anne")],
  [jean.conversation]: [memberOf("jean")],
  [team.conversation]: [memberOf("anne"), memberOf("jean")],
};

/**
 * The reader on a real journal; `core` is told each event before it is kept, and may throw. What `failing` holds of a call's
 * name makes it fail, or wait when it is a promise.
 */
function open(core: (event: Inbound) => void = () => {}, given: Record<string, readonly Member[]> = rosters) {
  const store = openStore(":memory:");
  onTestFinished(() => store.close());
  const journal = store.teamsJournal;
  const received: Inbound[] = [];
  const tried: { text: string; at: number }[] = [];
  const consents: string[] = [];
  const warned: string[] = [];
  const failing = new Map<string, unknown>();
  const { connection, asked } = createFakeConnection(async (name) => {
    for (const [part, error] of failing) {
      if (!name.includes(part)) continue;
      if (!(error instanceof Promise)) throw error;
      await error;
    }
  }, given);
  const conversations = createConversations(journal, () => Date.now());
  let events = 0;

  function startReader() {
    const reader = createReader({
      journal,
      conversations,
      people: createPeople({
        place: () => Promise.resolve(),
        connection,
        conversations,
        tenants: new Set([tenant]),
        guests: false,
        now: () => Date.now(),
      }),
      filesOf: async (service, files) => {
        const had = await connection.ask(service, "https://files.test/", {});
        return files.map(({ name, mime }) => ({ name, mime, bytes: Buffer.from(`${name} ${had.status}`) }));
      },
      receive(event) {
        tried.push({ text: wordsOf(event), at: Date.now() - start });
        core(event);
        received.push(event);
      },
      async onConsent({ file }) {
        if (failing.has("consent")) throw failing.get("consent");
        consents.push(file);
      },
      now: () => Date.now(),
      warn: (_, message) => warned.push(message),
    });
    onTestFinished(() => reader.stop());
    return reader;
  }

  let reader = startReader();
  /** Keeps what Teams posted, as its request is answered, and reads it. */
  async function hear(reference: Reference, ...all: (Heard & { eventId?: string })[]): Promise<void> {
    conversations.know(reference);
    for (const { eventId = `e${(events += 1)}`, ...event } of all)
      journal.keep({ conversation: reference.conversation, eventId, event }, Date.now());
    reader.wake();
    await reader.settled();
  }
  return {
    journal,
    conversations,
    received,
    tried,
    consents,
    warned,
    failing,
    asked,
    hear,
    words: () => received.map(wordsOf),
    restart: (pause = 0) => {
      reader.stop();
      return vi.advanceTimersByTimeAsync(pause).then(() => {
        reader = startReader();
        reader.wake();
        return reader.settled();
      });
    },
    stop: () => reader.stop(),
    left: () => journal.due(Number.MAX_SAFE_INTEGER).conversations,
  };
}

function wordsOf(event: Inbound): string {
  return "text" in event ? event.text : event.type;
}

describe("what was said", () => {
  test("is handed over whole, and leaves the journal", async () => {
    const { hear, received, left } = open();
    await hear(anne, { ...said("anne", "bonjour"), eventId: "message:a:1", at: 5, timeZone: "Indian/Reunion" });
    expect(received).toEqual([
      {
        id: "message:a:1",
        from: { id: "anne", name: "anne", email: "anne@vougy.fr", timeZone: "Indian/Reunion" },
        address: { platform: "teams", channel: anne.conversation },
        direct: true,
        at: 5,
        type: "message",
        text: "bonjour",
      },
    ]);
    expect(left()).toEqual([]);
  });

  test("among several says where, in which thread, and where its author is alone with us", async () => {
    const { hear, conversations, received } = open();
    conversations.know(anne);
    await hear(team, said("anne", "état", { thread: "1611" }));
    expect(received[0]).toEqual({
      id: "e1",
      from: { id: "anne", name: "anne", email: "anne@vougy.fr" },
      address: { platform: "teams", channel: team.conversation, thread: "1611" },
      direct: false,
      personal: { platform: "teams", channel: anne.conversation },
      type: "message",
      text: "état",
    });
  });

  const who = { account: "anne", memberId: "29:anne", name: "anne" };
  test.each<Heard>([
    { ...who, type: "choice", value: "@12 x=oui" },
    { ...who, type: "joined" },
    { ...who, type: "edited", of: "message:a:1", text: "13" },
    { ...who, type: "erased", of: "message:a:1" },
  ])("may be of any kind: $type", async (heard) => {
    const { hear, received } = open();
    await hear(anne, heard);
    const { account: _account, memberId: _memberId, name: _name, ...event } = heard;
    const from = { id: "anne", name: "anne", email: "anne@vougy.fr" };
    const address = { platform: "teams", channel: anne.conversation };
    expect(received).toEqual([{ id: "e1", from, address, direct: true, ...event }]);
  });

  test("with files is heard with their bytes; of what an earlier version kept, without", async () => {
    const { hear, received } = open();
    const files = [{ name: "salle.jpg", mime: "image/jpeg", kept: "space" as const, url: "https://x.test/1" }];
    await hear(anne, { ...who, type: "file", text: "voilà", files }, { ...who, type: "file", text: "avant" });
    expect(received).toMatchObject([
      { type: "file", text: "voilà", files: [{ name: "salle.jpg", bytes: Buffer.from("salle.jpg 200") }] },
      { type: "file", text: "avant", files: [] },
    ]);
  });

  test("is heard in order in a conversation", async () => {
    const { hear, words } = open();
    await hear(anne, ...Array.from({ length: 20 }, (_, index) => said("anne", String(index))));
    await hear(anne, said("anne", "20"));
    expect(words()).toEqual(Array.from({ length: 21 }, (_, index) => String(index)));
  });

  test("while what came before is being read is heard after it", async () => {
    const { hear, words } = open();
    await Promise.all([
      hear(anne, said("anne", "un")),
      hear(anne, said("anne", "deux")),
      hear(anne, said("anne", "trois")),
    ]);
    expect(words()).toEqual(["un", "deux", "trois"]);
  });

  test("in a conversation waits for no other", async () => {
    const { hear, words, failing } = open();
    const slow = Promise.withResolvers<void>();
    failing.set(`members ${team.conversation}`, slow.promise);
    const all = [hear(team, said("jean", "un")), hear(anne, said("anne", "deux"))];
    await vi.advanceTimersByTimeAsync(minute);
    expect(words()).toEqual(["deux"]);
    slow.resolve();
    await Promise.all(all);
    expect(words()).toEqual(["deux", "un"]);
  });

  test("twice is heard once", async () => {
    const { hear, words, failing } = open();
    const one = { ...said("anne", "un"), eventId: "message:a:1" };
    await hear(anne, one, one);
    expect(words()).toEqual(["un"]);
    failing.set("members", new CallError("no answer"));
    await hear(team, { ...said("anne", "deux"), eventId: "message:b:1" });
    await hear(team, { ...said("anne", "deux"), eventId: "message:b:1" });
    failing.clear();
    await vi.advanceTimersByTimeAsync(hour);
    expect(words()).toEqual(["un", "deux"]);
  });

  test("in a conversation that nobody knows is left, and holds nothing", async () => {
    const { journal, hear, words, left } = open();
    journal.keep({ conversation: "a:unknown", eventId: "x", event: said("anne", "un") }, Date.now());
    await hear(anne, said("anne", "deux"));
    expect(words()).toEqual(["deux"]);
    expect(left()).toEqual([]);
  });
});

const failingOn = (...words: string[]) => {
  const fails = new Set(words);
  return (event: Inbound) => {
    if (fails.has(wordsOf(event))) throw new Error("a bug");
  };
};

describe("what the core could not handle", () => {
  test("is put to it again after 1 s, 30 s and 5 min, then given up", async () => {
    const { hear, tried, received, left } = open(failingOn("un"));
    await hear(anne, said("anne", "un"));
    await vi.advanceTimersByTimeAsync(24 * hour);
    const [, , , last] = tried;
    expect(tried.map(({ at }) => at)).toEqual([0, second, 31 * second, 331 * second]);
    expect(last?.text).toBe("un");
    expect(received).toEqual([]);
    expect(left()).toEqual([]);
  });

  test("is handled once when it goes better", async () => {
    let failures = 2;
    const { hear, words, tried } = open(() => {
      if (failures-- > 0) throw new Error("a bug");
    });
    await hear(anne, said("anne", "un"));
    await vi.advanceTimersByTimeAsync(hour);
    expect(words()).toEqual(["un"]);
    expect(tried).toHaveLength(3);
  });

  test("holds what follows for one try, and no more", async () => {
    const { hear, tried } = open(failingOn("un"));
    await hear(anne, said("anne", "un"), said("anne", "deux"));
    await hear(anne, said("anne", "trois"));
    expect(tried.map(({ text }) => text)).toEqual(["un"]);
    await vi.advanceTimersByTimeAsync(second);
    expect(tried.map(({ text, at }) => [text, at])).toEqual([
      ["un", 0],
      ["un", second],
      ["deux", second],
      ["trois", second],
    ]);
    await hear(anne, said("anne", "quatre"));
    expect(tried.at(-1)?.text).toBe("quatre");
    await vi.advanceTimersByTimeAsync(30 * second);
    expect(tried.at(-1)?.text).toBe("un");
  });

  test("keeps its place when it goes better at once", async () => {
    let failures = 1;
    const { hear, words } = open(() => {
      if (failures-- > 0) throw new Error("a bug");
    });
    await hear(anne, said("anne", "un"), said("anne", "deux"));
    await vi.advanceTimersByTimeAsync(second);
    expect(words()).toEqual(["un", "deux"]);
  });

  test("several in a row hold the rest for one try each at most", async () => {
    const { hear, words, tried } = open(failingOn("un", "deux", "trois"));
    await hear(anne, said("anne", "un"), said("anne", "deux"), said("anne", "trois"), said("anne", "quatre"));
    await vi.advanceTimersByTimeAsync(4 * second);
    expect(words()).toEqual(["quatre"]);
    await vi.advanceTimersByTimeAsync(hour);
    expect(tried).toHaveLength(13);
  });

  test("holds no other conversation", async () => {
    const { hear, words } = open(failingOn("un"));
    await hear(anne, said("anne", "un"));
    await hear(jean, said("jean", "deux"));
    expect(words()).toEqual(["deux"]);
  });
});

const unknown = () => {
  throw new ComeBackError("nobody knows yet");
};

describe("what is to come back", () => {
  test("comes later and later, for a day, then is given up", async () => {
    const { hear, tried, left, warned } = open(unknown);
    await hear(anne, said("anne", "un"));
    await vi.advanceTimersByTimeAsync(23.9 * hour);
    const waits = tried.map(({ at }, index) => at - (tried[index - 1]?.at ?? 0)).slice(1);
    expect(waits.slice(0, 6)).toEqual([second, 5 * second, 30 * second, 2 * minute, 10 * minute, 10 * minute]);
    expect(new Set(waits.slice(4))).toEqual(new Set([10 * minute]));
    expect(left()).toEqual([anne.conversation]);
    expect(warned).toEqual([]);
    await vi.advanceTimersByTimeAsync(2 * hour);
    expect(left()).toEqual([]);
    expect(warned).toHaveLength(1);
    const all = tried.length;
    await vi.advanceTimersByTimeAsync(24 * hour);
    expect(tried).toHaveLength(all);
  });

  test("holds what follows for one try, and no more", async () => {
    const { hear, words } = open((event) => {
      if (wordsOf(event) === "un") unknown();
    });
    await hear(anne, said("anne", "un"), said("anne", "deux"));
    expect(words()).toEqual([]);
    await vi.advanceTimersByTimeAsync(second);
    expect(words()).toEqual(["deux"]);
  });

  test("is what somebody says whom Teams cannot name, and whom the core does not know", async () => {
    const { hear, received, failing } = open((event) => {
      if (event.from.unsure) unknown();
    });
    failing.set("member", refusal(503));
    await hear(anne, said("anne", "un"));
    expect(received).toEqual([]);
    failing.clear();
    await vi.advanceTimersByTimeAsync(second);
    expect(received).toMatchObject([{ text: "un", from: { email: "anne@vougy.fr" } }]);
    expect(received[0]?.from).not.toHaveProperty("unsure");
  });
});

describe("somebody whom Teams cannot name", () => {
  test("is told to be so, and is served when the core knows them", async () => {
    const { hear, received, failing } = open();
    failing.set("member", new CallError("no answer"));
    await hear(anne, said("anne", "un"));
    expect(received).toMatchObject([{ from: { id: "anne", name: "anne", unsure: true }, direct: true }]);
  });
});

/** As the core does, which answers among several only where it may write aside. */
const aside = (event: Inbound) => {
  if (!event.direct && event.personal === undefined && !event.mustBegin) throw new ComeBackError("where?");
};

describe("an answer that is for its author alone", () => {
  test("goes to a conversation of their own, opened for it", async () => {
    const { hear, received, tried, asked } = open(aside);
    await hear(team, said("anne", "un"), said("anne", "deux"));
    expect(received).toMatchObject([
      { text: "un", personal: { channel: "a:anne" }, address: { channel: team.conversation } },
      { text: "deux", personal: { channel: "a:anne" } },
    ]);
    expect(received[0]).not.toHaveProperty("mustBegin");
    expect(tried.map(({ text }) => text)).toEqual(["un", "un", "deux"]);
    expect(asked.filter((name) => name.startsWith("open"))).toHaveLength(1);
  });

  test("must be begun by them where Teams lets us begin none", async () => {
    const { hear, received, failing } = open(aside);
    failing.set("open", refusal(403, "BotNotInConversationRoster"));
    await hear(team, said("anne", "un"));
    expect(received).toMatchObject([{ text: "un", mustBegin: true }]);
    expect(received[0]).not.toHaveProperty("personal");
  });

  test("waits when Teams cannot open it now", async () => {
    const { hear, received, failing } = open(aside);
    failing.set("open", refusal(429, undefined, 3_000));
    await hear(team, said("anne", "un"));
    expect(received).toEqual([]);
    failing.clear();
    await vi.advanceTimersByTimeAsync(10 * second);
    expect(received).toMatchObject([{ personal: { channel: "a:anne" } }]);
  });

  test("is opened for nobody whom Teams cannot name", async () => {
    const { hear, received, asked, failing } = open(aside);
    failing.set("member ", refusal(503));
    await hear(team, said("anne", "un"));
    expect(received).toEqual([]);
    expect(asked.filter((name) => name.startsWith("open"))).toEqual([]);
  });

  test("is opened only when the core asks for it", async () => {
    const { hear, asked } = open();
    await hear(team, said("anne", "un"));
    expect(asked.filter((name) => name.startsWith("open"))).toEqual([]);
  });

  test("that fails otherwise is a failure like another", async () => {
    const { hear, tried } = open((event) => {
      aside(event);
      throw new Error("a bug");
    });
    await hear(team, said("anne", "un"));
    await vi.advanceTimersByTimeAsync(24 * hour);
    expect(new Set(tried.map(({ at }) => at))).toEqual(new Set([0, second, 31 * second, 331 * second]));
  });
});

describe("people of another organisation", () => {
  const strangers = {
    ...rosters,
    [jean.conversation]: [memberOf("jean", { userRole: "guest" })],
    [team.conversation]: [memberOf("anne"), memberOf("jean", { userRole: "guest" })],
  };

  test("are not heard at all, alone or among several", async () => {
    const { hear, received, left } = open(() => {}, strangers);
    await hear(jean, said("jean", "un"));
    await hear(team, said("jean", "deux"));
    expect(received).toEqual([]);
    expect(left()).toEqual([]);
  });

  test("make a place where nothing of ours is said, for whoever speaks there", async () => {
    const { hear, received } = open(() => {}, strangers);
    await hear(team, said("anne", "un"));
    await hear(anne, said("anne", "deux"));
    expect(received).toMatchObject([{ text: "un", foreign: true }, { text: "deux" }]);
    expect(received[1]).not.toHaveProperty("foreign");
  });

  test("may be there as long as Teams does not say who is: nothing is heard till then", async () => {
    const { hear, received, failing } = open(() => {}, strangers);
    failing.set("members", refusal(502));
    await hear(team, said("anne", "un"));
    expect(received).toEqual([]);
    failing.clear();
    await vi.advanceTimersByTimeAsync(second);
    expect(received).toMatchObject([{ text: "un", foreign: true }]);
  });
});

const consent = (file: string): Heard => {
  const { account, memberId, name } = said("anne", "");
  return { account, memberId, name, type: "consent", file, accepted: false };
};

describe("a file that was accepted or declined", () => {
  test("is dealt with in its place, without the core", async () => {
    const { hear, received, consents } = open();
    await hear(anne, consent("f1"), said("anne", "un"));
    expect(consents).toEqual(["f1"]);
    expect(received).toMatchObject([{ text: "un" }]);
  });

  test("is dealt with again when it could not be", async () => {
    const { hear, consents, failing } = open();
    failing.set("consent", new CallError("the file could not be sent"));
    await hear(anne, consent("f1"));
    failing.clear();
    await vi.advanceTimersByTimeAsync(second);
    expect(consents).toEqual(["f1"]);
  });
});

describe("between two starts", () => {
  test("nothing is lost of what waits, and nothing is heard twice", async () => {
    let isDown = true;
    const { hear, words, restart } = open(() => {
      if (isDown) throw new ComeBackError("not yet");
    });
    await hear(anne, said("anne", "un"), said("anne", "deux"));
    await hear(jean, said("jean", "trois"));
    isDown = false;
    await restart(3 * hour);
    expect(words().toSorted()).toEqual(["deux", "trois", "un"]);
    expect(words().indexOf("un")).toBeLessThan(words().indexOf("deux"));
    await restart();
    await vi.advanceTimersByTimeAsync(24 * hour);
    expect(words()).toHaveLength(3);
  });

  test("what is being read as we stop is settled, and the rest waits", async () => {
    const { hear, words, left, stop, restart } = open((event) => {
      if (wordsOf(event) === "un") stop();
    });
    await hear(anne, said("anne", "un"), said("anne", "deux"));
    expect(words()).toEqual(["un"]);
    expect(left()).toEqual([anne.conversation]);
    await vi.advanceTimersByTimeAsync(hour);
    expect(words()).toEqual(["un"]);
    await restart();
    expect(words()).toEqual(["un", "deux"]);
  });

  test("tries go on where they were", async () => {
    const { hear, tried, restart } = open(() => {
      throw new Error("a bug");
    });
    await hear(anne, said("anne", "un"));
    await restart(10 * second);
    await vi.advanceTimersByTimeAsync(24 * hour);
    expect(tried.map(({ at }) => at)).toEqual([0, 10 * second, 40 * second, 340 * second]);
  });

  test("nothing is tried once we have stopped", async () => {
    const { hear, tried, stop } = open(() => {
      throw new Error("a bug");
    });
    await hear(anne, said("anne", "un"));
    stop();
    expect(vi.getTimerCount()).toBe(0);
    await vi.advanceTimersByTimeAsync(24 * hour);
    expect(tried).toHaveLength(1);
  });
});

test("a base that cannot be read for a moment loses nothing", async () => {
  const { journal, hear, words, warned } = open();
  const { settle } = journal;
  journal.settle = () => {
    journal.settle = settle;
    throw new Error("SQLITE_BUSY");
  };
  await hear(anne, said("anne", "un"), said("anne", "deux"));
  expect(warned).toHaveLength(1);
  await vi.advanceTimersByTimeAsync(second);
  // The core hears twice of one id, and answers once.
  expect(words()).toEqual(["un", "un", "deux"]);
});

test("a clock that is set back holds what is said for no longer than it was", async () => {
  const { hear, words } = open();
  await hear(anne, said("anne", "un"));
  vi.setSystemTime(start - hour);
  await hear(anne, said("anne", "deux"));
  expect(words()).toEqual(["un", "deux"]);
});

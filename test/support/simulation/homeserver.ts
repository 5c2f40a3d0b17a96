import { createCalls } from "../../../src/adapters/matrix/calls.ts";
import { createPace } from "../../../src/adapters/matrix/pace.ts";
import { createRooms } from "../../../src/adapters/matrix/rooms.ts";
import { createSend } from "../../../src/adapters/matrix/send.ts";
import { createServerList } from "../../../src/adapters/matrix/servers.ts";
import type { Journal } from "../../../src/adapters/matrix/journal.ts";
import type { Adapter } from "../../../src/core/adapter.ts";
import type { Fate, Road } from "./faults.ts";
import { createBucket, type Ledger } from "./ledger.ts";
import { noFile, toAdapter } from "./platform.ts";
import type { VirtualTime } from "./virtual-time.ts";

const me = "@relais:tchap.test";
/** What Tchap's own help asks of robots, calls a second. */
const callsPerSecond = 1;
/** As Synapse forgets them. */
const transactionsLastMs = 24 * 3_600_000;

/**
 * A homeserver that limits calls as Synapse does (`rc_message`: a burst of ten, then one a second, `M_LIMIT_EXCEEDED` and
 * `retry_after_ms` for all that the account asks), knows again for a day a transaction that it took, and shows what a room holds. `connect`: our adapter, at its start.
 */
export function openHomeserver({ time, road, ledger }: { time: VirtualTime; road: Road; ledger: Ledger }) {
  const bucket = createBucket(10, callsPerSecond);
  const taken = new Map<string, { event_id: string; origin_server_ts: number; unsigned: { transaction_id: string } }>();
  const realFetch = globalThis.fetch;
  let heldUntil = 0;
  let starts = 0;

  function take(path: string, body: string): object {
    const [room = "", transaction = ""] = /rooms\/([^/]+)\/send\/[^/]+\/([^/]+)$/u.exec(path)?.slice(1) ?? [];
    const before = taken.get(`${room} ${transaction}`);
    if (before !== undefined && time.now() - before.origin_server_ts < transactionsLastMs) return before;
    const said: { body?: string } = JSON.parse(body);
    const at = time.now();
    const key = said.body ?? "";
    const eventId = `$${ledger.shown.push({ platform: "matrix", lane: decodeURIComponent(room), key, at })}`;
    const event = { event_id: eventId, origin_server_ts: at, unsigned: { transaction_id: transaction } };
    taken.set(`${room} ${transaction}`, event);
    return event;
  }

  function historyOf(path: string): object {
    const [room = ""] = /rooms\/([^/]+)\/messages$/u.exec(path)?.slice(1) ?? [];
    return { chunk: [...taken].flatMap(([key, event]) => (key.startsWith(`${room} `) ? [event] : [])).toReversed() };
  }

  async function answer(url: URL, body: string): Promise<object> {
    const isPost = url.pathname.includes("/send/");
    const isLookUp = url.pathname.endsWith("/messages");
    if (time.now() < heldUntil) ledger.violations.push(`matrix ${url.pathname}: before the end of its pause`);
    const start = starts;
    ledger.counts.calls += 1;
    if (isPost) ledger.counts.posts += 1;
    if (isLookUp) ledger.counts.lookUps += 1;
    const { fate, answer: granted } = await road.call((fated) => {
      if (!bucket(time.now())) ledger.violations.push(`matrix ${url.pathname}: beyond its limit`);
      const isTaken = fated === "granted" || fated === "failed but taken";
      if (!isTaken) return undefined;
      if (isLookUp) return historyOf(url.pathname);
      return isPost ? take(url.pathname, body) : {};
    });
    return respond(fate, granted, start);
  }

  function respond(fate: Fate, granted: object | undefined, start: number): object {
    if (fate === "granted" && granted !== undefined) return toResponse(200, granted);
    if (fate === "limited") {
      ledger.counts.limited += 1;
      const retryMs = road.pause() * 1_000;
      if (start === starts) heldUntil = Math.max(heldUntil, time.now() + retryMs);
      return toResponse(429, { errcode: "M_LIMIT_EXCEEDED", error: "", retry_after_ms: retryMs });
    }
    ledger.counts[fate === "unreachable" ? "unreachable" : fate === "answer lost" ? "lost" : "failed"] += 1;
    if (fate === "unreachable" || fate === "answer lost") throw new TypeError("fetch failed");
    return toResponse(502, {});
  }

  Object.assign(globalThis, {
    fetch: (url: URL, init: { body: string | null }) => answer(url, init.body ?? ""),
  });
  return {
    connect(journal: Journal, people: readonly string[]): Adapter {
      // What was asked of a process that died, this one was not told.
      heldUntil = 0;
      starts += 1;
      const pace = createPace(time.now);
      pace.slowTo(callsPerSecond);
      const calls = createCalls({ homeserver: "https://tchap.test", pace, renew: async () => undefined });
      const rooms = createRooms({
        journal,
        calls,
        servers: createServerList([], "tchap.test"),
        me,
        caughtUp: Promise.resolve(),
        pace,
        warn: () => {},
      });
      const join = { name: "", membership: "join" as const };
      rooms.take(
        new Map(
          people.map((userId) => [
            roomOf(userId),
            { state: "joined" as const, direct: userId, members: { [me]: join, [userId]: join } },
          ]),
        ),
      );
      const send = createSend({
        calls,
        machine: noFile,
        rooms: () => rooms,
        me: () => me,
        polls: false,
        draw: noFile,
        bytesOf: noFile,
        now: time.now,
        warn: () => {},
      });
      return toAdapter("matrix", send, () => pace.stop());
    },
    close: (): void => void Object.assign(globalThis, { fetch: realFetch }),
  };
}

/** Somebody's direct conversation. */
export function roomOf(userId: string): string {
  return userId.replace("@", "!");
}

/** As much of a `Response` as is read. */
function toResponse(status: number, body: object): object {
  return {
    status,
    headers: new Map([["content-type", "application/json"]]),
    arrayBuffer: async () => Buffer.from(JSON.stringify(body)),
  };
}

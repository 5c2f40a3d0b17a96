import { createConversations } from "../../../src/adapters/teams/conversations.ts";
import { CallError } from "../../../src/adapters/teams/errors.ts";
import { createFiles } from "../../../src/adapters/teams/files.ts";
import type { Journal } from "../../../src/adapters/teams/journal.ts";
import { createPace } from "../../../src/adapters/teams/pace.ts";
import { createSend } from "../../../src/adapters/teams/send.ts";
import type { Adapter } from "../../../src/core/adapter.ts";
import { createFakeConnection, personal } from "../../adapters/teams/fake-connection.ts";
import type { Fate, Road } from "./faults.ts";
import { createWindow, type Ledger } from "./ledger.ts";
import { noFile, toAdapter } from "./platform.ts";
import type { VirtualTime } from "./virtual-time.ts";

/**
 * Microsoft's service, as its documentation limits a robot: 7 messages in a second, 8 in two, 60 in thirty, 1 800 in an hour in one
 * conversation, 50 in a second in a tenant. A message sent twice is there twice, and nothing says so. `connect`: our adapter, at its
 * start, over the journal of the base that it is opened on; `people` are those that it can be written to.
 */
export function openTeams({ time, road, ledger }: { time: VirtualTime; road: Road; ledger: Ledger }) {
  const windows = new Map<string, ((at: number) => boolean)[]>();
  const tenant = createWindow(50, 1_000);
  const heldUntil = new Map<string, number>();
  let starts = 0;

  function isAllowed(conversation: string, at: number): boolean {
    const own = windows.get(conversation) ?? [
      createWindow(7, 1_000),
      createWindow(8, 2_000),
      createWindow(60, 30_000),
      createWindow(1_800, 3_600_000),
    ];
    windows.set(conversation, own);
    return [tenant, ...own].map((one) => one(at)).every(Boolean);
  }

  function refusalOf(fate: Fate, conversation: string, start: number): CallError {
    if (fate === "limited") {
      ledger.counts.limited += 1;
      const retryAfterMs = road.pause() * 1_000;
      if (start === starts) heldUntil.set(conversation, time.now() + retryAfterMs);
      return new CallError("HTTP 429", { status: 429, retryAfterMs });
    }
    ledger.counts[fate === "unreachable" ? "unreachable" : fate === "answer lost" ? "lost" : "failed"] += 1;
    if (fate === "unreachable") return new CallError("no connection", { unsent: true });
    return fate === "answer lost" ? new CallError("no answer") : new CallError("HTTP 502", { status: 502 });
  }

  return {
    connect(journal: Journal, people: readonly string[]): Adapter {
      // What was asked of a process that died, this one was not told.
      heldUntil.clear();
      starts += 1;
      const conversations = createConversations(journal, time.now);
      const pace = createPace(time.now);
      let isAlive = true;
      for (const account of people) conversations.know(personal(account));
      const { connection } = createFakeConnection();
      const sender = createSend({
        connection: {
          ...connection,
          async post({ reference: { conversation } }, activity) {
            // What follows it may say that it is perhaps there already.
            const [key = ""] = "text" in activity ? String(activity.text).split(/[\s<]/u) : [];
            const [leftAt, start] = [time.now(), starts];
            if (leftAt < (heldUntil.get(conversation) ?? 0))
              ledger.violations.push(`teams ${conversation}: before the end of its pause`);
            ledger.counts.calls += 1;
            ledger.counts.posts += 1;
            // Until its answer is read, nobody knows.
            const wasKnown = !ledger.unknown.has(key);
            ledger.unknown.add(key);
            const { fate, answer } = await road.call((fated) => {
              if (!isAllowed(conversation, time.now()))
                ledger.violations.push(`teams ${conversation}: beyond its limit`);
              if (fated !== "granted" && fated !== "failed but taken") return undefined;
              return `activity ${ledger.shown.push({ platform: "teams", lane: conversation, key, at: time.now() })}`;
            });
            const isCertain = fate === "granted" || fate === "limited" || fate === "unreachable";
            if (isCertain && wasKnown && isAlive) ledger.unknown.delete(key);
            if (fate === "granted" && answer !== undefined) return answer;
            throw refusalOf(fate, conversation, start);
          },
        },
        conversations,
        journal,
        files: createFiles({ journal, secret: undefined, address: noFile, fetch, now: time.now }),
        pace,
        draw: noFile,
        bytesOf: noFile,
        now: time.now,
        warn: () => {},
      });
      return toAdapter(
        "teams",
        (to, message, key) => sender.send(to, message, key),
        () => {
          isAlive = false;
          pace.stop();
        },
      );
    },
  };
}

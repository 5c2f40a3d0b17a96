import type { webApi } from "@slack/bolt";
import { createPace } from "../../../src/adapters/slack/pace.ts";
import { createSend } from "../../../src/adapters/slack/send.ts";
import type { Adapter } from "../../../src/core/adapter.ts";
import type { Road } from "./faults.ts";
import { createBucket, createWindow, type Ledger } from "./ledger.ts";
import { noFile, toAdapter } from "./platform.ts";
import type { VirtualTime } from "./virtual-time.ts";

type Kept = { ts: string; metadata: { event_type: string; event_payload: { id: string } } };
type Posting = { channel: string; text: string; metadata: Kept["metadata"] };

/**
 * Slack, as its documentation limits it: about one message a second a channel after a short burst, some hundreds a minute in the
 * workspace, 50 readings of a conversation a minute (tier 3). A message sent twice is there twice. `connect`: our adapter, at its start.
 */
export function openSlack({ time, road, ledger }: { time: VirtualTime; road: Road; ledger: Ledger }) {
  const kept = new Map<string, Kept[]>();
  const buckets = new Map<string, (at: number) => boolean>();
  let workspace = createWindow(330, 60_000);
  let readings = createWindow(50, 60_000);
  const heldUntil = new Map<string, number>();
  let starts = 0;

  /** Throws what Bolt's client throws. */
  async function call<T>(channel: string, isAllowed: (at: number) => boolean, grant: () => T): Promise<T> {
    const [leftAt, start] = [time.now(), starts];
    if (leftAt < (heldUntil.get(channel) ?? 0)) ledger.violations.push(`slack ${channel}: before the end of its pause`);
    ledger.counts.calls += 1;
    const { fate, answer } = await road.call((fated) => {
      if (!isAllowed(time.now())) ledger.violations.push(`slack ${channel}: beyond its limit`);
      return fated === "granted" || fated === "failed but taken" ? grant() : undefined;
    });
    if (fate === "granted" && answer !== undefined) return answer;
    if (fate !== "limited") {
      ledger.counts[fate === "unreachable" ? "unreachable" : fate === "answer lost" ? "lost" : "failed"] += 1;
      throw new Error("no answer of Slack's");
    }
    ledger.counts.limited += 1;
    const retryAfter = road.pause();
    if (start === starts) heldUntil.set(channel, time.now() + retryAfter * 1_000);
    throw Object.assign(new Error("a rate limit was exceeded"), { retryAfter });
  }

  function take({ channel, text, metadata }: Posting): { ts: string } {
    const ts = String(ledger.shown.length);
    ledger.shown.push({ platform: "slack", lane: channel, key: text, at: time.now() });
    kept.set(channel, [{ ts, metadata }, ...(kept.get(channel) ?? [])]);
    return { ts };
  }

  function bucketOf(channel: string): (at: number) => boolean {
    const bucket = buckets.get(channel) ?? createBucket(3, 1);
    buckets.set(channel, bucket);
    return bucket;
  }

  const client = {
    chat: {
      postMessage(posting: Posting) {
        ledger.counts.posts += 1;
        const isAllowed = (at: number) => [bucketOf(posting.channel)(at), workspace(at)].every(Boolean);
        return call(posting.channel, isAllowed, () => take(posting));
      },
    },
    conversations: {
      history({ channel }: { channel: string }) {
        ledger.counts.lookUps += 1;
        return call(`history of ${channel}`, readings, () => ({ messages: kept.get(channel) ?? [] }));
      },
    },
  };

  return {
    connect(): Adapter {
      // What was asked of a process that died, and what it had just sent, this one was not told: Slack's own refusal is for that.
      heldUntil.clear();
      starts += 1;
      buckets.clear();
      workspace = createWindow(330, 60_000);
      readings = createWindow(50, 60_000);
      const pace = createPace(time.now);
      const send = createSend({
        // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- as much of it as sending texts asks for
        client: client as unknown as webApi.WebClient,
        pace,
        draw: noFile,
        bytesOf: noFile,
        warn: () => {},
      });
      return toAdapter("slack", send, () => pace.stop());
    },
  };
}

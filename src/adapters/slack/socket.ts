import { setTimeout as wait } from "node:timers/promises";
import type { App, Receiver, ReceiverEvent } from "@slack/bolt";
import type { SocketModeClient } from "@slack/socket-mode";
import { DeliveryError } from "../../core/errors.ts";
import { nameOf, pauseOf, refusesUs, toDeliveryError } from "./errors.ts";

const firstWaitMs = 1_000;
const longestWaitMs = 30_000;
/** Longer than any opening takes: a connection that says nothing is given up. */
const openingMs = 30_000;
const closingMs = 2_000;
const shortLifeMs = 10_000;

type SlackEvent = {
  body: ReceiverEvent["body"];
  ack: (response?: Record<string, unknown>) => Promise<void>;
  retry_num?: number;
  retry_reason?: string;
};

/**
 * Socket Mode. One client is one connection: the SDK's own reconnection waits five seconds at each rotation, and ends for
 * good, with an unhandled rejection, when the network is away. Here the next connection opens as soon as Slack announces
 * the end of this one, and is tried again for ever. An event is acknowledged once it has been handled.
 */
export function createSocketReceiver(options: {
  createClient: () => SocketModeClient;
  /** Milliseconds, of any clock that only goes forward. */
  now: () => number;
  warn: (fields: object, message: string) => void;
  /** Slack refuses our token: there will be no other connection. */
  onRefused: (reason: string) => void;
}): Receiver {
  const { createClient, now, warn, onRefused } = options;
  const open = new Set<SocketModeClient>();
  const stopping = new AbortController();
  let app: App | undefined;

  async function handle({ body, ack, retry_num, retry_reason }: SlackEvent): Promise<void> {
    let response: Record<string, unknown> | undefined;
    try {
      await app?.processEvent({
        body,
        ack: (given) => {
          response = typeof given === "string" ? { text: given } : given;
          return Promise.resolve();
        },
        ...(retry_num === undefined ? {} : { retryNum: retry_num }),
        ...(retry_reason === undefined ? {} : { retryReason: retry_reason }),
      });
      await ack(response);
    } catch (error) {
      // Not acknowledged: Slack delivers it again, on this connection or on the next.
      warn({ error: nameOf(error) }, "an event of Slack was not acknowledged");
    }
  }

  /** Opens one connection; when it ends, another one follows. Rejects when this one did not open. */
  async function connect(): Promise<void> {
    const client = createClient();
    let openedAt = now();
    let followed = false;
    let givenUp = false;
    const follow = () => {
      if (followed || !open.has(client)) return;
      followed = true;
      // One that Slack closes as soon as it is open must not be followed by a hundred others.
      void stayConnected(now() - openedAt < shortLifeMs ? firstWaitMs : 0);
    };
    client.on("connected", () => {
      // One that opens after another took its place, or after we stopped, is closed at once.
      if (givenUp || stopping.signal.aborted) return void client.disconnect();
      openedAt = now();
      open.add(client);
    });
    client.on("slack_event", (event: SlackEvent) => void handle(event));
    client.on("ws_message", (data: unknown) => {
      if (isDisconnect(data)) follow();
    });
    client.on("disconnected", () => {
      follow();
      open.delete(client);
    });
    const late = wait(openingMs, undefined, { ref: false }).then(() => {
      throw new DeliveryError("the connection did not open");
    });
    try {
      await Promise.race([client.start(), late]);
    } catch (error) {
      givenUp = true;
      void client.disconnect();
      throw error;
    }
  }

  /** Until one connection is open, for ever. `ms`: how long to wait before the first try. */
  async function stayConnected(ms: number): Promise<void> {
    await pause(ms);
    for (let tries = 0; !stopping.signal.aborted; tries += 1) {
      try {
        return await connect();
      } catch (error) {
        if (refusesUs(error)) return onRefused(toDeliveryError(error).message);
        await pause(tell(error) ?? Math.min(firstWaitMs * 2 ** tries, longestWaitMs));
      }
    }
  }

  /** Tells of a connection that did not open; how long Slack asks to wait, if it does. */
  function tell(error: unknown): number | undefined {
    warn({ error: nameOf(error) }, "Slack could not be reached: trying again");
    return pauseOf(error);
  }

  async function pause(ms: number): Promise<void> {
    await wait(ms, undefined, { signal: stopping.signal }).catch(() => {});
  }

  return {
    init(given) {
      app = given;
    },
    /** Resolves once the first connection is open, or is tried again later. Rejects with what refused our token. */
    async start() {
      try {
        await connect();
      } catch (error) {
        if (refusesUs(error)) throw error;
        void stayConnected(tell(error) ?? firstWaitMs);
      }
    },
    async stop() {
      stopping.abort();
      const closed = Promise.all([...open].map((client) => client.disconnect()));
      await Promise.race([closed, wait(closingMs, undefined, { ref: false })]);
    },
  };
}

/** Slack announces that it is about to close this connection. */
function isDisconnect(data: unknown): boolean {
  return typeof data === "string" && /"type"\s*:\s*"disconnect"/u.test(data) && !data.includes('"envelope_id"');
}

import { type Json, isRecord, toText } from "./json.ts";

/** What goes to the bot, by the name that Socket Mode gives to its kind. */
export type Envelope = { kind: "events_api" | "interactive" | "slash_commands"; payload: Json };

/** What the bot answered last. `status` is 0 when it never did; over Socket Mode `text` is the payload of its ack. */
export type Answer = { status: number; text: string };

/** One try. `outcome` is `"acknowledged"`, the HTTP status, or why there is none. */
export type Attempt = { kind: Envelope["kind"]; id: string; type: string; retry: number; outcome: string };

/** How envelopes travel: over HTTP or over Socket Mode, each with its own retries. */
export type Transport = { deliver(envelope: Envelope): Promise<Answer> };

export type Delivery = {
  /** Delivers something made by hand: an event's body, a slash command's fields, or an interaction's payload. */
  deliver(body: Json): Promise<Answer>;
  /** Each event is delivered that many times at once, from now on. */
  duplicate(times: number): void;
  /** Each event waits until the next one is delivered. `false` lets the waiting one go. */
  reorder(on: boolean): void;
  /** Events queue up, as if the bot could not be reached. */
  hold(): void;
  /** Delivers what was held, in order, each after the last one was answered. */
  release(): Promise<void>;
  /** When nothing is being delivered any more. */
  settled(): Promise<void>;
};

function toEnvelope(body: Json): Envelope {
  if (isRecord(body["event"])) return { kind: "events_api", payload: body };
  return { kind: typeof body["command"] === "string" ? "slash_commands" : "interactive", payload: body };
}

export function describe(envelope: Envelope): { id: string; type: string } {
  const { payload } = envelope;
  const event = isRecord(payload["event"]) ? payload["event"] : payload;
  return { id: toText(payload["event_id"] ?? payload["trigger_id"]), type: toText(event["type"]) || "command" };
}

export function createDelivery(transport: Transport): { delivery: Delivery; accept: (body: Json) => void } {
  const pending = new Set<Promise<unknown>>();
  let copies = 1;
  let reordering = false;
  let waiting: Envelope | undefined;
  let held: Envelope[] | undefined;

  function track<T>(work: Promise<T>): Promise<T> {
    pending.add(work);
    void work.finally(() => pending.delete(work));
    return work;
  }

  function launch(envelope: Envelope): Promise<Answer[]> {
    return track(Promise.all(Array.from({ length: copies }, () => transport.deliver(envelope))));
  }

  function accept(body: Json): void {
    const envelope = toEnvelope(body);
    if (held) {
      held.push(envelope);
    } else if (!reordering) {
      void launch(envelope);
    } else if (waiting) {
      const earlier = waiting;
      waiting = undefined;
      void track(launch(envelope).then(() => launch(earlier)));
    } else {
      waiting = envelope;
    }
  }

  const delivery: Delivery = {
    deliver: (body) => track(transport.deliver(toEnvelope(body))),
    duplicate: (times) => {
      copies = times;
    },
    reorder(on) {
      reordering = on;
      if (waiting && !on) void launch(waiting);
      waiting = undefined;
    },
    hold: () => {
      held ??= [];
    },
    async release() {
      for (let next = held?.shift(); next; next = held?.shift()) await launch(next);
      held = undefined;
    },
    async settled() {
      while (pending.size > 0) await Promise.all(pending);
    },
  };
  return { delivery, accept };
}

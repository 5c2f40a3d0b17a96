import type { Fault, ProxyCall } from "../proxy.ts";
import { refusals } from "./refusals.ts";

/** So many messages at most in so many milliseconds. */
export type Limit = { messages: number; ms: number };

/**
 * What a bot may send or create in one conversation.
 * https://learn.microsoft.com/microsoftteams/platform/bots/how-to/rate-limit#per-bot-per-thread-limit
 */
export const limitsOfTeams: readonly Limit[] = [
  { messages: 7, ms: 1_000 },
  { messages: 8, ms: 2_000 },
  { messages: 60, ms: 30_000 },
  { messages: 1_800, ms: 3_600_000 },
];

type Options = {
  limits?: readonly Limit[];
  /** Whether Teams says how long to wait: it does not always. */
  says?: boolean;
};

/**
 * A rule for `proxy.when`: refuses what goes over the limits of its conversation. What is refused is not counted. A thread of
 * a channel is a conversation of its own.
 */
export function createLimits({ limits = limitsOfTeams, says = true }: Options = {}) {
  const sent = new Map<string, number[]>();
  return (call: ProxyCall): Fault | undefined => {
    const place = placeOfSend(call);
    if (place === undefined) return undefined;
    const times = sent.get(place) ?? [];
    // When each limit that is reached lets one more through.
    const waits = limits.flatMap(({ messages, ms }) => {
      const oldest = times.at(-messages);
      return oldest !== undefined && call.at - oldest < ms ? [ms - (call.at - oldest)] : [];
    });
    if (waits.length > 0) {
      const seconds = Math.ceil(Math.max(...waits) / 1_000);
      return says ? refusals.throttled(seconds) : refusals.throttled();
    }
    sent.set(place, [...times, call.at]);
    return undefined;
  };
}

/** Where a call says something; nothing for typing, updates and questions, which have limits of their own. */
export function placeOfSend({ method, path, body }: ProxyCall): string | undefined {
  if (method !== "POST" || body["type"] === "typing") return undefined;
  return /^\/v3\/conversations\/(?<place>[^/]+)\/activities(?:\/[^/]+)?$/u.exec(path)?.groups?.["place"];
}

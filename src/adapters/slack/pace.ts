/** Messages an interval, after `burst` at once. */
type Limit = { everyMs: number; burst: number };

/**
 * Slack's own: about one message a second a channel with short bursts; some hundreds a minute in a workspace. A little
 * more than a second, since messages do not all take the same time to reach it: up to a fifth of one more or less.
 */
const channelLimit: Limit = { everyMs: 1_200, burst: 3 };
const workspaceLimit: Limit = { everyMs: 200, burst: 20 };
/** Reading conversations, in a workspace: 50 a minute (tier 3 of docs.slack.dev/apis/web-api/rate-limits). */
const readingLimit: Limit = { everyMs: 1_500, burst: 8 };
const mostChannels = 1_000;
/** The keys of the whole workspace, which are no channels. */
const workspace = "";
const readings = "readings";

export type Pace = ReturnType<typeof createPace>;

/** Makes each message wait for its turn, so that Slack has nothing to refuse. `now` is in milliseconds, of any clock that only goes forward. */
export function createPace(now: () => number) {
  /** When the next message of each would be due if there were no burst. */
  const dueAt = new Map<string, number>();
  const heldUntil = new Map<string, number>();
  const waiting = new Set<PromiseWithResolvers<void>>();
  let stopped = false;

  /** Takes the next place of `key`; until when it is to be waited for. */
  function reserve(key: string, { everyMs, burst }: Limit): number {
    const due = dueAt.get(key) ?? 0;
    const at = Math.max(now(), due - (burst - 1) * everyMs, heldUntil.get(key) ?? 0);
    dueAt.set(key, Math.max(due, at) + everyMs);
    if (dueAt.size > mostChannels) forgetPast();
    return at;
  }

  function forgetPast(): void {
    for (const times of [dueAt, heldUntil]) for (const [key, at] of times) if (at < now()) times.delete(key);
  }

  async function waitUntil(at: number): Promise<void> {
    const ms = at - now();
    if (ms <= 0 || stopped) return;
    const gate = Promise.withResolvers<void>();
    const timer = setTimeout(gate.resolve, ms);
    waiting.add(gate);
    await gate.promise;
    clearTimeout(timer);
    waiting.delete(gate);
  }

  return {
    /** Resolves when a message may be posted in `channel`; false when we are stopping. */
    async turn(channel: string): Promise<boolean> {
      // The workspace's place is taken once the channel's has come: who waits holds nobody else.
      await waitUntil(reserve(channel, channelLimit));
      await waitUntil(reserve(workspace, workspaceLimit));
      // What counts for the channel is when it really leaves.
      dueAt.set(channel, Math.max(dueAt.get(channel) ?? 0, now() + channelLimit.everyMs));
      return !stopped;
    },
    /** Resolves when a conversation may be read; false when we are stopping. */
    async reading(): Promise<boolean> {
      await waitUntil(reserve(readings, readingLimit));
      return !stopped;
    },
    /** Slack asked for a pause in this channel: the others go on. */
    hold: (channel: string, ms: number): void => void heldUntil.set(channel, now() + ms),
    stop(): void {
      stopped = true;
      for (const { resolve } of waiting) resolve();
    },
  };
}

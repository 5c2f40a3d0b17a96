/** At most `most` messages in any `ms`. */
type Limit = { most: number; ms: number };

/**
 * Microsoft's own, per robot and conversation (learn.microsoft.com/microsoftteams/platform/bots/how-to/rate-limit): 7 in a
 * second, 8 in two, 60 in thirty, 1 800 in an hour. The windows are a little longer here: messages do not all take the
 * same time to reach it.
 */
const conversationLimits: readonly Limit[] = [
  { most: 7, ms: 1_200 },
  { most: 8, ms: 2_300 },
  { most: 60, ms: 31_000 },
  { most: 1_800, ms: 3_610_000 },
];
/** Per robot and tenant, all conversations together: 50 a second, 30 in an older text. */
const tenantLimits: readonly Limit[] = [{ most: 30, ms: 1_200 }];
const mostConversations = 1_000;

export type Pace = ReturnType<typeof createPace>;

/** Makes each message wait for its turn, so that Teams has nothing to refuse. `now` is in milliseconds, of any clock that only goes forward. */
export function createPace(now: () => number) {
  /** When the last messages of each left, or are to leave, oldest first. */
  const leaving = new Map<string, number[]>();
  const heldUntil = new Map<string, number>();
  /** The last that waits in each conversation: whoever comes after it waits for it. */
  const queues = new Map<string, Promise<void>>();
  const waiting = new Set<PromiseWithResolvers<void>>();
  let stopped = false;

  /** When one more may leave. */
  function freeAt(key: string, limits: readonly Limit[]): number {
    const times = leaving.get(key) ?? [];
    const earliest = limits.map(({ most, ms }) => (times.at(-most) ?? Number.NEGATIVE_INFINITY) + ms);
    // In order: nobody overtakes who already waits.
    return Math.max(now(), heldUntil.get(key) ?? 0, times.at(-1) ?? 0, ...earliest);
  }

  function note(key: string, limits: readonly Limit[], at: number): void {
    const times = leaving.get(key) ?? [];
    times.push(at);
    const longest = Math.max(...limits.map(({ most }) => most));
    if (times.length > longest) times.splice(0, times.length - longest);
    leaving.set(key, times);
    if (leaving.size > mostConversations) forgetPast();
  }

  function forgetPast(): void {
    const longest = Math.max(...conversationLimits.map(({ ms }) => ms));
    for (const [key, times] of leaving) if ((times.at(-1) ?? 0) + longest < now()) leaving.delete(key);
    for (const [key, at] of heldUntil) if (at < now()) heldUntil.delete(key);
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

  async function takePlace(tenant: string): Promise<void> {
    const key = `tenant:${tenant}`;
    const at = freeAt(key, tenantLimits);
    note(key, tenantLimits, at);
    await waitUntil(at);
  }

  /** Waits for both; never rejects. */
  async function leave(before: Promise<void> | undefined, tenant: string, key: string): Promise<void> {
    await before;
    // A pause may be asked for meanwhile.
    for (;;) {
      const at = freeAt(key, conversationLimits);
      if (at <= now() || stopped) break;
      await waitUntil(at);
    }
    // The tenant's place is taken once the conversation's has come: who waits holds nobody else.
    await takePlace(tenant);
    // What counts for the conversation is when it really leaves.
    note(key, conversationLimits, now());
  }

  return {
    /** Resolves when a message may be posted in this conversation; false when we are stopping. */
    async turn(tenant: string, conversation: string): Promise<boolean> {
      const mine = leave(queues.get(conversation), tenant, `conversation:${conversation}`);
      queues.set(conversation, mine);
      await mine;
      if (queues.get(conversation) === mine) queues.delete(conversation);
      return !stopped;
    },
    /** Resolves when anything else may be asked of this tenant: rosters, conversations to open. */
    place: takePlace,
    /** Teams asked for a pause in this conversation: the others go on. */
    hold(conversation: string, ms: number): void {
      const key = `conversation:${conversation}`;
      heldUntil.set(key, Math.max(heldUntil.get(key) ?? 0, now() + ms));
    },
    stop(): void {
      stopped = true;
      for (const { resolve } of waiting) resolve();
    },
  };
}

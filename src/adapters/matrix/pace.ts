/** What goes before its turn is one call in so many. */
const turnsPerPass = 10;

export type Pace = ReturnType<typeof createPace>;

/**
 * Lets calls go as they come, or some time apart, and holds all of them when the homeserver asks for a pause. `now` is in
 * milliseconds, of any clock that only goes forward.
 */
export function createPace(now: () => number) {
  let everyMs = 0;
  let dueAt = 0;
  let heldUntil = 0;
  let passedAt = Number.NEGATIVE_INFINITY;
  const life = { stopped: false };
  const waiting = new Set<() => void>();

  async function waitUntil(at: number): Promise<void> {
    const ms = at - now();
    if (ms <= 0 || life.stopped) return;
    const { promise, resolve } = Promise.withResolvers<void>();
    const timer = setTimeout(resolve, ms);
    waiting.add(resolve);
    await promise;
    clearTimeout(timer);
    waiting.delete(resolve);
  }

  return {
    /** From now on, no more calls than that in a second. */
    slowTo: (perSecond: number): void => void (everyMs = 1_000 / perSecond),
    /** Resolves when a call may be made; false when we are stopping. */
    async turn(): Promise<boolean> {
      do {
        const at = Math.max(now(), dueAt, heldUntil);
        dueAt = at + everyMs;
        await waitUntil(at);
        // Whoever waited through a pause takes another place: all do not leave together at its end.
      } while (!life.stopped && heldUntil > now());
      return !life.stopped;
    },
    /** A call made now would not wait: what can be done without is only done then. */
    isFree: (): boolean => !life.stopped && dueAt <= now() && heldUntil <= now(),
    /**
     * Whether a small call may be made now, before those that wait or, if not `urgent`, because none does. It takes the
     * time of one: those that follow wait for it.
     */
    passes(urgent: boolean): boolean {
      if (life.stopped || heldUntil > now() || (urgent ? passedAt + everyMs * turnsPerPass : dueAt) > now())
        return false;
      if (urgent) passedAt = now();
      dueAt = Math.max(now(), dueAt) + everyMs;
      return true;
    },
    hold: (ms: number): void => void (heldUntil = Math.max(heldUntil, now() + ms)),
    stop(): void {
      life.stopped = true;
      for (const resolve of waiting) resolve();
    },
  };
}

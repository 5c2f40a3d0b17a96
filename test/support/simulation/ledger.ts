/** A message on a platform, as its reader sees it. */
export type Shown = { platform: string; lane: string; key: string; at: number };

/** What all the platforms saw. */
export function createLedger() {
  const shown: Shown[] = [];
  /** Beyond a limit, or before the end of a pause that was asked for. */
  const violations: string[] = [];
  /** Messages whose sender was never told for sure what became of them. */
  const unknown = new Set<string>();
  const counts = { calls: 0, posts: 0, lookUps: 0, limited: 0, failed: 0, unreachable: 0, lost: 0 };
  return { shown, violations, unknown, counts };
}

export type Ledger = ReturnType<typeof createLedger>;

/** At most `most` in any `ms`; what goes beyond is told. Times are epoch ms, and only go forward. */
export function createWindow(most: number, ms: number) {
  const times: number[] = [];
  return (at: number): boolean => {
    times.push(at);
    while ((times[0] ?? at) <= at - ms) times.shift();
    return times.length <= most;
  };
}

/** A bucket of `burst`, that fills again by `perSecond`; false when it is empty. */
export function createBucket(burst: number, perSecond: number) {
  let level = burst;
  let filledAt = Number.NEGATIVE_INFINITY;
  return (at: number): boolean => {
    level = Math.min(burst, level + (Math.max(at - filledAt, 0) / 1_000) * perSecond);
    filledAt = at;
    if (level < 1) return false;
    level -= 1;
    return true;
  };
}

import { schedule } from "node-cron";
import type { Clock } from "../clock.ts";
import type { Store } from "../store/store.ts";

/**
 * A piece of work due once a period. Pure dates: `periodAt` and `dueAt` compute, the store remembers. All are caught up alike, once
 * within their period: each works from what stands in the base when it runs, so that a period left out loses nothing, and several
 * run at once would say the same several times. What each is late for is said where they are listed (`cli/jobs.ts`).
 */
export type Job = {
  name: string;
  /** The period that instant `at` (epoch ms) belongs to: "2026-W48". */
  periodAt(at: number): string;
  /** When the work of that period becomes due, in epoch ms. */
  dueAt(period: string): number;
  /** Late work waits for a decent hour. */
  isDecentHour(at: number): boolean;
  /** Writes to the store only: runs inside the transaction that records the period as done. */
  run(at: number, period: string): void;
};

/**
 * node-cron is only a tick: what is due is computed from the database, so a restart, a long stop or a change of hour
 * neither loses a period nor doubles it. A period whose time passed while stopped is caught up once, within itself:
 * older ones are not, what they would have said is in the present one.
 */
export function createScheduler(options: {
  store: {
    transaction: Store["transaction"];
    settings: Pick<Store["settings"], "installedAt">;
    jobRuns: Pick<Store["jobRuns"], "claim" | "hasRun">;
  };
  clock: Clock;
  jobs: readonly Job[];
  onCommitted: () => void;
  onFailure: (job: string, error: unknown) => void;
}) {
  const { store, clock, jobs, onCommitted, onFailure } = options;

  function isDue(job: Job, now: number): string | undefined {
    const period = job.periodAt(now);
    const dueAt = job.dueAt(period);
    const due =
      now >= dueAt &&
      dueAt >= store.settings.installedAt() &&
      !store.jobRuns.hasRun(job.name, period) &&
      job.isDecentHour(now);
    return due ? period : undefined;
  }

  function tick(): void {
    const now = clock.now();
    let ran = false;
    for (const job of jobs) {
      try {
        const period = isDue(job, now);
        if (period === undefined) continue;
        store.transaction(() => {
          if (store.jobRuns.claim(job.name, period, now)) job.run(now, period);
        });
        ran = true;
      } catch (error) {
        // The period is not claimed: the job is tried again at the next tick, and the others run.
        onFailure(job.name, error);
      }
    }
    if (ran) onCommitted();
  }

  let task: ReturnType<typeof schedule> | undefined;
  return {
    tick,
    start(): void {
      tick();
      task = schedule("* * * * *", tick);
    },
    async stop(): Promise<void> {
      await task?.stop();
    },
  };
}

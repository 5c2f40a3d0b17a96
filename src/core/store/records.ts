import type { Db } from "./database.ts";

/** Who did what to which record: written in the transaction that does it, never changed. */
export function createAudit(db: Db) {
  const insert = db.prepare(
    "INSERT INTO audit (at, person_id, action, subject, before, after) VALUES (?, ?, ?, ?, ?, ?)",
  );
  return {
    add(
      at: number,
      personId: number | undefined,
      action: string,
      subject: string,
      change: { before?: string; after?: string } = {},
    ): void {
      insert.run(at, personId ?? null, action, subject, change.before ?? null, change.after ?? null);
    },
  };
}

/** Which job ran for which period: a period is run once, whatever restarts happen. */
export function createJobRuns(db: Db) {
  const insert = db.prepare("INSERT INTO job_run (job, period, ran_at) VALUES (?, ?, ?) ON CONFLICT DO NOTHING");
  const ran = db.prepare<[string, string], number>("SELECT ran_at FROM job_run WHERE job = ? AND period = ?").pluck();
  const last = db
    .prepare<[string, number], number | null>("SELECT max(ran_at) FROM job_run WHERE job = ? AND ran_at < ?")
    .pluck();
  return {
    /** False when this period was already run: call inside the transaction that runs it. */
    claim: (job: string, period: string, at: number): boolean => insert.run(job, period, at).changes === 1,
    hasRun: (job: string, period: string): boolean => ran.get(job, period) !== undefined,
    /** When the job last ran before `at`: the run under way, already claimed, does not count. */
    lastRunBefore: (job: string, at: number): number | undefined => last.get(job, at) ?? undefined,
  };
}

export function createSettings(db: Db) {
  const read = db.prepare<[string], string>("SELECT value FROM setting WHERE name = ?").pluck();
  const write = db.prepare(
    "INSERT INTO setting (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
  );
  const forget = db.prepare("DELETE FROM setting WHERE name = ?");
  return {
    get: (name: string): string | undefined => read.get(name),
    /** When Relais was first there (epoch ms): what was due before was nobody's to tell. */
    installedAt: (): number => Number(read.get("installed_at") ?? 0),
    set: (name: string, value: string): void => void write.run(name, value),
    forget: (name: string): void => void forget.run(name),
  };
}

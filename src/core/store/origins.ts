import type { Db } from "./database.ts";

const tables = {
  deadline: "SELECT created_by AS by, created_at AS at FROM deadline WHERE id = ?",
  meeting: "SELECT created_by AS by, created_at AS at FROM meeting WHERE id = ?",
  decision: "SELECT created_by AS by, created_at AS at FROM decision WHERE id = ?",
  consultation: "SELECT created_by AS by, created_at AS at FROM consultation WHERE id = ?",
  resource: "SELECT by_person AS by, at FROM resource WHERE id = ?",
  campaign: "SELECT opened_by AS by, opened_at AS at FROM campaign WHERE id = ?",
} as const;

export type Recorded = keyof typeof tables;

/** Who noted something first, and when (epoch ms); nobody when it was imported. */
export function createOrigins(db: Db) {
  const reads = new Map(
    Object.entries(tables).map(([kind, sql]) => [kind, db.prepare<[number], { by: number | null; at: number }>(sql)]),
  );
  return {
    of(kind: Recorded, id: number): { by?: number; at: number } | undefined {
      const row = reads.get(kind)?.get(id);
      return row && { at: row.at, ...(row.by === null ? {} : { by: row.by }) };
    },
  };
}

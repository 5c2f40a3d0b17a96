import type { BlockerReason } from "../roadmap/blocker.ts";
import type { Db } from "./database.ts";

/** What holds an action back, said of the action and never of anybody. */
export type ActionBlocker = {
  id: number;
  deadlineId: number;
  reason: BlockerReason;
  text: string;
  by: number;
  at: number;
  liftedAt?: number;
};

type Row = Omit<ActionBlocker, "liftedAt"> & { liftedAt: number | null };

export function createActionBlockers(db: Db) {
  const columns = 'id, deadline_id AS deadlineId, reason, text, by_person AS "by", at, lifted_at AS liftedAt';
  const insert = db.prepare(
    "INSERT INTO action_blocker (deadline_id, reason, text, by_person, at) VALUES (?, ?, ?, ?, ?)",
  );
  const lift = db.prepare("UPDATE action_blocker SET lifted_at = ?, lifted_by = ? WHERE id = ? AND lifted_at IS NULL");
  const open = db.prepare<[], Row>(`SELECT ${columns} FROM action_blocker WHERE lifted_at IS NULL ORDER BY id`);
  const byId = db.prepare<[number], Row>(`SELECT ${columns} FROM action_blocker WHERE id = ?`);
  return {
    add: ({ deadlineId, reason, text, by, at }: Omit<ActionBlocker, "id" | "liftedAt">): number =>
      Number(insert.run(deadlineId, reason, text, by, at).lastInsertRowid),
    lift: (id: number, by: number, at: number): void => void lift.run(at, by, id),
    /** Oldest first. */
    open: (): ActionBlocker[] => open.all().map(toBlocker),
    byId(id: number): ActionBlocker | undefined {
      const row = byId.get(id);
      return row && toBlocker(row);
    },
  };
}

function toBlocker({ liftedAt, ...row }: Row): ActionBlocker {
  return { ...row, ...(liftedAt === null ? {} : { liftedAt }) };
}

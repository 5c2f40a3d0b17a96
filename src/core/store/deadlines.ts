import type { CivilDate } from "../calendar/civil-date.ts";
import type { Db } from "./database.ts";

export type Deadline = {
  id: number;
  title: string;
  due: CivilDate;
  status: "open" | "done";
  /** Of one municipality; absent: of all the EPCI. */
  insee?: string;
  ownerId?: number;
  doneAt?: number;
  /** The decision it carries out. */
  decisionId?: number;
};

type Row = {
  id: number;
  title: string;
  due: string;
  status: "open" | "done";
  insee: string | null;
  owner_id: number | null;
  done_at: number | null;
  decision_id: number | null;
};

export function createDeadlines(db: Db) {
  const columns = "id, title, due, status, insee, owner_id, done_at, decision_id";
  const insert = db.prepare(
    "INSERT INTO deadline (title, due, insee, owner_id, decision_id, created_by, created_at) VALUES (?, ?, ?, ?, ?, ?, ?)",
  );
  const open = db.prepare<[], Row>(`SELECT ${columns} FROM deadline WHERE status = 'open' ORDER BY due, id`);
  const done = db.prepare<[number], Row>(
    `SELECT ${columns} FROM deadline WHERE status = 'done' AND done_at >= ? ORDER BY done_at, id`,
  );
  const ofDecision = db.prepare<[number], Row>(
    `SELECT ${columns} FROM deadline WHERE decision_id = ? ORDER BY due, id`,
  );
  const byId = db.prepare<[number], Row>(`SELECT ${columns} FROM deadline WHERE id = ?`);
  const finish = db.prepare("UPDATE deadline SET status = 'done', done_at = ? WHERE id = ?");
  const postpone = db.prepare("UPDATE deadline SET due = ? WHERE id = ?");
  const entrust = db.prepare("UPDATE deadline SET owner_id = ? WHERE id = ?");
  return {
    add(
      deadline: { title: string; due: CivilDate; insee?: string; ownerId?: number; decisionId?: number },
      by: number | undefined,
      at: number,
    ): number {
      const { title, due, insee = null, ownerId = null, decisionId = null } = deadline;
      return Number(insert.run(title, due, insee, ownerId, decisionId, by ?? null, at).lastInsertRowid);
    },
    byId(id: number): Deadline | undefined {
      const row = byId.get(id);
      return row && toDeadline(row);
    },
    /** Nearest first. */
    open: (): Deadline[] => open.all().map(toDeadline),
    /** What carries out a decision, done or not. */
    ofDecision: (decisionId: number): Deadline[] => ofDecision.all(decisionId).map(toDeadline),
    doneSince: (at: number): Deadline[] => done.all(at).map(toDeadline),
    finish: (id: number, at: number): void => void finish.run(at, id),
    postpone: (id: number, due: CivilDate): void => void postpone.run(due, id),
    /** Somebody else is in charge of it from now on. */
    entrust: (id: number, ownerId: number): void => void entrust.run(ownerId, id),
  };
}

function toDeadline(row: Row): Deadline {
  return {
    id: row.id,
    title: row.title,
    due: row.due,
    status: row.status,
    ...(row.insee === null ? {} : { insee: row.insee }),
    ...(row.owner_id === null ? {} : { ownerId: row.owner_id }),
    ...(row.done_at === null ? {} : { doneAt: row.done_at }),
    ...(row.decision_id === null ? {} : { decisionId: row.decision_id }),
  };
}

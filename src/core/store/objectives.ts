import type { Interest, InterestLevel } from "../roadmap/interest.ts";
import type { Objective } from "../roadmap/objective.ts";
import type { Db } from "./database.ts";

/** Who noted something, and when (epoch ms). */
export type Noted = { by?: number; at: number };

/** What of a diagnostic an objective answers: an indicator, by its key. */
export type Finding = { objectiveId: number; campaignId: number; indicator: string } & Noted;

/** An action, which is a deadline, serves one objective. */
export type Service = { deadlineId: number; objectiveId: number } & Noted;

type Author = { by: number | null; at: number };

export function createObjectives(db: Db) {
  const author = 'by_person AS "by", at';
  const insert = db.prepare("INSERT INTO objective (orientation, title, by_person, at) VALUES (?, ?, ?, ?)");
  const change = db.prepare("UPDATE objective SET orientation = ?, title = ? WHERE id = ?");
  const remove = db.prepare("UPDATE objective SET removed_at = ? WHERE id = ?");
  const all = db.prepare<[], Objective & Author>(
    `SELECT id, orientation, title, ${author} FROM objective WHERE removed_at IS NULL ORDER BY id`,
  );
  const serve = db.prepare(
    "INSERT OR REPLACE INTO objective_action (deadline_id, objective_id, by_person, at) VALUES (?, ?, ?, ?)",
  );
  const free = db.prepare("DELETE FROM objective_action WHERE deadline_id = ?");
  const freeAll = db.prepare("DELETE FROM objective_action WHERE objective_id = ?");
  const services = db.prepare<[], Omit<Service, keyof Noted> & Author>(
    `SELECT deadline_id AS deadlineId, objective_id AS objectiveId, ${author} FROM objective_action ORDER BY deadline_id`,
  );
  const find = db.prepare(
    "INSERT OR IGNORE INTO objective_finding (objective_id, campaign_id, indicator, by_person, at) VALUES (?, ?, ?, ?, ?)",
  );
  const unfind = db.prepare(
    "DELETE FROM objective_finding WHERE objective_id = ? AND campaign_id = ? AND indicator = ?",
  );
  const unfindAll = db.prepare("DELETE FROM objective_finding WHERE objective_id = ?");
  const findings = db.prepare<[number], Omit<Finding, keyof Noted> & Author>(
    `SELECT objective_id AS objectiveId, campaign_id AS campaignId, indicator, ${author} FROM objective_finding
     WHERE objective_id = ? ORDER BY at, indicator`,
  );
  const value = db.prepare(
    "INSERT OR REPLACE INTO objective_interest (objective_id, insee, level, by_person, at) VALUES (?, ?, ?, ?, ?)",
  );
  const interests = db.prepare<[], { objectiveId: number; insee: string; level: InterestLevel }>(
    `SELECT objective_id AS objectiveId, i.insee, level FROM objective_interest i
     JOIN objective o ON o.id = objective_id AND o.removed_at IS NULL
     JOIN municipality m ON m.insee = i.insee AND m.left_at IS NULL ORDER BY objective_id, i.insee`,
  );
  return {
    add: ({ orientation, title }: Omit<Objective, "id">, by: number, at: number): number =>
      Number(insert.run(orientation, title, by, at).lastInsertRowid),
    change: ({ id, orientation, title }: Objective): void => void change.run(orientation, title, id),
    /** What hung on it no longer does; what municipalities said of it is kept, and shown no more. */
    remove(id: number, at: number): void {
      freeAll.run(id);
      unfindAll.run(id);
      remove.run(at, id);
    },
    /** In the order they were said. */
    all: (): (Objective & Noted)[] => all.all().map(noted),
    /** It leaves the objective it served before. */
    serve: (deadlineId: number, objectiveId: number, by: number, at: number): void =>
      void serve.run(deadlineId, objectiveId, by, at),
    free: (deadlineId: number): void => void free.run(deadlineId),
    services: (): Service[] => services.all().map(noted),
    find: ({ objectiveId, campaignId, indicator }: Omit<Finding, keyof Noted>, by: number, at: number): void =>
      void find.run(objectiveId, campaignId, indicator, by, at),
    unfind: ({ objectiveId, campaignId, indicator }: Omit<Finding, keyof Noted>): void =>
      void unfind.run(objectiveId, campaignId, indicator),
    findings: (objectiveId: number): Finding[] => findings.all(objectiveId).map(noted),
    /** The last word of a municipality is the one that counts. */
    sayInterest: ({ objectiveId, insee, level }: Interest, by: number, at: number): void =>
      void value.run(objectiveId, insee, level, by, at),
    interests: (): Interest[] => interests.all(),
  };
}

function noted<Row extends Author>({ by, ...row }: Row): Omit<Row, "by"> & Noted {
  return { ...row, ...(by === null ? {} : { by }) };
}

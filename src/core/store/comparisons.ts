import type { Comparison, Criterion, Project, Score } from "../decision-aid/comparison.ts";
import type { Weighing } from "../decision-aid/weighing.ts";
import { fold } from "../language/fold.ts";
import type { Db } from "./database.ts";

type Row = { id: number; bodyId: number | null; askedAt: number | null; createdBy: number; createdAt: number };
type GoneRow = { id: number; label: string };

export function createComparisons(db: Db) {
  const insert = db.prepare("INSERT INTO comparison (created_by, created_at) VALUES (?, ?)");
  const rows = db.prepare<[], Row>(
    `SELECT id, body_id AS bodyId, asked_at AS askedAt, created_by AS createdBy, created_at AS createdAt
     FROM comparison WHERE removed_at IS NULL ORDER BY id`,
  );
  const ask = db.prepare("UPDATE comparison SET body_id = ?, asked_at = ? WHERE id = ?");
  const remove = db.prepare("UPDATE comparison SET removed_at = ? WHERE id = ?");
  const projects = db.prepare<[number], Project>(
    "SELECT id, name FROM comparison_project WHERE comparison_id = ? AND removed_at IS NULL ORDER BY id",
  );
  const addProject = db.prepare("INSERT INTO comparison_project (comparison_id, name) VALUES (?, ?)");
  const removeProject = db.prepare("UPDATE comparison_project SET removed_at = ? WHERE id = ?");
  const criteria = db.prepare<[number], Criterion>(
    "SELECT id, label, weight FROM comparison_criterion WHERE comparison_id = ? AND removed_at IS NULL ORDER BY rank, id",
  );
  const everyCriterion = db.prepare<[number], GoneRow>(
    "SELECT id, label FROM comparison_criterion WHERE comparison_id = ? ORDER BY id",
  );
  const addCriterion = db.prepare(
    "INSERT INTO comparison_criterion (comparison_id, label, weight, rank) VALUES (?, ?, ?, ?)",
  );
  const changeCriterion = db.prepare(
    "UPDATE comparison_criterion SET label = ?, weight = ?, rank = ?, removed_at = NULL WHERE id = ?",
  );
  const removeCriterion = db.prepare("UPDATE comparison_criterion SET removed_at = ? WHERE id = ?");
  const weigh = db.prepare("UPDATE comparison_criterion SET weight = ? WHERE id = ?");
  const scores = db.prepare<[number], Score>(
    `SELECT s.project_id AS projectId, s.criterion_id AS criterionId, s.score FROM comparison_score s
     JOIN comparison_project p ON p.id = s.project_id WHERE p.comparison_id = ? ORDER BY s.project_id, s.criterion_id`,
  );
  const score = db.prepare(
    `INSERT INTO comparison_score (project_id, criterion_id, score, by_person, at) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT (project_id, criterion_id) DO UPDATE SET score = excluded.score, by_person = excluded.by_person,
       at = excluded.at`,
  );
  const unscore = db.prepare("DELETE FROM comparison_score WHERE project_id = ? AND criterion_id = ?");
  const weighings = db.prepare<[number], Weighing>(
    `SELECT w.criterion_id AS criterionId, w.person_id AS personId, w.weight FROM comparison_weighing w
     JOIN comparison_criterion c ON c.id = w.criterion_id WHERE c.comparison_id = ?
     ORDER BY w.criterion_id, w.person_id`,
  );
  const answer = db.prepare(
    `INSERT INTO comparison_weighing (criterion_id, person_id, weight, at) VALUES (?, ?, ?, ?)
     ON CONFLICT (criterion_id, person_id) DO UPDATE SET weight = excluded.weight, at = excluded.at`,
  );

  return {
    /** Oldest first; not those removed. */
    all: (): Comparison[] =>
      rows.all().map(({ bodyId, askedAt, ...row }) => ({
        ...row,
        ...(bodyId !== null && { bodyId }),
        ...(askedAt !== null && { askedAt }),
        projects: projects.all(row.id),
        criteria: criteria.all(row.id),
        scores: scores.all(row.id),
      })),
    add: (by: number, at: number): number => Number(insert.run(by, at).lastInsertRowid),
    remove: (id: number, at: number): void => void remove.run(at, id),
    addProject: (id: number, name: string): void => void addProject.run(id, name),
    removeProject: (projectId: number, at: number): void => void removeProject.run(at, projectId),
    /** These and no other, in this order; one of the same name keeps its scores, even after it was left out. */
    setCriteria(id: number, said: readonly { label: string; weight: number }[], at: number): void {
      const known = everyCriterion.all(id);
      for (const one of known)
        if (!said.some(({ label }) => fold(label) === fold(one.label))) removeCriterion.run(at, one.id);
      for (const [rank, { label, weight }] of said.entries()) {
        const same = known.find((one) => fold(one.label) === fold(label));
        if (same === undefined) addCriterion.run(id, label, weight, rank);
        else changeCriterion.run(label, weight, rank, same.id);
      }
    },
    weigh: (criterionId: number, weight: number): void => void weigh.run(weight, criterionId),
    /** `undefined`: not scored any more. */
    score(projectId: number, criterionId: number, value: number | undefined, by: number, at: number): void {
      if (value === undefined) unscore.run(projectId, criterionId);
      else score.run(projectId, criterionId, value, by, at);
    },
    /** The members of this instance are asked what each criterion weighs. */
    ask: (id: number, bodyId: number, at: number): void => void ask.run(bodyId, at, id),
    weighings: (id: number): Weighing[] => weighings.all(id),
    answer: (criterionId: number, personId: number, weight: number, at: number): void =>
      void answer.run(criterionId, personId, weight, at),
  };
}

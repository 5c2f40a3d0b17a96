import type { CriterionValue, Moment, ServiceCriterion } from "../roadmap/service-criterion.ts";
import type { Db } from "./database.ts";

type ValueRow = Omit<CriterionValue, "estimate" | "fromDiagnostic"> & {
  criterionId: number;
  moment: Moment;
  estimate: number;
  fromDiagnostic: number;
};

export function createServiceCriteria(db: Db) {
  const insert = db.prepare(
    "INSERT INTO service_criterion (service, label, created_by, created_at) VALUES (?, ?, ?, ?)",
  );
  const remove = db.prepare("UPDATE service_criterion SET removed_at = ? WHERE id = ?");
  const all = db.prepare<[], Pick<ServiceCriterion, "id" | "service" | "label">>(
    "SELECT id, service, label FROM service_criterion WHERE removed_at IS NULL ORDER BY service, id",
  );
  const tell = db.prepare(
    `INSERT INTO service_criterion_value (criterion_id, moment, value, unit, estimate, source, from_diagnostic, by_person, at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const latest = db.prepare<[], ValueRow>(
    `SELECT criterion_id AS criterionId, moment, value, unit, estimate, source, from_diagnostic AS fromDiagnostic, by_person AS byPerson, at
     FROM service_criterion_value WHERE id IN (SELECT max(id) FROM service_criterion_value GROUP BY criterion_id, moment)`,
  );
  return {
    add: (service: string, label: string, by: number, at: number): number =>
      Number(insert.run(service, label, by, at).lastInsertRowid),
    remove: (id: number, at: number): void => void remove.run(at, id),
    /** Nothing is ever replaced: the latest word on a moment stands. */
    tell(id: number, moment: Moment, said: CriterionValue): void {
      const { value, unit, estimate, source, fromDiagnostic, byPerson, at } = said;
      tell.run(id, moment, value, unit, estimate ? 1 : 0, source, fromDiagnostic ? 1 : 0, byPerson, at);
    },
    /** By service, in the order they were written. */
    all(): ServiceCriterion[] {
      const values = latest.all();
      return all.all().map((row) => {
        const own = values.filter(({ criterionId }) => criterionId === row.id).map(toValue);
        return { ...row, ...Object.fromEntries(own) };
      });
    },
  };
}

function toValue({
  criterionId: _criterion,
  moment,
  estimate,
  fromDiagnostic,
  ...row
}: ValueRow): [Moment, CriterionValue] {
  return [moment, { ...row, estimate: estimate === 1, fromDiagnostic: fromDiagnostic === 1 }];
}

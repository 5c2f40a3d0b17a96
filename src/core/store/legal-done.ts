import type { CivilDate } from "../calendar/civil-date.ts";
import type { Db } from "./database.ts";

/**
 * Something the law asked for, done. `occurrence`: the rule, what, and of what: "R16:convocation:meeting:12". `insee`: for one
 * municipality; absent: for all.
 */
export type LegalDone = { id: number; occurrence: string; insee?: string; doneOn: CivilDate; proof?: string };

type Row = { id: number; occurrence: string; insee: string | null; doneOn: string; proof: string | null };

export function createLegalDone(db: Db) {
  const select = "SELECT id, occurrence, insee, done_on AS doneOn, proof FROM legal_done WHERE undone_at IS NULL";
  const insert = db.prepare(
    "INSERT INTO legal_done (occurrence, insee, done_on, proof, recorded_by, recorded_at) VALUES (?, ?, ?, ?, ?, ?)",
  );
  const of = db.prepare<[string], Row>(`${select} AND occurrence = ? ORDER BY id`);
  const all = db.prepare<[], Row>(`${select} ORDER BY id`);
  const undo = db.prepare("UPDATE legal_done SET undone_at = ? WHERE id = ? AND undone_at IS NULL");
  return {
    add(done: Omit<LegalDone, "id">, by: number | undefined, at: number): number {
      const { occurrence, insee, doneOn, proof } = done;
      return Number(insert.run(occurrence, insee ?? null, doneOn, proof ?? null, by ?? null, at).lastInsertRowid);
    },
    /** What still stands, oldest first. */
    of: (occurrence: string): LegalDone[] => of.all(occurrence).map(toDone),
    all: (): LegalDone[] => all.all().map(toDone),
    /** The line is kept, and no longer counts. */
    undo: (id: number, at: number): void => void undo.run(at, id),
  };
}

function toDone({ insee, proof, ...row }: Row): LegalDone {
  return { ...row, ...(insee !== null && { insee }), ...(proof !== null && { proof }) };
}

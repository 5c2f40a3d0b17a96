import type { Db } from "./database.ts";

/** A file kept with an answer. `path`: the question it is about, or an item of a list; absent while nobody said which. */
export type AnswerFile = {
  id: number;
  interviewId: number;
  path?: string;
  name: string;
  mime: string;
  /** In bytes. */
  size: number;
  by: number;
  at: number;
};
export type NewFile = { interviewId: number; path?: string; name: string; mime: string; bytes: Uint8Array };

type Row = Omit<AnswerFile, "path"> & { path: string | null };

const columns =
  "id, interview_id AS interviewId, path, name, mime, length(bytes) AS size, by_person AS by, at FROM answer_file";

export function createAnswerFiles(db: Db) {
  const ofInterview = db.prepare<[number], Row>(
    `SELECT ${columns} WHERE interview_id = ? AND removed_at IS NULL ORDER BY id`,
  );
  const counts = db.prepare<[number], { path: string; files: number }>(
    `SELECT path, count(*) AS files FROM answer_file
     WHERE interview_id = ? AND path IS NOT NULL AND removed_at IS NULL GROUP BY path`,
  );
  const byId = db.prepare<[number], Row>(`SELECT ${columns} WHERE id = ? AND removed_at IS NULL`);
  const bytesOf = db
    .prepare<[number], Uint8Array>("SELECT bytes FROM answer_file WHERE id = ? AND removed_at IS NULL")
    .pluck();
  const same = db
    .prepare<[number, Uint8Array], number>(
      "SELECT id FROM answer_file WHERE interview_id = ? AND bytes = ? AND removed_at IS NULL ORDER BY id",
    )
    .pluck();
  const insert = db.prepare(
    "INSERT INTO answer_file (interview_id, path, name, mime, by_person, at, bytes) VALUES (?, ?, ?, ?, ?, ?, ?)",
  );
  const place = db.prepare("UPDATE answer_file SET path = ? WHERE id = ?");
  const remove = db.prepare("UPDATE answer_file SET bytes = x'', name = '', removed_at = ? WHERE id = ?");
  const forget = db.prepare("DELETE FROM answer_file WHERE interview_id = ?");
  const interviews = db
    .prepare<[], number>("SELECT DISTINCT interview_id FROM answer_file WHERE removed_at IS NULL ORDER BY interview_id")
    .pluck();
  return {
    /** The interviews that files are kept with. */
    interviews: (): number[] => interviews.all(),
    /** In the order they came. */
    ofInterview: (interviewId: number): AnswerFile[] => ofInterview.all(interviewId).map(toFile),
    /** How many are joined to each place that has some. */
    countsIn: (interviewId: number): Record<string, number> =>
      Object.fromEntries(counts.all(interviewId).map(({ path, files }) => [path, files])),
    byId(id: number): AnswerFile | undefined {
      const row = byId.get(id);
      return row && toFile(row);
    },
    /** Undefined once it was removed. */
    bytesOf: (id: number): Uint8Array | undefined => bytesOf.get(id),
    /** The file of this interview that is this very one. */
    sameAs(interviewId: number, bytes: Uint8Array): AnswerFile | undefined {
      const id = same.get(interviewId, bytes);
      const row = id === undefined ? undefined : byId.get(id);
      return row && toFile(row);
    },
    add({ interviewId, path, name, mime, bytes }: NewFile, by: number, at: number): number {
      return Number(insert.run(interviewId, path ?? null, name, mime, by, at, bytes).lastInsertRowid);
    },
    place: (id: number, path: string): void => void place.run(path, id),
    /** Nothing is left of what it held. */
    remove: (id: number, at: number): void => void remove.run(at, id),
    /** Nothing is left of those of this interview, nor of who sent them. */
    forgetOf: (interviewId: number): void => void forget.run(interviewId),
  };
}

function toFile({ path, ...row }: Row): AnswerFile {
  return { ...row, ...(path !== null && { path }) };
}

import type { EntryWay, Teller } from "../interview/entered.ts";
import type { Db } from "./database.ts";

/** Answers entered by `byPerson` for a municipality, on somebody else's word: all that they gave meanwhile. */
export type Entry = {
  id: number;
  interviewId: number;
  byPerson: number;
  teller: Teller;
  way: EntryWay;
  begunAt: number;
  endedAt?: number;
};

type Row = {
  id: number;
  interview_id: number;
  by_person: number;
  told_by: number | null;
  told_name: string | null;
  way: EntryWay;
  begun_at: number;
  ended_at: number | null;
};

/** The entry behind a row of answers, in SQL. A form may be taken in the middle of a telephone call: what it brought is its own. */
const behind = (given: string) => `(SELECT max(b.id) FROM entry b WHERE b.interview_id = ${given}.interview_id
  AND b.by_person = ${given}.by_person AND b.begun_at <= ${given}.at AND ifnull(b.ended_at, ${given}.at) >= ${given}.at)`;

export function createEntries(db: Db) {
  const insert = db.prepare(
    "INSERT INTO entry (interview_id, by_person, told_by, told_name, way, begun_at) VALUES (?, ?, ?, ?, ?, ?)",
  );
  const end = db.prepare("UPDATE entry SET ended_at = ? WHERE id = ?");
  const openBy = db.prepare<[number], Row>("SELECT * FROM entry WHERE by_person = ? AND ended_at IS NULL ORDER BY id");
  const open = db.prepare<[], Row>("SELECT * FROM entry WHERE ended_at IS NULL ORDER BY id");
  const ofInterview = db.prepare<[number], Row>("SELECT * FROM entry WHERE interview_id = ? ORDER BY id");
  const given = db
    .prepare<[number], string>(
      `SELECT a.path FROM entry e JOIN answer a ON a.interview_id = e.interview_id AND ${behind("a")} = e.id WHERE e.id = ?`,
    )
    .pluck();
  const lastAt = db
    .prepare<[number], number | null>(
      `SELECT max(l.at) FROM entry e JOIN answer_log l ON l.interview_id = e.interview_id AND ${behind("l")} = e.id
       WHERE e.id = ?`,
    )
    .pluck();
  return {
    begin(begun: Omit<Entry, "id" | "begunAt" | "endedAt">, at: number): Entry {
      const { interviewId, byPerson, teller, way } = begun;
      const row = insert.run(interviewId, byPerson, teller.personId ?? null, teller.name ?? null, way, at);
      return { ...begun, id: Number(row.lastInsertRowid), begunAt: at };
    },
    end: (id: number, at: number): void => void end.run(at, id),
    /** Those that this person has under way, in the order they were begun. */
    openBy: (personId: number): Entry[] => openBy.all(personId).map(toEntry),
    open: (): Entry[] => open.all().map(toEntry),
    ofInterview: (interviewId: number): Entry[] => ofInterview.all(interviewId).map(toEntry),
    /** The paths of the answers that stand as they were entered then. */
    given: (id: number): string[] => given.all(id),
    /** When something was last entered; undefined: nothing was. */
    lastAt: (id: number): number | undefined => lastAt.get(id) ?? undefined,
  };
}

function toEntry(row: Row): Entry {
  return {
    id: row.id,
    interviewId: row.interview_id,
    byPerson: row.by_person,
    teller: tellerOf(row),
    way: row.way,
    begunAt: row.begun_at,
    ...(row.ended_at === null ? {} : { endedAt: row.ended_at }),
  };
}

function tellerOf({ told_by: personId, told_name: name }: Row): Teller {
  if (personId !== null) return { personId };
  if (name === null) throw new Error("an entry rests on nobody's word");
  return { name };
}

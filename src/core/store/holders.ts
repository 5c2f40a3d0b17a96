import type { PersonFunction } from "../people.ts";
import type { Db } from "./database.ts";
import { readJson } from "./json.ts";

/** Who answers an interview for its municipality, since when, and under which functions; `leftAt`: no more. */
export type Holder = {
  interviewId: number;
  personId: number;
  functions: PersonFunction[];
  since: number;
  leftAt?: number;
};

type Row = {
  interview_id: number;
  person_id: number;
  functions: string;
  since: number;
  left_at: number | null;
};

export function createHolders(db: Db) {
  const insert = db.prepare(
    `INSERT INTO interview_holder (interview_id, person_id, functions, since) VALUES (?, ?, ?, ?)
     ON CONFLICT (interview_id, person_id) DO UPDATE SET functions = excluded.functions, since = excluded.since, left_at = NULL`,
  );
  const leave = db.prepare("UPDATE interview_holder SET left_at = ? WHERE interview_id = ? AND person_id = ?");
  const all = db.prepare<[], Row>("SELECT * FROM interview_holder ORDER BY interview_id, since, person_id");
  const of = db.prepare<[number], Row>(
    "SELECT * FROM interview_holder WHERE interview_id = ? ORDER BY since, person_id",
  );
  return {
    /** They answer from now on, for the first time or again. */
    take: ({ interviewId, personId, functions }: Omit<Holder, "since" | "leftAt">, at: number): void =>
      void insert.run(interviewId, personId, JSON.stringify(functions), at),
    leave: (interviewId: number, personId: number, at: number): void => void leave.run(at, interviewId, personId),
    all: (): Holder[] => all.all().map(toHolder),
    of: (interviewId: number): Holder[] => of.all(interviewId).map(toHolder),
  };
}

function toHolder(row: Row): Holder {
  return {
    interviewId: row.interview_id,
    personId: row.person_id,
    functions: readJson<PersonFunction[]>(row.functions),
    since: row.since,
    ...(row.left_at === null ? {} : { leftAt: row.left_at }),
  };
}

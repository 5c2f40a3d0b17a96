import type { Db } from "./database.ts";

/** What became of a question put to somebody else than the clerk: answered, given back, or no longer asked of them. */
export type HandOverState = "asked" | "answered" | "declined" | "taken_back";

export type HandOver = {
  id: number;
  interviewId: number;
  path: string;
  toPerson: number;
  byPerson: number;
  /** Epoch ms. */
  at: number;
  state: HandOverState;
  settledAt?: number;
};

type Row = Omit<HandOver, "settledAt"> & { settledAt: number | null };

export function createHandOvers(db: Db) {
  const insert = db.prepare(
    "INSERT INTO hand_over (interview_id, path, to_person, by_person, at, state) VALUES (?, ?, ?, ?, ?, 'asked')",
  );
  const select = `SELECT id, interview_id AS interviewId, path, to_person AS toPerson, by_person AS byPerson, at, state,
    settled_at AS settledAt FROM hand_over`;
  const byId = db.prepare<[number], Row>(`${select} WHERE id = ?`);
  const ofInterview = db.prepare<[number], Row>(`${select} WHERE interview_id = ? ORDER BY id`);
  const askedOf = db.prepare<[number], Row>(`${select} WHERE to_person = ? AND state = 'asked' ORDER BY id`);
  const answeredBy = db.prepare<[number, number], Row>(
    `${select} WHERE to_person = ? AND state = 'answered' AND settled_at >= ? ORDER BY settled_at DESC, id DESC`,
  );
  const asked = db.prepare<[], Row>(`${select} WHERE state = 'asked' ORDER BY id`);
  const settle = db.prepare("UPDATE hand_over SET state = ?, settled_at = ? WHERE id = ? AND state = 'asked'");
  return {
    /** One question of an interview waits for one person at a time. */
    add(one: Pick<HandOver, "interviewId" | "path" | "toPerson" | "byPerson" | "at">): HandOver {
      const { lastInsertRowid } = insert.run(one.interviewId, one.path, one.toPerson, one.byPerson, one.at);
      return { ...one, id: Number(lastInsertRowid), state: "asked" };
    },
    byId(id: number): HandOver | undefined {
      const row = byId.get(id);
      return row && toHandOver(row);
    },
    ofInterview: (interviewId: number): HandOver[] => ofInterview.all(interviewId).map(toHandOver),
    /** What waits for this person, the oldest first. */
    askedOf: (personId: number): HandOver[] => askedOf.all(personId).map(toHandOver),
    /** What this person answered since then, the last first. */
    answeredBy: (personId: number, since: number): HandOver[] => answeredBy.all(personId, since).map(toHandOver),
    /** All that waits for somebody. */
    asked: (): HandOver[] => asked.all().map(toHandOver),
    settle: (id: number, state: Exclude<HandOverState, "asked">, at: number): void => void settle.run(state, at, id),
  };
}

function toHandOver({ settledAt, ...row }: Row): HandOver {
  return { ...row, ...(settledAt !== null && { settledAt }) };
}

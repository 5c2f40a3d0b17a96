import type { CivilDate } from "../calendar/civil-date.ts";
import type { Db } from "./database.ts";

/** What was answered to what holds somebody back, and for when. */
export type BlockerAnswer = { interviewId: number; text: string; due?: CivilDate; by: number; at: number };

type Row = { interviewId: number; text: string; due: string | null; by: number; at: number };

export function createBlockerAnswers(db: Db) {
  const insert = db.prepare(
    "INSERT INTO blocker_answer (interview_id, text, due, by_person, at) VALUES (?, ?, ?, ?, ?)",
  );
  const ofInterview = db.prepare<[number], Row>(
    `SELECT interview_id AS interviewId, text, due, by_person AS "by", at FROM blocker_answer
     WHERE interview_id = ? ORDER BY id`,
  );
  return {
    add: ({ interviewId, text, due, by, at }: BlockerAnswer): void =>
      void insert.run(interviewId, text, due ?? null, by, at),
    /** The last one is the one that counts. */
    ofInterview: (interviewId: number): BlockerAnswer[] =>
      ofInterview.all(interviewId).map(({ due, ...row }) => ({ ...row, ...(due === null ? {} : { due }) })),
  };
}

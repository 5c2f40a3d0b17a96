import type { CivilDate } from "../calendar/civil-date.ts";
import type { Db } from "./database.ts";

/** What was answered to what holds somebody, or an action, back; who sees to it, and for when. */
export type BlockerAnswer = { text: string; ownerId?: number; due?: CivilDate; by: number; at: number };

/** An interview in which somebody said it, or an action of which it was said. */
type Blocked = { interviewId: number } | { actionBlockerId: number };

type Row = { text: string; ownerId: number | null; due: string | null; by: number; at: number };

export function createBlockerAnswers(db: Db) {
  const insert = db.prepare(
    "INSERT INTO blocker_answer (interview_id, action_blocker_id, text, owner_id, due, by_person, at) VALUES (?, ?, ?, ?, ?, ?, ?)",
  );
  const read = (column: "interview_id" | "action_blocker_id") =>
    db.prepare<[number], Row>(
      `SELECT text, owner_id AS ownerId, due, by_person AS "by", at FROM blocker_answer WHERE ${column} = ? ORDER BY id`,
    );
  const [ofInterview, ofAction] = [read("interview_id"), read("action_blocker_id")];
  return {
    add(to: Blocked, { text, ownerId, due, by, at }: BlockerAnswer): void {
      const [interview, action] = "interviewId" in to ? [to.interviewId, null] : [null, to.actionBlockerId];
      insert.run(interview, action, text, ownerId ?? null, due ?? null, by, at);
    },
    /** The last one is the one that counts. */
    ofInterview: (interviewId: number): BlockerAnswer[] => ofInterview.all(interviewId).map(toAnswer),
    ofAction: (actionBlockerId: number): BlockerAnswer[] => ofAction.all(actionBlockerId).map(toAnswer),
  };
}

function toAnswer({ ownerId, due, ...row }: Row): BlockerAnswer {
  return { ...row, ...(ownerId === null ? {} : { ownerId }), ...(due === null ? {} : { due }) };
}

import type { Approval, Review, ReviewComment } from "../diagnostic/review.ts";
import type { Db } from "./database.ts";

type ReviewRow = Omit<Review, "reviewers">;
type CommentRow = Omit<ReviewComment, "question" | "settlement"> & {
  question: string | null;
  settlement: string | null;
};

export function createReviews(db: Db) {
  const columns = "questionnaire, version, wished_by AS wishedBy, opened_at AS openedAt";
  const open = db.prepare(
    `INSERT INTO questionnaire_review (questionnaire, version, wished_by, opened_by, opened_at) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT DO UPDATE SET wished_by = excluded.wished_by`,
  );
  const ask = db.prepare("INSERT INTO questionnaire_reviewer VALUES (?, ?, ?) ON CONFLICT DO NOTHING");
  const last = db.prepare<[], ReviewRow>(
    `SELECT ${columns} FROM questionnaire_review r WHERE version =
       (SELECT max(version) FROM questionnaire_review WHERE questionnaire = r.questionnaire) ORDER BY opened_at`,
  );
  const reviewers = db
    .prepare<[string, number], number>(
      "SELECT person_id FROM questionnaire_reviewer WHERE questionnaire = ? AND version = ? ORDER BY person_id",
    )
    .pluck();
  const comment = db.prepare(
    "INSERT INTO questionnaire_comment (questionnaire, version, question, text, by_person, at) VALUES (?, ?, ?, ?, ?, ?)",
  );
  const commentColumns = "id, questionnaire, version, question, text, by_person AS by, at, settlement";
  const comments = db.prepare<[string], CommentRow>(
    `SELECT ${commentColumns} FROM questionnaire_comment WHERE questionnaire = ? ORDER BY id`,
  );
  const commentById = db.prepare<[number], CommentRow>(
    `SELECT ${commentColumns} FROM questionnaire_comment WHERE id = ?`,
  );
  const settle = db.prepare(
    "UPDATE questionnaire_comment SET settlement = ?, settled_by = ?, settled_at = ? WHERE id = ?",
  );
  const approve = db.prepare("INSERT INTO questionnaire_approval VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING");
  const withdraw = db.prepare(
    "DELETE FROM questionnaire_approval WHERE questionnaire = ? AND version = ? AND person_id = ?",
  );
  const approvals = db.prepare<[string, number], Approval>(
    `SELECT person_id AS personId, functions, at FROM questionnaire_approval WHERE questionnaire = ? AND version = ?
     ORDER BY at, person_id`,
  );
  const forget = ["questionnaire_approval", "questionnaire_reviewer", "questionnaire_review"].map((table) =>
    db.prepare(`DELETE FROM ${table} WHERE questionnaire = ? AND version > ?`),
  );
  const toReview = (row: ReviewRow): Review => ({ ...row, reviewers: reviewers.all(row.questionnaire, row.version) });
  return {
    /** Those already asked of that version stay so. */
    open({ questionnaire, version, wishedBy, openedAt, reviewers: asked }: Review, by: number): void {
      open.run(questionnaire, version, wishedBy, by, openedAt);
      for (const id of asked) ask.run(questionnaire, version, id);
    },
    /** Of each questionnaire, that of the last version put to anyone. */
    last: (): Review[] => last.all().map(toReview),
    comment({ questionnaire, version, question, text, by, at }: Omit<ReviewComment, "id" | "settlement">): number {
      return Number(comment.run(questionnaire, version, question ?? null, text, by, at).lastInsertRowid);
    },
    /** Of all its versions, oldest first. */
    comments: (questionnaire: string): ReviewComment[] => comments.all(questionnaire).map(toComment),
    commentById(id: number): ReviewComment | undefined {
      const row = commentById.get(id);
      return row && toComment(row);
    },
    settle: (id: number, settlement: string, by: number, at: number): void => void settle.run(settlement, by, at, id),
    approve(questionnaire: string, version: number, { personId, functions, at }: Approval): void {
      approve.run(questionnaire, version, personId, functions, at);
    },
    withdraw: (questionnaire: string, version: number, personId: number): void =>
      void withdraw.run(questionnaire, version, personId),
    /** Nobody was asked of versions above this one, nor approved them; what was said of them stays. */
    forgetAbove(questionnaire: string, version: number): void {
      for (const one of forget) one.run(questionnaire, version);
    },
    /** In the order they were given. */
    approvals: (questionnaire: string, version: number): Approval[] => approvals.all(questionnaire, version),
  };
}

function toComment({ question, settlement, ...row }: CommentRow): ReviewComment {
  return { ...row, ...(question !== null && { question }), ...(settlement !== null && { settlement }) };
}

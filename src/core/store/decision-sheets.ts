import type { Argument, Sheet, SheetFigure, SheetOption, Side } from "../decision-aid/sheet.ts";
import type { Db } from "./database.ts";

type Row = {
  id: number;
  title: string;
  context: string | null;
  request: string | null;
  opinion: string | null;
  opinionDecisionId: number | null;
  meetingId: number | null;
  documentId: number | null;
  createdBy: number;
  createdAt: number;
  touchedBy: number;
  touchedAt: number;
};

/** What can be said in one text. */
export type SheetText = "title" | "context" | "request" | "opinion";

export function createDecisionSheets(db: Db) {
  const insert = db.prepare(
    "INSERT INTO decision_sheet (title, created_by, created_at, touched_by, touched_at) VALUES (?, ?, ?, ?, ?)",
  );
  const rows = db.prepare<[], Row>(
    `SELECT id, title, context, request, opinion, opinion_decision_id AS opinionDecisionId, meeting_id AS meetingId,
       document_id AS documentId, created_by AS createdBy, created_at AS createdAt, touched_by AS touchedBy,
       touched_at AS touchedAt
     FROM decision_sheet WHERE removed_at IS NULL ORDER BY id`,
  );
  const options = db.prepare<[number], { id: number; text: string }>(
    "SELECT id, text FROM decision_option WHERE sheet_id = ? AND removed_at IS NULL ORDER BY id",
  );
  const args = db.prepare<[number], Argument>(
    "SELECT id, side, text FROM decision_argument WHERE option_id = ? AND removed_at IS NULL ORDER BY id",
  );
  const figures = db.prepare<[number], SheetFigure>(
    "SELECT campaign_id AS campaignId, indicator FROM decision_figure WHERE sheet_id = ? ORDER BY at, indicator",
  );
  const texts = {
    title: db.prepare("UPDATE decision_sheet SET title = ? WHERE id = ?"),
    context: db.prepare("UPDATE decision_sheet SET context = ? WHERE id = ?"),
    request: db.prepare("UPDATE decision_sheet SET request = ? WHERE id = ?"),
    opinion: db.prepare("UPDATE decision_sheet SET opinion = ?, opinion_decision_id = NULL WHERE id = ?"),
  };
  const opinionDecision = db.prepare("UPDATE decision_sheet SET opinion = NULL, opinion_decision_id = ? WHERE id = ?");
  const touch = db.prepare("UPDATE decision_sheet SET touched_by = ?, touched_at = ? WHERE id = ?");
  const attach = db.prepare("UPDATE decision_sheet SET meeting_id = ?, document_id = ? WHERE id = ?");
  const remove = db.prepare("UPDATE decision_sheet SET removed_at = ? WHERE id = ?");
  const addOption = db.prepare("INSERT INTO decision_option (sheet_id, text) VALUES (?, ?)");
  const renameOption = db.prepare("UPDATE decision_option SET text = ? WHERE id = ?");
  const removeOption = db.prepare("UPDATE decision_option SET removed_at = ? WHERE id = ?");
  const addArgument = db.prepare("INSERT INTO decision_argument (option_id, side, text) VALUES (?, ?, ?)");
  const removeArgument = db.prepare("UPDATE decision_argument SET removed_at = ? WHERE id = ?");
  const addFigure = db.prepare(
    `INSERT INTO decision_figure (sheet_id, campaign_id, indicator, by_person, at) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT DO NOTHING`,
  );
  const removeFigure = db.prepare(
    "DELETE FROM decision_figure WHERE sheet_id = ? AND campaign_id = ? AND indicator = ?",
  );

  function optionsOf(sheetId: number): SheetOption[] {
    return options.all(sheetId).map((one) => ({ ...one, args: args.all(one.id) }));
  }

  return {
    /** Oldest first; not those removed. */
    all: (): Sheet[] =>
      rows.all().map(({ context, request, opinion, opinionDecisionId, meetingId, documentId, ...row }) => ({
        ...row,
        ...(context !== null && { context }),
        ...(request !== null && { request }),
        ...(opinion !== null && { opinion }),
        ...(opinionDecisionId !== null && { opinionDecisionId }),
        ...(meetingId !== null && { meetingId }),
        ...(documentId !== null && { documentId }),
        options: optionsOf(row.id),
        figures: figures.all(row.id),
      })),
    add: (title: string, by: number, at: number): number => Number(insert.run(title, by, at, by, at).lastInsertRowid),
    /** `undefined` takes it away; an opinion in words replaces a decision. */
    setText: (id: number, part: SheetText, text: string | undefined): void => void texts[part].run(text ?? null, id),
    setOpinionDecision: (id: number, decisionId: number): void => void opinionDecision.run(decisionId, id),
    /** By whom it was last written in, and when. */
    touch: (id: number, by: number, at: number): void => void touch.run(by, at, id),
    /** `undefined`: no meeting has it any more. */
    attach: (id: number, to: { meetingId: number; documentId: number } | undefined): void =>
      void attach.run(to?.meetingId ?? null, to?.documentId ?? null, id),
    remove: (id: number, at: number): void => void remove.run(at, id),
    addOption: (id: number, text: string): void => void addOption.run(id, text),
    renameOption: (optionId: number, text: string): void => void renameOption.run(text, optionId),
    removeOption: (optionId: number, at: number): void => void removeOption.run(at, optionId),
    addArgument: (optionId: number, side: Side, text: string): void => void addArgument.run(optionId, side, text),
    removeArgument: (argumentId: number, at: number): void => void removeArgument.run(at, argumentId),
    addFigure: (id: number, { campaignId, indicator }: SheetFigure, by: number, at: number): void =>
      void addFigure.run(id, campaignId, indicator, by, at),
    removeFigure: (id: number, { campaignId, indicator }: SheetFigure): void =>
      void removeFigure.run(id, campaignId, indicator),
  };
}

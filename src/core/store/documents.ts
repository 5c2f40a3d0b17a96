import type { Db } from "./database.ts";

/** What is to be read for a meeting: Relais keeps where it is, never the document itself. */
export type Document = {
  id: number;
  meetingId: number;
  /** The agenda item it is about; absent: the whole meeting. */
  itemId?: number;
  title: string;
  /** A link, or the place where it is kept: "dossier partagé/COPIL/3". */
  place: string;
};

type Row = { id: number; meetingId: number; itemId: number | null; title: string; place: string };

export function createDocuments(db: Db) {
  const ofMeeting = db.prepare<[number], Row>(
    `SELECT id, meeting_id AS meetingId, item_id AS itemId, title, place FROM meeting_document
     WHERE meeting_id = ? AND removed_at IS NULL ORDER BY id`,
  );
  const insert = db.prepare(
    `INSERT INTO meeting_document (meeting_id, item_id, title, place, added_by, added_at) VALUES (?, ?, ?, ?, ?, ?)`,
  );
  const move = db.prepare("UPDATE meeting_document SET place = ? WHERE id = ?");
  const remove = db.prepare("UPDATE meeting_document SET removed_at = ? WHERE id = ?");
  return {
    /** In the order they were added. */
    ofMeeting: (meetingId: number): Document[] => ofMeeting.all(meetingId).map(toDocument),
    add({ meetingId, itemId, title, place }: Omit<Document, "id">, by: number, at: number): number {
      return Number(insert.run(meetingId, itemId ?? null, title, place, by, at).lastInsertRowid);
    },
    /** It is now somewhere else. */
    move: (id: number, place: string): void => void move.run(place, id),
    remove: (id: number, at: number): void => void remove.run(at, id),
  };
}

function toDocument({ itemId, ...row }: Row): Document {
  return { ...row, ...(itemId !== null && { itemId }) };
}

import type { CivilDate } from "../calendar/civil-date.ts";
import type { LocalTime } from "../calendar/local-time.ts";
import type { Db } from "./database.ts";

/** The official convocation of a meeting, as it left by the certified channel: kept here with its proof, never sent from here. */
export type Summons = {
  id: number;
  meetingId: number;
  /** The day it convenes for, that of the meeting when it was recorded: it is worth nothing for another one (art. L. 2121-10). */
  meetingOn: CivilDate;
  sentOn: CivilDate;
  sentAt?: LocalTime;
  /** "i-delibRE", "lettre recommandée". */
  channel: string;
  /** The reference of its proof. */
  proof: string;
  /** Sent with the shorter delay, the urgency being told at the opening. */
  urgent: boolean;
};

type Row = Omit<Summons, "sentAt" | "urgent"> & { sentAt: string | null; urgent: number };

export function createSummonses(db: Db) {
  const insert = db.prepare(
    `INSERT INTO summons (meeting_id, meeting_on, sent_on, sent_at, channel, proof, urgent, recorded_by, recorded_at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const replace = db.prepare("UPDATE summons SET replaced_at = ? WHERE meeting_id = ? AND replaced_at IS NULL");
  const ofMeeting = db.prepare<[number], Row>(
    `SELECT id, meeting_id AS meetingId, meeting_on AS meetingOn, sent_on AS sentOn, sent_at AS sentAt, channel, proof, urgent
     FROM summons WHERE meeting_id = ? AND replaced_at IS NULL`,
  );
  const markUrgent = db.prepare("UPDATE summons SET urgent = 1 WHERE id = ?");
  return {
    /** In the place of one recorded before, which stays in the history. */
    record(summons: Omit<Summons, "id">, by: number | undefined, at: number): number {
      const { meetingId, meetingOn, sentOn, sentAt, channel, proof, urgent } = summons;
      replace.run(at, meetingId);
      const values = [meetingId, meetingOn, sentOn, sentAt ?? null, channel, proof, Number(urgent)];
      return Number(insert.run(...values, by ?? null, at).lastInsertRowid);
    },
    /** The last one recorded. It stands for `meetingOn` alone: the meeting may have moved since. */
    of(meetingId: number): Summons | undefined {
      const row = ofMeeting.get(meetingId);
      if (row === undefined) return undefined;
      const { sentAt, urgent, ...rest } = row;
      return { ...rest, urgent: urgent === 1, ...(sentAt !== null && { sentAt }) };
    },
    markUrgent: (id: number): void => void markUrgent.run(id),
  };
}

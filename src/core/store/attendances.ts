import type { Db } from "./database.ts";

export type Presence = "present" | "remote" | "absent" | "proxy" | "substitute";

/** What is known of somebody's presence at a meeting. Somebody without one has not answered: never "absent". */
export type Attendance = {
  meetingId: number;
  personId: number;
  presence: Presence;
  /** Who votes for them, or sits in their place. */
  standIn?: { id?: number; name: string };
  /** Said beforehand by the person; else pointed on the day by whoever holds the meeting. */
  announced: boolean;
  byPerson?: number;
  at: number;
};

type Row = {
  meetingId: number;
  personId: number;
  presence: Presence;
  standInId: number | null;
  standInName: string | null;
  announced: number;
  byPerson: number | null;
  at: number;
};

export function createAttendances(db: Db) {
  const columns = `meeting_id AS meetingId, person_id AS personId, presence, stand_in_id AS standInId,
    stand_in_name AS standInName, announced, by_person AS byPerson, at`;
  const ofMeeting = db.prepare<[number], Row>(
    `SELECT ${columns} FROM attendance WHERE meeting_id = ? ORDER BY person_id`,
  );
  const save = db.prepare(
    `INSERT INTO attendance (meeting_id, person_id, presence, stand_in_id, stand_in_name, announced, by_person, at)
     VALUES (@meetingId, @personId, @presence, @standInId, @standInName, @announced, @byPerson, @at)
     ON CONFLICT (meeting_id, person_id) DO UPDATE SET presence = excluded.presence, stand_in_id = excluded.stand_in_id,
       stand_in_name = excluded.stand_in_name, announced = excluded.announced, by_person = excluded.by_person, at = excluded.at`,
  );
  const clear = db.prepare("DELETE FROM attendance WHERE meeting_id = ? AND person_id = ?");
  return {
    ofMeeting: (meetingId: number): Attendance[] => ofMeeting.all(meetingId).map(toAttendance),
    /** Replaces what was known of this person. */
    save({ standIn, announced, byPerson, ...row }: Attendance): void {
      save.run({
        ...row,
        announced: Number(announced),
        byPerson: byPerson ?? null,
        standInId: standIn?.id ?? null,
        standInName: standIn?.name ?? null,
      });
    },
    /** Nothing is known of them any more. */
    clear: (meetingId: number, personId: number): void => void clear.run(meetingId, personId),
  };
}

function toAttendance({ standInId, standInName, announced, byPerson, ...row }: Row): Attendance {
  return {
    ...row,
    announced: announced === 1,
    ...(standInName !== null && { standIn: { name: standInName, ...(standInId !== null && { id: standInId }) } }),
    ...(byPerson !== null && { byPerson }),
  };
}

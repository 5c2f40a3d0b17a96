import type { CivilDate } from "../calendar/civil-date.ts";
import type { LocalTime } from "../calendar/local-time.ts";
import type { Db } from "./database.ts";

export type MeetingFormat = "in_person" | "remote" | "mixed";

export type Meeting = {
  id: number;
  bodyId: number;
  title: string;
  /** Absent while its dates are polled. Hours are those of the territory. */
  heldOn?: CivilDate;
  startsAt?: LocalTime;
  /** How long it lasts. */
  minutes: number;
  /** "Salle des fêtes". */
  place?: string;
  /** The municipality that hosts it. */
  insee?: string;
  format: MeetingFormat;
  status: "polling" | "planned" | "held" | "cancelled";
  /** One more at each change that its members' agendas must learn (the SEQUENCE of iCalendar). */
  revision: number;
  cancelledBecause?: string;
};

export type MeetingChange = Partial<
  Pick<Meeting, "title" | "heldOn" | "startsAt" | "minutes" | "format" | "status">
> & {
  /** Undefined: none any more. */
  place?: string | undefined;
  insee?: string | undefined;
};

type Row = {
  id: number;
  bodyId: number;
  title: string;
  heldOn: string | null;
  startsAt: string | null;
  minutes: number;
  place: string | null;
  insee: string | null;
  format: MeetingFormat;
  status: Meeting["status"];
  revision: number;
  cancelledBecause: string | null;
};

export function createMeetings(db: Db) {
  const select = `SELECT id, body_id AS bodyId, title, held_on AS heldOn, starts_at AS startsAt, minutes, place, insee, format,
    status, revision, cancelled_because AS cancelledBecause FROM meeting`;
  const insert = db.prepare(
    `INSERT INTO meeting (body_id, title, held_on, starts_at, minutes, place, insee, format, status, created_by, created_at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const byId = db.prepare<[number], Row>(`${select} WHERE id = ?`);
  const all = db.prepare<[], Row>(`${select} ORDER BY ifnull(held_on, '9999'), starts_at, id`);
  const update = db.prepare(
    `UPDATE meeting SET title = ?, held_on = ?, starts_at = ?, minutes = ?, place = ?, insee = ?, format = ?, status = ?,
       revision = revision + ? WHERE id = ?`,
  );
  const cancel = db.prepare(
    "UPDATE meeting SET status = 'cancelled', cancelled_because = ?, revision = revision + 1 WHERE id = ?",
  );
  const one = (id: number): Meeting | undefined => {
    const row = byId.get(id);
    return row && toMeeting(row);
  };
  return {
    add(meeting: Omit<Meeting, "id" | "revision" | "cancelledBecause">, by: number | undefined, at: number): number {
      const { bodyId, title, heldOn, startsAt, minutes, place, insee, format, status } = meeting;
      const values = [
        bodyId,
        title,
        heldOn ?? null,
        startsAt ?? null,
        minutes,
        place ?? null,
        insee ?? null,
        format,
        status,
      ];
      return Number(insert.run(...values, by ?? null, at).lastInsertRowid);
    },
    byId: one,
    /** By day, those without one yet last; cancelled ones included. */
    all: (): Meeting[] => all.all().map(toMeeting),
    /** `told`: whether members' agendas must learn it. Throws when there is no such meeting. */
    change(id: number, change: MeetingChange, told: boolean): void {
      const before = one(id);
      if (before === undefined) throw new Error(`no meeting ${id}`);
      const { title, heldOn, startsAt, minutes, place, insee, format, status } = { ...before, ...change };
      const values = [title, heldOn ?? null, startsAt ?? null, minutes, place ?? null, insee ?? null, format, status];
      update.run(...values, told ? 1 : 0, id);
    },
    cancel: (id: number, because: string): void => void cancel.run(because, id),
  };
}

function toMeeting({ heldOn, startsAt, place, insee, cancelledBecause, ...row }: Row): Meeting {
  return {
    ...row,
    ...(heldOn !== null && { heldOn }),
    ...(startsAt !== null && { startsAt }),
    ...(place !== null && { place }),
    ...(insee !== null && { insee }),
    ...(cancelledBecause !== null && { cancelledBecause }),
  };
}

import type { CivilDate } from "../calendar/civil-date.ts";
import type { LocalTime } from "../calendar/local-time.ts";
import type { Db } from "./database.ts";

/**
 * Somebody goes and asks a partner what they wish and need. It is no meeting: a meeting belongs to an instance, whose members are
 * invited, counted and read its minutes, while here two people talk, and what was said is read by nobody else until the one who
 * said it agrees. An instance an organisation would be forty instances of one member.
 */
export type Appointment = {
  id: number;
  /** An organisation or a function, never a name that the directory does not hold: "CAF", "Directrice du collège". */
  organisation: string;
  /** Who is met, when the directory knows them: they validate what is written of it. */
  personId?: number;
  /** Who comes, or what it is about. */
  about?: string;
  heldOn: CivilDate;
  startsAt?: LocalTime;
  minutes: number;
  place?: string;
  leaderId: number;
  createdBy: number;
  /** One more at each change that agendas must learn. */
  revision: number;
};

export const ways = ["here", "phone", "mail", "visit"] as const;
export type Way = (typeof ways)[number];

export type SummaryPieces = { wishes: string; needs: string; obstacles: string; nextSteps: string };

/** What was said, as its leader wrote it; erased on `expiresOn` unless it was validated. */
export type AppointmentSummary = SummaryPieces & {
  appointmentId: number;
  writtenBy: number;
  writtenAt: number;
  expiresOn: CivilDate;
  sentAt?: number;
  /** What is to be corrected, in the words of who was met. */
  remark?: string;
  validatedOn?: CivilDate;
  way?: Way;
};

type Row = Omit<Appointment, "personId" | "about" | "startsAt" | "place"> & {
  personId: number | null;
  about: string | null;
  startsAt: string | null;
  place: string | null;
};
type SummaryRow = Omit<AppointmentSummary, "sentAt" | "remark" | "validatedOn" | "way"> & {
  sentAt: number | null;
  remark: string | null;
  validatedOn: string | null;
  way: Way | null;
};

export function createAppointments(db: Db) {
  const insert = db.prepare(
    `INSERT INTO appointment (organisation, person_id, about, held_on, starts_at, minutes, place, leader_id, created_by, created_at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const all = db.prepare<[], Row>(
    `SELECT id, organisation, person_id AS personId, about, held_on AS heldOn, starts_at AS startsAt, minutes, place,
       leader_id AS leaderId, created_by AS createdBy, revision FROM appointment WHERE cancelled_at IS NULL
     ORDER BY held_on, starts_at, id`,
  );
  const move = db.prepare("UPDATE appointment SET held_on = ?, starts_at = ?, revision = revision + 1 WHERE id = ?");
  const cancel = db.prepare("UPDATE appointment SET cancelled_at = ?, revision = revision + 1 WHERE id = ?");
  const summary = db.prepare<[number], SummaryRow>(
    `SELECT appointment_id AS appointmentId, wishes, needs, obstacles, next_steps AS nextSteps, written_by AS writtenBy,
       written_at AS writtenAt, expires_on AS expiresOn, sent_at AS sentAt, remark, validated_on AS validatedOn, way
     FROM appointment_summary WHERE appointment_id = ?`,
  );
  const write = db.prepare(
    `INSERT INTO appointment_summary (appointment_id, wishes, needs, obstacles, next_steps, written_by, written_at, expires_on)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (appointment_id) DO UPDATE SET wishes = excluded.wishes,
       needs = excluded.needs, obstacles = excluded.obstacles, next_steps = excluded.next_steps,
       written_by = excluded.written_by, written_at = excluded.written_at, sent_at = NULL, remark = NULL`,
  );
  const send = db.prepare("UPDATE appointment_summary SET sent_at = ? WHERE appointment_id = ?");
  const remark = db.prepare("UPDATE appointment_summary SET remark = ? WHERE appointment_id = ?");
  const validate = db.prepare(
    "UPDATE appointment_summary SET validated_on = ?, way = ?, remark = NULL WHERE appointment_id = ?",
  );
  const expire = db.prepare("DELETE FROM appointment_summary WHERE validated_on IS NULL AND expires_on <= ?");
  return {
    add(
      {
        organisation,
        personId,
        about,
        heldOn,
        startsAt,
        minutes,
        place,
        leaderId,
        createdBy,
      }: Omit<Appointment, "id" | "revision">,
      at: number,
    ): number {
      const row = insert.run(
        organisation,
        personId ?? null,
        about ?? null,
        heldOn,
        startsAt ?? null,
        minutes,
        place ?? null,
        leaderId,
        createdBy,
        at,
      );
      return Number(row.lastInsertRowid);
    },
    /** Those that were not cancelled, in the order of their days. */
    all: (): Appointment[] =>
      all.all().map(({ personId, about, startsAt, place, ...row }) => ({
        ...row,
        ...(personId !== null && { personId }),
        ...(about !== null && { about }),
        ...(startsAt !== null && { startsAt }),
        ...(place !== null && { place }),
      })),
    move: (id: number, heldOn: CivilDate, startsAt: LocalTime | undefined): void =>
      void move.run(heldOn, startsAt ?? null, id),
    cancel: (id: number, at: number): void => void cancel.run(at, id),
    summary(appointmentId: number): AppointmentSummary | undefined {
      const row = summary.get(appointmentId);
      return row && toSummary(row);
    },
    /** Replaces what was written; nobody has read the new words yet. */
    write(
      appointmentId: number,
      { wishes, needs, obstacles, nextSteps }: SummaryPieces,
      { by, at, expiresOn }: { by: number; at: number; expiresOn: CivilDate },
    ): void {
      write.run(appointmentId, wishes, needs, obstacles, nextSteps, by, at, expiresOn);
    },
    send: (appointmentId: number, at: number): void => void send.run(at, appointmentId),
    remark: (appointmentId: number, words: string): void => void remark.run(words, appointmentId),
    validate: (appointmentId: number, on: CivilDate, way: Way): void => void validate.run(on, way, appointmentId),
    /** Erases what nobody validated in time. */
    expire: (today: CivilDate): void => void expire.run(today),
  };
}

function toSummary({ sentAt, remark, validatedOn, way, ...row }: SummaryRow): AppointmentSummary {
  return {
    ...row,
    ...(sentAt !== null && { sentAt }),
    ...(remark !== null && { remark }),
    ...(validatedOn !== null && { validatedOn }),
    ...(way !== null && { way }),
  };
}

import type { CivilDate } from "../calendar/civil-date.ts";
import type { Db } from "./database.ts";

/** An instance that was set up. `template`: the key of its model in `data/bodies/`; `domain`: its public policy. */
export type Body = {
  id: number;
  template: string;
  name: string;
  domain?: string;
  setUpOn: CivilDate;
  /** Absent while it is at work. */
  closedOn?: CivilDate;
};

/** Somebody's seat for a time. `to`: the last day it was held; absent while it is. */
export type BodyMember = {
  id: number;
  bodyId: number;
  personId: number;
  capacity: "chair" | "member" | "guest";
  /** Seated by their function in the directory, or by name. */
  origin: "directory" | "chosen";
  from: CivilDate;
  to?: CivilDate;
  endedBy?: "directory" | "chosen";
};

type BodyRow = {
  id: number;
  template: string;
  name: string;
  domain: string | null;
  setUpOn: string;
  closedOn: string | null;
};
type MemberRow = Omit<BodyMember, "to" | "endedBy"> & { to: string | null; endedBy: "directory" | "chosen" | null };

export function createBodies(db: Db) {
  const columns = "id, template, name, domain, set_up_on AS setUpOn, closed_on AS closedOn";
  const insert = db.prepare("INSERT INTO body (template, name, domain, set_up_on, set_up_by) VALUES (?, ?, ?, ?, ?)");
  const all = db.prepare<[], BodyRow>(`SELECT ${columns} FROM body WHERE closed_on IS NULL ORDER BY id`);
  const closed = db.prepare<[], BodyRow>(`SELECT ${columns} FROM body WHERE closed_on IS NOT NULL ORDER BY id DESC`);
  const byId = db.prepare<[number], BodyRow>(`SELECT ${columns} FROM body WHERE id = ?`);
  const close = db.prepare("UPDATE body SET closed_on = ? WHERE id = ?");
  const memberColumns = `id, body_id AS bodyId, person_id AS personId, capacity, origin, from_on AS "from", to_on AS "to",
    ended_by AS endedBy`;
  const history = db.prepare<[number], MemberRow>(
    `SELECT ${memberColumns} FROM body_member WHERE body_id = ? ORDER BY id`,
  );
  const current = db.prepare<[number], MemberRow>(
    `SELECT ${memberColumns} FROM body_member WHERE body_id = ? AND to_on IS NULL ORDER BY id`,
  );
  const seat = db.prepare(
    "INSERT INTO body_member (body_id, person_id, capacity, origin, from_on) VALUES (?, ?, ?, ?, ?)",
  );
  const end = db.prepare("UPDATE body_member SET to_on = ?, ended_by = ? WHERE id = ?");
  return {
    add(body: Omit<Body, "id" | "closedOn">, by: number | undefined): number {
      const { template, name, domain, setUpOn } = body;
      return Number(insert.run(template, name, domain ?? null, setUpOn, by ?? null).lastInsertRowid);
    },
    /** Those at work, in the order they were set up. */
    all: (): Body[] => all.all().map(toBody),
    /** Those that were closed, the latest set up first. */
    closed: (): Body[] => closed.all().map(toBody),
    /** Also one that was closed. */
    byId(id: number): Body | undefined {
      const row = byId.get(id);
      return row && toBody(row);
    },
    close: (id: number, on: CivilDate): void => void close.run(on, id),
    /** Who sits there now. */
    members: (bodyId: number): BodyMember[] => current.all(bodyId).map(toMember),
    /** Every seat ever held, oldest first. */
    history: (bodyId: number): BodyMember[] => history.all(bodyId).map(toMember),
    seat({ bodyId, personId, capacity, origin, from }: Omit<BodyMember, "id" | "to" | "endedBy">): void {
      seat.run(bodyId, personId, capacity, origin, from);
    },
    end: (memberId: number, on: CivilDate, by: "directory" | "chosen"): void => void end.run(on, by, memberId),
  };
}

function toBody({ domain, closedOn, ...row }: BodyRow): Body {
  return { ...row, ...(domain !== null && { domain }), ...(closedOn !== null && { closedOn }) };
}

function toMember({ to, endedBy, ...row }: MemberRow): BodyMember {
  return { ...row, ...(to !== null && { to }), ...(endedBy !== null && { endedBy }) };
}

import type { Db } from "./database.ts";

/** One thing to speak of in a meeting. */
export type AgendaItem = {
  id: number;
  meetingId: number;
  title: string;
  /** For the members of the instance alone, and those invited to it. */
  sensitive: boolean;
  proposedBy?: number;
  /** The item of another meeting that prepared this one. */
  fromItem?: number;
  /** Invited for this item only; one without `personId` is not in the directory. */
  guests: { name: string; personId?: number }[];
};

type Row = {
  id: number;
  meetingId: number;
  title: string;
  sensitive: number;
  proposedBy: number | null;
  fromItem: number | null;
};
type GuestRow = { itemId: number; name: string; personId: number | null };

export function createAgendas(db: Db) {
  const select = `SELECT id, meeting_id AS meetingId, title, sensitive, proposed_by AS proposedBy, from_item AS fromItem
    FROM agenda_item`;
  const insert = db.prepare(
    `INSERT INTO agenda_item (meeting_id, position, title, sensitive, proposed_by, from_item, created_at)
     VALUES (@meetingId, (SELECT ifnull(max(position), 0) + 1 FROM agenda_item WHERE meeting_id = @meetingId), @title,
       @sensitive, @proposedBy, @fromItem, @at)`,
  );
  const ofMeeting = db.prepare<[number], Row>(
    `${select} WHERE meeting_id = ? AND dropped_at IS NULL ORDER BY position, id`,
  );
  const byId = db.prepare<[number], Row>(`${select} WHERE id = ? AND dropped_at IS NULL`);
  const guestsOf = db.prepare<[number], GuestRow>(
    `SELECT g.item_id AS itemId, g.name, g.person_id AS personId FROM agenda_guest g JOIN agenda_item i ON i.id = g.item_id
     WHERE i.meeting_id = ? ORDER BY g.name`,
  );
  const carried = db
    .prepare<[number], number>(
      `SELECT count(*) FROM agenda_item i JOIN meeting m ON m.id = i.meeting_id
       WHERE i.from_item = ? AND i.dropped_at IS NULL AND m.status <> 'cancelled'`,
    )
    .pluck();
  const meetingOf = db.prepare<[number], number>("SELECT meeting_id FROM agenda_item WHERE id = ?").pluck();
  const drop = db.prepare("UPDATE agenda_item SET dropped_at = ? WHERE id = ?");
  const rename = db.prepare("UPDATE agenda_item SET title = ?, sensitive = ? WHERE id = ?");
  const place = db.prepare("UPDATE agenda_item SET position = ? WHERE id = ?");
  const invite = db.prepare(
    "INSERT INTO agenda_guest (item_id, person_id, name) VALUES (?, ?, ?) ON CONFLICT (item_id, name) DO NOTHING",
  );
  const dismiss = db.prepare("DELETE FROM agenda_guest WHERE item_id = ? AND name = ?");

  function items(meetingId: number): AgendaItem[] {
    const guests = Map.groupBy(guestsOf.all(meetingId), ({ itemId }) => itemId);
    return ofMeeting.all(meetingId).map((row) => toItem(row, guests.get(row.id) ?? []));
  }
  return {
    /** In the order they will be spoken of. */
    items,
    item(id: number): AgendaItem | undefined {
      const row = byId.get(id);
      return row && items(row.meetingId).find((one) => one.id === id);
    },
    /** Whether a meeting that stands already takes up this item. */
    isCarried: (id: number): boolean => (carried.get(id) ?? 0) > 0,
    /** The meeting of an item, even of one that was taken off its agenda. */
    meetingOf: (id: number): number | undefined => meetingOf.get(id),
    /** At the end. */
    add(item: Omit<AgendaItem, "id" | "guests">, at: number): number {
      const { meetingId, title, sensitive, proposedBy = null, fromItem = null } = item;
      const row = { meetingId, title, sensitive: Number(sensitive), proposedBy, fromItem, at };
      return Number(insert.run(row).lastInsertRowid);
    },
    change: ({ id, title, sensitive }: Pick<AgendaItem, "id" | "title" | "sensitive">): void =>
      void rename.run(title, Number(sensitive), id),
    drop: (id: number, at: number): void => void drop.run(at, id),
    /** `ids`: all the items of a meeting, in their new order. */
    reorder: (ids: readonly number[]): void => ids.forEach((id, index) => void place.run(index + 1, id)),
    invite: (itemId: number, guest: { name: string; personId?: number }): void =>
      void invite.run(itemId, guest.personId ?? null, guest.name),
    dismiss: (itemId: number, name: string): void => void dismiss.run(itemId, name),
  };
}

function toItem({ sensitive, proposedBy, fromItem, ...row }: Row, guests: GuestRow[]): AgendaItem {
  return {
    ...row,
    sensitive: sensitive === 1,
    guests: guests.map(({ name, personId }) => ({ name, ...(personId !== null && { personId }) })),
    ...(proposedBy !== null && { proposedBy }),
    ...(fromItem !== null && { fromItem }),
  };
}

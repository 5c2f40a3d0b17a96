import type { Db } from "./database.ts";
import { readJson } from "./json.ts";

type Kept = {
  id: number;
  roomId: string;
  eventId: string;
  event: object;
  heardAt: number;
  tries: number;
  waits: boolean;
};
type Row = {
  id: number;
  room_id: string;
  event_id: string;
  event: string;
  heard_at: number;
  tries: number;
  waits: number;
};

/**
 * What the Matrix adapter remembers between two starts: where its next sync begins, the rooms it is in, the events it has
 * still to handle. The shapes of rooms and events are the adapter's own. Times are epoch ms.
 */
export function createMatrixJournal(db: Db) {
  const setting = db.prepare<[string], string>("SELECT value FROM setting WHERE name = ?").pluck();
  const set = db.prepare(
    "INSERT INTO setting (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
  );
  const allRooms = db.prepare<[], { room_id: string; room: string }>(
    "SELECT room_id, room FROM matrix_room ORDER BY rowid",
  );
  const putRoom = db.prepare(
    "INSERT INTO matrix_room (room_id, room) VALUES (?, ?) ON CONFLICT (room_id) DO UPDATE SET room = excluded.room",
  );
  const addEvent = db.prepare(
    `INSERT INTO matrix_event (room_id, event_id, event, heard_at, next_try_at) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT (event_id) DO NOTHING`,
  );
  const dueRooms = db
    .prepare<[{ at: number }], string>(
      `SELECT DISTINCT room_id FROM matrix_event AS one WHERE next_try_at <= @at AND (waits = 1 OR NOT EXISTS (
         SELECT 1 FROM matrix_event AS held WHERE held.room_id = one.room_id AND held.id < one.id AND held.waits = 0 AND held.next_try_at > @at
       ))`,
    )
    .pluck();
  const nextTry = db
    .prepare<[number], number | null>("SELECT min(next_try_at) FROM matrix_event WHERE next_try_at > ?")
    .pluck();
  const inRoom = db.prepare<[string], Row & { next_try_at: number }>(
    "SELECT id, room_id, event_id, event, heard_at, tries, waits, next_try_at FROM matrix_event WHERE room_id = ? ORDER BY id",
  );
  const settle = db.prepare("DELETE FROM matrix_event WHERE id = ?");
  const postpone = db.prepare("UPDATE matrix_event SET next_try_at = ?, waits = ?, tries = tries + ? WHERE id = ?");
  const retry = db.prepare("UPDATE matrix_event SET next_try_at = 0 WHERE event ->> 'type' = 'm.room.encrypted'");
  const unread = db
    .prepare<[], number>("SELECT count(*) FROM matrix_event WHERE waits = 1 AND event ->> 'type' = 'm.room.encrypted'")
    .pluck();
  const drop = db.prepare("DELETE FROM matrix_event WHERE room_id = ? AND event_id = ?");

  const forget = ["matrix_room", "matrix_event"].map((table) => db.prepare(`DELETE FROM ${table}`));
  const unset = db.prepare("DELETE FROM setting WHERE name = ?");

  return {
    claim: (owner: string): void =>
      db
        .transaction(() => {
          if (setting.get("matrix.owner") === owner) return;
          for (const all of forget) all.run();
          unset.run("matrix.since");
          set.run("matrix.owner", owner);
        })
        .immediate(),
    since: (): string | undefined => setting.get("matrix.since"),
    rooms: <Room extends object>(): Map<string, Room> =>
      new Map(allRooms.all().map(({ room_id, room }) => [room_id, readJson<Room>(room)])),
    keep(
      batch: {
        since: string;
        rooms: ReadonlyMap<string, object>;
        events: readonly { roomId: string; eventId: string; event: object }[];
      },
      at: number,
    ): void {
      db.transaction(() => {
        for (const [roomId, room] of batch.rooms) putRoom.run(roomId, JSON.stringify(room));
        for (const { roomId, eventId, event } of batch.events)
          addEvent.run(roomId, eventId, JSON.stringify(event), at, at);
        set.run("matrix.since", batch.since);
      }).immediate();
    },
    keepRoom: (roomId: string, room: object): void => void putRoom.run(roomId, JSON.stringify(room)),
    due(at: number): { rooms: string[]; nextAt?: number } {
      const next = nextTry.get(at);
      return { rooms: dueRooms.all({ at }), ...(next === null || next === undefined ? {} : { nextAt: next }) };
    },
    /** In order; what holds the room back holds all that follows, what waits aside holds nothing. */
    pending(roomId: string, at: number): Kept[] {
      const ready: Kept[] = [];
      let held = false;
      for (const row of inRoom.iterate(roomId)) {
        const isDue = row.next_try_at <= at;
        if (isDue && (row.waits === 1 || !held)) ready.push(toKept(row));
        held ||= !isDue && row.waits === 0;
      }
      return ready;
    },
    settle: (id: number): void => void settle.run(id),
    postpone: (id: number, next: { againAt: number; waits: boolean; failed?: true }): void =>
      void postpone.run(next.againAt, next.waits ? 1 : 0, next.failed ? 1 : 0, id),
    retryUnread: (): void => void retry.run(),
    /** Those whose authors were told that they cannot be read. */
    countUnread: (): number => unread.get() ?? 0,
    drop: (roomId: string, eventId: string): boolean => drop.run(roomId, eventId).changes > 0,
    report: (report: object): void => void set.run("matrix.report", JSON.stringify(report)),
    /** What was last reported, if anything ever was. */
    lastReport<Report extends object>(): Report | undefined {
      const kept = setting.get("matrix.report");
      return kept === undefined ? undefined : readJson<Report>(kept);
    },
  };
}

function toKept({ id, room_id: roomId, event_id: eventId, event, heard_at: heardAt, tries, waits }: Row): Kept {
  return { id, roomId, eventId, event: readJson<object>(event), heardAt, tries, waits: waits === 1 };
}

import { type Address, laneOf } from "../adapter.ts";
import type { Atom, Told } from "../briefing/facts.ts";
import type { CivilDate } from "../calendar/civil-date.ts";
import type { Db } from "./database.ts";
import { readJson } from "./json.ts";

/** A conversation of several where an instance meets. */
export type BodyRoom = { lane: string; address: Address; bodyId: number; by: number; at: number };

type Row = Omit<BodyRoom, "address"> & { address: string };

/** The room of each instance, and what its points already told there. */
export function createRooms(db: Db) {
  const set = db.prepare(
    `INSERT INTO body_room (lane, address, body_id, by_person, at) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT (lane) DO UPDATE SET address = excluded.address, body_id = excluded.body_id, by_person = excluded.by_person, at = excluded.at`,
  );
  const select = `SELECT lane, address, body_id AS bodyId, by_person AS "by", at FROM body_room`;
  const all = db.prepare<[], Row>(`${select} ORDER BY at, lane`);
  const one = db.prepare<[string], Row>(`${select} WHERE lane = ?`);
  const remove = db.prepare("DELETE FROM body_room WHERE lane = ?");
  const told = db.prepare<[string], { key: string } & Told>(
    `SELECT key, state, times, on_day AS "on" FROM body_room_told WHERE lane = ?`,
  );
  const tell = db.prepare(
    `INSERT INTO body_room_told (lane, key, state, times, on_day) VALUES (?, ?, ?, 1, ?)
     ON CONFLICT (lane, key) DO UPDATE SET times = iif(state = excluded.state, times + 1, 1), state = excluded.state, on_day = excluded.on_day`,
  );
  const forget = db.prepare("DELETE FROM body_room_told WHERE lane = ?");
  const forgetBefore = db.prepare("DELETE FROM body_room_told WHERE on_day < ?");
  return {
    /** What was told there of another instance is forgotten. */
    set(address: Address, bodyId: number, by: number, at: number): void {
      const lane = laneOf(address);
      if (one.get(lane)?.bodyId !== bodyId) forget.run(lane);
      set.run(lane, JSON.stringify(address), bodyId, by, at);
    },
    /** Whether it was the room of an instance. */
    remove(address: Address): boolean {
      forget.run(laneOf(address));
      return remove.run(laneOf(address)).changes > 0;
    },
    at: (address: Address): BodyRoom | undefined => {
      const row = one.get(laneOf(address));
      return row && toRoom(row);
    },
    all: (): BodyRoom[] => all.all().map(toRoom),
    memoryOf: (lane: string): Map<string, Told> => new Map(told.all(lane).map(({ key, ...last }) => [key, last])),
    tell(lane: string, atoms: readonly Atom[], on: CivilDate): void {
      for (const { key, state } of atoms) tell.run(lane, key, state, on);
    },
    forgetBefore: (day: CivilDate): void => void forgetBefore.run(day),
  };
}

function toRoom({ address, ...row }: Row): BodyRoom {
  return { ...row, address: readJson<Address>(address) };
}

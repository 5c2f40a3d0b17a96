import type { Platform } from "../adapter.ts";
import type { Volume } from "../briefing/facts.ts";
import type { CivilDate } from "../calendar/civil-date.ts";
import type { Absence, Often, Preferences } from "../preferences/preferences.ts";
import type { Db } from "./database.ts";

type Row = {
  personId: number;
  weekday: number | null;
  time: string | null;
  every: Often | null;
  volume: Volume | null;
  notBefore: string | null;
  notAfter: string | null;
  platform: Platform | null;
  stoppedAt: number | null;
  chosenAt: number | null;
};

/** What each person chose of what Relais writes to them, when they are away, and when their last briefing came due. */
export function createPreferences(db: Db) {
  const columns = `person_id AS personId, weekday, time, every, volume, not_before AS notBefore, not_after AS notAfter, platform,
    stopped_at AS stoppedAt, chosen_at AS chosenAt`;
  const one = db.prepare<[number], Row>(`SELECT ${columns} FROM preference WHERE person_id = ?`);
  const all = db.prepare<[], Row>(`SELECT ${columns} FROM preference`);
  const write = db.prepare(
    `INSERT INTO preference (person_id, weekday, time, every, volume, not_before, not_after, platform, stopped_at, chosen_at)
     VALUES (@personId, @weekday, @time, @every, @volume, @notBefore, @notAfter, @platform, @stoppedAt, @chosenAt)
     ON CONFLICT (person_id) DO UPDATE SET weekday = excluded.weekday, time = excluded.time, every = excluded.every,
       volume = excluded.volume, not_before = excluded.not_before, not_after = excluded.not_after,
       platform = excluded.platform, stopped_at = excluded.stopped_at, chosen_at = excluded.chosen_at`,
  );
  const absences = db.prepare<[number], Absence>("SELECT first, back FROM absence WHERE person_id = ? ORDER BY first");
  const allAbsences = db.prepare<[], Absence & { personId: number }>(
    "SELECT person_id AS personId, first, back FROM absence ORDER BY person_id, first",
  );
  const dropAbsences = db.prepare("DELETE FROM absence WHERE person_id = ? AND first < ? AND back > ?");
  const dropAbsence = db.prepare("DELETE FROM absence WHERE person_id = ? AND first = ?");
  const addAbsence = db.prepare("INSERT INTO absence (person_id, first, back) VALUES (?, ?, ?)");
  const forgetAbsences = db.prepare("DELETE FROM absence WHERE back < ?");
  const turn = db.prepare(
    "INSERT INTO briefing_turn (person_id, at) VALUES (?, ?) ON CONFLICT (person_id) DO UPDATE SET at = excluded.at",
  );
  const turns = db.prepare<[], { personId: number; at: number }>("SELECT person_id AS personId, at FROM briefing_turn");
  const lastTurn = db.prepare<[number], number>("SELECT at FROM briefing_turn WHERE person_id = ?").pluck();
  return {
    of(personId: number): Preferences {
      const row = one.get(personId);
      return row === undefined ? {} : toPreferences(row);
    },
    /** Of those who chose anything. */
    all: (): Map<number, Preferences> => new Map(all.all().map((row) => [row.personId, toPreferences(row)])),
    save(personId: number, chosen: Preferences): void {
      const { weekday = null, time = null, every = null, volume = null, notBefore = null, notAfter = null } = chosen;
      const { platform = null, stoppedAt = null, chosenAt = null } = chosen;
      write.run({ personId, weekday, time, every, volume, notBefore, notAfter, platform, stoppedAt, chosenAt });
    },
    absences: (personId: number): Absence[] => absences.all(personId),
    allAbsences: (): Map<number, Absence[]> => Map.groupBy(allAbsences.all(), ({ personId }) => personId),
    /** Takes the place of those it overlaps. */
    setAbsence(personId: number, { first, back }: Absence): void {
      dropAbsences.run(personId, back, first);
      addAbsence.run(personId, first, back);
    },
    dropAbsence: (personId: number, first: CivilDate): void => void dropAbsence.run(personId, first),
    /** Those that ended before `day`. */
    forgetAbsencesBefore: (day: CivilDate): void => void forgetAbsences.run(day),
    /** Their briefing came due, whether there was something to say or not. */
    takeTurn: (personId: number, at: number): void => void turn.run(personId, at),
    /** When the last came due (epoch ms), by person. */
    turns: (): Map<number, number> => new Map(turns.all().map(({ personId, at }) => [personId, at])),
    lastTurn: (personId: number): number | undefined => lastTurn.get(personId),
  };
}

function toPreferences({ personId: _personId, ...row }: Row): Preferences {
  return Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null));
}

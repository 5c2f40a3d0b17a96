import type { ProfileSubject } from "../territory/profile-subjects.ts";
import type { Db } from "./database.ts";

/** In the words of who said it. `by`: their id. */
export type ProfileEntry = { subject: ProfileSubject; value: string; by?: number; at: number };

type Row = { subject: ProfileSubject; value: string; by: number | null; at: number };

export function createProfiles(db: Db) {
  const insert = db.prepare(
    "INSERT INTO municipality_profile (insee, name, value, set_by, set_at) VALUES (?, ?, ?, ?, ?)",
  );
  const columns = `name AS subject, value, set_by AS "by", set_at AS at`;
  const current = db.prepare<[string], Row>(
    `SELECT ${columns} FROM municipality_profile WHERE id IN
       (SELECT max(id) FROM municipality_profile WHERE insee = ? GROUP BY name) AND value <> ''`,
  );
  const history = db.prepare<[string], Row>(`SELECT ${columns} FROM municipality_profile WHERE insee = ? ORDER BY id`);
  return {
    /** What is known now, one entry a subject at most. */
    of: (insee: string): ProfileEntry[] => current.all(insee).map(toEntry),
    /** All that was ever said, oldest first; an empty value took back the one before. */
    history: (insee: string): ProfileEntry[] => history.all(insee).map(toEntry),
    set(insee: string, { subject, value, by, at }: ProfileEntry): void {
      insert.run(insee, subject, value, by ?? null, at);
    },
  };
}

function toEntry({ by, ...row }: Row): ProfileEntry {
  return { ...row, ...(by !== null && { by }) };
}

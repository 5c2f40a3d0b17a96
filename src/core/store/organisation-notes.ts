import type { CivilDate } from "../calendar/civil-date.ts";
import type { Db } from "./database.ts";

/** What the direction notes on an organisation, never on a person; it goes by itself on `expiresOn`. */
export type OrganisationNote = {
  id: number;
  organisation: string;
  text: string;
  by: number | undefined;
  at: number;
  expiresOn: CivilDate;
};

type Row = Omit<OrganisationNote, "by"> & { by: number | null };

export function createOrganisationNotes(db: Db) {
  const insert = db.prepare(
    "INSERT INTO organisation_note (organisation, text, by_person, at, expires_on) VALUES (?, ?, ?, ?, ?)",
  );
  const all = db.prepare<[string], Row>(
    `SELECT id, organisation, text, by_person AS "by", at, expires_on AS expiresOn FROM organisation_note
     WHERE expires_on > ? ORDER BY organisation COLLATE NOCASE, id`,
  );
  const remove = db.prepare("DELETE FROM organisation_note WHERE id = ?");
  const expire = db.prepare("DELETE FROM organisation_note WHERE expires_on <= ?");
  return {
    add: (note: Omit<OrganisationNote, "id">): number =>
      Number(insert.run(note.organisation, note.text, note.by ?? null, note.at, note.expiresOn).lastInsertRowid),
    /** Those still kept on that day, by organisation. */
    all: (today: CivilDate): OrganisationNote[] =>
      all.all(today).map(({ by, ...row }) => ({ ...row, by: by ?? undefined })),
    remove: (id: number): void => void remove.run(id),
    /** Erases those whose time is over. */
    expire: (today: CivilDate): void => void expire.run(today),
  };
}

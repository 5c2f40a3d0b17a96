import type { Level } from "../governance/pledges.ts";
import type { Db } from "./database.ts";

/** What the municipalities agree on together, as it was written each time; the last version is the one that holds. */
export type Charter = { id: number; title: string; createdAt: number; versions: CharterVersion[] };

/** `text`: one article a line, or a link. `asksAgain`: those who had spoken are asked again. */
export type CharterVersion = { number: number; text: string; at: number; asksAgain: boolean };

/** What was said for a municipality on a version; nothing is ever replaced. `proof`: on whose word somebody else noted it. */
export type Pledge = {
  insee: string;
  version: number;
  level: Level;
  condition?: string;
  proof?: string;
  byPerson: number;
  at: number;
};

type VersionRow = Omit<CharterVersion, "asksAgain"> & { asksAgain: number };
type PledgeRow = Omit<Pledge, "condition" | "proof"> & { condition: string | null; proof: string | null };

export function createCharters(db: Db) {
  const insert = db.prepare("INSERT INTO charter (title, created_by, created_at) VALUES (?, ?, ?)");
  const all = db.prepare<[], Omit<Charter, "versions">>(
    "SELECT id, title, created_at AS createdAt FROM charter WHERE removed_at IS NULL ORDER BY id",
  );
  const remove = db.prepare("UPDATE charter SET removed_at = ? WHERE id = ?");
  const insertVersion = db.prepare(
    `INSERT INTO charter_version (charter_id, number, text, asks_again, by_person, at)
     SELECT ?, coalesce(max(number), 0) + 1, ?, ?, ?, ? FROM charter_version WHERE charter_id = ?`,
  );
  const versions = db.prepare<[number], VersionRow>(
    "SELECT number, text, asks_again AS asksAgain, at FROM charter_version WHERE charter_id = ? ORDER BY number",
  );
  const insertPledge = db.prepare(
    `INSERT INTO pledge (charter_id, version, insee, level, condition, proof, by_person, at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const pledges = db.prepare<[number], PledgeRow>(
    `SELECT insee, version, level, condition, proof, by_person AS byPerson, at FROM pledge
     WHERE charter_id = ? ORDER BY id`,
  );
  const request = db.prepare("INSERT INTO pledge_request (charter_id, by_person, at) VALUES (?, ?, ?)");
  const lastRequest = db
    .prepare<[number], number | null>("SELECT max(at) FROM pledge_request WHERE charter_id = ?")
    .pluck();
  const recall = db.prepare("INSERT INTO pledge_recall (charter_id, person_id, at) VALUES (?, ?, ?)");
  const recalls = db.prepare<[number], { charterId: number; at: number }>(
    "SELECT charter_id AS charterId, at FROM pledge_recall WHERE person_id = ? ORDER BY at",
  );
  const addVersion = (
    charterId: number,
    { text, asksAgain }: Pick<CharterVersion, "text" | "asksAgain">,
    by: number,
    at: number,
  ): void => void insertVersion.run(charterId, text, asksAgain ? 1 : 0, by, at, charterId);
  return {
    add({ title, text }: { title: string; text: string }, by: number, at: number): number {
      const id = Number(insert.run(title, by, at).lastInsertRowid);
      addVersion(id, { text, asksAgain: true }, by, at);
      return id;
    },
    addVersion,
    /** Those that were not taken away, oldest first. */
    all: (): Charter[] =>
      all.all().map((row) => ({
        ...row,
        versions: versions.all(row.id).map((one) => ({ ...one, asksAgain: one.asksAgain === 1 })),
      })),
    remove: (id: number, at: number): void => void remove.run(at, id),
    pledge(charterId: number, { version, insee, level, condition, proof, byPerson, at }: Pledge): void {
      insertPledge.run(charterId, version, insee, level, condition ?? null, proof ?? null, byPerson, at);
    },
    /** All that was ever said, oldest first. */
    pledges: (charterId: number): Pledge[] =>
      pledges.all(charterId).map(({ condition, proof, ...row }) => ({
        ...row,
        ...(condition !== null && { condition }),
        ...(proof !== null && { proof }),
      })),
    /** The direction wishes the mayors who said nothing to be asked. */
    request: (charterId: number, by: number, at: number): void => void request.run(charterId, by, at),
    lastRequest: (charterId: number): number | undefined => lastRequest.get(charterId) ?? undefined,
    /** This person was asked. */
    recall: (charterId: number, personId: number, at: number): void => void recall.run(charterId, personId, at),
    /** When this person was asked, of each charter. */
    recalls: (personId: number): { charterId: number; at: number }[] => recalls.all(personId),
  };
}

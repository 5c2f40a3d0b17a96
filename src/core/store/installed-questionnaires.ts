import type { Db } from "./database.ts";

/** A questionnaire that the direction sent as a file. */
export type Installed = {
  /** "mutu_service/voirie" for a part. */
  questionnaire: string;
  version: number;
  /** The version that its file says: of a part, without that of the questionnaire it completes. */
  written: number;
  /** The name of its file, as it was sent. */
  file: string;
  source: string;
  /** Of its source: another text has another one. */
  fingerprint: string;
  by: number;
  at: number;
};

export function createInstalledQuestionnaires(db: Db) {
  const columns = "questionnaire, version, written, file, source, fingerprint, by_person AS by, at";
  const lasts = `SELECT max(id) FROM installed_questionnaire WHERE removed_at IS NULL GROUP BY questionnaire`;
  const stamp = db
    .prepare<[], string | null>(
      `SELECT group_concat(id || ':' || fingerprint) FROM installed_questionnaire WHERE id IN (${lasts})`,
    )
    .pluck();
  const current = db.prepare<[], Installed>(
    `SELECT ${columns} FROM installed_questionnaire WHERE id IN (${lasts}) ORDER BY questionnaire`,
  );
  const versionsOf = db
    .prepare<[string], number>(
      "SELECT DISTINCT version FROM installed_questionnaire WHERE questionnaire = ? AND removed_at IS NULL ORDER BY version",
    )
    .pluck();
  const insert = db.prepare(
    `INSERT INTO installed_questionnaire (questionnaire, version, written, file, source, fingerprint, by_person, at)
     VALUES (@questionnaire, @version, @written, @file, @source, @fingerprint, @by, @at)`,
  );
  const remove = db.prepare(
    "UPDATE installed_questionnaire SET removed_by = ?, removed_at = ? WHERE questionnaire = ? AND removed_at IS NULL",
  );
  return {
    /** Changes as soon as what counts does; empty when nothing is installed. */
    stamp: (): string => stamp.get() ?? "",
    /** Of each questionnaire, the last file. */
    current: (): Installed[] => current.all(),
    /** Those that were installed, one after the other. */
    versionsOf: (questionnaire: string): number[] => versionsOf.all(questionnaire),
    add: (installed: Installed): void => void insert.run(installed),
    /** All its versions. */
    remove: (questionnaire: string, by: number, at: number): void => void remove.run(by, at, questionnaire),
  };
}

import type { CivilDate } from "../calendar/civil-date.ts";
import type { Db } from "./database.ts";

/** What a person asked of the reminders of a campaign: none before `until`, or none at all. */
export type Snooze = { campaignId: number; until?: CivilDate };

type Row = { campaignId: number; until: string | null };

export function createReminders(db: Db) {
  const insert = db.prepare(
    "INSERT INTO diagnostic_reminder (person_id, campaign_id, at) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
  );
  const of = db.prepare<[number], { campaignId: number; at: number }>(
    "SELECT campaign_id AS campaignId, at FROM diagnostic_reminder WHERE person_id = ? ORDER BY at",
  );
  const forget = db.prepare("DELETE FROM diagnostic_reminder WHERE person_id = ? AND at > ?");
  const forgetLast = db.prepare(
    `DELETE FROM diagnostic_reminder WHERE person_id = @id
       AND at = (SELECT max(at) FROM diagnostic_reminder WHERE person_id = @id)`,
  );
  const snooze = db.prepare(
    `INSERT INTO diagnostic_snooze (person_id, campaign_id, until, said_at) VALUES (?, ?, ?, ?)
     ON CONFLICT (person_id, campaign_id) DO UPDATE SET until = excluded.until, said_at = excluded.said_at`,
  );
  const resume = db.prepare("DELETE FROM diagnostic_snooze WHERE person_id = ? AND campaign_id = ?");
  const snoozes = db.prepare<[number], Row>(
    "SELECT campaign_id AS campaignId, until FROM diagnostic_snooze WHERE person_id = ?",
  );
  return {
    /** `at`: from when it may leave, in epoch ms. */
    add: (personId: number, campaignId: number, at: number): void => void insert.run(personId, campaignId, at),
    /** Those that were to leave after `at` were taken back. */
    forgetAfter: (personId: number, at: number): void => void forget.run(personId, at),
    /** The last one was taken back: it had not left, or nothing took it. */
    forgetLast: (personId: number): void => void forgetLast.run({ id: personId }),
    /** The oldest first. */
    of: (personId: number): { campaignId: number; at: number }[] => of.all(personId),
    /** `until` undefined: no more, until they say otherwise. */
    snooze: (personId: number, campaignId: number, until: CivilDate | undefined, at: number): void =>
      void snooze.run(personId, campaignId, until ?? null, at),
    resume: (personId: number, campaignId: number): void => void resume.run(personId, campaignId),
    snoozes: (personId: number): Snooze[] =>
      snoozes.all(personId).map(({ campaignId, until }) => (until === null ? { campaignId } : { campaignId, until })),
  };
}

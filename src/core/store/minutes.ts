import type { Db } from "./database.ts";

/** Where the minutes of a meeting stand. Without `validatedAt`, they are a draft. */
export type Minutes = { validatedBy?: number; validatedAt?: number; spreadAt?: number };

export type MinutesChange = {
  decisionId?: number;
  what: "added" | "corrected" | "withdrawn" | "positions" | "actions" | "presence";
};

type Row = { validatedBy: number | null; validatedAt: number | null; spreadAt: number | null };

export function createMinutes(db: Db) {
  const read = db.prepare<[number], Row>(
    "SELECT validated_by AS validatedBy, validated_at AS validatedAt, spread_at AS spreadAt FROM minutes WHERE meeting_id = ?",
  );
  const validate = db.prepare(
    `INSERT INTO minutes (meeting_id, validated_by, validated_at) VALUES (?, ?, ?)
     ON CONFLICT (meeting_id) DO UPDATE SET validated_by = excluded.validated_by, validated_at = excluded.validated_at`,
  );
  const open = db.prepare("UPDATE minutes SET validated_by = NULL, validated_at = NULL WHERE meeting_id = ?");
  const noteReopening = db.prepare(
    "INSERT INTO minutes_reopening (meeting_id, reason, by_person, at) VALUES (?, ?, ?, ?)",
  );
  const reasons = db
    .prepare<[number], string>(
      "SELECT reason FROM minutes_reopening WHERE meeting_id = ? AND spread_at IS NULL ORDER BY id",
    )
    .pluck();
  const reopenings = db
    .prepare<[number], number>("SELECT count(*) FROM minutes_reopening WHERE meeting_id = ?")
    .pluck();
  const addChange = db.prepare("INSERT INTO minutes_change (meeting_id, decision_id, what, at) VALUES (?, ?, ?, ?)");
  const changes = db.prepare<[number], { decisionId: number | null; what: MinutesChange["what"] }>(
    `SELECT decision_id AS decisionId, what FROM minutes_change WHERE meeting_id = ? AND spread_at IS NULL
     GROUP BY decision_id, what ORDER BY min(id)`,
  );
  const spread = [
    db.prepare("UPDATE minutes SET spread_at = ? WHERE meeting_id = ?"),
    db.prepare("UPDATE minutes_reopening SET spread_at = ? WHERE meeting_id = ? AND spread_at IS NULL"),
    db.prepare("UPDATE minutes_change SET spread_at = ? WHERE meeting_id = ? AND spread_at IS NULL"),
  ];
  const steps = db.prepare<[number], string>("SELECT step FROM minutes_step WHERE meeting_id = ?").pluck();
  const settle = db.prepare("INSERT INTO minutes_step (meeting_id, step, at) VALUES (?, ?, ?) ON CONFLICT DO NOTHING");
  const creator = db.prepare<[number], number | null>("SELECT created_by FROM meeting WHERE id = ?").pluck();
  return {
    of(meetingId: number): Minutes {
      const { validatedBy, validatedAt, spreadAt } = read.get(meetingId) ?? {};
      return {
        ...(validatedBy != null && { validatedBy }),
        ...(validatedAt != null && { validatedAt }),
        ...(spreadAt != null && { spreadAt }),
      };
    },
    validate: (meetingId: number, by: number, at: number): void => void validate.run(meetingId, by, at),
    reopen(meetingId: number, reason: string, by: number, at: number): void {
      open.run(meetingId);
      noteReopening.run(meetingId, reason, by, at);
    },
    /** Why they were opened again since they were last spread, and what changed. */
    sinceSpread(meetingId: number): { reasons: string[]; changes: MinutesChange[] } {
      return {
        reasons: reasons.all(meetingId),
        changes: changes
          .all(meetingId)
          .map(({ decisionId, what }) => ({ what, ...(decisionId !== null && { decisionId }) })),
      };
    },
    /** 1 for the first, one more each time they were opened again. */
    editionOf: (meetingId: number): number => (reopenings.get(meetingId) ?? 0) + 1,
    noteChange: (meetingId: number, { decisionId, what }: MinutesChange, at: number): void =>
      void addChange.run(meetingId, decisionId ?? null, what, at),
    spread: (meetingId: number, at: number): void => spread.forEach((one) => void one.run(at, meetingId)),
    /** What need not be asked again: "presence", "item:3", "outcome:12", "positions:12", "actions:12", "others". */
    settled: (meetingId: number): Set<string> => new Set(steps.all(meetingId)),
    settle: (meetingId: number, step: string, at: number): void => void settle.run(meetingId, step, at),
    /** Who had this meeting created. */
    organiserOf: (meetingId: number): number | undefined => creator.get(meetingId) ?? undefined,
  };
}

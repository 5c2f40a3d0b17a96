import type { Db } from "./database.ts";

/** What a mayor said of the answers that their town hall validated at `validatedAt`; `outcome` absent: nothing yet. */
export type Visa = {
  interviewId: number;
  validatedAt: number;
  mayorId: number;
  askedAt: number;
  remindedAt?: number;
  outcome?: "given" | "again";
  reason?: string;
  settledAt?: number;
};

type Row = {
  interview_id: number;
  validated_at: number;
  mayor_id: number;
  asked_at: number;
  reminded_at: number | null;
  outcome: "given" | "again" | null;
  reason: string | null;
  settled_at: number | null;
};

export function createVisas(db: Db) {
  const insert = db.prepare(
    "INSERT INTO visa (interview_id, validated_at, mayor_id, asked_at) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING",
  );
  const all = db.prepare<[], Row>("SELECT * FROM visa ORDER BY interview_id, validated_at");
  const of = db.prepare<[number, number], Row>("SELECT * FROM visa WHERE interview_id = ? AND validated_at = ?");
  const settle = db.prepare(
    "UPDATE visa SET outcome = ?, reason = ?, settled_at = ?, mayor_id = ? WHERE interview_id = ? AND validated_at = ?",
  );
  const remind = db.prepare("UPDATE visa SET reminded_at = ? WHERE interview_id = ? AND validated_at = ?");
  return {
    /** False when it was already asked of this validation. */
    ask: ({ interviewId, validatedAt, mayorId }: Pick<Visa, "interviewId" | "validatedAt" | "mayorId">, at: number) =>
      insert.run(interviewId, validatedAt, mayorId, at).changes === 1,
    of(interviewId: number, validatedAt: number): Visa | undefined {
      const row = of.get(interviewId, validatedAt);
      return row && toVisa(row);
    },
    all: (): Visa[] => all.all().map(toVisa),
    settle: (
      { interviewId, validatedAt }: Pick<Visa, "interviewId" | "validatedAt">,
      { outcome, reason }: { outcome: "given" | "again"; reason?: string },
      by: number,
      at: number,
    ): void => void settle.run(outcome, reason ?? null, at, by, interviewId, validatedAt),
    remind: ({ interviewId, validatedAt }: Pick<Visa, "interviewId" | "validatedAt">, at: number): void =>
      void remind.run(at, interviewId, validatedAt),
  };
}

function toVisa(row: Row): Visa {
  return {
    interviewId: row.interview_id,
    validatedAt: row.validated_at,
    mayorId: row.mayor_id,
    askedAt: row.asked_at,
    ...(row.reminded_at === null ? {} : { remindedAt: row.reminded_at }),
    ...(row.outcome === null ? {} : { outcome: row.outcome }),
    ...(row.reason === null ? {} : { reason: row.reason }),
    ...(row.settled_at === null ? {} : { settledAt: row.settled_at }),
  };
}

import type { FactValue } from "../legal/facts.ts";
import type { Override } from "../legal/obligations.ts";
import type { Db } from "./database.ts";
import { readJson } from "./json.ts";

/** A fact told by somebody, and when: the latest word on it stands. */
export type ToldFact = { name: string; value: FactValue; by?: number; at: number };

/** A rule that the DGS replaced, and why. */
export type KeptOverride = Override & { id: number; reason: string; by?: number; at: number };

type FactRow = { name: string; value: string; by: number | null; at: number };
type OverrideRow = {
  id: number;
  rule: string;
  field: "applies" | "amount";
  value: string;
  reason: string;
  by: number | null;
  at: number;
};

export function createLegal(db: Db) {
  const tell = db.prepare("INSERT INTO legal_fact (name, value, set_by, set_at) VALUES (?, ?, ?, ?)");
  const facts = db.prepare<[], FactRow>(
    `SELECT name, value, set_by AS "by", set_at AS at FROM legal_fact f
     WHERE id = (SELECT max(id) FROM legal_fact WHERE name = f.name) ORDER BY name`,
  );
  const override = db.prepare(
    "INSERT INTO legal_override (rule, field, value, reason, set_by, set_at) VALUES (?, ?, ?, ?, ?, ?)",
  );
  const overrides = db.prepare<[], OverrideRow>(
    `SELECT id, rule, field, value, reason, set_by AS "by", set_at AS at FROM legal_override
     WHERE ended_at IS NULL ORDER BY id`,
  );
  const end = db.prepare("UPDATE legal_override SET ended_at = ? WHERE rule = ? AND field = ? AND ended_at IS NULL");
  return {
    tell: (name: string, value: FactValue, by: number | undefined, at: number): void =>
      void tell.run(name, JSON.stringify(value), by ?? null, at),
    /** The latest word on each. */
    told: (): ToldFact[] =>
      facts.all().map(({ name, value, by, at }) => ({
        name,
        value: readJson<FactValue>(value),
        at,
        ...(by !== null && { by }),
      })),
    /** In the place of any other on the same rule and field. */
    override(wanted: Override & { reason: string }, by: number | undefined, at: number): void {
      end.run(at, wanted.rule, wanted.field);
      override.run(wanted.rule, wanted.field, JSON.stringify(wanted.value), wanted.reason, by ?? null, at);
    },
    /** The rule stands again as it is written. */
    restore: (rule: string, field: Override["field"], at: number): void => void end.run(at, rule, field),
    overrides: (): KeptOverride[] =>
      overrides.all().map(({ by, value, ...row }) => ({
        ...row,
        value: readJson<boolean | number>(value),
        ...(by !== null && { by }),
      })),
  };
}

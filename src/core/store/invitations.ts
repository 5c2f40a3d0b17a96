import { createHash, randomInt } from "node:crypto";
import type { Db } from "./database.ts";

/** No letter or digit that is mistaken for another when read over the telephone. */
const alphabet = "ABCDEFGHJKMNPQRSTUVWXYZ23456789";
const lifetimeMs = 14 * 24 * 3_600_000;

export function createInvitations(db: Db) {
  const insert = db.prepare(
    "INSERT INTO invitation (person_id, code_hash, created_by, created_at, expires_at) VALUES (?, ?, ?, ?, ?)",
  );
  const find = db.prepare<[string], { id: number; person_id: number; expires_at: number; used_at: number | null }>(
    "SELECT id, person_id, expires_at, used_at FROM invitation WHERE code_hash = ?",
  );
  const use = db.prepare("UPDATE invitation SET used_at = ? WHERE id = ? AND used_at IS NULL");
  // One code is alive at a time: a new one, or the first use of one, ends the others.
  const cancel = db.prepare(
    "UPDATE invitation SET expires_at = ? WHERE person_id = ? AND used_at IS NULL AND expires_at > ?",
  );
  return {
    /** A new code for `personId`, said once and stored only hashed; those given before no longer work. */
    create(personId: number, createdBy: number | undefined, at: number): { code: string; expiresAt: number } {
      cancel.run(at - 1, personId, at);
      const code = newCode();
      insert.run(personId, hashOf(code), createdBy ?? null, at, at + lifetimeMs);
      return { code, expiresAt: at + lifetimeMs };
    },
    /** Uses a code up. Only the first use before its end gives a person. */
    redeem(code: string, at: number): { personId: number } | "expired" | "used" | "unknown" {
      const row = find.get(hashOf(code));
      if (row === undefined) return "unknown";
      if (row.used_at !== null) return "used";
      if (row.expires_at < at) return "expired";
      use.run(at, row.id);
      cancel.run(at - 1, row.person_id, at);
      return { personId: row.person_id };
    },
  };
}

/** What a person typed, if it looks like a code: "rel-7f3k-9m2q" or "7F3K9M2Q". */
export function readCode(text: string): string | undefined {
  const said = text.replace(/\p{Pd}/gu, "-");
  const match =
    /(?<![\p{L}\p{N}])rel[ -]?([a-z0-9]{4})[ -]?([a-z0-9]{4})(?![\p{L}\p{N}])/iu.exec(said) ??
    /^[^\p{L}\p{N}]*([a-z0-9]{4})[ -]?([a-z0-9]{4})[^\p{L}\p{N}]*$/iu.exec(said);
  if (!match) return undefined;
  const code = `${match[1]}${match[2]}`.toUpperCase();
  // Every code holds a digit: a word never does.
  return /\d/.test(code) ? code : undefined;
}

function newCode(): string {
  const letters = Array.from({ length: 8 }, () => alphabet[randomInt(alphabet.length)]).join("");
  // A code always holds a digit, so that an eight-letter word is never taken for one.
  return /\d/.test(letters) ? `REL-${letters.slice(0, 4)}-${letters.slice(4)}` : newCode();
}

function hashOf(code: string): string {
  return createHash("sha256")
    .update(
      code
        .replace(/^REL-?/i, "")
        .replaceAll("-", "")
        .toUpperCase(),
    )
    .digest("hex");
}

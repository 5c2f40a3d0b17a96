import { createHash } from "node:crypto";

/** A short name of what was shown, that changes as soon as it does; nothing of it can be read back. */
export function fingerprint(shown: string): string {
  return createHash("sha256").update(shown).digest("base64url").slice(0, 12);
}

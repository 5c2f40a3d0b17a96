import type { Platform } from "../adapter.ts";
import type { Db } from "./database.ts";

export function createInbox(db: Db) {
  const insert = db.prepare(
    "INSERT INTO inbox (platform, event_id, handled_at) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
  );
  const forget = db.prepare("DELETE FROM inbox WHERE handled_at < ?");
  return {
    /** Forgets events older than `at`: no platform delivers them again. */
    forgetBefore: (at: number): void => void forget.run(at),
    /** False when this event was already handled: call inside the transaction that handles it. */
    markHandled: (platform: Platform, eventId: string, at: number): boolean =>
      insert.run(platform, eventId, at).changes === 1,
  };
}

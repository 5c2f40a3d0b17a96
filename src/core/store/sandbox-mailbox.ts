import type { Outbound } from "../message.ts";
import type { Db } from "./database.ts";
import { readJson } from "./json.ts";

/** What the sandbox page shows again after a reload. Other platforms keep their own history; Relais keeps none of theirs. */
export type SandboxMessage = {
  id: number;
  account: string;
  author: "relais" | "person";
  message: Outbound;
  at: number;
};

type Row = Omit<SandboxMessage, "message"> & { message: string };

export function createSandboxMailbox(db: Db) {
  const insert = db.prepare(
    "INSERT INTO sandbox_message (account, key, author, message, at) VALUES (?, ?, ?, ?, ?) ON CONFLICT (key) DO NOTHING",
  );
  const since = db.prepare<[number], Row>(
    "SELECT id, account, author, message, at FROM sandbox_message WHERE id > ? ORDER BY id",
  );
  const ofAccount = db.prepare<[string], Row>(
    "SELECT id, account, author, message, at FROM sandbox_message WHERE account = ? ORDER BY id",
  );
  const toMessage = (row: Row): SandboxMessage => ({ ...row, message: readJson<Outbound>(row.message) });
  return {
    /** Keeps a message once per key; the new message, or undefined when the key was known. */
    add(
      account: string,
      key: string,
      author: "relais" | "person",
      message: Outbound,
      at: number,
    ): SandboxMessage | undefined {
      const { changes, lastInsertRowid } = insert.run(account, key, author, JSON.stringify(message), at);
      return changes === 0 ? undefined : { id: Number(lastInsertRowid), account, author, message, at };
    },
    ofAccount: (account: string): SandboxMessage[] => ofAccount.all(account).map(toMessage),
    since: (id: number): SandboxMessage[] => since.all(id).map(toMessage),
  };
}

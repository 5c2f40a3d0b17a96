import type { InterviewState } from "../interview/state.ts";
import type { Choice } from "../message.ts";
import type { Db } from "./database.ts";
import { readJson } from "./json.ts";

/** A command whose parameters are being asked. `id` tells its buttons from those of an earlier one; `at`: its last turn. */
export type Form = { id: string; command: string; state: InterviewState; at?: number };

/** What a person is in the middle of, on whatever platform they come back. */
export type Conversation = {
  interviewId?: number;
  form?: Form;
  /** How many forms were opened: each has its own id. */
  forms?: number;
  /** The question of the interview that this person was last shown. */
  asked?: string;
  /** What the last message offered, so that "2" can be typed instead of pressed. */
  offered?: Choice[];
  /** Several of these may be picked: what is typed then is read after these words. */
  several?: string;
};

export function createConversations(db: Db) {
  const read = db.prepare<[number], string>("SELECT focus FROM conversation WHERE person_id = ?").pluck();
  const write = db.prepare(
    "INSERT INTO conversation (person_id, focus) VALUES (?, ?) ON CONFLICT (person_id) DO UPDATE SET focus = excluded.focus",
  );
  return {
    of: (personId: number): Conversation => readJson<Conversation>(read.get(personId) ?? "{}"),
    save: (personId: number, conversation: Conversation): void =>
      void write.run(personId, JSON.stringify(conversation)),
  };
}

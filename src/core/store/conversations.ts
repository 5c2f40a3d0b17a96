import type { Platform } from "../adapter.ts";
import type { InterviewState } from "../interview/state.ts";
import type { Choice } from "../message.ts";
import type { Db } from "./database.ts";
import { readJson } from "./json.ts";

/** A command whose parameters are being asked. `id` tells its buttons from those of an earlier one; `at`: its last turn. */
export type Form = { id: string; command: string; state: InterviewState; at?: number };

/** A questionnaire gone through for nothing: its answers are here alone, and go with it. `insee`: as which municipality. */
export type Trial = { id: string; questionnaire: string; insee: string; state: InterviewState; at: number };

/** What a person is in the middle of, on whatever platform they come back. */
export type Conversation = {
  interviewId?: number;
  form?: Form;
  trial?: Trial;
  /** How many forms and trials were opened: each has its own id. */
  forms?: number;
  /** The question of the interview that this person was last shown. */
  asked?: string;
  /** The question that each platform still shows last: what is typed there is meant for it. */
  shown?: Partial<Record<Platform, string>>;
  /** What the last message offered, so that "2" can be typed instead of pressed. */
  offered?: Choice[];
  /** Several of these may be picked: what is typed then is read after these words. */
  several?: string;
  /** It is picked by letters: numbers are those of something else. */
  lettered?: true;
  /** The questions that somebody put to this person, when they are the last thing they were shown: a bare number answers one of them. */
  put?: number[];
  /** What a message of ours offered since the question that waits was asked: a short answer may be for either. */
  noticed?: { offered?: Choice[]; several?: string; lettered?: true };
};

export function createConversations(db: Db) {
  const read = db.prepare<[number], string>("SELECT focus FROM conversation WHERE person_id = ?").pluck();
  const write = db.prepare(
    "INSERT INTO conversation (person_id, focus) VALUES (?, ?) ON CONFLICT (person_id) DO UPDATE SET focus = excluded.focus",
  );
  const dropTrials = db.prepare(
    "UPDATE conversation SET focus = json_remove(focus, '$.trial') WHERE json_extract(focus, '$.trial.at') < ?",
  );
  return {
    of: (personId: number): Conversation => readJson<Conversation>(read.get(personId) ?? "{}"),
    save: (personId: number, conversation: Conversation): void =>
      void write.run(personId, JSON.stringify(conversation)),
    /** Lets go of what was answered in trials left before `at`. */
    dropTrialsBefore: (at: number): void => void dropTrials.run(at),
  };
}

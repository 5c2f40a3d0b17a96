import type { Outbound } from "../../core/message.ts";

/** The little world the sandbox page plays in, given by the composition root. */
export type Scene = {
  describe(): SceneDescription;
  /** One day later; next Monday 8 h; just after the next deadline. A `UserError` says why time cannot move. */
  move(target: SceneMove): Promise<SceneDescription>;
  /** Starts over: every conversation is forgotten. */
  reset(): Promise<void>;
};

export const sceneMoves = ["day", "monday", "deadline"] as const;
export type SceneMove = (typeof sceneMoves)[number];

export type SceneDescription = {
  territory: string;
  municipalities: number;
  /** In French words: "dimanche 22 novembre 2026, 9 h 05". */
  now: string;
  /** The six suggested people first, an account Relais does not know last. */
  people: ScenePerson[];
  /** `say` may be empty: the story is then only to become that person and read. */
  stories: { title: string; account: string; say: string }[];
};

export type ScenePerson = { account: string; name: string; role: string; place: string; email: string };

/** What was said in the sandbox, in order. `at` is in milliseconds since 1970 UTC. */
export type SandboxMessage = {
  id: number;
  account: string;
  author: "relais" | "person";
  message: Outbound;
  at: number;
};

export type Mailbox = {
  /** Keeps a message once per key; undefined when the key was known. */
  add(
    account: string,
    key: string,
    author: "relais" | "person",
    message: Outbound,
    at: number,
  ): SandboxMessage | undefined;
  ofAccount(account: string): SandboxMessage[];
  /** Every account's messages whose id is greater than `id`. */
  since(id: number): SandboxMessage[];
};

import type { Heard } from "./heard.ts";

/** A conversation that we are in, and how to write to it. */
export type Reference = {
  /** Without its thread. */
  conversation: string;
  kind: "personal" | "group" | "channel";
  /** Where Microsoft's service takes what is for this conversation: it may change at each message. */
  serviceUrl: string;
  tenant: string;
  /** What we are called there. */
  bot: string;
  /** The team whose channel it is: we are in all of it, or in none. */
  team?: string;
  /** Whose it is, when it is somebody's own: their account, and what Teams calls them. */
  user?: { account: string; id: string };
};

/** Something said to us, kept until it is handled. */
export type KeptEvent = {
  id: number;
  conversation: string;
  eventId: string;
  event: Heard;
  heardAt: number;
  tries: number;
};

/** A file that waits to be taken: by a link, or by whoever agrees to have it in their own space. */
export type KeptFile = { id: string; name: string; mime: string; label: string; content: Uint8Array };

/** What became of a message begun earlier under the same name: without `activity`, nobody knows whether it was taken. */
export type Posted = { activity?: string; maybeTwice?: true };

/** What the adapter needs to remember from one start to the next; the core's store keeps it. Times are epoch ms. */
export type Journal = {
  /** As it is now: what was lost is found again. */
  know(reference: Reference, at: number): void;
  /** Nothing can be written there any more. */
  lose(conversation: string, at: number): void;
  referenceOf(conversation: string): { reference: Reference; lost: boolean } | undefined;
  /** Those that are not lost. */
  references(): Reference[];

  /** False when it was already kept. */
  keep(event: Pick<KeptEvent, "conversation" | "eventId" | "event">, at: number): boolean;
  /** The conversations where something is to be handled now, and when the next of what waits is to be tried again. */
  due(at: number): { conversations: string[]; nextAt?: number };
  /** The next of a conversation, when one is to be handled now: in order, but for what failed several times. */
  next(conversation: string, at: number): KeptEvent | undefined;
  /** Handled: nothing of it is kept. */
  settle(id: number): void;
  /** It failed once more, and is to be tried again from `againAt` on. */
  postpone(id: number, againAt: number): void;

  /** What became of it, if it was ever begun. */
  postOf(post: string): Posted | undefined;
  /** Just before it is posted. */
  begin(post: string, at: number): void;
  /** It was not taken, for certain. */
  withdraw(post: string): void;
  posted(post: string, activity: string, maybeTwice: boolean): void;

  keepFile(file: KeptFile, expiresAt: number): void;
  fileOf(id: string, at: number): KeptFile | undefined;
  dropFile(id: string): void;
};

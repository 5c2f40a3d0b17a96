import type { Address } from "../../core/adapter.ts";
import type { Journal, Reference } from "./journal.ts";

/** A conversation, in a thread or not. */
export type Target = { reference: Reference; thread?: string | undefined };

const threadMark = ";messageid=";

export type Conversations = ReturnType<typeof createConversations>;

/** The conversations that we know, kept for the next start. `now` is in epoch ms. */
export function createConversations(journal: Journal, now: () => number) {
  return {
    /** What a message tells of its conversation: kept when that is news. */
    know(reference: Reference): void {
      const before = journal.referenceOf(reference.conversation);
      const known = before?.reference.user;
      // An event may leave out what an earlier one said of the same person.
      const told = known && known.id === reference.user?.id ? { ...reference, user: known } : reference;
      const isNews = before === undefined || before.lost || !includes(before.reference, told);
      if (isNews) journal.know(told, now());
    },
    lose: (conversation: string): void => journal.lose(conversation, now()),
    /** We were taken out of there, and of the rest of its team. */
    leave(reference: Reference): void {
      journal.lose(reference.conversation, now());
      const isOfIt = ({ team }: Reference) => team !== undefined && team === reference.team;
      for (const one of journal.references().filter(isOfIt)) journal.lose(one.conversation, now());
    },
    of: (conversation: string) => journal.referenceOf(conversation),
    /** Somebody's own conversation with us. */
    personalOf: (account: string): Reference | undefined =>
      journal.references().find(({ kind, user }) => kind === "personal" && user?.account === account),
    /** Those of several, where people can be looked for. */
    shared: (): Reference[] => journal.references().filter(({ kind }) => kind !== "personal"),
  };
}

/** "19:…@thread.tacv2;messageid=1611" is a thread of its channel. */
export function toAddress(id: string): Address {
  const [channel = id, thread] = id.split(threadMark);
  return { platform: "teams", channel, ...(thread === undefined ? {} : { thread }) };
}

/** What Teams calls the place where a message goes. */
export function toId({ reference, thread }: Target): string {
  return thread === undefined ? reference.conversation : reference.conversation + threadMark + thread;
}

export function toTarget(reference: Reference, { thread }: Pick<Address, "thread">): Target {
  return { reference, thread };
}

function includes(whole: Reference, part: Reference): boolean {
  return JSON.stringify({ ...whole, ...part }) === JSON.stringify(whole);
}

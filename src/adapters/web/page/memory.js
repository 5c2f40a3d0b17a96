// @ts-check
import { createKept } from "./kept.js";

/** @typedef {import("../scene.ts").SandboxMessage} SandboxMessage */

/** Every conversation of the scene, and what this tab has read of each. */
export function createMemory() {
  /** @type {Map<string, SandboxMessage[]>} */
  const histories = new Map();
  /** @type {ReturnType<typeof createKept<Record<string, number>>>} */
  const seen = createKept("seen", {});

  /** @param {string} account */
  const of = (account) => histories.get(account) ?? [];
  /** The id of the last message. @param {string} account */
  const newestOf = (account) => of(account).at(-1)?.id ?? 0;
  /** The id of the last message read. @param {string} account */
  const seenOf = (account) => seen.get()[account] ?? 0;

  return {
    of,
    newestOf,
    seenOf,
    newest: () => Math.max(0, ...[...histories.keys()].map(newestOf)),
    /** False when it was known. @param {SandboxMessage} message */
    add(message) {
      const history = of(message.account);
      if (history.some(({ id }) => id === message.id)) return false;
      histories.set(
        message.account,
        [...history, message].toSorted((a, b) => a.id - b.id),
      );
      return true;
    },
    /** What Relais sent to anyone after this id, oldest first. @param {number} after */
    sentSince: (after) =>
      [...histories.values()]
        .flat()
        .filter(({ id, author }) => author === "relais" && id > after)
        .toSorted((a, b) => a.id - b.id),
    /** @param {string} account */
    unreadOf: (account) => of(account).filter(({ id, author }) => author === "relais" && id > seenOf(account)).length,
    /** @param {string} account */
    markRead: (account) => seen.set({ ...seen.get(), [account]: newestOf(account) }),
    clear() {
      histories.clear();
      seen.set({});
    },
  };
}

// @ts-check
import { createKept } from "./kept.js";

/** @typedef {import("./conversation.js").Conversation} Conversation */

/**
 * One conversation, or two side by side, each with its own person.
 * @param {{
 *   place: HTMLElement,
 *   create: (account: string, close: () => void) => Conversation,
 *   changed: () => void,
 * }} options `changed`: other people are open than before
 */
export function createPanes({ place, create, changed }) {
  /** @type {ReturnType<typeof createKept<string[]>>} */
  const kept = createKept("open", []);
  /** @type {Conversation[]} */
  let open = [];
  /** Where the person last was: the place of the next one shown. */
  let active = 0;

  /** @param {Conversation[]} next */
  const settle = (next) => {
    open = next;
    kept.set(open.map(({ account }) => account));
    for (const conversation of open) conversation.allowClosing(open.length === 2);
    changed();
  };
  /** @param {Conversation} conversation */
  const close = (conversation) => {
    conversation.root.remove();
    active = 0;
    settle(open.filter((other) => other !== conversation));
    open[0]?.focus();
  };
  /** @param {string} account @param {number} rank */
  const put = (account, rank) => {
    const conversation = create(account, () => close(conversation));
    conversation.root.addEventListener("focusin", () => (active = open.indexOf(conversation)));
    const before = open[rank];
    if (before) before.root.replaceWith(conversation.root);
    else place.append(conversation.root);
    settle(open.toSpliced(rank, 1, conversation));
    conversation.showLast();
  };

  return {
    accounts: () => open.map(({ account }) => account),
    /** @param {(conversation: Conversation) => void} act */
    each: (act) => open.forEach(act),
    /** Opens a person where asked, unless already open; tells where, 0 or 1. @param {string} account @param {boolean} beside */
    open(account, beside) {
      const already = open.findIndex((conversation) => conversation.account === account);
      if (already !== -1) return already;
      const rank = beside ? Math.min(1, open.length) : active;
      put(account, rank);
      return rank;
    },
    /** @param {number} rank */
    focus(rank) {
      open[rank]?.showLast();
      open[rank]?.focus();
    },
    /** What this tab had open before a reload, of the people who still exist. @param {(account: string) => boolean} exists */
    restore: (exists) => kept.get().filter(exists).forEach(put),
    /** The past changed: those it concerns are made again. @param {(account: string) => boolean} concerned */
    remake: (concerned) => open.forEach(({ account }, rank) => concerned(account) && put(account, rank)),
    clear: () => open.forEach(close),
  };
}

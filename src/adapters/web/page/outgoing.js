// @ts-check
import { createKept } from "./kept.js";

/** @typedef {import("./api.js").Saying} Saying */
/** `kept`: the server has it on its side, but never said it was handled. @typedef {Saying & { kept?: true, refused?: string }} Waiting */

const retryMs = 1500;

/**
 * What was said and not yet handled, in order. One request at a time, the same id at each try, kept over a reload.
 * @param {{
 *   post: typeof import("./api.js").postSaying,
 *   handled: (message: import("./api.js").SandboxMessage) => void,
 *   changed: () => void,
 * }} options
 */
export function createOutgoing({ post, handled, changed }) {
  /** @type {ReturnType<typeof createKept<Waiting[]>>} */
  const waiting = createKept("outgoing", []);
  let sending = false;
  let failing = false;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;

  /** @param {Waiting[]} next */
  const keep = (next) => {
    waiting.set(next);
    changed();
  };
  /** @param {string} id @param {Partial<Waiting>} change */
  const amend = (id, change) => keep(waiting.get().map((one) => (one.id === id ? Object.assign(one, change) : one)));
  /** @param {string} id */
  const drop = (id) => keep(waiting.get().filter((one) => one.id !== id));

  const flush = async () => {
    if (sending) return;
    sending = true;
    clearTimeout(timer);
    let next;
    while ((next = waiting.get().find(({ refused }) => refused === undefined))) {
      const { kept: _, ...saying } = next;
      // oxlint-disable-next-line no-await-in-loop -- order is the point
      const outcome = await post(saying);
      failing = outcome.kind === "later";
      if (outcome.kind === "later") break;
      if (outcome.kind === "refused") amend(next.id, { refused: outcome.sentence });
      if (outcome.kind === "done") {
        if (outcome.value.message) handled(outcome.value.message);
        drop(next.id);
      }
    }
    sending = false;
    if (failing) timer = setTimeout(flush, retryMs);
    changed();
  };

  return {
    /** @param {string} account @param {{ text: string } | { choice: string, label: string }} said */
    say(account, said) {
      keep([...waiting.get(), { id: crypto.randomUUID(), account, ...said }]);
      void flush();
    },
    /** The server showed this one in the conversation: it is no longer ours to show. @param {string} id */
    shown: (id) => amend(id, { kept: true }),
    /** @param {string} account */
    of: (account) => waiting.get().filter((one) => one.account === account),
    isFailing: () => failing && waiting.get().length > 0,
    drop,
    flush: () => void flush(),
    forget: () => keep([]),
  };
}

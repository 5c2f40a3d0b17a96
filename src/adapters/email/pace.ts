import { setTimeout as wait } from "node:timers/promises";
import { DeliveryError } from "../../core/errors.ts";

/** Lets one message through each `everyMs`, in order: a consumer's mail server takes more than that for spam. */
export function createPace(everyMs: number, now: () => number) {
  const stopping = new AbortController();
  let dueAt = 0;
  return {
    /** Resolves when it is this message's turn. Throws `DeliveryError` when we are stopping. */
    async turn(): Promise<void> {
      const at = Math.max(now(), dueAt);
      dueAt = at + everyMs;
      const ms = at - now();
      if (ms > 0) await wait(ms, undefined, { signal: stopping.signal }).catch(() => {});
      if (stopping.signal.aborted) throw new DeliveryError("stopping");
    },
    stop: (): void => stopping.abort(),
  };
}

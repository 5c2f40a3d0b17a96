import { once } from "node:events";
import { Worker } from "node:worker_threads";

/**
 * A thread that makes the bytes of what it is asked, so that no conversation waits; started when it is first asked. `failed`
 * says what could not be done: "A chart could not be drawn". `stays` false: it ends with each thing made, for what is rare and
 * takes much memory.
 */
export function createThread<Asked>(script: URL, failed: string, { longestMs = 10_000, stays = true } = {}) {
  const stopping = new AbortController();
  let worker: Worker | undefined;
  let before: Promise<unknown> = Promise.resolve();

  function start(): Worker {
    // The options of the process are for its own script: some are refused with another.
    const started = new Worker(script, { execArgv: [] });
    started.unref();
    // Without a listener, an error while nobody waits would end the process.
    started.on("error", () => replace(started));
    return started;
  }

  function replace(broken: Worker): void {
    if (worker === broken) worker = undefined;
    void broken.terminate();
  }

  async function make(asked: Asked): Promise<Uint8Array> {
    stopping.signal.throwIfAborted();
    const patience = new AbortController();
    const timer = setTimeout(() => patience.abort(new Error(`it took over ${longestMs / 1000} s`)), longestMs).unref();
    const making = (worker ??= start());
    try {
      making.postMessage(asked, []);
      const signal = AbortSignal.any([patience.signal, stopping.signal]);
      const [bytes]: unknown[] = await once(making, "message", { signal });
      if (!stays) replace(making);
      if (bytes instanceof Uint8Array) return bytes;
      throw new TypeError("nothing was made");
    } catch (error) {
      replace(making);
      const cause = error instanceof Error && error.name === "AbortError" ? error.cause : error;
      const reason = cause instanceof Error ? cause.message : String(cause);
      throw new Error(`${failed}: ${reason}`, { cause: error });
    } finally {
      clearTimeout(timer);
    }
  }

  return {
    /** One at a time, so that a failure is of one thing and a wait is of one making. Rejects after `longestMs`. */
    ask(asked: Asked): Promise<Uint8Array> {
      const made = before.then(() => make(asked));
      before = made.catch(() => {});
      return made;
    },
    /** What is being made is rejected. */
    async stop(): Promise<void> {
      const last = worker;
      stopping.abort(new Error("Relais is stopping"));
      await last?.terminate();
    },
  };
}

import { createHash } from "node:crypto";
import { once } from "node:events";
import { Worker } from "node:worker_threads";
import type { Chart } from "../message.ts";

const longestMs = 10_000;
const mostPictures = 32;

/** Charts as PNG pictures, for the platforms that cannot draw them; in a thread of its own, so that no conversation waits. */
export function createDrawer() {
  /** By content, least recently asked first. */
  const pictures = new Map<string, Promise<Uint8Array>>();
  const stopping = new AbortController();
  let worker: Worker | undefined;
  let before: Promise<unknown> = Promise.resolve();

  function start(): Worker {
    // The options of the process are for its own script: some are refused with another.
    const started = new Worker(new URL("draw-worker.ts", import.meta.url), { execArgv: [] });
    started.unref();
    // Without a listener, an error while nobody waits would end the process.
    started.on("error", () => replace(started));
    return started;
  }

  function replace(failed: Worker): void {
    if (worker === failed) worker = undefined;
    void failed.terminate();
  }

  async function render(chart: Chart): Promise<Uint8Array> {
    stopping.signal.throwIfAborted();
    const patience = new AbortController();
    const timer = setTimeout(() => patience.abort(new Error(`it took over ${longestMs / 1000} s`)), longestMs).unref();
    const drawing = (worker ??= start());
    try {
      drawing.postMessage(chart, []);
      const signal = AbortSignal.any([patience.signal, stopping.signal]);
      const [png]: unknown[] = await once(drawing, "message", { signal });
      if (png instanceof Uint8Array) return png;
      throw new TypeError("it is no picture");
    } catch (error) {
      replace(drawing);
      const cause = error instanceof Error && error.name === "AbortError" ? error.cause : error;
      const reason = cause instanceof Error ? cause.message : String(cause);
      throw new Error(`A chart could not be drawn: ${reason}`, { cause: error });
    } finally {
      clearTimeout(timer);
    }
  }

  return {
    /** The bytes are shared with whoever asks for the same chart: they are not to be written to. Rejects after 10 s. */
    draw(chart: Chart): Promise<Uint8Array> {
      const key = createHash("sha256").update(JSON.stringify(chart)).digest("base64");
      const known = pictures.get(key);
      pictures.delete(key);
      // One at a time, so that a failure is of one chart and a wait is of one drawing.
      const picture = known ?? before.then(() => render(chart));
      pictures.set(key, picture);
      if (known !== undefined) return picture;
      const [oldest] = pictures.keys();
      if (pictures.size > mostPictures && oldest !== undefined) pictures.delete(oldest);
      before = picture.catch(() => {
        if (pictures.get(key) === picture) pictures.delete(key);
      });
      return picture;
    },
    /** What is being drawn is rejected. */
    async stop(): Promise<void> {
      const last = worker;
      stopping.abort(new Error("Relais is stopping"));
      await last?.terminate();
    },
  };
}

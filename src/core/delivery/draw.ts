import { createHash } from "node:crypto";
import type { Chart } from "../message.ts";
import { createThread } from "./thread.ts";

const mostPictures = 32;

/** Charts as PNG pictures, for the platforms that cannot draw them; in a thread of its own, so that no conversation waits. */
export function createDrawer() {
  /** By content, least recently asked first. */
  const pictures = new Map<string, Promise<Uint8Array>>();
  const thread = createThread<Chart>(new URL("draw-worker.ts", import.meta.url), "A chart could not be drawn");

  return {
    /** The bytes are shared with whoever asks for the same chart: they are not to be written to. Rejects after 10 s. */
    draw(chart: Chart): Promise<Uint8Array> {
      const key = createHash("sha256").update(JSON.stringify(chart)).digest("base64");
      const known = pictures.get(key);
      pictures.delete(key);
      const picture = known ?? thread.ask(chart);
      pictures.set(key, picture);
      if (known !== undefined) return picture;
      const [oldest] = pictures.keys();
      if (pictures.size > mostPictures && oldest !== undefined) pictures.delete(oldest);
      picture.catch(() => {
        if (pictures.get(key) === picture) pictures.delete(key);
      });
      return picture;
    },
    /** What is being drawn is rejected. */
    stop: () => thread.stop(),
  };
}

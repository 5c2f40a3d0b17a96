import { DeliveryError } from "../errors.ts";
import type { Attachment, Workbook } from "../message.ts";
import { createThread } from "./thread.ts";

/** The bytes of files, for the platforms that keep them; those of a workbook are made when they are asked for, and not kept. */
export function createFiler() {
  const thread = createThread<Workbook>(
    new URL("workbook-worker.ts", import.meta.url),
    "A workbook could not be written",
  );
  let stopped = false;
  return {
    /** Throws `DeliveryError`: a workbook that cannot be written holds nothing else back. */
    async bytesOf(file: Attachment): Promise<Uint8Array> {
      if ("text" in file) return Buffer.from(file.text);
      return thread.ask(file).catch((error: unknown) => {
        const reason = error instanceof Error ? error.message : "unknown";
        throw new DeliveryError(reason, stopped ? {} : { refused: "message" });
      });
    },
    async stop(): Promise<void> {
      stopped = true;
      await thread.stop();
    },
  };
}

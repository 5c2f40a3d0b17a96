import { DeliveryError } from "../errors.ts";
import type { Attachment, Document, Workbook } from "../message.ts";
import { createThread } from "./thread.ts";

/**
 * The bytes of files, for the platforms that keep them; those of a workbook or of a document are made when they are asked for,
 * and not kept. `stored`: those that somebody sent, where they are kept.
 */
export function createFiler(options: { stored?: (id: number) => Uint8Array | undefined } = {}) {
  const workbooks = createThread<Workbook>(
    new URL("workbook-worker.ts", import.meta.url),
    "A workbook could not be written",
  );
  // It draws its charts itself, each of which may take a second where the processor is shared.
  const documents = createThread<Document>(
    new URL("document-worker.ts", import.meta.url),
    "A document could not be written",
    { longestMs: 60_000, stays: false },
  );
  let stopped = false;
  return {
    /** Throws `DeliveryError`: a file that cannot be written holds nothing else back. */
    async bytesOf(file: Attachment): Promise<Uint8Array> {
      if ("text" in file) return Buffer.from(file.text);
      if ("stored" in file) {
        const bytes = options.stored?.(file.stored);
        if (bytes === undefined) throw new DeliveryError("the file was removed", { refused: "message" });
        return bytes;
      }
      const made = "sheets" in file ? workbooks.ask(file) : documents.ask(file);
      return made.catch((error: unknown) => {
        const reason = error instanceof Error ? error.message : "unknown";
        throw new DeliveryError(reason, stopped ? {} : { refused: "message" });
      });
    },
    async stop(): Promise<void> {
      stopped = true;
      await Promise.all([workbooks.stop(), documents.stop()]);
    },
  };
}

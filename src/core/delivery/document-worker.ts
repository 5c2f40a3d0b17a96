import { parentPort } from "node:worker_threads";
import type { Document } from "../message.ts";
import { encodeDocument } from "./document.ts";

// What is rejected here ends this thread, and is told to who asked.
parentPort?.on("message", async (document: Document) => {
  parentPort?.postMessage(await encodeDocument(document), []);
});

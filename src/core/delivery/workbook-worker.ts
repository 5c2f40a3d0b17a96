import { parentPort } from "node:worker_threads";
import type { Workbook } from "../message.ts";
import { encodeWorkbook } from "./workbook.ts";

// What is rejected here ends this thread, and is told to who asked.
parentPort?.on("message", async (workbook: Workbook) => {
  parentPort?.postMessage(await encodeWorkbook(workbook), []);
});

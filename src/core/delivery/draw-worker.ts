import { parentPort } from "node:worker_threads";
import type { Chart } from "../message.ts";
import { drawPicture } from "./draw-picture.ts";

// As it is described, 900 points across: more than two for each of a phone's 400, and within the 1024 that Teams asks for
// (learn.microsoft.com/microsoftteams/platform/task-modules-and-cards/cards/cards-format).
async function draw(chart: Chart): Promise<void> {
  const { png } = await drawPicture(chart);
  parentPort?.postMessage(png);
}

// What throws there ends this thread, and is told to who asked.
parentPort?.on("message", (chart: Chart) => void draw(chart));

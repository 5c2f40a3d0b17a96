import { accessSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parentPort } from "node:worker_threads";
import { Resvg } from "@resvg/resvg-js";
import { toSvg as tilesToSvg } from "../chart/tiles.ts";
import type { Chart } from "../message.ts";
import { encodePng } from "./png.ts";

const fontFiles = [
  import.meta.resolve("@expo-google-fonts/inter/400Regular/Inter_400Regular.ttf"),
  import.meta.resolve("@expo-google-fonts/inter/600SemiBold/Inter_600SemiBold.ttf"),
].map((address) => fileURLToPath(address));
// Without its font, resvg leaves every word out and says nothing.
for (const file of fontFiles) accessSync(file);

async function toSvg(chart: Chart): Promise<string> {
  if (chart.kind === "tiles") return tilesToSvg(chart);
  const { drawBars } = await import("./draw-bars.ts");
  return drawBars(chart);
}

async function draw(chart: Chart): Promise<void> {
  const font = { loadSystemFonts: false, fontFiles, defaultFontFamily: "Inter" };
  // As it is described, 900 points across: more than two for each of a phone's 400, and within the 1024 that Teams asks for
  // (learn.microsoft.com/microsoftteams/platform/task-modules-and-cards/cards/cards-format).
  const { pixels, width, height } = new Resvg(await toSvg(chart), { font }).render();
  parentPort?.postMessage(encodePng({ pixels, width, height }));
}

// What throws there ends this thread, and is told to who asked.
parentPort?.on("message", (chart: Chart) => void draw(chart));

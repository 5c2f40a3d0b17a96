import { accessSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parentPort } from "node:worker_threads";
import { Resvg } from "@resvg/resvg-js";
import { toSvg } from "../chart/tiles.ts";
import type { Chart } from "../message.ts";

/** Sharp on a phone of 400 points across. */
const zoom = 1.5;

const fontFiles = [
  import.meta.resolve("@expo-google-fonts/inter/400Regular/Inter_400Regular.ttf"),
  import.meta.resolve("@expo-google-fonts/inter/600SemiBold/Inter_600SemiBold.ttf"),
].map((address) => fileURLToPath(address));
// Without its font, resvg leaves every word out and says nothing.
for (const file of fontFiles) accessSync(file);

// What throws here ends this thread, and is told to who asked.
parentPort?.on("message", (chart: Chart) => {
  const font = { loadSystemFonts: false, fontFiles, defaultFontFamily: "Inter" };
  const drawn = new Resvg(toSvg(chart), { font, fitTo: { mode: "zoom", value: zoom } }).render();
  // A copy of its own: the thread keeps what it lends.
  parentPort?.postMessage(new Uint8Array(drawn.asPng()));
});

import { accessSync } from "node:fs";
import { fileURLToPath } from "node:url";
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

export type Picture = { png: Uint8Array; width: number; height: number };

/** For the threads that draw: `times` its 900 points across, more than one for paper. */
export async function drawPicture(chart: Chart, times = 1): Promise<Picture> {
  const font = { loadSystemFonts: false, fontFiles, defaultFontFamily: "Inter" };
  const drawing = new Resvg(await toSvg(chart), { font, fitTo: { mode: "zoom", value: times } });
  const { pixels, width, height } = drawing.render();
  return { png: encodePng({ pixels, width, height }), width, height };
}

async function toSvg(chart: Chart): Promise<string> {
  if (chart.kind === "tiles") return tilesToSvg(chart);
  const { drawBars } = await import("./draw-bars.ts");
  return drawBars(chart);
}

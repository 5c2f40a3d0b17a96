import { parse, View } from "vega";
import { compile } from "vega-lite";
import { toSpec } from "../chart/bars.ts";
import type { Bars } from "../message.ts";

/** A chart holds its own data: whatever its words are, nothing is read from a disk or a network. */
async function refuse(): Promise<never> {
  throw new Error("a chart reads nothing");
}

/** Bars as SVG. Loaded in the thread that draws, and only once a chart of bars is asked for: Vega takes long to read. */
export async function drawBars(chart: Bars): Promise<string> {
  const view = new View(parse(compile(toSpec(chart)).spec), {
    renderer: "none",
    loader: { load: refuse, sanitize: refuse, http: refuse, file: refuse },
  });
  const svg = await view.toSVG();
  view.finalize();
  return svg;
}

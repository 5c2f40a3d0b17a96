import type { TopLevelSpec } from "vega-lite";
import type { Bars } from "../message.ts";
import { layOut, type Layout, measures, type Segment } from "./bars-layout.ts";
import { clean, widthOf } from "./lettering.ts";

type Layer = Extract<TopLevelSpec, { layer: unknown }>["layer"][number];
type Box = Pick<Segment, "from" | "to" | "top" | "bottom">;
type Words = { x: number; y: number; words: string };
type Style = { size: number; fill: string; weight?: 400 | 600; align?: "left" | "center" | "right" };

const paper = "#f4f2ec";
const ink = "#1c2a31";
const quiet = "#53626a";
const track = "#e3dfd2";
/** From dark to light, the second one striped: parts differ in grey too. Words have a contrast of 4.5 or more. */
const looks = [
  { fill: "#17605a", edge: "#17605a", words: "#ffffff" },
  { fill: "#cfe5de", edge: "#17605a", words: ink },
  { fill: "#fffefb", edge: "#6b777c", words: ink },
] as const;
const stripe = "#8fbdb2";
const striped = 1;

/**
 * A picture 900 wide, as a specification of Vega-Lite that holds its own data: one bar a row, its label at its left or above
 * it, its value at its end. Throws RangeError on what cannot be drawn: more than three parts, a part below zero,
 * a value that is no number.
 */
export function toSpec(chart: Bars): TopLevelSpec {
  const layout = layOut(chart);
  const { heading, subtitle, legend, rows, scale, height } = layout;
  const along = { type: "quantitative", axis: null, scale: { ...scale, zero: false, nice: false } } as const;
  const across = { type: "quantitative", axis: null, scale: null } as const;

  const boxes = (values: readonly Box[], fill: string, stroke: string): Layer => ({
    data: { values: values.map(({ from, to, top, bottom }) => ({ from, to, top, bottom })) },
    mark: { type: "rect", fill, stroke, strokeWidth: 2 },
    encoding: {
      x: { field: "from", ...along },
      x2: { field: "to" },
      y: { field: "top", ...across },
      y2: { field: "bottom" },
    },
  });

  const lines = (values: readonly { at: number; top: number; bottom: number }[], stroke: string): Layer => ({
    data: { values: values.map(({ at, top, bottom }) => ({ at, top, bottom })) },
    mark: { type: "rule", stroke, strokeWidth: 2 },
    encoding: { x: { field: "at", ...along }, y: { field: "top", ...across }, y2: { field: "bottom" } },
  });

  const write = (values: readonly Words[], { size, fill, weight = 400, align = "left" }: Style): Layer => ({
    data: { values: values.map(({ x, y, words }) => ({ x, y, words: clean(words) })) },
    mark: { type: "text", fontSize: size, fontWeight: weight, fill, align, baseline: "alphabetic" },
    encoding: { x: { field: "x", ...across }, y: { field: "y", ...across }, text: { field: "words", type: "nominal" } },
  });

  const segments = rows.flatMap((row) => row.segments);
  const edges = rows.map(({ top, bottom }) => ({ at: 0, top: top - 5, bottom: bottom + 5 }));
  // In one piece, but where a label is in its way.
  const axis = layout.beside
    ? edges.slice(0, 1).map((edge) => ({ ...edge, bottom: edges.at(-1)?.bottom ?? 0 }))
    : edges;
  const parts = looks.map((look, rank) => ({ look, rank, own: segments.filter(({ part }) => part === rank) }));
  return {
    $schema: "https://vega.github.io/schema/vega-lite/v6.json",
    width: measures.width,
    height,
    autosize: "none",
    padding: 0,
    background: paper,
    config: { font: "Inter", aria: false, view: { stroke: null } },
    layer: [
      boxes(tracksOf(rows, chart.of), track, track),
      ...parts.map(({ own, look }) => boxes(own, look.fill, look.edge)),
      lines(
        segments.filter(({ part }) => part === striped).flatMap((one) => stripesOf(one, scale)),
        stripe,
      ),
      lines(axis, ink),
      write(heading, { size: measures.title, fill: ink, weight: 600 }),
      write(subtitle, { size: measures.small, fill: quiet }),
      write(
        rows.flatMap(({ label }) => label),
        { size: measures.label, fill: ink, align: layout.beside ? "right" : "left" },
      ),
      write(
        rows.flatMap(({ end }) => end),
        { size: measures.label, fill: ink, weight: 600 },
      ),
      ...parts.map(({ own, look }) =>
        write(
          own.flatMap(({ inside }) => inside),
          { size: measures.small, fill: look.words, weight: 600, align: "center" },
        ),
      ),
      ...legend.flatMap((entry, rank) => swatch(entry, rank)),
      write(legend, { size: measures.small, fill: ink }),
    ],
  };
}

/** A small bar before the name of its part. */
function swatch({ x, y }: Words, rank: number): Layer[] {
  const look = looks[rank] ?? looks[0];
  const box = { left: x - 46, right: x - 10, top: y - 20, bottom: y + 4 };
  const stripes = rank === striped ? [9, 18, 27].map((step) => box.left + step) : [];
  const edges = { y: { value: box.top }, y2: { value: box.bottom } };
  return [
    {
      data: { values: [{}] },
      mark: { type: "rect", fill: look.fill, stroke: look.edge, strokeWidth: 2 },
      encoding: { x: { value: box.left }, x2: { value: box.right }, ...edges },
    },
    ...stripes.map((at): Layer => ({
      data: { values: [{}] },
      mark: { type: "rule", stroke: stripe, strokeWidth: 2 },
      encoding: { x: { value: at }, ...edges },
    })),
  ];
}

function tracksOf(rows: Layout["rows"], of: number | undefined): Box[] {
  return of === undefined ? [] : rows.map(({ top, bottom }) => ({ from: 0, to: of, top, bottom }));
}

/** One line every nine points, none on the edges nor behind the value. */
function stripesOf({ from, to, top, bottom, inside }: Segment, { domain, range }: Layout["scale"]) {
  const point = (domain[1] - domain[0]) / (range[1] - range[0]);
  const count = Math.max(0, Math.ceil((to - from) / (9 * point)) - 1);
  return Array.from({ length: count }, (_, rank) => from + 9 * point * (rank + 1))
    .filter((at) => {
      const place = range[0] + (at - domain[0]) / point;
      return inside.every(({ x, words }) => Math.abs(place - x) > widthOf(words, measures.small) / 2 + 4);
    })
    .map((at) => ({ at, top: top + 1, bottom: bottom - 1 }));
}

import type { Tiles } from "../message.ts";
import { count } from "../words/format.ts";
import { clean, regular, shorten, widthOf, wrap, wrapEvenly, wrapWithin } from "./lettering.ts";

type Tile = Tiles["tiles"][number];
type Label = { lines: string[]; size: number; whole: boolean };
type Box = { x: number; y: number; width: number; height: number };

const width = 900;
const margin = 20;
const inner = width - 2 * margin;
const gap = 10;
const padding = 8;
const titleSize = 30;
const legendSize = 22;
/** What the sign takes before the state, in ems of the state. */
const signSpace = 1.15;
const smallest = 13;

const paper = "#f4f2ec";
const ink = "#1c2a31";
/** From dark to light, so that states differ in grey too; words have a contrast of 4.5 or more, signs of 3 or more. */
const looks = {
  done: { ground: "#17605a", edge: "#17605a", label: "#ffffff", state: "#ffffff", sign: "#ffffff" },
  ongoing: { ground: "#cfe5de", edge: "#17605a", label: ink, state: ink, sign: "#17605a" },
  waiting: { ground: "#fffefb", edge: "#cfcabb", label: ink, state: "#53626a", sign: "#6b777c" },
} as const;

/** A picture 900 wide: the title, how many of each state, and one tile a thing. Drawn with Inter 400 and 600. */
export function toSvg({ title, tiles }: Tiles): string {
  const heading = wrap(title, titleSize, inner).map((line) => shorten(line, titleSize, inner));
  const legend = drawLegend(tiles, 50 + heading.length * 38);
  const { labels, columns, ...grid } = layOut(tiles);
  let y = legend.bottom + 26;
  const rows = grid.heights.map((height, row) => {
    const top = y;
    y += height + gap;
    return tiles.slice(row * columns, (row + 1) * columns).map((tile, column) => {
      const label = labels[row * columns + column] ?? { lines: [], size: smallest };
      const box = { x: margin + column * (grid.width + gap), y: top, width: grid.width, height };
      return drawTile(tile, label, grid.stateSize, box);
    });
  });
  const height = Math.ceil(y - gap + margin);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" font-family="Inter">`,
    `<rect width="${width}" height="${height}" fill="${paper}"/>`,
    ...heading.map((line, index) => write(line, margin, 52 + index * 38, titleSize, ink, 600)),
    ...legend.drawn,
    ...rows.flat(),
    "</svg>",
  ].join("\n");
}

function drawLegend(tiles: readonly Tile[], top: number): { drawn: string[]; bottom: number } {
  const groups = [...Map.groupBy(tiles, ({ tone, state }) => `${tone} ${state}`).values()];
  const drawn: string[] = [];
  let [x, y] = [margin, top];
  for (const tone of ["done", "ongoing", "waiting"] as const)
    for (const group of groups.filter(([first]) => first?.tone === tone)) {
      const state = group[0]?.state ?? "";
      const words = shorten(count(group.length, state, state.replace(/ée$/u, "ées")), legendSize, inner - 34);
      const length = 34 + widthOf(words, legendSize) * regular;
      if (x > margin && x + length > width - margin) [x, y] = [margin, y + 36];
      drawn.push(
        drawCard(tone, { x, y: y - 20, width: 26, height: 26 }, 6),
        drawSign(tone, x + 13, y - 7, 7.5),
        write(words, x + 34, y, legendSize, ink),
      );
      x += length + 18;
    }
  return { drawn, bottom: y };
}

/** Five columns, and fewer when a label would have to be shortened; more would be too small on a phone. */
function layOut(tiles: readonly Tile[]) {
  const evenly = Math.ceil(tiles.length / Math.max(1, Math.ceil(tiles.length / 5)));
  for (let columns = Math.max(1, evenly); ; columns -= 1) {
    // Whole, so that a word is drawn with the same points in each column: its picture is a fifth smaller.
    const tileWidth = Math.floor((inner - gap * (columns - 1)) / columns);
    const room = tileWidth - 2 * padding;
    // One size for nearly all: no name speaks louder than another, and a long name does not make all the others small.
    const common = downFrom([28, 28, 28, 24][columns - 1] ?? 21, 15).find((size) => {
      const entering = tiles.filter(({ label }) => enter(label, room, [size], 2) !== undefined);
      return entering.length >= tiles.length * 0.9;
    });
    const labels = tiles.map(({ label }) => fit(label, room, common ?? 15));
    if (columns > 3 && labels.some(({ whole }) => !whole)) continue;
    const stateSize =
      downFrom(Math.round((common ?? 15) * 0.85), smallest).find((size) =>
        tiles.every(({ state }) => widthOf(state, size) * regular <= room - size * signSpace),
      ) ?? smallest;
    const heights = Array.from({ length: Math.ceil(tiles.length / columns) }, (_, row) => {
      const tallest = labels.slice(row * columns, (row + 1) * columns).map(({ lines, size }) => lines.length * size);
      return Math.round(Math.max(...tallest) * 1.2 + stateSize * 1.2 + 31);
    });
    return { columns, width: tileWidth, heights, labels, stateSize };
  }
}

function drawTile({ state, tone }: Tile, { lines, size }: Omit<Label, "whole">, stateSize: number, box: Box): string {
  const look = looks[tone];
  const [left, base, space] = [box.x + padding, box.y + box.height - 14, stateSize * signSpace];
  const words = shorten(state, stateSize, (box.width - 2 * padding - space) / regular);
  const drawn = [
    drawCard(tone, box, 9),
    ...lines.map((line, row) => write(line, left, box.y + 12 + size * (0.9 + row * 1.2), size, look.label, 600)),
    drawSign(tone, left + stateSize * 0.42, base - stateSize * 0.35, stateSize * 0.42),
    write(words, left + space, base, stateSize, look.state),
  ];
  return `<g>${drawn.join("")}</g>`;
}

function drawCard(tone: Tile["tone"], box: Box, radius: number): string {
  const { ground, edge } = looks[tone];
  return `<rect x="${round(box.x)}" y="${round(box.y)}" width="${round(box.width)}" height="${round(box.height)}" rx="${radius}" fill="${ground}" stroke="${edge}" stroke-width="1.5"/>`;
}

/** A tick on a full disc, half a disc, or a ring. */
function drawSign(tone: Tile["tone"], x: number, y: number, radius: number): string {
  const { sign, ground } = looks[tone];
  const [cx, cy, r] = [round(x), round(y), round(radius - 0.75)];
  const ring = `<circle cx="${cx}" cy="${cy}" r="${r}" fill="${tone === "done" ? sign : "none"}" stroke="${sign}" stroke-width="2"/>`;
  const tick = `m${round(-r * 0.5)} ${round(r * 0.05)}l${round(r * 0.36)} ${round(r * 0.4)}l${round(r * 0.66)} ${round(-r * 0.84)}`;
  switch (tone) {
    case "done":
      return `${ring}<path d="M${cx} ${cy}${tick}" fill="none" stroke="${ground}" stroke-width="2"/>`;
    case "ongoing":
      return `${ring}<path d="M${cx} ${round(cy - r)}a${r} ${r} 0 0 0 0 ${2 * r}z" fill="${sign}"/>`;
    case "waiting":
      return ring;
  }
}

function write(words: string, x: number, y: number, size: number, fill: string, weight = 400): string {
  return `<text x="${round(x)}" y="${round(y)}" font-size="${size}" font-weight="${weight}" fill="${fill}">${escape(words)}</text>`;
}

/** Two lines, smaller ones, three lines; as a last resort the end is left out. */
function fit(label: string, room: number, size: number): Label {
  const entered = enter(label, room, downFrom(size, 15), 2) ?? enter(label, room, downFrom(16, smallest), 3);
  if (entered !== undefined) return { ...entered, whole: true };
  return { lines: wrapWithin(label, smallest, room, 3), size: smallest, whole: false };
}

/** The first of these sizes at which `words` take no more than `most` lines, these as even as they can be. */
function enter(words: string, room: number, sizes: readonly number[], most: number): Omit<Label, "whole"> | undefined {
  for (const size of sizes) {
    const lines = wrapEvenly(words, size, room);
    if (lines.length <= most && lines.every((line) => widthOf(line, size) <= room)) return { lines, size };
  }
  return undefined;
}

function downFrom(most: number, least: number): number[] {
  return Array.from({ length: Math.max(1, most - least + 1) }, (_, index) => most - index);
}

function round(n: number): number {
  return Math.round(n * 100) / 100;
}

function escape(words: string): string {
  return clean(words)
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}

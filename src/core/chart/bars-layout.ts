import type { Bars } from "../message.ts";
import { regular, shorten, widthOf, wrapEvenly, wrapWithin } from "./lettering.ts";

type Bar = Bars["bars"][number];
type Words = { x: number; y: number; words: string };
/** A box along the measure, from a value to another, and down the picture in points; with its value, if it holds it. */
export type Segment = { from: number; to: number; top: number; bottom: number; part: number; inside: Words[] };
export type Row = { top: number; bottom: number; label: Words[]; segments: Segment[]; end: Words[] };
export type Layout = {
  heading: Words[];
  subtitle: Words[];
  legend: Words[];
  /** Labels are at the left of their bar, or above it. */
  beside: boolean;
  rows: Row[];
  scale: { domain: [low: number, high: number]; range: [left: number, right: number] };
  height: number;
};

/** In points. */
export const measures = { width: 900, title: 30, small: 22, label: 26 } as const;
const margin = 20;
const inner = measures.width - 2 * margin;
const barHeight = 36;
const lineHeight = 31;
const widestColumn = 330;
/** Of the scale, for labels to stay at the left. */
const leastLength = 300;
const mostParts = 3;
/** Between a bar and the words at its side. */
const space = 12;

/** Where all is in the picture: words are measured, so that none is on another and none goes out. */
export function layOut({ title, subtitle, bars, of }: Bars): Layout {
  const parts = [...new Set(bars.map(({ part = "" }) => part))];
  const isStacked = parts.some((part) => part !== "");
  if (bars.some(({ value }) => !Number.isFinite(value))) throw new RangeError("The value of a bar is no number");
  if (parts.length > mostParts) throw new RangeError(`${parts.length} parts: a bar holds ${mostParts} at most`);
  if (isStacked && bars.some(({ value }) => value < 0)) throw new RangeError("A part of a bar is below zero");

  const titled = title === "" ? [] : wrapWithin(title, measures.title, inner, 4);
  const heading = column(titled, margin, 52, 38);
  const afterTitle = titled.length === 0 ? margin - 30 : 52 + (heading.length - 1) * 38;
  const said = subtitle === undefined ? [] : wrapWithin(subtitle, measures.small, inner, 3);
  const under = column(said, margin, afterTitle + 36, 29);
  const afterWords = under.at(-1)?.y ?? afterTitle;
  const legend = isStacked ? legendOf(parts, afterWords + 40) : [];
  let top = (legend.at(-1)?.y ?? afterWords) + 30;

  const groups = isStacked ? [...Map.groupBy(bars, ({ label }) => label).values()] : bars.map((bar) => [bar]);
  const stacks = groups.map((group) => stack(group, parts));
  const { beside, left, labels, scale } = placeLabels(stacks, of);
  const rows = stacks.map((one, rank) => {
    const lines = labels[rank] ?? [];
    const words = lines.length * lineHeight;
    const height = beside ? Math.max(words, barHeight) : words + 6 + barHeight;
    const barTop = beside ? top + (height - barHeight) / 2 : top + words + 6;
    const first = (beside ? top + (height - words) / 2 : top) + 24;
    const label = column(lines, beside ? left - space : margin, first, lineHeight);
    top += height + (beside ? 14 : 20);
    return { label, ...drawRow(one, barTop, scale) };
  });
  return { heading, subtitle: under, legend, beside, rows, scale, height: Math.ceil(top - 14 + margin) };
}

type Stack = {
  label: string;
  end: string;
  /** Its values may be written inside, if each of its pieces is long enough. */
  mayHold: boolean;
  total: number;
  pieces: (Bar & { from: number; part: string; rank: number })[];
};

/** At the left of the bars when all are short and the longest bar keeps a good length; above them otherwise. */
function placeLabels(stacks: readonly Stack[], of: number | undefined) {
  const short = stacks.map(({ label }) => wrapEvenly(label, measures.label, widestColumn));
  const widest = Math.ceil(Math.max(0, ...short.flat().map(labelWidth)));
  const left = margin + widest + space;
  const scale = scaleOf(stacks, of, left);
  const beside =
    widest <= widestColumn && short.every(({ length }) => length <= 2) && scale.range[1] - left >= leastLength;
  if (beside) return { beside, left, labels: short, scale };
  const labels = stacks.map(({ label }) => wrapWithin(label, measures.label, inner, 2));
  return { beside, left: margin, labels, scale: scaleOf(stacks, of, margin) };
}

/** Bars end to end, in the order of the legend, and what is written after them when they do not hold their own values. */
function stack(group: readonly Bar[], parts: readonly string[]): Stack {
  let total = 0;
  const pieces = parts.flatMap((name, rank) =>
    group
      .filter(({ part = "" }) => part === name)
      .map((bar) => {
        const from = total;
        total += bar.value;
        return { ...bar, from, part: name, rank };
      }),
  );
  const shown = parts.map((name) => pieces.filter(({ part }) => part === name).map((piece) => piece.shown));
  const end = shown.map((values) => values.join(" + ") || "–").join(" · ");
  // Nothing is as long as zero, and a value that is not known is not to be taken for one.
  const mayHold = total > 0 && parts.length > 1 && shown.every(({ length }) => length > 0);
  return { label: group[0]?.label ?? "", end, mayHold, total, pieces };
}

/** As long as it can be, once each bar has the room of the words at its end. */
function scaleOf(stacks: readonly Stack[], of: number | undefined, left: number): Layout["scale"] {
  const totals = stacks.map(({ total }) => total);
  const low = Math.min(0, ...totals);
  const high = Math.max(of ?? 0, ...totals);
  const domain: [number, number] = [low, high > low ? high : low + 1];
  const room = measures.width - margin - left;
  const whole = { domain, range: [left, left + room] as [number, number] };
  if (stacks.every((one) => holdsItsValues(one, whole))) return whole;
  const lengths = stacks.map(({ total, end }) => {
    const share = (Math.max(0, total) - low) / (domain[1] - low);
    return share === 0 ? room : (room - space - widthOf(end, measures.label)) / share;
  });
  const length = Math.floor(Math.max(room * 0.3, Math.min(room, ...lengths)));
  return { domain, range: [left, left + length] };
}

function holdsItsValues({ mayHold, pieces }: Stack, { domain, range }: Layout["scale"]): boolean {
  const point = (range[1] - range[0]) / (domain[1] - domain[0]);
  const isHeld = ({ value, shown }: Bar) => value === 0 || value * point > widthOf(shown, measures.small) + 16;
  return mayHold && pieces.every(isHeld);
}

function drawRow(one: Stack, top: number, scale: Layout["scale"]): Omit<Row, "label"> {
  const { domain, range } = scale;
  const placeOf = (value: number) => range[0] + ((value - domain[0]) / (domain[1] - domain[0])) * (range[1] - range[0]);
  const bottom = top + barHeight;
  const isInside = holdsItsValues(one, scale);
  const segments = one.pieces
    .filter(({ value }) => value !== 0)
    .map(({ from, value, shown, rank }) => {
      const inside = isInside ? [{ x: placeOf(from + value / 2), y: top + 26, words: shown }] : [];
      return { from, to: from + value, top, bottom, part: rank, inside };
    });
  const x = placeOf(Math.max(0, one.total)) + space;
  const words = shorten(one.end, measures.label, measures.width - margin - x);
  return { top, bottom, segments, end: isInside ? [] : [{ x, y: top + 27, words }] };
}

/** Each name after the room of its sign, on the next line when it does not fit. */
function legendOf(parts: readonly string[], first: number): Words[] {
  let [x, y] = [margin, first];
  return parts.map((part) => {
    const words = shorten(part, measures.small, inner - 46);
    const length = 46 + widthOf(words, measures.small) * regular;
    if (x > margin && x + length > measures.width - margin) [x, y] = [margin, y + 36];
    const entry = { x: x + 46, y, words };
    x += length + 22;
    return entry;
  });
}

function labelWidth(words: string): number {
  return widthOf(words, measures.label) * regular;
}

function column(lines: readonly string[], x: number, first: number, line: number): Words[] {
  return lines.map((words, rank) => ({ x, y: first + rank * line, words }));
}

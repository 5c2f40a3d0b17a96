import { crc32, inflateSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { encodePng } from "../../../src/core/delivery/png.ts";

/** A drawing of points written as 0xrrggbb. */
function drawingOf(width: number, points: readonly number[]) {
  const pixels = Uint8Array.from(points.flatMap((point) => [point >> 16, (point >> 8) & 255, point & 255, 255]));
  return { pixels, width, height: points.length / width };
}

/** What a reader of PNG finds in it: the chunks, and the points. */
function read(bytes: Uint8Array) {
  const png = Buffer.from(bytes);
  const chunks = new Map<string, Buffer>();
  for (let at = 8; at < png.length;) {
    const length = png.readUInt32BE(at);
    const named = png.subarray(at + 4, at + 8 + length);
    expect(png.readUInt32BE(at + 8 + length)).toBe(crc32(named));
    chunks.set(named.toString("latin1", 0, 4), named.subarray(4));
    at += length + 12;
  }
  const [header, entries, data] = ["IHDR", "PLTE", "IDAT"].map((name) => chunks.get(name) ?? Buffer.alloc(0));
  if (header === undefined || entries === undefined || data === undefined) throw new Error("a chunk is missing");
  const [width, height] = [header.readUInt32BE(0), header.readUInt32BE(4)];
  const rows = inflateSync(data);
  const rowLength = rows.length / height;
  const points = Array.from({ length: width * height }, (_, point) => {
    const [x, y] = [point % width, Math.floor(point / width)];
    expect(rows[y * rowLength]).toBe(0);
    const both = rows[y * rowLength + 1 + (x >> 1)] ?? 0;
    return entries.readUIntBE(3 * (x % 2 === 0 ? both >> 4 : both & 15), 3);
  });
  return {
    signature: png.toString("latin1", 1, 4),
    names: [...chunks.keys()],
    format: [...header.subarray(8)],
    entries: entries.length / 3,
    points,
  };
}

describe("a PNG", () => {
  test("holds every point as it was, up to 16 colours, in rows of any length", () => {
    for (const width of [1, 2, 3, 5, 30]) {
      const points = Array.from({ length: width * 4 }, (_, point) => ((point * 7) % 16) * 0x0f_11_0d);
      const found = read(encodePng(drawingOf(width, points)));
      expect(found).toMatchObject({
        signature: "PNG",
        names: ["IHDR", "PLTE", "IDAT", "IEND"],
        format: [4, 3, 0, 0, 0],
      });
      expect(found.points).toEqual(points);
      expect(found.entries).toBe(new Set(points).size);
    }
  });

  test("keeps what is common or far from the rest, and draws the other shades as the nearest of those", () => {
    const paper = Array.from({ length: 400 }, () => 0xff_ff_ff);
    const greys = Array.from({ length: 40 }, (_, shade) => shade * 0x06_06_06);
    const { points, entries } = read(encodePng(drawingOf(21, [...paper, ...greys, 0xff_00_00])));
    expect(entries).toBe(16);
    expect(points.slice(0, 400)).toEqual(paper);
    expect(points.at(-1)).toBe(0xff_00_00);
    for (const [shade, point] of points.slice(400, 440).entries())
      expect(Math.abs((point & 255) - shade * 6)).toBeLessThanOrEqual(24);
  });

  test("is the same for the same drawing, wherever its points are in memory", () => {
    const drawing = drawingOf(3, [1, 2, 3, 4, 5, 6]);
    const shared = new Uint8Array(8 + drawing.pixels.length);
    shared.set(drawing.pixels, 8);
    expect(encodePng({ ...drawing, pixels: shared.subarray(8) })).toEqual(encodePng(drawing));
  });
});

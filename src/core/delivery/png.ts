import { crc32, deflateSync } from "node:zlib";

/** Four bits a point: as many shades as a flat drawing and the edges of its letters need. */
const depth = 4;
const mostColours = 2 ** depth;
/** Of a picture whose points are numbers of colours. */
const indexed = 3;

/** Points in rows from the top, four bytes each: red, green, blue, and an opacity that is not looked at. */
export type Drawing = { pixels: Uint8Array; width: number; height: number };

/**
 * A flat drawing as an indexed PNG, a quarter of the same in true colours (w3.org/TR/png-3). A shade that is left out is drawn
 * as the nearest of those kept.
 */
export function encodePng({ pixels, width, height }: Drawing): Uint8Array {
  const colours = coloursOf(pixels);
  const { palette, rankOf } = choosePalette(colours);

  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([depth, indexed], 8);

  // Two points a byte. Each row begins with its filter: none, since a number of colour is no quantity.
  const rowLength = 1 + Math.ceil(width / 2);
  const rows = Buffer.alloc(rowLength * height);
  for (let y = 0, point = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1, point += 1) {
      const place = y * rowLength + 1 + (x >> 1);
      rows[place] = (rows[place] ?? 0) | ((rankOf.get(colours[point] ?? 0) ?? 0) << (x % 2 === 0 ? depth : 0));
    }

  return Buffer.concat([
    Buffer.from("89504e470d0a1a0a", "hex"),
    toChunk("IHDR", header),
    toChunk("PLTE", Buffer.from(palette.flatMap(channelsOf))),
    toChunk("IDAT", deflateSync(rows, { level: 9, memLevel: 9 })),
    toChunk("IEND", Buffer.alloc(0)),
  ]);
}

function toChunk(type: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, "latin1"), data]);
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  check.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, check]);
}

/** Each point as one number, 0xrrggbb. */
function coloursOf({ buffer, byteOffset, length }: Uint8Array): Uint32Array {
  const view = new DataView(buffer, byteOffset, length);
  const colours = new Uint32Array(length / 4);
  for (let point = 0; point < colours.length; point += 1) colours[point] = view.getUint32(point * 4) >>> 8;
  return colours;
}

/** The commonest colour, then each time the one that would be missed most: seen at many points, and far from those kept. */
function choosePalette(colours: Uint32Array): { palette: number[]; rankOf: Map<number, number> } {
  const counts = new Map<number, number>();
  for (const colour of colours) counts.set(colour, (counts.get(colour) ?? 0) + 1);
  const all = Array.from(counts, ([colour, count]) => ({ colour, count, rank: 0, distance: 3 * 256 ** 2 }));
  const palette: number[] = [];
  while (palette.length < Math.min(mostColours, all.length)) {
    const { colour } = all.reduce((a, b) => (b.count * b.distance > a.count * a.distance ? b : a));
    const rank = palette.push(colour) - 1;
    for (const one of all) {
      const distance = distanceOf(one.colour, colour);
      if (distance < one.distance) Object.assign(one, { rank, distance });
    }
  }
  return { palette, rankOf: new Map(all.map(({ colour, rank }) => [colour, rank])) };
}

function distanceOf(one: number, other: number): number {
  const [red, green, blue] = channelsOf(one);
  const [otherRed, otherGreen, otherBlue] = channelsOf(other);
  return (red - otherRed) ** 2 + (green - otherGreen) ** 2 + (blue - otherBlue) ** 2;
}

function channelsOf(colour: number): [red: number, green: number, blue: number] {
  return [colour >> 16, (colour >> 8) & 255, colour & 255];
}

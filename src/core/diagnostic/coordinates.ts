/** On the WGS 84 ellipsoid, in decimal degrees, to the fifth decimal: about a metre. */
export type Position = { latitude: number; longitude: number };

/** An address as it was written. `words`: what is left of it without its coordinates; `unread`: it holds some that cannot be. */
export type Located = { words: string; position?: Position; unread?: true };

type Bounds = { south: number; north: number; west: number; east: number };

const metropolitan: Bounds = { south: 41.2, north: 51.2, west: -5.3, east: 9.7 };

/** By the first three signs of an INSEE code. */
const overseas: Record<string, Bounds> = {
  971: { south: 15.8, north: 16.6, west: -61.9, east: -60.9 },
  972: { south: 14.3, north: 15, west: -61.3, east: -60.7 },
  973: { south: 2, north: 6, west: -54.7, east: -51.5 },
  974: { south: -21.5, north: -20.8, west: 55.1, east: 55.9 },
  975: { south: 46.7, north: 47.2, west: -56.5, east: -56.1 },
  976: { south: -13.1, north: -12.6, west: 44.9, east: 45.4 },
};

/** Coordinates given with an address of the municipality `insee`: typed, or in a link to a map. Never looked up, never guessed. */
export function locate(address: string, insee: string): Located {
  const bounds = overseas[insee.slice(0, 3)] ?? metropolitan;
  const [link] = /(?:https?:\/\/|www\.|geo:)\S+/iu.exec(address) ?? [];
  const typed = link === undefined ? typedIn(address) : undefined;
  const pair = link === undefined ? typed?.pair : pairInLink(link);
  if (pair === undefined) return { words: address, ...(link !== undefined && { unread: true }) };
  const position = inside(pair, bounds);
  if (position === undefined) return { words: address, unread: true };
  return { words: wordsAround(address, link ?? typed?.written ?? ""), position };
}

type Pair = [first: number, second: number];

/** The other way round where only that is in the territory: some maps write the longitude first. */
function inside([first, second]: Pair, bounds: Bounds): Position | undefined {
  const isIn = (latitude: number, longitude: number) =>
    latitude >= bounds.south && latitude <= bounds.north && longitude >= bounds.west && longitude <= bounds.east;
  if (isIn(first, second)) return { latitude: rounded(first), longitude: rounded(second) };
  return isIn(second, first) ? { latitude: rounded(second), longitude: rounded(first) } : undefined;
}

function rounded(degrees: number): number {
  return Math.round(degrees * 100_000) / 100_000;
}

/** The place that a link points at comes before the middle of its map. Google Maps, OpenStreetMap, Géoportail and `geo:`. */
const inLinks = [
  /!3d(-?\d+\.\d+)!4d(-?\d+\.\d+)/u,
  /[?&]mlat=(-?\d+\.\d+)&mlon=(-?\d+\.\d+)/u,
  /[?&](?:q|query|ll|destination|daddr|center|c)=(-?\d+\.\d+)[,+ ]+(-?\d+\.\d+)/u,
  /^geo:(-?\d+\.\d+),(-?\d+\.\d+)/u,
  /@(-?\d+\.\d+),(-?\d+\.\d+)/u,
  /[#&]map=\d+(?:\.\d+)?\/(-?\d+\.\d+)\/(-?\d+\.\d+)/u,
];

function pairInLink(link: string): Pair | undefined {
  const plain = link.replace(/%2C/giu, ",");
  const found = inLinks.map((one) => one.exec(plain)).find((one) => one !== null);
  return found ? [Number(found[1]), Number(found[2])] : undefined;
}

/** Three decimals at least, a hundred metres: numbers of an address have none. */
const decimal = String.raw`([-−+]?\d{1,3}[.,]\d{3,})\s*°?`;
const side = String.raw`([NSEOW])?`;
const inDecimals = new RegExp(
  String.raw`(?<![\d.,])${side}\s*${decimal}\s*${side}(?:\s*[;,/]\s*|\s+)(?:lon\p{L}*\s*:?\s*)?${side}\s*${decimal}\s*${side}(?![\d\p{L}])`,
  "iu",
);
const degrees = String.raw`(\d{1,3})\s*°\s*(\d{1,2})\s*['’′]\s*(?:(\d{1,2}(?:[.,]\d+)?)\s*(?:"|”|″|''|’’)\s*)?`;
const inDegrees = new RegExp(String.raw`${degrees}([NS])\s*[;,/]?\s*${degrees}([EOW])(?!\p{L})`, "iu");

function typedIn(address: string): { pair: Pair; written: string } | undefined {
  const exact = inDegrees.exec(address);
  if (exact) {
    const [written, d1, m1, s1, north, d2, m2, s2, east] = exact;
    return { pair: [toDecimal(d1, m1, s1, north), toDecimal(d2, m2, s2, east)], written };
  }
  const plain = inDecimals.exec(address);
  if (plain === null) return undefined;
  const [written, before1, first, after1, before2, second, after2] = plain;
  return { pair: [signed(first, before1 ?? after1), signed(second, before2 ?? after2)], written };
}

function toDecimal(whole = "0", minutes = "0", seconds = "0", towards = ""): number {
  const value = Number(whole) + Number(minutes) / 60 + Number(seconds.replace(",", ".")) / 3600;
  return signed(String(value), towards);
}

function signed(number = "", towards = ""): number {
  const value = Number(number.replace(",", ".").replace("−", "-"));
  return /^[SOW]$/iu.test(towards) ? -Math.abs(value) : value;
}

function wordsAround(address: string, written: string): string {
  return address
    .replace(written, " ")
    .replace(/\b(?:coordonnées|coord|gps|lat(?:itude)?|lien|carte)\b\s*:?\s*(?=[\s,;()]*$)/giu, "")
    .replace(/[([]\s*[)\]]/gu, "")
    .replace(/\s+/gu, " ")
    .replace(/^[\s,;:/]+|[\s,;:/(]+$/gu, "");
}

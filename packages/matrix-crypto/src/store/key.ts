import { createError, refuse } from "./errors.ts";

/** The kinds of IndexedDB keys that the module uses. */
export type Key = number | string | Key[];

// In the order of IndexedDB: numbers, then strings, then arrays. END is below them all, so that [1] comes before [1, 2].
const END = 0x00;
const NUMBER = 0x10;
const STRING = 0x30;
const ARRAY = 0x50;

/**
 * A key as bytes that SQLite sorts as IndexedDB sorts keys. No key is the beginning of another one.
 * Throws DataError for what is not a key, NotSupportedError for dates and binary keys.
 */
export function encodeKey(key: unknown): Buffer {
  const bytes: number[] = [];
  pushKey(bytes, key);
  return Buffer.from(bytes);
}

export function decodeKey(bytes: Buffer): Key {
  return readKey(bytes, { offset: 0 });
}

function pushKey(bytes: number[], key: unknown): void {
  if (typeof key === "number" && !Number.isNaN(key)) {
    bytes.push(NUMBER, ...numberBytes(key));
  } else if (typeof key === "string") {
    bytes.push(STRING);
    for (let at = 0; at < key.length; at++) pushUnit(bytes, key.charCodeAt(at));
    bytes.push(END);
  } else if (Array.isArray(key)) {
    bytes.push(ARRAY);
    for (const item of key as unknown[]) pushKey(bytes, item);
    bytes.push(END);
  } else if (key instanceof Date || key instanceof ArrayBuffer || ArrayBuffer.isView(key)) {
    refuse("dates and bytes as keys");
  } else {
    throw createError("DataError", `a key cannot be ${key === null ? "null" : typeof key}`);
  }
}

function readKey(bytes: Buffer, at: { offset: number }): Key {
  const kind = bytes[at.offset++];
  if (kind === NUMBER) {
    const start = at.offset;
    at.offset += 8;
    return readNumber(bytes.subarray(start, at.offset));
  }
  if (kind === STRING) {
    const units: string[] = [];
    while (bytes[at.offset] !== END) units.push(String.fromCharCode(readUnit(bytes, at)));
    at.offset++;
    return units.join("");
  }
  if (kind !== ARRAY) throw createError("DataError", "the key store holds a key that cannot be read");
  const items: Key[] = [];
  while (bytes[at.offset] !== END) items.push(readKey(bytes, at));
  at.offset++;
  return items;
}

/** IEEE 754, big-endian, sorts as numbers do once the sign is turned over, and all of a negative number. */
function numberBytes(value: number): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeDoubleBE(value === 0 ? 0 : value); // -0 and 0 are one key
  return turnOver(bytes, bytes.readUInt8(0) >= 0x80);
}

function readNumber(bytes: Buffer): number {
  return turnOver(Buffer.from(bytes), bytes.readUInt8(0) < 0x80).readDoubleBE();
}

function turnOver(bytes: Buffer, negative: boolean): Buffer {
  for (let at = 0; at < 8; at++) bytes[at]! ^= negative ? 0xff : at === 0 ? 0x80 : 0;
  return bytes;
}

/**
 * IndexedDB compares strings by UTF-16 units, which UTF-8 does not: a unit takes one, two or three bytes, the first of
 * which says how many. None of them begins with END, so that a NUL may stand in a key.
 */
function pushUnit(bytes: number[], unit: number): void {
  if (unit < 0x7f) {
    bytes.push(unit + 1);
  } else if (unit < 0x7f + 0x4000) {
    const rest = unit - 0x7f;
    bytes.push(0x80 | (rest >> 8), rest & 0xff);
  } else {
    bytes.push(0xc0 | (unit >> 10), (unit >> 2) & 0xff, unit & 0x03);
  }
}

function readUnit(bytes: Buffer, at: { offset: number }): number {
  const first = bytes.readUInt8(at.offset++);
  if (first < 0x80) return first - 1;
  const second = bytes.readUInt8(at.offset++);
  if (first < 0xc0) return (((first & 0x3f) << 8) | second) + 0x7f;
  return ((first & 0x3f) << 10) | (second << 2) | bytes.readUInt8(at.offset++);
}

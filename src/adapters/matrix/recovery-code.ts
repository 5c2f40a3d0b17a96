import { randomBytes } from "node:crypto";

/** Bitcoin's, without the four signs that are taken for others (0, O, I, l). */
const alphabet = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
/** What every Matrix code begins with, so that it is taken for no other key (specification, "Cryptographic key representation"). */
const prefix = [0x8b, 0x01];
const keyLength = 32;
/** How many signs write these two bytes, a key and its parity, whatever the key. */
const codeLength = 48;

/** The 32 bytes of a recovery code, however it is spaced; undefined for anything else, one mistyped sign included. */
export function readRecoveryCode(text: string): Uint8Array | undefined {
  const signs = text.replace(/\s/gu, "");
  const bytes = signs.length === codeLength ? fromBase58(signs) : undefined;
  if (bytes?.length !== prefix.length + keyLength + 1) return undefined;
  if (!prefix.every((byte, index) => bytes[index] === byte) || parityOf(bytes) !== 0) return undefined;
  return bytes.subarray(prefix.length, -1);
}

/** As clients show it, by groups of four. `key` is 32 bytes. */
export function toRecoveryCode(key: Uint8Array): string {
  const bytes = [...prefix, ...key];
  return toBase58(Uint8Array.from([...bytes, parityOf(bytes)])).replace(/(.{4})(?=.)/gu, "$1 ");
}

export function createRecoveryCode(): string {
  return toRecoveryCode(randomBytes(keyLength));
}

function parityOf(bytes: Iterable<number>): number {
  let parity = 0;
  for (const byte of bytes) parity ^= byte;
  return parity;
}

/** Without leading zeros, which base58 writes apart: a code, whose first byte is known, has none. */
function fromBase58(text: string): Uint8Array | undefined {
  let value = 0n;
  for (const sign of text) {
    const digit = alphabet.indexOf(sign);
    if (digit === -1) return undefined;
    value = value * 58n + BigInt(digit);
  }
  const hex = value.toString(16);
  return Buffer.from(hex.length % 2 === 0 ? hex : `0${hex}`, "hex");
}

function toBase58(bytes: Uint8Array): string {
  let value = BigInt(`0x${Buffer.from(bytes).toString("hex")}`);
  let text = "";
  for (; value > 0n; value /= 58n) text = `${alphabet.charAt(Number(value % 58n))}${text}`;
  return text;
}

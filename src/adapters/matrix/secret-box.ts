import { createCipheriv, createHmac, hkdfSync, randomBytes, timingSafeEqual } from "node:crypto";
import { z } from "zod";

/** How secrets are sealed: Matrix specification, "Secrets", m.secret_storage.v1.aes-hmac-sha2. All three in base64. */
export const sealedSchema = z.object({ iv: z.string(), ciphertext: z.string(), mac: z.string() });
export type Sealed = z.infer<typeof sealedSchema>;

/** What tells whether a key is the right one, without telling the key. */
export type KeyCheck = { iv: string; mac: string };

const ivLength = 16;
/** A key is known by what it makes of these, sealed under no name. */
const zeros = Buffer.alloc(32);

export function encryptSecret(key: Uint8Array, name: string, secret: string): Sealed {
  return seal(key, name, Buffer.from(secret), createIv());
}

/** The secret; undefined when it was sealed by another key or under another name, or altered since. */
export function decryptSecret(key: Uint8Array, name: string, { iv, ciphertext, mac }: Sealed): string | undefined {
  const [aesKey, macKey] = deriveKeys(key, name);
  const bytes = bytesOf(ciphertext);
  if (!isSame(macOf(macKey, bytes), bytesOf(mac)) || bytesOf(iv).length !== ivLength) return undefined;
  // In this mode, encrypting again decrypts.
  return aes(aesKey, bytesOf(iv), bytes).toString("utf8");
}

export function createKeyCheck(key: Uint8Array): KeyCheck {
  const { iv, mac } = seal(key, "", zeros, createIv());
  return { iv, mac };
}

export function isRightKey(key: Uint8Array, { iv, mac }: KeyCheck): boolean {
  if (bytesOf(iv).length !== ivLength) return false;
  return isSame(bytesOf(seal(key, "", zeros, bytesOf(iv)).mac), bytesOf(mac));
}

function seal(key: Uint8Array, name: string, secret: Uint8Array, iv: Uint8Array): Sealed {
  const [aesKey, macKey] = deriveKeys(key, name);
  const bytes = aes(aesKey, iv, secret);
  return { iv: textOf(iv), ciphertext: textOf(bytes), mac: textOf(macOf(macKey, bytes)) };
}

function createIv(): Uint8Array {
  const iv = randomBytes(ivLength);
  // Some clients count on 64 bits only: what starts in the lower half does not overflow.
  iv.writeUInt8(iv.readUInt8(8) & 0x7f, 8);
  return iv;
}

function deriveKeys(key: Uint8Array, name: string): [aes: Buffer, mac: Buffer] {
  const derived = Buffer.from(hkdfSync("sha256", key, zeros, name, 64));
  return [derived.subarray(0, 32), derived.subarray(32)];
}

function aes(key: Uint8Array, iv: Uint8Array, bytes: Uint8Array): Buffer {
  const cipher = createCipheriv("aes-256-ctr", key, iv);
  return Buffer.concat([cipher.update(bytes), cipher.final()]);
}

function macOf(key: Uint8Array, bytes: Uint8Array): Buffer {
  return createHmac("sha256", key).update(bytes).digest();
}

function isSame(one: Uint8Array, other: Uint8Array): boolean {
  return one.length === other.length && timingSafeEqual(one, other);
}

/** Reads padded and unpadded base64 alike. */
function bytesOf(text: string): Buffer {
  return Buffer.from(text, "base64");
}

/** Unpadded, as all of Matrix. */
function textOf(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString("base64").replaceAll("=", "");
}

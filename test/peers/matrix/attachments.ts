import { createCipheriv, createDecipheriv, createHash, randomBytes } from "node:crypto";
import { type Json, toRecord, toText } from "../slack/json.ts";

const algorithm = "aes-256-ctr";

/** A file as an encrypted room holds it: the server is given `bytes`, the room `file`, whose URL is still to be added. */
export function encryptFile(plain: Buffer): { bytes: Buffer; file: Json } {
  const key = randomBytes(32);
  // The lower half counts the blocks: https://spec.matrix.org/v1.12/client-server-api/#sending-encrypted-attachments
  const iv = Buffer.concat([randomBytes(8), Buffer.alloc(8)]);
  const cipher = createCipheriv(algorithm, key, iv);
  const bytes = Buffer.concat([cipher.update(plain), cipher.final()]);
  const jwk = { kty: "oct", alg: "A256CTR", ext: true, key_ops: ["encrypt", "decrypt"], k: key.toString("base64url") };
  return { bytes, file: { v: "v2", key: jwk, iv: unpadded(iv), hashes: { sha256: hashOf(bytes) } } };
}

/** @throws Error when the file is not the one that the room speaks of, or not of the version that clients read. */
export function decryptFile(bytes: Buffer, file: Json): Buffer {
  if (file["v"] !== "v2") throw new Error(`an encrypted file of version ${JSON.stringify(file["v"])}`);
  if (toRecord(file["hashes"])["sha256"] !== hashOf(bytes)) throw new Error("the file is not the one that was sent");
  const key = Buffer.from(toText(toRecord(file["key"])["k"]), "base64url");
  const decipher = createDecipheriv(algorithm, key, Buffer.from(toText(file["iv"]), "base64"));
  return Buffer.concat([decipher.update(bytes), decipher.final()]);
}

function hashOf(bytes: Buffer): string {
  return unpadded(createHash("sha256").update(bytes).digest());
}

function unpadded(bytes: Buffer): string {
  return bytes.toString("base64").replace(/=+$/, "");
}

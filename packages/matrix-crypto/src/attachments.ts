import * as wasm from "@matrix-org/matrix-sdk-crypto-wasm";
import { readObject } from "./requests.ts";

/** A file made unreadable to whoever stores it, and the description that lets a room's members read it (`file` of an event, but its `url`). */
export async function encryptAttachment(
  bytes: Uint8Array,
): Promise<{ bytes: Uint8Array; file: Record<string, unknown> }> {
  await wasm.initAsync();
  const encrypted = wasm.Attachment.encrypt(bytes);
  const info = encrypted.mediaEncryptionInfo;
  if (info === undefined) throw new Error("an encrypted file has no description");
  return { bytes: encrypted.encryptedData, file: readObject(info) };
}

/** The file that `file` of an event describes, from the bytes that the server keeps. Throws when they are not those that were sent. */
export async function decryptAttachment(bytes: Uint8Array, file: object): Promise<Uint8Array> {
  await wasm.initAsync();
  return wasm.Attachment.decrypt(new wasm.EncryptedAttachment(bytes, JSON.stringify(file)));
}

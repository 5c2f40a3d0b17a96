import { encryptAttachment } from "@relais/matrix-crypto";
import type { Attachment, Chart } from "../../core/message.ts";
import type { Calls } from "./calls.ts";

/** A file's event, for a room that is encrypted or not. */
type Media = {
  msgtype: "m.image" | "m.file";
  bytes: Uint8Array;
  mime: string;
  name: string;
  caption: string;
  info?: object;
};

/** The content of a picture's event: what it shows is said in words under it, for whoever does not see it. */
export async function toPicture(calls: Calls, chart: Chart, png: Uint8Array, encrypted: boolean): Promise<object> {
  const { w, h } = sizeOf(png);
  const picture = {
    msgtype: "m.image",
    bytes: png,
    mime: "image/png",
    name: "graphique.png",
    caption: chart.alt,
    info: { w, h },
  } as const;
  return toContent(calls, picture, encrypted);
}

export function toFile(calls: Calls, file: Attachment, bytes: Uint8Array, encrypted: boolean): Promise<object> {
  const { name, mime, label } = file;
  return toContent(calls, { msgtype: "m.file", bytes, mime, name, caption: label }, encrypted);
}

async function toContent(calls: Calls, media: Media, encrypted: boolean): Promise<object> {
  const { msgtype, bytes, mime, name, caption } = media;
  const info = { mimetype: mime, size: bytes.length, ...media.info };
  // Its words name people and places: as in a message, nobody is called by them.
  const common = { msgtype, body: caption, filename: name, info, "m.mentions": {} };
  if (!encrypted) return { ...common, url: await calls.upload(bytes, mime, name) };
  const hidden = await encryptAttachment(bytes);
  // The server that keeps it learns neither what it is nor how it is called.
  const url = await calls.upload(hidden.bytes, "application/octet-stream", "fichier");
  return { ...common, file: { ...hidden.file, url } };
}

/** Width and height of a PNG, from its first chunk. */
function sizeOf(png: Uint8Array): { w: number; h: number } {
  const header = Buffer.from(png.buffer, png.byteOffset, Math.min(png.byteLength, 24));
  return { w: header.readUInt32BE(16), h: header.readUInt32BE(20) };
}

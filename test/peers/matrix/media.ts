import { type Json, toRecord, toText } from "../slack/json.ts";
import { decryptFile, encryptFile } from "./attachments.ts";
import type { Session } from "./homeserver.ts";

export type Attachment = { name: string; type: string; bytes: Buffer; width?: number; height?: number };

/** The files of a homeserver, as one of its users sends and opens them. */
export function createMedia(url: string, { accessToken }: Session) {
  const headers = { Authorization: `Bearer ${accessToken}` };

  async function upload(bytes: Buffer, type: string): Promise<string> {
    const request = { method: "POST", headers: { ...headers, "Content-Type": type }, body: new Uint8Array(bytes) };
    const response = await fetch(`${url}/_matrix/media/v3/upload`, request);
    if (!response.ok) throw new Error(`upload: ${response.status} ${await response.text()}`);
    return toText(toRecord(await response.json())["content_uri"]);
  }

  return {
    /** Uploads a file. @returns the content of the message that shows it */
    async toContent(msgtype: "m.file" | "m.image", attachment: Attachment, encrypted: boolean): Promise<Json> {
      const { name, type, bytes, width, height } = attachment;
      const size = msgtype === "m.image" ? { w: width ?? 1, h: height ?? 1 } : {};
      const content = { msgtype, body: name, filename: name, info: { mimetype: type, size: bytes.length, ...size } };
      if (!encrypted) return { ...content, url: await upload(bytes, type) };
      const sealed = encryptFile(bytes);
      return { ...content, file: { ...sealed.file, url: await upload(sealed.bytes, "application/octet-stream") } };
    },

    /** The bytes of an `m.file` or `m.image`, decrypted and verified. @throws Error when they cannot be had */
    async download(content: Json): Promise<Buffer> {
      const file = content["file"] === undefined ? undefined : toRecord(content["file"]);
      const address = toText((file ?? content)["url"]).replace(/^mxc:\/\//, "");
      const response = await fetch(`${url}/_matrix/client/v1/media/download/${address}`, { headers });
      if (!response.ok) throw new Error(`download of ${address}: ${response.status} ${await response.text()}`);
      const bytes = Buffer.from(await response.arrayBuffer());
      return file ? decryptFile(bytes, file) : bytes;
    },
  };
}

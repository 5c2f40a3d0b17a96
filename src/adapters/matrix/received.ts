import { decryptAttachment } from "@relais/matrix-crypto";
import { z } from "zod";
import { largestFile, type SentFile } from "../../core/adapter.ts";
import type { Calls } from "./calls.ts";

/** A file as its event describes it; `hidden` is what deciphers it. */
export type FileOfMatrix = { name: string; mime: string; size?: number; url?: string; hidden?: object };

const fileSchema = z.object({
  body: z.string(),
  filename: z.string().optional(),
  url: z.string().optional(),
  file: z.looseObject({ url: z.string() }).optional().catch(undefined),
  info: z
    .object({ mimetype: z.string().optional().catch(undefined), size: z.number().optional().catch(undefined) })
    .optional()
    .catch(undefined),
});

/** What is to be had of the file that a message is, in the clear or not. */
export function readFile(content: Record<string, unknown>): FileOfMatrix[] {
  const { data } = fileSchema.safeParse(content);
  if (data === undefined) return [];
  const { body, filename, file, info } = data;
  const url = file?.url ?? data.url;
  return [
    {
      name: filename ?? body,
      mime: info?.mimetype ?? "",
      ...(info?.size === undefined ? {} : { size: info.size }),
      ...(url === undefined ? {} : { url }),
      ...(file === undefined ? {} : { hidden: file }),
    },
  ];
}

/** Has its bytes from our homeserver, and deciphers them. */
export async function receiveFile(calls: Calls, { url, size = 0, hidden, ...file }: FileOfMatrix): Promise<SentFile> {
  if (size > largestFile) return { ...file, unread: "too_big" };
  if (url === undefined) return { ...file, unread: "unreachable" };
  try {
    const kept = await calls.download(url);
    // A cipher of a stream: what is hidden weighs as much as what it hides.
    if (kept.byteLength > largestFile) return { ...file, unread: "too_big" };
    return { ...file, bytes: hidden === undefined ? kept : await decryptAttachment(kept, hidden) };
  } catch {
    return { ...file, unread: "unreachable" };
  }
}

import { z } from "zod";
import { largestFile, type SentFile } from "../../core/adapter.ts";
import { download } from "../../core/download.ts";

const fileSchema = z.object({
  name: z.string().nullish(),
  title: z.string().nullish(),
  mimetype: z.string().nullish(),
  size: z.number().nullish(),
  /** Absent of a file that Slack keeps elsewhere, or does not show us. */
  url_private_download: z.url().nullish().catch(undefined),
});
export type FileOfSlack = z.infer<typeof fileSchema>;

/** A strange one costs nobody their message. */
export const filesSchema = z
  .array(fileSchema.catch({}))
  .nullish()
  .transform((files) => files ?? []);

const downloadMs = 20_000;

/** Has the bytes of files. `mayAsk`: whether an address is Slack's own; our token is shown to nobody else. */
export function createDownloads(options: {
  botToken: string;
  fetch: (url: string, init: RequestInit) => Promise<Response>;
  mayAsk: (url: URL) => boolean;
}) {
  async function one({ name, title, mimetype, size, url_private_download: url }: FileOfSlack): Promise<SentFile> {
    const file = { name: name ?? title ?? "", mime: mimetype ?? "" };
    if ((size ?? 0) > largestFile) return { ...file, unread: "too_big" };
    if (!url || !options.mayAsk(new URL(url))) return { ...file, unread: "unreachable" };
    const had = await download(async () => {
      const answer = await options.fetch(url, {
        headers: { authorization: `Bearer ${options.botToken}` },
        // Who may not have a file is sent to a page where people sign in.
        redirect: "error",
        signal: AbortSignal.timeout(downloadMs),
      });
      const isPage = answer.headers.get("content-type")?.startsWith("text/html") ?? false;
      if (isPage && mimetype !== "text/html") throw new Error("a page instead of a file");
      return answer;
    });
    return { ...file, ...had };
  }
  return (files: readonly FileOfSlack[]): Promise<SentFile[]> => Promise.all(files.map(one));
}

/** Slack keeps its files there, and nowhere else whatever an event says. */
export function isOfSlack({ protocol, hostname }: URL): boolean {
  return protocol === "https:" && (hostname === "slack.com" || hostname.endsWith(".slack.com"));
}

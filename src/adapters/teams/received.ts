import { z } from "zod";
import type { SentFile } from "../../core/adapter.ts";
import { download } from "../../core/download.ts";
import type { Activity } from "./activity.ts";
import { isTheirs } from "./files.ts";

/**
 * A file of an activity, to be had when it is handled. `kept`: where it is, in somebody's own space, which needs no token
 * for a few minutes, or in the conversation itself, which needs ours. Without an address it cannot be had.
 */
export type FileOfTeams = { name: string; mime: string; kept: "space" | "chat"; url?: string };

type Attachment = Activity["attachments"][number];

const inSpace = "application/vnd.microsoft.teams.file.download.info";
const infoSchema = z.object({ downloadUrl: z.url(), fileType: z.string().optional() });
const downloadMs = 20_000;

/** A picture pasted in the conversation says of itself "image/*", and has no name. */
export function readFile({ contentType, content, contentUrl, name }: Attachment): FileOfTeams {
  if (contentType === inSpace) {
    const url = infoSchema.safeParse(content).data?.downloadUrl;
    return { name: name ?? "", mime: "", kept: "space", ...(url === undefined ? {} : { url }) };
  }
  return { name: name ?? "", mime: contentType, kept: "chat", ...(contentUrl ? { url: contentUrl } : {}) };
}

/** Has the bytes of files. `ask` goes out without a token, `askService` with ours, to the service of this conversation alone. */
export function createDownloads(options: {
  ask: (url: string, init: RequestInit) => Promise<Response>;
  askService: (serviceUrl: string, url: string, init: RequestInit) => Promise<Response>;
}) {
  async function one(serviceUrl: string, { url, kept, ...file }: FileOfTeams): Promise<SentFile> {
    if (url === undefined) return { ...file, unread: "unreachable" };
    const init = { redirect: "error", signal: AbortSignal.timeout(downloadMs) } as const;
    const had = await download(() => {
      if (kept === "chat") return options.askService(serviceUrl, url, init);
      if (!isTheirs(url)) throw new Error("an address that is not of Teams");
      return options.ask(url, init);
    });
    return { ...file, ...had };
  }
  return (serviceUrl: string, files: readonly FileOfTeams[]): Promise<SentFile[]> =>
    Promise.all(files.map((file) => one(serviceUrl, file)));
}

export type Downloads = ReturnType<typeof createDownloads>;

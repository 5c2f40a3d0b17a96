import { createHmac, hkdfSync, randomBytes, timingSafeEqual } from "node:crypto";
import type { Attachment } from "../../core/message.ts";
import { CallError } from "./errors.ts";
import type { Upload } from "./heard.ts";
import type { Journal, KeptFile } from "./journal.ts";

/** A link, or an offer, is good that long. */
const keptMs = 30 * 24 * 3_600_000;
const uploadMs = 30_000;
export const filePath = "/fichiers/";

/** Files that Teams does not carry itself: taken by a link that we sign, or put in the space of whoever agrees. `now` is in epoch ms. */
export function createFiles(options: {
  journal: Journal;
  /** What signs the links, whatever it is; another one makes those given before void. */
  secret: string | undefined;
  /** Where people reach this machine: "https://relais.exemple.fr"; without it there is no link. */
  address: () => string | undefined;
  fetch: typeof fetch;
  now: () => number;
}) {
  const { journal, secret, address, now } = options;
  const key = new Uint8Array(
    secret === undefined ? randomBytes(32) : hkdfSync("sha256", secret, "", "relais: links to files", 32),
  );

  function signatureOf(id: string, expiresAt: string): Buffer {
    return createHmac("sha256", key).update(`${id}.${expiresAt}`).digest();
  }

  function keep(file: KeptFile): number {
    const expiresAt = now() + keptMs;
    journal.keepFile(file, expiresAt);
    return expiresAt;
  }

  return {
    /** Short, the same at each try, and that nobody else can guess: who names a file may have it. */
    idOf: (name: string): string => createHmac("sha256", key).update(`file:${name}`).digest("base64url").slice(0, 22),

    /** The address of a file, for whoever reads where it is given; nothing when this machine cannot be reached. */
    link(file: KeptFile): string | undefined {
      const base = address();
      if (base === undefined) return undefined;
      const expiresAt = keep(file).toString(36);
      const name = [file.id, expiresAt, signatureOf(file.id, expiresAt).toString("base64url")].join(".");
      return `${base}${filePath}${name}/${encodeURIComponent(file.name)}`;
    },

    /** The file of a link that we gave and that is still good: `path` is what follows `filePath`. */
    open(path: string): KeptFile | undefined {
      const [id = "", expiresAt = "", given = ""] = (path.split("/")[0] ?? "").split(".");
      const [wanted, signature] = [signatureOf(id, expiresAt), Buffer.from(given, "base64url")];
      if (signature.length !== wanted.length || !timingSafeEqual(signature, wanted)) return undefined;
      return Number.parseInt(expiresAt, 36) > now() ? journal.fileOf(id, now()) : undefined;
    },

    /** The card that asks whether a file may be put in somebody's own space. */
    offer(file: KeptFile): object {
      keep(file);
      return {
        type: "message",
        attachments: [
          {
            contentType: "application/vnd.microsoft.teams.card.file.consent",
            name: file.name,
            content: {
              description: file.label,
              sizeInBytes: file.content.byteLength,
              acceptContext: { relaisFile: file.id },
              declineContext: { relaisFile: file.id },
            },
          },
        ],
      };
    },

    /** Puts an accepted file where Teams says; false when it is no longer there, or may no longer be put there. */
    async upload(id: string, { uploadUrl }: Upload): Promise<boolean> {
      const file = journal.fileOf(id, now());
      if (file === undefined || !isTheirs(uploadUrl)) return false;
      const size = file.content.byteLength;
      const answer = await options
        .fetch(uploadUrl, {
          method: "PUT",
          redirect: "error",
          headers: { "content-type": "application/octet-stream", "content-range": `bytes 0-${size - 1}/${size}` },
          body: new Uint8Array(file.content),
          signal: AbortSignal.timeout(uploadMs),
        })
        .catch(() => {
          throw new CallError("the file could not be sent");
        });
      if (answer.ok) return true;
      // The place that was opened for it is closed: it is asked for again.
      if (answer.status >= 400 && answer.status < 500 && answer.status !== 429) return false;
      throw new CallError(`the file was refused: HTTP ${answer.status}`, { status: answer.status });
    },
  };
}

/** The card that shows a file in its owner's space. */
export function toFileInfo({ contentUrl, name, uniqueId, fileType }: Upload): object {
  const contentType = "application/vnd.microsoft.teams.card.file.info";
  return { type: "message", attachments: [{ contentType, contentUrl, name, content: { uniqueId, fileType } }] };
}

/** Files are in their owner's OneDrive, and nowhere else whatever a request says. */
export function isTheirs(url: string): boolean {
  const { protocol, hostname } = new URL(url);
  return protocol === "https:" && hostname.endsWith(".sharepoint.com");
}

export function toKeptFile({ name, mime, label }: Attachment, content: Uint8Array, id: string): KeptFile {
  return { id, name, mime, label, content };
}

export type Files = ReturnType<typeof createFiles>;

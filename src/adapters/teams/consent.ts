import { toTarget } from "./conversations.ts";
import { type Files, toFileInfo } from "./files.ts";
import type { Heard, Upload } from "./heard.ts";
import type { Journal, Reference } from "./journal.ts";
import { type Sender, toText } from "./send.ts";
import { sentences } from "./sentences.ts";

export type Consent = Extract<Heard, { type: "consent" }>;

/** What becomes of a file that somebody agreed to have in their own space, or not. `now` is in epoch ms. */
export function createConsents({
  files,
  journal,
  post,
  now,
}: {
  files: Files;
  journal: Journal;
  post: Sender["post"];
  now: () => number;
}) {
  /** Once: Teams takes a file a single time, whatever becomes of the message that shows it. */
  async function place(file: string, upload: Upload, eventId: string): Promise<object | undefined> {
    const name = `upload:${eventId}`;
    if (journal.postOf(name) !== undefined) return toFileInfo(upload);
    const isThere = await files.upload(file, upload);
    if (isThere) journal.begin(name, now());
    return isThere ? toFileInfo(upload) : undefined;
  }

  /** Throws `CallError` when it is to be tried again. */
  return async (consent: Consent, reference: Reference, eventId: string): Promise<void> => {
    const { file, accepted, upload } = consent;
    const shown = accepted && upload !== undefined ? await place(file, upload, eventId) : undefined;
    const said = accepted ? sentences.fileGone : sentences.fileDeclined;
    await post(toTarget(reference, consent), `consent:${eventId}`, () => Promise.resolve(shown ?? toText(said)));
    // What could not be placed may be asked for again.
    if (shown !== undefined || !accepted) journal.dropFile(file);
  };
}

import { z } from "zod";
import type { FileOfTeams } from "./received.ts";

/** Where Teams wants a file that somebody agreed to have. */
export const uploadSchema = z.object({
  name: z.string(),
  uploadUrl: z.url(),
  contentUrl: z.string(),
  uniqueId: z.string(),
  fileType: z.string(),
});
export type Upload = z.infer<typeof uploadSchema>;

/** What was said, as it is kept until it is handled: who speaks is asked of Teams afterwards. */
export type Heard = {
  /** The account, that of the tenant where Teams says it; and what Teams calls this person with us. */
  account: string;
  memberId: string;
  name: string;
  timeZone?: string;
  thread?: string;
  /** Epoch ms, as Teams says. */
  at?: number;
} & (
  | { type: "message"; text: string }
  /** `files` is absent of what an earlier version kept. */
  | { type: "file"; text: string; files?: FileOfTeams[] }
  | { type: "choice"; value: string }
  | { type: "joined" }
  | { type: "edited"; of: string; text: string }
  | { type: "erased"; of: string }
  /** They agree to have a file of ours in their own space, or do not. */
  | { type: "consent"; file: string; accepted: boolean; upload?: Upload }
);

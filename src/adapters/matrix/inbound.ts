import { z } from "zod";
import { readVote } from "./choices.ts";
import { type FileOfMatrix, readFile } from "./received.ts";
import type { RoomEvent } from "./room-state.ts";

/** What an event says to us, before we know where it is answered. `reaction` is read with the message it is put on. */
export type Heard = { thread?: string } & (
  | { type: "message"; text: string }
  | { type: "file"; text: string; files: FileOfMatrix[] }
  | { type: "edited"; of: string; text: string }
  | { type: "erased"; of: string }
  | { type: "choice"; value: string }
  | { type: "reaction"; on: string; key: string }
);

/** Who we are, and how people call us. */
export type Us = { userId: string; name: string };

const said = z.object({
  msgtype: z.string(),
  body: z.string(),
  filename: z.string().optional(),
  formatted_body: z.string().optional(),
});
const relation = z.object({
  rel_type: z.string().optional(),
  event_id: z.string().optional(),
  key: z.string().optional(),
  "m.in_reply_to": z.object({ event_id: z.string() }).optional(),
});
const messageSchema = said.extend({
  "m.relates_to": relation.optional(),
  "m.new_content": said.optional(),
  "m.mentions": z
    .object({ user_ids: z.array(z.string()).default([]) })
    .optional()
    .catch(undefined),
});
const reactionSchema = z.object({
  "m.relates_to": z.object({ rel_type: z.literal("m.annotation"), event_id: z.string(), key: z.string() }),
});

const withWords = new Set(["m.text", "m.emote"]);
const withFile = new Set(["m.image", "m.file", "m.audio", "m.video", "m.location"]);
const callWord = /^\s*!relais\b[ \t]*[:,]?[ \t]*/iu;

/**
 * What an event, decrypted if need be, says to us; nothing when it is not for us. Where others read (`direct` false), only
 * what mentions us or begins with "!relais" is.
 */
export function readEvent(
  { type, content, redacts }: Pick<RoomEvent, "type" | "content" | "redacts">,
  us: Us,
  direct: boolean,
): Heard | undefined {
  switch (type) {
    case "m.room.message":
      return readMessage(content, us, direct);
    case "m.reaction": {
      const read = reactionSchema.safeParse(content);
      const { event_id: on, key } = read.data?.["m.relates_to"] ?? {};
      return on === undefined || key === undefined ? undefined : { type: "reaction", on, key };
    }
    case "m.poll.response":
    case "org.matrix.msc3381.poll.response": {
      // Where others read, polls are theirs: we ask by polls in direct conversations only.
      const vote = direct ? readVote(content) : undefined;
      return vote === undefined ? undefined : { type: "choice", value: vote.value };
    }
    case "m.room.redaction": {
      const of = redacts ?? content["redacts"];
      return direct && typeof of === "string" ? { type: "erased", of } : undefined;
    }
    default:
      return undefined;
  }
}

function readMessage(content: Record<string, unknown>, us: Us, direct: boolean): Heard | undefined {
  const read = messageSchema.safeParse(content);
  if (!read.success) return undefined;
  const { "m.relates_to": relates, "m.new_content": changed, "m.mentions": mentions, ...message } = read.data;
  if (relates?.rel_type === "m.replace") {
    // What colleagues correct among themselves is not ours.
    if (!direct || relates.event_id === undefined || changed === undefined || !withWords.has(changed.msgtype))
      return undefined;
    return { type: "edited", of: relates.event_id, text: withoutCall(changed.body, us) };
  }
  const isFile = withFile.has(message.msgtype);
  // Notices are what machines say.
  if (!isFile && !withWords.has(message.msgtype)) return undefined;
  if (!direct && !isFor(message, mentions?.user_ids ?? [], us)) return undefined;
  const thread = relates?.rel_type === "m.thread" ? relates.event_id : undefined;
  const isReply = relates?.["m.in_reply_to"] !== undefined;
  const where = thread === undefined ? {} : { thread };
  const isPlace = message.msgtype === "m.location";
  if (isFile) return { type: "file", text: captionOf(message), files: isPlace ? [] : readFile(content), ...where };
  return { type: "message", text: withoutCall(isReply ? withoutQuote(message.body) : message.body, us), ...where };
}

function isFor(
  { body, formatted_body: html = "" }: z.infer<typeof said>,
  mentioned: readonly string[],
  { userId }: Us,
): boolean {
  if (mentioned.includes(userId) || callWord.test(body)) return true;
  const link = `matrix.to/#/${userId}`;
  return body.includes(userId) || html.includes(link) || decodeLinks(html).includes(link);
}

function decodeLinks(html: string): string {
  return html.replaceAll("%40", "@").replaceAll("%3A", ":").replaceAll("%3a", ":");
}

/** What was typed: the word or the name that calls us goes, with the comma after it. */
function withoutCall(body: string, { userId, name }: Us): string {
  const called = [userId, ...(name === "" ? [] : [name, `@${name}`])].map(escapeForRegExp).join("|");
  return body
    .replace(callWord, "")
    .replace(new RegExp(`^\\s*(?:${called})(?![\\p{L}\\p{N}])[ \\t]*[:,]?[ \\t]*`, "iu"), "")
    .trim();
}

/** Older clients begin a reply with what it replies to, line by line. */
function withoutQuote(body: string): string {
  if (!body.startsWith("> ")) return body;
  const lines = body.split("\n");
  const end = lines.findIndex((line) => !line.startsWith(">"));
  return end < 0 ? "" : lines.slice(end).join("\n").trim();
}

/** A file's own name says nothing; what is written under it does. */
function captionOf({ body, filename, msgtype }: z.infer<typeof said>): string {
  return msgtype === "m.location" || filename === undefined || filename === body ? "" : body;
}

function escapeForRegExp(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/gu, "\\$&");
}

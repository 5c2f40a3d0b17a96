import { z } from "zod";
import { filesSchema } from "./files.ts";
import type { Heard, Identity } from "./inbound.ts";

/** The message that an event is about, as it is or as it was. */
const innerSchema = z.object({
  ts: z.string(),
  thread_ts: z.string().optional(),
  user: z.string().optional(),
  bot_id: z.string().optional(),
  text: z.string().nullish(),
});
export const messageSchema = z.object({
  type: z.enum(["message", "app_mention"]),
  channel: z.string(),
  ts: z.string(),
  thread_ts: z.string().optional(),
  user: z.string().optional(),
  text: z
    .string()
    .nullish()
    .transform((text) => text ?? ""),
  subtype: z.string().optional(),
  bot_id: z.string().optional(),
  files: filesSchema,
  message: innerSchema.extend({ edited: z.object({ ts: z.string() }).optional() }).optional(),
  previous_message: innerSchema.optional(),
});
type Message = z.infer<typeof messageSchema>;

/** What a message, its change or its removal says to us; nothing when that is not for us. */
export function readMessageEvent(
  event: Message,
  callback: { is_ext_shared_channel: boolean },
  us: Identity,
): Heard | undefined {
  if (event.subtype === "message_changed") return readEdit(event, us);
  return event.subtype === "message_deleted" ? readDeletion(event, us) : readMessage(event, callback, us);
}

/** Read when it is said to us alone, or mentions us; the two events of one mention have one id. */
function readMessage(
  event: Message,
  { is_ext_shared_channel: isShared }: { is_ext_shared_channel: boolean },
  us: Identity,
): Heard | undefined {
  const { user, subtype, bot_id, channel, ts, thread_ts } = event;
  const isSaid = subtype === undefined || subtype === "file_share" || subtype === "thread_broadcast";
  if (!isSaid || bot_id !== undefined || user === undefined || user === us.userId) return undefined;
  const direct = isDirect(channel);
  if (!direct && !mentionOf(us).test(event.text)) return undefined;
  const thread = direct ? thread_ts : (thread_ts ?? ts);
  return {
    id: idOf(channel, ts),
    userId: user,
    where: { channel, direct, ...(thread === undefined ? {} : { thread }) },
    at: toMicroseconds(ts),
    ...(isShared && !direct ? { foreign: true } : {}),
    ...(subtype === "file_share" ? { type: "file", files: event.files } : { type: "message" }),
    text: decode(event.text, us),
  };
}

/** Someone changed what they had told us; a preview that Slack adds to a message is no change of theirs. */
function readEdit({ message, previous_message: previous, channel }: Message, us: Identity): Heard | undefined {
  const said = message && toldUs(message, channel, us);
  if (said === undefined || message?.edited === undefined || typeof message.text !== "string") return undefined;
  if (previous?.text === message.text) return undefined;
  const id = `edited:${channel}:${message.ts}:${message.edited.ts}`;
  const of = idOf(channel, message.ts);
  return { ...said, id, at: toMicroseconds(message.ts), type: "edited", of, text: decode(message.text, us) };
}

/** Someone took back what they had told us. */
function readDeletion({ previous_message: previous, channel }: Message, us: Identity): Heard | undefined {
  const said = previous && toldUs(previous, channel, us);
  return said && { ...said, id: `erased:${channel}:${previous.ts}`, type: "erased", of: idOf(channel, previous.ts) };
}

/** Whose message it was, and where, when a person said it to us alone. */
function toldUs(
  message: z.infer<typeof innerSchema>,
  channel: string,
  us: Identity,
): Pick<Heard, "userId" | "where"> | undefined {
  const { user: userId, bot_id, thread_ts: thread } = message;
  if (userId === undefined || userId === us.userId || bot_id !== undefined || !isDirect(channel)) return undefined;
  return { userId, where: { channel, direct: true, ...(thread === undefined ? {} : { thread }) } };
}

function idOf(channel: string, ts: string): string {
  return `message:${channel}:${ts}`;
}

/** Slack's direct conversations begin with a D, whatever the event says of them. */
export function isDirect(channel: string): boolean {
  return channel.startsWith("D");
}

/** "1795633831.000100" as a number: Slack's times order what one person says. */
export function toMicroseconds(ts: string): number {
  return Math.round(Number(ts) * 1_000_000);
}

function mentionOf({ userId }: Identity): RegExp {
  return new RegExp(`<@${userId}(?:\\|[^>]*)?>`, "u");
}

/** What was typed, as it was typed: our own name goes, with the comma after it; links and mentions become their words. */
export function decode(text: string, us: Identity): string {
  return text
    .replace(new RegExp(`^\\s*${mentionOf(us).source}[ \\t]*[:,]?[ \\t]*`, "u"), "")
    .replace(new RegExp(mentionOf(us).source, "gu"), "")
    .replace(
      /<([^>|]*)(?:\|([^>]*))?>/gu,
      (_, target: string, label?: string) => label ?? target.replace(/^mailto:|^tel:/u, ""),
    )
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&amp;", "&")
    .trim();
}

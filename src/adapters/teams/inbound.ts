import { z } from "zod";
import type { Activity } from "./activity.ts";
import { toAddress } from "./conversations.ts";
import type { Reference } from "./journal.ts";
import type { Card } from "./card.ts";
import { readSubmission } from "./choices.ts";
import { type Heard, uploadSchema } from "./heard.ts";
import { readFile } from "./received.ts";
import { textOf } from "./text.ts";

/** A card that was answered, and what is to be shown in its place. */
export type Answered = { card: Card; activity: string | undefined };

/** What an activity comes to. Each one of a conversation tells how to write there. */
export type Reading =
  | { kind: "heard"; eventId: string; heard: Heard; answered?: Answered }
  /** A card was sent with nothing picked. */
  | { kind: "empty" }
  /** We were taken out of there. */
  | { kind: "gone" }
  | { kind: "nothing" };

const nothing: Reading = { kind: "nothing" };

/** Where an activity was said, and how to write there. `tenant`: the one it was accepted for. */
export function readReference(activity: Activity, tenant: string): Reference {
  const { conversation, serviceUrl, recipient } = activity;
  const kind = kindOf(activity);
  const { account, memberId } = speakerOf(activity);
  return {
    conversation: toAddress(conversation.id).channel,
    kind,
    serviceUrl,
    tenant,
    bot: recipient.id,
    ...(activity.channelData?.team ? { team: activity.channelData.team.id } : {}),
    ...(kind === "personal" && memberId !== recipient.id ? { user: { account, id: memberId } } : {}),
  };
}

/** What an activity says to us; nothing when that is not for us. */
export function readActivity(activity: Activity): Reading {
  if (activity.from.id === activity.recipient.id) return nothing;
  switch (activity.type) {
    case "message":
      return readMessage(activity);
    case "messageUpdate":
      return readChange(activity, "editMessage");
    case "messageDelete":
      return readChange(activity, "softDeleteMessage");
    case "invoke":
      return readInvoke(activity);
    case "installationUpdate":
      if (activity.action?.startsWith("remove")) return { kind: "gone" };
      return activity.action?.startsWith("add") ? readArrival(activity) : nothing;
    case "conversationUpdate": {
      const isUs = ({ id }: { id: string }) => id === activity.recipient.id;
      if (activity.membersRemoved?.some(isUs)) return { kind: "gone" };
      return activity.membersAdded?.some(isUs) ? readArrival(activity) : nothing;
    }
    default:
      return nothing;
  }
}

/** Installed: in somebody's own conversation they have come; among several, we wait to be asked. */
function readArrival(activity: Activity): Reading {
  return kindOf(activity) === "personal" ? hear(activity, "joined", { type: "joined" }) : nothing;
}

function readMessage(activity: Activity): Reading {
  // An older client's button, which says what it was pressed for and nothing else.
  const pressed = activity.text.trim() === "" ? readSubmission(activity.value) : undefined;
  if (pressed !== undefined) return readPress(activity, pressed);
  if (isOurs(activity.value)) return { kind: "empty" };
  if (kindOf(activity) !== "personal" && !mentionsUs(activity)) return nothing;
  const files = activity.attachments.filter(({ contentType }) => isFile(contentType)).map(readFile);
  const text = textOf(activity);
  return hear(activity, "message", files.length > 0 ? { type: "file", text, files } : { type: "message", text });
}

function readPress(activity: Activity, { value, answered }: { value: string; answered: Card }): Reading {
  const reading = hear(activity, "choice", { type: "choice", value });
  return { ...reading, answered: { card: answered, activity: activity.replyToId ?? undefined } };
}

/** The event's own hour is that of the change, which says nothing of when the message was said. */
function readChange(activity: Activity, wanted: "editMessage" | "softDeleteMessage"): Reading {
  const { id, channelData, timestamp } = activity;
  if (!id || channelData?.eventType !== wanted || kindOf(activity) !== "personal") return nothing;
  const of = idOf("message", activity);
  if (wanted === "softDeleteMessage") return { ...hear(activity, "erased", { type: "erased", of }, false) };
  const reading = hear(activity, "edited", { type: "edited", of, text: textOf(activity) }, false);
  return { ...reading, eventId: `${reading.eventId}:${timestamp ?? ""}` };
}

const consentSchema = z.object({
  action: z.enum(["accept", "decline"]),
  context: z.object({ relaisFile: z.string() }),
  uploadInfo: uploadSchema.optional().catch(undefined),
});
const executeSchema = z.object({ action: z.object({ data: z.unknown().optional() }) });

function readInvoke(activity: Activity): Reading {
  if (activity.name === "fileConsent/invoke") {
    const consent = consentSchema.safeParse(activity.value);
    if (!consent.success) return nothing;
    const { action, context, uploadInfo } = consent.data;
    return hear(activity, "consent", {
      type: "consent",
      file: context.relaisFile,
      accepted: action === "accept",
      ...(uploadInfo === undefined ? {} : { upload: uploadInfo }),
    });
  }
  if (activity.name !== "adaptiveCard/action") return nothing;
  const pressed = readSubmission(executeSchema.safeParse(activity.value).data?.action.data);
  return pressed === undefined ? { kind: "empty" } : readPress(activity, pressed);
}

type Heardly = Heard extends infer One ? (One extends Heard ? Omit<One, keyof Common> : never) : never;
type Common = Pick<Heard, "account" | "memberId" | "name" | "timeZone" | "thread" | "at">;

function hear(activity: Activity, kind: string, said: Heardly, timed = true): Extract<Reading, { kind: "heard" }> {
  const { thread } = toAddress(activity.conversation.id);
  const at = Date.parse(activity.timestamp ?? "");
  const timeZone = timeZoneOf(activity);
  return {
    kind: "heard",
    eventId: idOf(kind, activity),
    heard: {
      ...speakerOf(activity),
      name: activity.from.name ?? "",
      ...(timeZone === undefined ? {} : { timeZone }),
      ...(thread === undefined ? {} : { thread }),
      ...(timed && !Number.isNaN(at) ? { at } : {}),
      ...said,
    },
  };
}

/** The same when Teams delivers an activity again. */
function idOf(kind: string, { conversation, id, timestamp, replyToId }: Activity): string {
  return `${kind}:${toAddress(conversation.id).channel}:${id ?? `${replyToId ?? ""}:${timestamp ?? ""}`}`;
}

function speakerOf({ from }: Activity): { account: string; memberId: string } {
  return { account: from.aadObjectId || from.id, memberId: from.id };
}

function kindOf({ conversation, channelData }: Activity): Reference["kind"] {
  const { conversationType, isGroup, id } = conversation;
  if (conversationType === "channel" || channelData?.team) return "channel";
  if (conversationType === "groupChat" || isGroup === true || id.endsWith("@thread.v2")) return "group";
  return "personal";
}

function mentionsUs({ entities, recipient }: Activity): boolean {
  return entities.some(({ type, mentioned }) => type === "mention" && mentioned?.id === recipient.id);
}

/** Something of a card of ours. */
function isOurs(value: unknown): boolean {
  return typeof value === "object" && value !== null && "relais" in value;
}

/** The message itself comes as HTML too, and links as cards; a voice is a card of its own. */
function isFile(contentType: string): boolean {
  if (/\.card\.(?:audio|video)$/u.test(contentType)) return true;
  return contentType !== "text/html" && !contentType.startsWith("application/vnd.microsoft.card");
}

/** Whichever can be read: Teams also says "Romance Standard Time", or nothing. */
function timeZoneOf({ localTimezone, entities }: Activity): string | undefined {
  const client = entities.find(({ type }) => type === "clientInfo")?.timezone;
  return [localTimezone, client].find((name) => !!name && isTimeZone(name)) ?? undefined;
}

function isTimeZone(name: string): boolean {
  // A difference ("+05:00") knows nothing of summer.
  if (!/^[A-Za-z]/u.test(name)) return false;
  try {
    return new Intl.DateTimeFormat("fr", { timeZone: name }).resolvedOptions().timeZone !== "";
  } catch {
    return false;
  }
}

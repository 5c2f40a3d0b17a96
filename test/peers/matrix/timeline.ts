import { type Json, toRecord, toRecords, toText } from "../slack/json.ts";
import { type Call, path } from "./api.ts";
import type { Sdk, SdkClient } from "./sdk.ts";

/** What a person sees of a room, one event a record. */
export type Message = {
  id: string;
  sender: string;
  /** Once decrypted; `m.room.encrypted` where it could not be. */
  type: string;
  /** As it was first sent. A redacted event has none left. */
  content: Json;
  /** What its sender last replaced it with. */
  edited?: Json;
  /** What is read of it: the body, after edits. */
  text: string;
  at: number;
  /** Whether the server holds it encrypted. */
  encrypted: boolean;
  /** Why it could not be decrypted. */
  decryptionFailure?: string;
  redacted: boolean;
  relation?: { type: string; to: string; key?: string };
  /** Only shown to the device that sent it. */
  transactionId?: string;
};

const rereadMs = 500;

type Clear = Pick<Message, "type" | "content" | "decryptionFailure">;

/** Reads rooms from the server, whole, decrypted with the keys of `client`. */
export function createTimeline(sdk: Sdk, client: SdkClient, call: Call) {
  const decrypted = new Map<string, Clear>();

  async function readRaw(roomId: string): Promise<Json[]> {
    const newestFirst: Json[] = [];
    for (let from: string | undefined = ""; from !== undefined;) {
      const query = `?dir=b&limit=100${from && `&from=${from}`}`;
      const page: Json = await call("GET", path`/_matrix/client/v3/rooms/${roomId}/messages` + query);
      newestFirst.push(...toRecords(page["chunk"]));
      from = toText(page["end"]) || undefined;
    }
    return newestFirst.toReversed();
  }

  async function decrypt(raw: Json): Promise<Clear> {
    const id = toText(raw["event_id"]);
    const known = decrypted.get(id);
    if (known) return known;
    const event = new sdk.MatrixEvent(raw);
    await client.decryptEventIfNeeded(event);
    const clear: Clear = { type: event.getType(), content: event.getContent() };
    if (event.isDecryptionFailure()) return { ...clear, decryptionFailure: event.decryptionFailureReason ?? "unknown" };
    decrypted.set(id, clear);
    return clear;
  }

  async function toMessage(raw: Json): Promise<Message> {
    const unsigned = toRecord(raw["unsigned"]);
    const redacted = unsigned["redacted_because"] !== undefined;
    const encrypted = raw["type"] === "m.room.encrypted";
    const inClear = { type: toText(raw["type"]), content: toRecord(raw["content"]) };
    const clear = encrypted && !redacted ? await decrypt(raw) : inClear;
    // The relation is read where the server reads it: outside of what is encrypted.
    const relation = toRelation(inClear.content);
    const transactionId = toText(unsigned["transaction_id"]);
    return {
      id: toText(raw["event_id"]),
      sender: toText(raw["sender"]),
      ...clear,
      text: toText(clear.content["body"]),
      at: Number(raw["origin_server_ts"]),
      encrypted,
      redacted,
      ...(relation ? { relation } : {}),
      ...(transactionId ? { transactionId } : {}),
    };
  }

  // Looking again and again is not to load the homeserver: a room is read anew when something came, or now and then.
  const news = new Map<string, number>();
  const lastRead = new Map<string, { news: number; at: number; messages: Message[] }>();
  const isNew = (roomId: string | undefined) => void (roomId && news.set(roomId, (news.get(roomId) ?? 0) + 1));
  client.on("Room.timeline", (_, room) => isNew(room?.roomId));
  client.on("Event.decrypted", (event) => isNew(event.getRoomId()));

  return async (roomId: string): Promise<Message[]> => {
    const now = { news: news.get(roomId) ?? 0, at: Date.now() };
    const last = lastRead.get(roomId);
    if (last && last.news === now.news && now.at - last.at < rereadMs) return last.messages;
    const raw = (await readRaw(roomId)).filter((event) => event["state_key"] === undefined);
    const messages = applyEdits(await Promise.all(raw.map(toMessage)));
    lastRead.set(roomId, { ...now, messages });
    return messages;
  };
}

function toRelation(content: Json): Message["relation"] {
  const relates = toRecord(content["m.relates_to"]);
  const reply = toText(toRecord(relates["m.in_reply_to"])["event_id"]);
  const [type, to, key] = [relates["rel_type"], relates["event_id"], relates["key"]].map(toText);
  if (!type || !to) return reply ? { type: "m.in_reply_to", to: reply } : undefined;
  return { type, to, ...(key ? { key } : {}) };
}

/** An edit counts when it comes from who wrote the message. */
function applyEdits(messages: Message[]): Message[] {
  return messages.map((message) => {
    const edit = messages.findLast(
      ({ relation, sender }) =>
        relation?.type === "m.replace" && relation.to === message.id && sender === message.sender,
    );
    const content = toRecord(edit?.content["m.new_content"]);
    return edit && !edit.redacted ? { ...message, edited: content, text: toText(content["body"]) } : message;
  });
}

import type { Json } from "../slack/json.ts";
import type { Session } from "./homeserver.ts";
import { type Attachment, createMedia } from "./media.ts";
import type { SdkClient } from "./sdk.ts";

export type SayOptions = {
  /** The root of the thread. */
  thread?: string;
  replyTo?: string;
  /** User ids: named first, as a composer does. */
  mention?: string[];
  html?: string;
};

const poll = "org.matrix.msc3381.poll";
const textOf = (text: string) => ({ "org.matrix.msc1767.text": text });

/** What a person writes, as Element sends it: encrypted where the room is. */
export function createSending(url: string, session: Session, client: SdkClient) {
  const media = createMedia(url, session);

  const send = async (roomId: string, type: string, content: Json) =>
    (await client.sendEvent(roomId, type, content)).event_id;

  async function attach(msgtype: "m.file" | "m.image", roomId: string, attachment: Attachment): Promise<string> {
    const encrypted = client.getRoom(roomId)?.hasEncryptionStateEvent() ?? false;
    return send(roomId, "m.room.message", await media.toContent(msgtype, attachment, encrypted));
  }

  return {
    send,
    /** The bytes of a file, decrypted and verified. */
    download: (content: Json) => media.download(content),

    say(roomId: string, text: string, { thread, replyTo, mention = [], html }: SayOptions = {}): Promise<string> {
      const named = mention.map((id) => ({ id, name: client.getRoom(roomId)?.getMember(id)?.name ?? id }));
      const pills = named.map(({ id, name }) => `<a href="https://matrix.to/#/${id}">${escape(name)}</a>: `).join("");
      const formatted = html ?? (pills && pills + escape(text));
      return send(roomId, "m.room.message", {
        msgtype: "m.text",
        body: html === undefined ? named.map(({ name }) => `${name}: `).join("") + text : text,
        ...(formatted ? { format: "org.matrix.custom.html", formatted_body: formatted } : {}),
        "m.mentions": mention.length > 0 ? { user_ids: mention } : {},
        ...relatesTo(thread, replyTo),
      });
    },

    edit(roomId: string, eventId: string, text: string): Promise<string> {
      const content = { msgtype: "m.text", body: text, "m.mentions": {} };
      const relation = { rel_type: "m.replace", event_id: eventId };
      const edit = { ...content, body: `* ${text}`, "m.new_content": content, "m.relates_to": relation };
      return send(roomId, "m.room.message", edit);
    },

    react: (roomId: string, eventId: string, key: string) =>
      send(roomId, "m.reaction", { "m.relates_to": { rel_type: "m.annotation", event_id: eventId, key } }),

    redact: async (roomId: string, eventId: string) => (await client.redactEvent(roomId, eventId)).event_id,

    /** Each answer is its own id. */
    startPoll: (roomId: string, question: string, answers: string[]) =>
      send(roomId, `${poll}.start`, {
        ...textOf([question, ...answers].join("\n")),
        [`${poll}.start`]: {
          question: textOf(question),
          kind: `${poll}.disclosed`,
          max_selections: 1,
          answers: answers.map((answer) => ({ id: answer, ...textOf(answer) })),
        },
      }),

    vote: (roomId: string, pollId: string, answerIds: string[]) =>
      send(roomId, `${poll}.response`, {
        "m.relates_to": { rel_type: "m.reference", event_id: pollId },
        [`${poll}.response`]: { answers: answerIds },
      }),

    sendFile: (roomId: string, file: Attachment) => attach("m.file", roomId, file),
    sendImage: (roomId: string, image: Attachment) => attach("m.image", roomId, image),
    setTyping: (roomId: string, isTyping: boolean) => client.sendTyping(roomId, isTyping, 10_000),
  };
}

function relatesTo(thread: string | undefined, replyTo: string | undefined): Json {
  const reply = { "m.in_reply_to": { event_id: replyTo ?? thread } };
  if (thread === undefined) return replyTo === undefined ? {} : { "m.relates_to": reply };
  const inThread = { rel_type: "m.thread", event_id: thread, is_falling_back: replyTo === undefined };
  return { "m.relates_to": { ...inThread, ...reply } };
}

function escape(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll("\n", "<br>");
}

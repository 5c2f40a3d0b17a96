import type { Machine } from "@relais/matrix-crypto";
import { z } from "zod";
import type { Address, Receipt } from "../../core/adapter.ts";
import { DeliveryError } from "../../core/errors.ts";
import type { Attachment, Chart, Outbound } from "../../core/message.ts";
import { type Calls, pathOf } from "./calls.ts";
import { refusesFile, toCallError, toDeliveryError } from "./errors.ts";
import type { Room } from "./journal.ts";
import { toFile, toPicture } from "./media.ts";
import { type Post, toPosts } from "./outbound.ts";
import { readersOf } from "./room-state.ts";
import type { Rooms } from "./rooms.ts";

const sentSchema = z.object({ event_id: z.string() });
const pageSchema = z.object({
  chunk: z.array(
    z.object({
      event_id: z.string(),
      origin_server_ts: z.number().default(0),
      unsigned: z.object({ transaction_id: z.string().optional() }).prefault({}),
    }),
  ),
  end: z.string().optional(),
});

/** Synapse forgets transactions after 24 hours (`_cleanup_old_transaction_ids`): past this, a message in doubt is looked for. */
const transactionsLastMs = 23 * 3_600_000;
const clocksDifferMs = 3_600_000;
const pageSize = 100;
const slowMs = 1_000;

type Where = { roomId: string; room: Room; thread?: string };

/**
 * Posts messages, each once per key: the key is the transaction id, by which the homeserver knows again what it already
 * took; once it has forgotten, the room's history says what is there.
 */
export function createSend(options: {
  calls: Calls;
  machine: () => Machine;
  rooms: () => Rooms;
  polls: boolean;
  draw: (chart: Chart) => Promise<Uint8Array>;
  bytesOf: (file: Attachment) => Promise<Uint8Array>;
  me: () => string;
  now: () => number;
  warn: (fields: object, message: string) => void;
}) {
  const { calls, draw, bytesOf, now, warn } = options;

  function whereIs({ channel, thread }: Address): Where {
    const found = options.rooms().current(channel);
    if (found === undefined || found.room.state !== "joined")
      throw new DeliveryError("we are not in this room", { refused: "address" });
    const { roomId, room } = found;
    // Nobody reads there any more, and we are not yet where they went.
    if (room.replacedBy !== undefined) throw new DeliveryError("this room was replaced by another");
    const isAlone = !Object.keys(room.members).some((userId) => userId !== options.me());
    if (isAlone) throw new DeliveryError("nobody is in this room", { refused: "address" });
    // Threads do not follow an upgrade.
    return { roomId, room, ...(thread === undefined || roomId !== channel ? {} : { thread }) };
  }

  async function contentOf(post: Post, { room }: Where): Promise<{ type: string; content: object }> {
    const encrypted = room.encryption !== undefined;
    switch (post.kind) {
      case "event":
        return post;
      case "file":
        return { type: "m.room.message", content: await fileOf(post.file, encrypted) };
      case "picture":
        return { type: "m.room.message", content: await pictureOf(post.chart, encrypted) };
    }
  }

  /** The picture's words when it cannot be drawn, or kept by the homeserver: it never holds a message back. */
  async function pictureOf(chart: Chart, encrypted: boolean): Promise<object> {
    const inWords = (error: unknown) => {
      warn({ error: error instanceof Error ? error.message : "unknown" }, "no picture could be sent: its words were");
      return toWords(chart);
    };
    let png: Uint8Array;
    try {
      png = await draw(chart);
    } catch (error) {
      return inWords(error);
    }
    return toPicture(calls, chart, png, encrypted).catch((error: unknown) => {
      if (!refusesFile(error)) throw error;
      return inWords(error);
    });
  }

  async function fileOf(file: Attachment, encrypted: boolean): Promise<object> {
    const bytes = await bytesOf(file);
    return toFile(calls, file, bytes, encrypted).catch((error: unknown) => {
      if (!refusesFile(error)) throw error;
      throw new DeliveryError(toCallError(error).message, { refused: "message" });
    });
  }

  async function put(where: Where, post: Post, transaction: string): Promise<string> {
    const { roomId, room, thread } = where;
    const { type, content } = await contentOf(post, where);
    const said = thread === undefined ? content : { ...content, "m.relates_to": inThread(thread) };
    const hidden = room.encryption === undefined ? undefined : await encrypt(where, type, said);
    const path = pathOf("rooms", roomId, "send", hidden === undefined ? type : "m.room.encrypted", transaction);
    return (await calls.ask(sentSchema, "PUT", path, { body: hidden ?? said })).event_id;
  }

  async function encrypt({ roomId, room, thread }: Where, type: string, said: object): Promise<object> {
    const settings = { ...room.encryption, ...(room.visibility === undefined ? {} : { visibility: room.visibility }) };
    const { content, deaf } = await options.machine().encrypt(roomId, readersOf(room), settings, type, said);
    options.rooms().setDeaf(roomId, deaf);
    return thread === undefined ? content : { ...content, "m.relates_to": inThread(thread) };
  }

  /** Those of our transactions that the room already holds, by their ids, since `from` (epoch ms). */
  async function findSent(roomId: string, from: number): Promise<Map<string, string>> {
    const found = new Map<string, string>();
    for (let at: string | undefined = ""; at !== undefined;) {
      const query = { dir: "b", limit: pageSize, ...(at === "" ? {} : { from: at }) };
      const page: z.infer<typeof pageSchema> = await calls.ask(pageSchema, "GET", pathOf("rooms", roomId, "messages"), {
        query,
      });
      for (const { event_id, unsigned } of page.chunk)
        if (unsigned.transaction_id !== undefined) found.set(unsigned.transaction_id, event_id);
      const oldest = page.chunk.at(-1)?.origin_server_ts;
      at = oldest === undefined || oldest < from - clocksDifferMs ? undefined : page.end;
    }
    return found;
  }

  /** Somebody waits, and will have to wait a little more. */
  function typing({ roomId }: Where): () => void {
    const path = pathOf("rooms", roomId, "typing", options.me());
    const body = { typing: true, timeout: 10_000 };
    const timer = setTimeout(() => void calls.courtesy("PUT", path, body, "at once"), slowMs);
    return () => clearTimeout(timer);
  }

  return async function send(to: Address, message: Outbound, key: string, begunAt?: number): Promise<Receipt> {
    const where = whereIs(to);
    const done = typing(where);
    try {
      // Elsewhere, a poll would ask everyone what is asked of one.
      const polls = options.polls && where.room.direct !== undefined;
      const isForgotten = begunAt !== undefined && now() - begunAt > transactionsLastMs;
      const sent = isForgotten ? await findSent(where.roomId, begunAt) : new Map<string, string>();
      let reference: string | undefined;
      for (const [index, post] of toPosts(message, { polls }).entries()) {
        const transaction = `${key}.${index}`;
        const eventId = sent.get(transaction) ?? (await put(where, post, transaction));
        reference ??= eventId;
      }
      return { reference: reference ?? "" };
    } catch (error) {
      throw toDeliveryError(error);
    } finally {
      done();
    }
  };
}

function toWords({ alt }: Chart): object {
  const [words] = toPosts({ blocks: [{ type: "text", text: alt }] }, { polls: false });
  if (words?.kind !== "event") throw new Error("a text that is no event");
  return words.content;
}

/** Clients that show no threads show it as a reply, in the flow of the room. */
function inThread(root: string): object {
  return { rel_type: "m.thread", event_id: root, is_falling_back: true, "m.in_reply_to": { event_id: root } };
}

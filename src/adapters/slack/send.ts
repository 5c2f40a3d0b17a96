import { createHash } from "node:crypto";
import { setTimeout as wait } from "node:timers/promises";
import type { webApi } from "@slack/bolt";
import type { KnownBlock } from "@slack/types";
import type { Address, Receipt } from "../../core/adapter.ts";
import { DeliveryError } from "../../core/errors.ts";
import type { Attachment, Chart, Outbound } from "../../core/message.ts";
import { nameOf, pauseOf, refusesBlocks, refusesUs, slackErrorOf, toDeliveryError } from "./errors.ts";
import { isPicture, type Picture, type Post, toAlt, toHomeBlocks, toImage, toPosts } from "./outbound.ts";
import type { Pace } from "./pace.ts";
import { shorten } from "./rich-text.ts";

/** A channel that is somebody's App Home. */
export const homePrefix = "home:";

const metadataType = "relais_message";
/** Slack's clock and ours may differ, by minutes or by a zone ill set: a conversation is short, and ids are ours. */
const clockSlackSeconds = 12 * 3_600;
const pageSize = 200;
const longestUploadAlt = 1_000;
/** An uploaded picture takes a moment to be known to Slack's messages. */
const pictureWaitsMs = [500, 1_000, 2_000, 4_000];

/** Posts messages, each once per key: Slack has no idempotency, so that ours is written in the message and looked for. */
export function createSend(options: {
  client: webApi.WebClient;
  pace: Pace;
  draw: (chart: Chart) => Promise<Uint8Array>;
  bytesOf: (file: Attachment) => Promise<Uint8Array>;
  warn: (fields: object, message: string) => void;
}) {
  const { client, pace, draw, bytesOf, warn } = options;

  async function post(to: Address, { text, blocks }: Pick<Post, "text" | "blocks">, id: string): Promise<string> {
    const withPictures = await Promise.all(blocks.map(async (block) => (isPicture(block) ? upload(block) : block)));
    const pictures = blocks.some(isPicture);
    try {
      return await postOnce(to, text, withPictures, id);
    } catch (error) {
      if (!refusesBlocks(error)) throw error;
      for (const ms of pictures ? pictureWaitsMs : []) {
        await wait(ms);
        const again = await postOnce(to, text, withPictures, id).catch((other: unknown) => {
          if (!refusesBlocks(other)) throw other;
        });
        if (again !== undefined) return again;
      }
      warn({ error: slackErrorOf(error) }, "Slack refused a message's blocks: sent as text alone");
      return postOnce(to, text, [], id);
    }
  }

  async function postOnce(to: Address, text: string, blocks: KnownBlock[], id: string): Promise<string> {
    if (!(await pace.turn(to.channel))) throw new DeliveryError("Relais is stopping");
    const { ts } = await client.chat.postMessage({
      channel: to.channel,
      text,
      mrkdwn: false,
      unfurl_links: false,
      unfurl_media: false,
      ...(blocks.length === 0 ? {} : { blocks }),
      ...(to.thread === undefined ? {} : { thread_ts: to.thread }),
      metadata: { event_type: metadataType, event_payload: { id } },
    });
    if (ts === undefined) throw new Error("Slack gave a message no ts");
    return ts;
  }

  /** The block of a picture; its words when it cannot be drawn or uploaded: a picture never holds a message back. */
  async function upload(picture: Picture): Promise<KnownBlock> {
    const { chart } = picture;
    try {
      const file = Buffer.from(await draw(chart));
      const uploaded = await client.files.uploadV2({
        file,
        filename: "graphique.png",
        title: chart.title,
        alt_text: shorten(chart.alt, longestUploadAlt),
      });
      const id = idOfUpload(uploaded);
      return id === undefined ? toAlt(picture) : toImage(picture, id);
    } catch (error) {
      // The whole message comes again later.
      if (pauseOf(error) !== undefined) throw error;
      warn({ error: nameOf(error) }, "a picture could not be uploaded: its words were sent");
      return toAlt(picture);
    }
  }

  /** Slack posts a file by itself, without our metadata: our id is in its name, before the extension. */
  async function postFile(to: Address, attached: Attachment, id: string): Promise<void> {
    const { name, label } = attached;
    const file = Buffer.from(await bytesOf(attached));
    if (!(await pace.turn(to.channel))) throw new DeliveryError("Relais is stopping");
    const dot = name.lastIndexOf(".");
    const shared = {
      file,
      filename: `${name.slice(0, dot)}-${id}${name.slice(dot)}`,
      title: label,
      channel_id: to.channel,
    };
    await client.files.uploadV2(to.thread === undefined ? shared : { ...shared, thread_ts: to.thread });
  }

  /** What is already in the conversation, by our own ids, since `from` (epoch ms). */
  async function findPosted(to: Address, ids: ReadonlySet<string>, from: number): Promise<Map<string, string>> {
    const found = new Map<string, string>();
    const oldest = String(Math.floor(from / 1_000) - clockSlackSeconds);
    const common = { channel: to.channel, oldest, limit: pageSize, include_all_metadata: true };
    let cursor: string | undefined;
    do {
      const page = cursor === undefined ? common : { ...common, cursor };
      if (!(await pace.reading())) throw new DeliveryError("Relais is stopping");
      const { messages, response_metadata } = await (
        to.thread === undefined
          ? client.conversations.history(page)
          : client.conversations.replies({ ...page, ts: to.thread })
      ).catch((error: unknown) => {
        // Its first message was deleted: there is nothing in it.
        if (slackErrorOf(error) === "thread_not_found") return { messages: [], response_metadata: undefined };
        throw error;
      });
      for (const { ts, metadata, files = [] } of messages ?? []) {
        const named = files.map(({ name = "" }) => name.slice(name.lastIndexOf("-") + 1, name.lastIndexOf(".")));
        for (const id of [idOfMetadata(metadata), ...named])
          if (id !== undefined && ts !== undefined && ids.has(id)) found.set(id, ts);
      }
      cursor = response_metadata?.next_cursor === "" ? undefined : response_metadata?.next_cursor;
    } while (cursor !== undefined && found.size < ids.size);
    return found;
  }

  /** Replaces somebody's App Home. A page that Slack refuses is not worth trying again: the next visit has its own. */
  async function publish(to: Address, message: Outbound): Promise<Receipt> {
    const view = { type: "home" as const, blocks: toHomeBlocks(message) };
    await client.views.publish({ user_id: to.channel.slice(homePrefix.length), view }).catch((error: unknown) => {
      const refusal = toDeliveryError(error);
      const isFinal = slackErrorOf(error) !== undefined && refusal.retryAfterMs === undefined;
      throw isFinal && refusal.refused !== "platform"
        ? new DeliveryError(refusal.message, { refused: "message" })
        : refusal;
    });
    return { reference: to.channel };
  }

  /** `onPosted`: a part of the message is there. */
  async function sendAll(
    to: Address,
    message: Outbound,
    { key, begunAt, onPosted }: { key: string; begunAt: number | undefined; onPosted: () => void },
  ): Promise<Receipt> {
    if (to.channel.startsWith(homePrefix)) return publish(to, message);
    const posts = toPosts(message).map((one, part) => ({
      ...one,
      id: idOf(key, part),
      files: one.files.map((file, rank) => ({ file, id: idOfFile(key, part, rank) })),
    }));
    const ids = new Set(posts.flatMap(({ id, files }) => [id, ...files.map((one) => one.id)]));
    const already = begunAt === undefined ? new Map<string, string>() : await findPosted(to, ids, begunAt);
    let reference = "";
    for (const one of posts) {
      reference = already.get(one.id) ?? (await post(to, one, one.id));
      onPosted();
      for (const { file, id } of one.files) if (!already.has(id)) await postFile(to, file, id);
    }
    return { reference };
  }

  return async (to: Address, message: Outbound, key: string, begunAt?: number): Promise<Receipt> => {
    let whole = true;
    try {
      return await sendAll(to, message, { key, begunAt, onPosted: () => (whole = false) });
    } catch (error) {
      const pause = pauseOf(error);
      if (pause !== undefined) pace.hold(to.channel, pause);
      throw await judge(client, error, whole);
    }
  };
}

/** `account_inactive` is said of a person who left and of our own token: our token is asked which. */
async function judge(client: webApi.WebClient, error: unknown, whole: boolean): Promise<DeliveryError> {
  if (slackErrorOf(error) !== "account_inactive") return toDeliveryError(error, whole);
  const ours = await client.auth.test().then(
    () => undefined,
    (other: unknown) => other,
  );
  if (refusesUs(ours)) return new DeliveryError("account_inactive", { refused: "platform" });
  return toDeliveryError(error, whole);
}

/** Short, the same at each try, and saying nothing of what the key holds. */
function idOf(key: string, part: number): string {
  return createHash("sha256").update(`${key}#${part}`).digest("base64url").slice(0, 22);
}

/** Short enough to be read in a name, and of letters and digits alone. */
function idOfFile(key: string, part: number, rank: number): string {
  return createHash("sha256").update(`${key}#${part}#file${rank}`).digest("hex").slice(0, 10);
}

function idOfMetadata(metadata: { event_type?: string; event_payload?: object } | undefined): string | undefined {
  if (metadata?.event_type !== metadataType || metadata.event_payload === undefined) return undefined;
  const { event_payload: payload } = metadata;
  return "id" in payload && typeof payload.id === "string" ? payload.id : undefined;
}

/** `files.uploadV2` answers with the answers of the calls it made, one a channel. */
function idOfUpload(uploaded: object): string | undefined {
  if (!("files" in uploaded) || !Array.isArray(uploaded.files)) return undefined;
  const [completed]: { files?: { id?: string }[] }[] = uploaded.files;
  return completed?.files?.[0]?.id;
}

import type { Address, Receipt } from "../../core/adapter.ts";
import { DeliveryError } from "../../core/errors.ts";
import type { Attachment, Chart, Outbound } from "../../core/message.ts";
import type { Picture } from "./card.ts";
import type { Connection } from "./connection.ts";
import { type Conversations, type Target, toTarget } from "./conversations.ts";
import { CallError, mayHaveBeenTaken, nameOf, toDeliveryError } from "./errors.ts";
import { type Files, toKeptFile } from "./files.ts";
import { escape } from "./html.ts";
import type { Journal, Reference } from "./journal.ts";
import {
  type Activity,
  type CardActivity,
  fitsWith,
  isCard,
  isPicture,
  toAlt,
  toImage,
  toPosts,
  withNote,
} from "./outbound.ts";
import type { Pace } from "./pace.ts";
import { sentences } from "./sentences.ts";

/**
 * Posts messages. Teams has no idempotency and shows nothing of what it holds: each post is noted before and after, so that
 * it is made once, but for the one whose answer never came. That one goes again, says that it may be there twice, and the
 * receipt too.
 */
export function createSend(options: {
  connection: Connection;
  conversations: Conversations;
  journal: Journal;
  files: Files;
  pace: Pace;
  draw: (chart: Chart) => Promise<Uint8Array>;
  bytesOf: (file: Attachment) => Promise<Uint8Array>;
  /** Epoch ms. */
  now: () => number;
  warn: (fields: object, message: string) => void;
}) {
  const { connection, conversations, journal, files, pace, draw, bytesOf, now, warn } = options;

  /** One message of Teams, once per `name`. */
  async function post(to: Target, name: string, make: (maybeTwice: boolean) => Promise<object>): Promise<Receipt> {
    const before = journal.postOf(name);
    if (before?.activity !== undefined) {
      const { activity: reference, ...rest } = before;
      return { reference, ...rest };
    }
    let left = false;
    try {
      const activity = await make(before !== undefined);
      if (!(await pace.turn(to.reference.tenant, to.reference.conversation)))
        throw new DeliveryError("Relais is stopping");
      journal.begin(name, now());
      left = true;
      const reference = await connection.post(to, activity);
      journal.posted(name, reference, before !== undefined);
      return { reference, ...(before === undefined ? {} : { maybeTwice: true }) };
    } catch (error) {
      // What fails after it left without Teams saying so, our own base among others, leaves it in doubt.
      const isRefused = error instanceof CallError && !mayHaveBeenTaken(error);
      if (before === undefined && left && isRefused) journal.withdraw(name);
      if (error instanceof CallError && error.retryAfterMs !== undefined)
        pace.hold(to.reference.conversation, error.retryAfterMs);
      throw error;
    }
  }

  async function postMessage(to: Target, name: string, activity: Activity): Promise<Receipt> {
    const make = async (shown: Activity, maybeTwice: boolean): Promise<Activity> => {
      const drawn = isCard(shown) ? await withPictures(shown, name) : shown;
      return maybeTwice ? withNote(drawn, sentences.maybeTwice) : drawn;
    };
    try {
      return await post(to, name, (maybeTwice) => make(activity, maybeTwice));
    } catch (error) {
      // A card that Teams will not show, or finds too large, is read as text.
      const isRefused = error instanceof CallError && (error.status === 400 || error.status === 413);
      if (!isCard(activity) || !isRefused) throw error;
      warn({ error: nameOf(error) }, "Teams refused a card: sent as text alone");
      const { fallbackText } = activity.attachments[0].content;
      const plain = { type: "message" as const, textFormat: "plain" as const, text: fallbackText };
      return post(to, name, (maybeTwice) => make(plain, maybeTwice));
    }
  }

  /** In the card when it holds them, else by a link, else in words: a picture never holds a message back. */
  async function withPictures(activity: CardActivity, name: string): Promise<CardActivity> {
    const [{ content, ...attachment }] = activity.attachments;
    let rank = 0;
    let shown = activity;
    const body: (typeof content)["body"] = [];
    for (const element of content.body) {
      const url = isPicture(element) ? await urlOf(element, shown, files.idOf(`${name}#picture${rank++}`)) : undefined;
      if (!isPicture(element)) body.push(element);
      else body.push(url === undefined ? toAlt(element) : toImage(element, url));
      const rest = content.body.slice(body.length);
      shown = { ...activity, attachments: [{ ...attachment, content: { ...content, body: [...body, ...rest] } }] };
    }
    return shown;
  }

  async function urlOf({ chart }: Picture, activity: CardActivity, id: string): Promise<string | undefined> {
    try {
      const content = await draw(chart);
      const inside = `data:image/png;base64,${Buffer.from(content).toString("base64")}`;
      if (fitsWith(activity, inside.length)) return inside;
      return files.link({ id, name: "graphique.png", mime: "image/png", label: chart.title, content });
    } catch (error) {
      warn({ error: nameOf(error) }, "a picture could not be drawn: its words were sent");
      return undefined;
    }
  }

  /** In somebody's own conversation Teams carries files, if they agree; elsewhere it does not. */
  function postFile(to: Target, name: string, file: Attachment): Promise<Receipt> {
    return post(to, name, async () => {
      const kept = toKeptFile(file, await bytesOf(file), files.idOf(name));
      if (to.reference.kind === "personal") return files.offer(kept);
      const link = files.link(kept);
      return link === undefined ? toText(sentences.noLink(file.label)) : toLink(file.label, link);
    });
  }

  async function sendAll(to: Address, message: Outbound, key: string): Promise<Receipt> {
    const target = toTarget(referenceOf(to), to);
    const receipts: Receipt[] = [];
    for (const [part, { activity, files: attached }] of toPosts(message).entries()) {
      receipts.push(await postMessage(target, `${key}#${part}`, activity));
      for (const [rank, file] of attached.entries())
        receipts.push(await postFile(target, `${key}#${part}#file${rank}`, file));
    }
    const maybeTwice = receipts.some((one) => one.maybeTwice);
    return { reference: receipts[0]?.reference ?? "", ...(maybeTwice ? { maybeTwice } : {}) };
  }

  function referenceOf(to: Address): Reference {
    const known = conversations.of(to.channel);
    if (known === undefined || known.lost) throw new DeliveryError("not installed there", { refused: "address" });
    return known.reference;
  }

  return {
    async send(to: Address, message: Outbound, key: string): Promise<Receipt> {
      try {
        return await sendAll(to, message, key);
      } catch (error) {
        const refusal = toDeliveryError(error);
        if (refusal.refused === "address") conversations.lose(to.channel);
        throw refusal;
      }
    },
    post,
  };
}

export type Sender = ReturnType<typeof createSend>;

export function toText(text: string): Activity {
  return { type: "message", textFormat: "plain", text };
}

/** What is said of a file is its link. */
function toLink(label: string, link: string): Activity {
  return { type: "message", textFormat: "xml", text: `<a href="${escape(link)}">${escape(label)}</a>` };
}

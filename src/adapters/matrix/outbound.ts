import { cutMessage, type Room } from "../../core/cut.ts";
import { type Attachment, type Block, type Chart, type Outbound, text } from "../../core/message.ts";
import { toPlainText } from "../../core/plain-text.ts";
import { offeredKey, toOffered, toPoll } from "./choices.ts";
import { toHtml } from "./html.ts";

/** One event of a room, or what the sender makes one of: a picture is drawn, then encrypted and uploaded; so is a file. */
export type Post =
  | {
      kind: "event";
      type: "m.room.message" | "org.matrix.msc3381.poll.start";
      content: Record<string, unknown>;
    }
  | { kind: "picture"; chart: Chart }
  | { kind: "file"; file: Attachment };

/** A server refuses 65 536 bytes; encrypted, 49 000 already are too many (measured on Synapse), and a relation is added. */
const mostBytes = 40_000;

const unlimited = Number.POSITIVE_INFINITY;
const room: Room = { block: 4_000, message: 9_000, blocks: unlimited, rows: unlimited, tables: unlimited };
/** Below this, nothing that can be cut is too large. */
const smallestBlock = 500;

/**
 * A message as the events of a room, in order: always the same for the same message, since the place of each is part of
 * the key under which it is sent again. `polls`: what can be picked is also offered as a native poll.
 */
export function toPosts(message: Outbound, options: { polls: boolean }): Post[] {
  // Numbers typed pick from the last choices of a message (core/offers.ts): a poll that shows them holds no other.
  const last = message.blocks.findLast((block) => block.type === "choices");
  const poll = options.polls && last?.type === "choices" ? toPoll(last) : undefined;
  const isSendable = poll !== undefined && bytesOf(poll) <= mostBytes;
  return toPieces(message).flatMap((piece) => {
    if (piece.kind !== "text") return [piece];
    return cutToFit(piece.message, room).flatMap((part): Post[] => {
      const polled = isSendable ? part.blocks.find((block) => block === last) : undefined;
      const said: Post = { kind: "event", type: "m.room.message", content: toText(part, polled) };
      if (polled === undefined || poll === undefined) return [said];
      return [said, { kind: "event", type: "org.matrix.msc3381.poll.start", content: poll }];
    });
  });
}

type Piece = { kind: "text"; message: Outbound } | Extract<Post, { kind: "picture" | "file" }>;

/** What is read between two pictures or files, and these, in order. */
function toPieces({ title, blocks }: Outbound): Piece[] {
  const pieces: Piece[] = title === undefined ? [] : [{ kind: "text", message: { title, blocks: [] } }];
  for (const block of blocks) {
    const before = pieces.at(-1);
    if (block.type === "chart") pieces.push({ kind: "picture", chart: block.chart });
    else if (block.type === "file") pieces.push({ kind: "file", file: block.file });
    else if (before?.kind === "text") before.message.blocks.push(block);
    else pieces.push({ kind: "text", message: { blocks: [block] } });
  }
  return pieces;
}

/** Characters are counted first, then bytes: what escaping or large signs swell is cut again, with half the room. */
function cutToFit(message: Outbound, within: Room): Outbound[] {
  return cutMessage(message, within).flatMap((part) => {
    if (bytesOf(toText(part)) <= mostBytes) return [part];
    if (within.block > smallestBlock)
      return cutToFit(part, { ...within, block: within.block / 2, message: within.message / 2 });
    // A title, a row or what can be picked is never cut: one that no event could hold is read as plain lines.
    return cutToFit({ blocks: [text(toPlainText(part))] }, room);
  });
}

/** `polled`: what a poll shows just below, and is therefore not shown twice where tags are read. */
function toText(part: Outbound, polled?: Block): Record<string, unknown> {
  const offered = part.blocks.findLast((block) => block.type === "choices");
  const others = toHtml({ ...part, blocks: part.blocks.filter((block) => block !== polled) });
  return {
    msgtype: "m.text",
    // A cut may go through a sign that is longer than a block, and half a sign is refused.
    body: toPlainText(part).toWellFormed(),
    format: "org.matrix.custom.html",
    formatted_body: (others === "" ? toHtml(part) : others).toWellFormed(),
    // Names are said here, nobody is called: without this, clients call whoever reads their own name.
    "m.mentions": {},
    ...(offered?.type === "choices" ? { [offeredKey]: toOffered(offered) } : {}),
  };
}

function bytesOf(content: Record<string, unknown>): number {
  return Buffer.byteLength(JSON.stringify(content));
}

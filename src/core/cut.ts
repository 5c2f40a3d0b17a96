import type { Block, Outbound } from "./message.ts";
import { toPlainText } from "./plain-text.ts";

/** What one message of a platform holds; characters are those of its plain text. */
export type Room = {
  /** In one block. */
  block: number;
  /** In one message. */
  message: number;
  blocks: number;
  /** In one table. */
  rows: number;
  /** In one message. */
  tables: number;
};

/**
 * A message as several, in order, each within `room`. Nothing is left out, and nothing is cut inside a word or a number
 * unless one alone is longer than a block. What can be picked stays whole: its numbers are what people type.
 */
export function cutMessage(message: Outbound, room: Room): Outbound[] {
  const parts: Outbound[] = [{ ...message, blocks: [] }];
  for (const block of message.blocks.flatMap((one) => cutBlock(one, room))) {
    const last = parts.at(-1);
    if (last === undefined || !fits(last, block, room)) parts.push({ blocks: [block] });
    else last.blocks.push(block);
  }
  return parts;
}

function fits({ title = "", blocks }: Outbound, block: Block, room: Room): boolean {
  if (blocks.length === 0) return true;
  const together = [...blocks, block];
  return (
    together.length <= room.blocks &&
    together.filter(({ type }) => type === "table").length <= room.tables &&
    toPlainText({ title, blocks: together }).length <= room.message
  );
}

function cutBlock(block: Block, room: Room): Block[] {
  switch (block.type) {
    case "text":
      return cutText(block.text, room.block).map((text) => ({ ...block, text }));
    case "list": {
      const items = block.items.flatMap((item) => cutText(item, room.block));
      return groups(items, room.block, (item) => item.length + 3).map((some) => ({ ...block, items: some }));
    }
    case "fields": {
      const fields = block.fields.flatMap(({ label, value }) =>
        cutText(value, room.block - label.length).map((part) => ({ label, value: part })),
      );
      return groups(fields, room.block, sizeOfField).map((some) => ({ ...block, fields: some }));
    }
    case "table": {
      const most = room.message - sizeOfRow(block.columns) - block.caption.length - 1;
      const slices = groups(block.rows, most, sizeOfRow, room.rows);
      return slices.length === 0 ? [block] : slices.map((rows) => ({ ...block, rows }));
    }
    case "choices":
    case "chart":
    case "file":
      return [block];
  }
}

function sizeOfField({ label, value }: { label: string; value: string }): number {
  return label.length + value.length + 3;
}

function sizeOfRow(row: readonly string[]): number {
  return row.join(" | ").length + 1;
}

/** Neighbours together as long as their sizes fit in `most` and they are no more than `count`. */
function groups<T>(all: readonly T[], most: number, size: (one: T) => number, count = Number.POSITIVE_INFINITY): T[][] {
  const made: T[][] = [];
  let room = 0;
  for (const one of all) {
    const last = made.at(-1);
    room -= size(one);
    if (last !== undefined && room >= 0 && last.length < count) last.push(one);
    else {
      made.push([one]);
      room = most - size(one);
    }
  }
  return made;
}

/** `text` in pieces of `most` characters at most; bold that a cut goes through is closed and opened again. */
export function cutText(text: string, most: number): string[] {
  const parts: string[] = [];
  let rest = text;
  while (rest.length > most) {
    const at = cutPoint(rest, most - bold.length);
    const head = rest.slice(0, at).trimEnd();
    const isOpen = head.split(bold).length % 2 === 0;
    if (head !== bold) parts.push(isOpen ? head + bold : head);
    const next = (isOpen ? bold : "") + rest.slice(at).trimStart();
    // In so little room the marks would take all of it.
    rest = next.length < rest.length ? next : next.replaceAll(bold, "");
  }
  return [...parts, rest];
}

const bold = "**";

/** Where to cut so that at most `most` characters come before: a line's end if one is not too far, else a space. */
function cutPoint(text: string, most: number): number {
  const spaces = [...text.slice(0, most + 1).matchAll(/[ \t\n]/gu)]
    .map(({ index }) => index)
    .filter((index) => index > 0);
  const between = spaces.filter((index) => !insideTyped(text, index) && !insideNumber(text, index));
  const line = between.findLast((index) => text[index] === "\n");
  const point = line !== undefined && line > most / 2 ? line : (between.at(-1) ?? spaces.at(-1));
  return point ?? lastGrapheme(text, most);
}

/** "12 500" is one number, also with a plain space. */
function insideNumber(text: string, index: number): boolean {
  return /^\d[ \t]\d$/u.test(text.slice(index - 1, index + 2));
}

/** Words to type, between back quotes, stay in one piece. */
function insideTyped(text: string, index: number): boolean {
  return text.slice(0, index).split("`").length % 2 === 0;
}

const graphemes = new Intl.Segmenter("fr", { granularity: "grapheme" });

/** The end of the last whole sign within `most` characters, for a word longer than that. */
function lastGrapheme(text: string, most: number): number {
  let end = 0;
  for (const { index, segment } of graphemes.segment(text.slice(0, most + 16))) {
    if (index + segment.length > most) break;
    end = index + segment.length;
  }
  // One sign alone is longer than that.
  return end === 0 ? Math.max(most, 1) : end;
}

import type { KnownBlock, TableBlock } from "@slack/types";
import { cutMessage, type Room } from "../../core/cut.ts";
import type { Attachment, Block, Chart, Outbound } from "../../core/message.ts";
import { toPlainText } from "../../core/plain-text.ts";
import { toChoiceBlocks } from "./choices.ts";
import { escape, shorten, toBullets, toElements, toParagraph } from "./rich-text.ts";
import { sentences } from "./sentences.ts";

/** A picture to be uploaded first: its place among the blocks. */
export type Picture = { type: "picture"; chart: Chart };

/** One message of Slack, and the files that follow it. `text` is what notifications and screen readers read: all of it, without the blocks. */
export type Post = { text: string; blocks: (KnownBlock | Picture)[]; files: Attachment[] };

/**
 * docs.slack.dev/reference/block-kit; in all, refusals were reported from 11 300 characters of blocks (bolt-js issues 2509
 * and 2867), and what can be picked is counted twice where it is also written out.
 */
const room: Room = { block: 2_900, message: 9_500, blocks: 30, rows: 99, tables: 1 };
const longestHeader = 150;
const longestAlt = 2_000;
const mostHomeBlocks = 100;
const mostColumns = 20;

/** A message as those that Slack takes, in order. */
export function toPosts(message: Outbound): Post[] {
  // Slack shows one table a message: several are read as lines, rather than one message after another.
  const tables = message.blocks.filter(({ type }) => type === "table").length === 1;
  return cutMessage(message, tables ? room : { ...room, tables: Number.POSITIVE_INFINITY }).map((part) => {
    const blocks = part.blocks.flatMap((block, n) => toBlocks(block, n, { typed: true, tables }));
    const files = part.blocks.flatMap((block) => (block.type === "file" ? [block.file] : []));
    return { text: escape(toPlainText(part)), blocks: [...toHeader(part.title), ...blocks], files };
  });
}

/** A message as the one page of App Home, where nothing is typed and no picture is shown. */
export function toHomeBlocks(message: Outbound): KnownBlock[] {
  const [first, ...rest] = cutMessage(message, { ...room, message: 40_000, blocks: 90, tables: 90 });
  const content = first?.blocks.flatMap((block, n) => toBlocks(block, n, { typed: false, tables: false })) ?? [];
  const blocks = [...toHeader(first?.title), ...content.map((block) => (isPicture(block) ? toAlt(block) : block))];
  if (rest.length === 0 && blocks.length <= mostHomeBlocks) return blocks;
  return [...blocks.slice(0, mostHomeBlocks - 1), toParagraph(sentences.more)];
}

export function isPicture(block: KnownBlock | Picture): block is Picture {
  return block.type === "picture";
}

/** What a picture shows, in words: where it cannot be shown. */
export function toAlt({ chart }: Picture): KnownBlock {
  return toParagraph(chart.alt);
}

/** The picture once uploaded as `file`. */
export function toImage({ chart }: Picture, file: string): KnownBlock {
  return { type: "image", slack_file: { id: file }, alt_text: shorten(chart.alt, longestAlt) };
}

function toHeader(title: string | undefined): KnownBlock[] {
  if (title === undefined) return [];
  return title.length <= longestHeader
    ? [{ type: "header", text: { type: "plain_text", text: title, emoji: false } }]
    : [toParagraph(`**${title}**`)];
}

/** `n` tells a block from the others of its message. */
function toBlocks(block: Block, n: number, shown: { typed: boolean; tables: boolean }): (KnownBlock | Picture)[] {
  switch (block.type) {
    case "text":
      return [toParagraph(block.text)];
    case "fields":
      return [toParagraph(block.fields.map(({ label, value }) => `**${label}**\u00a0: ${value}`).join("\n"))];
    case "list":
      return [toBullets(block.items)];
    case "table":
      return [toParagraph(`**${block.caption}**`), shown.tables ? toTable(block) : toRows(block)];
    case "choices":
      return toChoiceBlocks(block, n, shown.typed);
    case "chart":
      return [{ type: "picture", chart: block.chart }];
    case "file":
      return [toParagraph(shown.typed ? block.file.label : toPlainText({ blocks: [block] }))];
  }
}

const figure = /^[-−]?\d[\d\s.,]*(?:€|%|ETP|h|km|m²|min)?$/u;

type Table = Extract<Block, { type: "table" }>;

function toTable(table: Table): KnownBlock {
  const { columns, rows } = table;
  if (columns.length > mostColumns || rows.length === 0) return toRows(table);
  const settings = columns.map((_, column) => ({
    is_wrapped: true,
    ...(rows.every((row) => figure.test(row[column] ?? "")) ? { align: "right" as const } : {}),
  }));
  return { type: "table", column_settings: settings, rows: [columns, ...rows].map((row) => row.map(toCell)) };
}

/** Where Slack shows no table: one line a row, its number first if it has one, what it is about in bold. */
function toRows({ columns, rows }: Table): KnownBlock {
  if (rows.length === 0) return toBullets([columns.join(" | ")]);
  const isNumbered = rows.every(([first = "", ...rest]) => figure.test(first) && rest.length > 1);
  if (!isNumbered) return toBullets(rows.map(toRow));
  return toParagraph(rows.map(([number, ...row]) => `${number}. ${toRow(row)}`).join("\n"));
}

function toRow([about = "", ...rest]: readonly string[]): string {
  return rest.length === 0 ? about : `**${about}**\u00a0: ${rest.join(" | ")}`;
}

function toCell(text: string): TableBlock["rows"][number][number] {
  // Slack refuses an empty cell.
  if (text.trim() === "") return { type: "raw_text", text: "–" };
  return /\*\*|`/u.test(text)
    ? { type: "rich_text", elements: [{ type: "rich_text_section", elements: toElements(text) }] }
    : { type: "raw_text", text };
}

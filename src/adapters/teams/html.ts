import { type Piece, piecesOf } from "../../core/marks.ts";
import type { Block } from "../../core/message.ts";

/** What is only read: it needs no card. */
export type Said = Extract<Block, { type: "text" | "list" | "fields" }>;

export function isSaid(block: Block): block is Said {
  return block.type === "text" || block.type === "list" || block.type === "fields";
}

/**
 * Paragraphs in the few tags that Teams shows on every device: b code br. Lists are lines too: telephones show none
 * (learn.microsoft.com/microsoftteams/platform/resources/bot-v3/bots-text-formats).
 */
export function toHtml(title: string | undefined, blocks: readonly Said[]): string {
  let html = title === undefined ? "" : strong(escape(title));
  for (const [index, block] of blocks.entries()) {
    // A list goes with the line that announces it; anything else breathes.
    const isAnnounced = block.type !== "text" && blocks[index - 1]?.type === "text";
    html += (html === "" ? "" : isAnnounced ? lineEnd : lineEnd + lineEnd) + toLines(block).join(lineEnd);
  }
  return html.toWellFormed();
}

function toLines(block: Said): string[] {
  switch (block.type) {
    case "text":
      return [toInline(block.text)];
    case "list":
      return block.items.map((item) => `• ${toInline(item)}`);
    case "fields":
      return block.fields.map(({ label, value }) => `${strong(escape(label))}\u00a0: ${toInline(value)}`);
  }
}

/** `**bold**` and `` `typed words` `` as tags; every other sign is only a sign. */
function toInline(text: string): string {
  return piecesOf(text).map(toTag).join("");
}

function toTag({ kind, text }: Piece): string {
  if (kind === "bold") return strong(toInline(text));
  return kind === "typed" ? `<code>${escape(text)}</code>` : escape(text);
}

const lineEnd = "<br>";
const entities: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", "\n": lineEnd };

/** What a person or a file wrote, to be shown to the letter, with its line ends. */
export function escape(text: string): string {
  return text.replace(/[&<>\n]/gu, (sign) => entities[sign] ?? sign);
}

function strong(html: string): string {
  return `<b>${html}</b>`;
}

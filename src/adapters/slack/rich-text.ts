import type { RichTextBlock, RichTextElement, RichTextSection } from "@slack/types";
import { piecesOf } from "../../core/marks.ts";

/** The signs that Slack reads in a text that is not rich: sent as they are, they would be taken for its own. */
export function escape(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}

/**
 * `**bold**` and `` `typed words` `` as the pieces of a rich text, which Slack shows to the letter: no sign that a person
 * wrote ("5 * 3", "a_b") can be taken for formatting.
 */
export function toElements(text: string, style: { bold?: true } = {}): RichTextElement[] {
  return piecesOf(text).flatMap((piece) => {
    if (piece.kind === "bold") return toElements(piece.text, { bold: true });
    return [toElement(piece.text, piece.kind === "typed" ? { ...style, code: true } : style)];
  });
}

function toElement(text: string, style: { bold?: true; code?: true }): RichTextElement {
  return Object.keys(style).length === 0 ? { type: "text", text } : { type: "text", text, style };
}

function toSection(text: string): RichTextSection {
  const elements = toElements(text);
  // Slack refuses a section without a sign.
  return { type: "rich_text_section", elements: elements.length === 0 ? [{ type: "text", text: " " }] : elements };
}

export function toParagraph(text: string): RichTextBlock {
  return { type: "rich_text", elements: [toSection(text)] };
}

export function toBullets(items: readonly string[]): RichTextBlock {
  return { type: "rich_text", elements: [{ type: "rich_text_list", style: "bullet", elements: items.map(toSection) }] };
}

/** As many characters as fit in `most`, ended by "…" where there were more; never half a sign. */
export function shorten(text: string, most: number): string {
  if (text.length <= most) return text;
  const head = Array.from(text.slice(0, most - 1));
  if (/[\ud800-\udbff]$/u.test(text.slice(0, most - 1))) head.pop();
  return `${head.join("").trimEnd()}…`;
}

import { type Piece, piecesOf } from "../../core/marks.ts";
import type { Block, Outbound } from "../../core/message.ts";
import { markOf } from "../../core/plain-text.ts";

/**
 * Only what Element X keeps, on which Tchap's telephones are built: p br strong code ul ol li. It drops the tags of
 * headings and tables and glues their words together (element-x-android issues 1551 and 2870, element-x-ios 1416): a title
 * is therefore a bold paragraph, and a table is lines.
 */
export function toHtml({ title, blocks }: Outbound): string {
  return (title === undefined ? "" : paragraph(strong(escape(title)))) + blocks.map(toBlock).join("");
}

function toBlock(block: Block): string {
  switch (block.type) {
    case "text":
      return paragraph(toInline(block.text));
    case "fields":
      return paragraph(...block.fields.map(({ label, value }) => about(escape(label), toInline(value))));
    case "list":
      return list("ul", block.items.map(toInline));
    case "table":
      return paragraph(strong(escape(block.caption))) + toRows(block);
    case "choices":
      return toChoices(block);
    case "chart":
    case "file":
      // Events of their own.
      return "";
  }
}

type Table = Extract<Block, { type: "table" }>;

const figure = /^\d[\d\s]*$/u;
/** With more columns than this, nobody guesses what each value is. */
const fewColumns = 3;

/** One line a row, its number first if it has one, what it is about in bold. */
function toRows({ columns, rows }: Table): string {
  if (rows.length === 0) return "";
  const isNumbered = rows.every(([first = "", ...rest]) => figure.test(first) && rest.length > 1);
  if (!isNumbered)
    return list(
      "ul",
      rows.map((row) => toRow(columns, row)),
    );
  // Not an ordered list: these numbers are typed, and have gaps.
  return paragraph(...rows.map(([number = "", ...row]) => `${escape(number)}. ${toRow(columns.slice(1), row)}`));
}

function toRow(columns: readonly string[], row: readonly string[]): string {
  const [first = "", ...rest] = row.map((cell, column) => {
    const name = columns[column];
    const isNamed = column > 0 && columns.length > fewColumns && name !== undefined && name !== "";
    return isNamed ? `${escape(name)}\u00a0: ${toInline(cell)}` : toInline(cell);
  });
  return rest.length === 0 ? first : about(first, rest.join(" | "));
}

/** Lettered lines are plain ones: `type="a"` is not among what clients keep. */
function toChoices({ choices, lettered }: Extract<Block, { type: "choices" }>): string {
  const labels = choices.map(({ label }) => escape(label));
  return lettered ? paragraph(...labels.map((label, index) => `${markOf(index, true)}. ${label}`)) : list("ol", labels);
}

/** `**bold**` and `` `typed words` `` as tags; every other sign is only a sign. */
export function toInline(text: string): string {
  return piecesOf(text).map(toTag).join("");
}

function toTag({ kind, text }: Piece): string {
  if (kind === "bold") return strong(toInline(text));
  return kind === "typed" ? `<code>${escape(text)}</code>` : escape(text);
}

const entities: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\n": "<br>" };

/** What a person or a file wrote, to be shown to the letter, with its line ends. */
export function escape(text: string): string {
  return text.replace(/[&<>"\n]/gu, (sign) => entities[sign] ?? sign);
}

function paragraph(...lines: string[]): string {
  return `<p>${lines.join("<br>")}</p>`;
}

function list(tag: "ul" | "ol", items: readonly string[]): string {
  return `<${tag}>${items.map((item) => `<li>${item}</li>`).join("")}</${tag}>`;
}

function strong(html: string): string {
  return `<strong>${html}</strong>`;
}

function about(subject: string, html: string): string {
  return `${strong(subject)}\u00a0: ${html}`;
}

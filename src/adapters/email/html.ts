import { type Piece, piecesOf } from "../../core/marks.ts";
import type { Block, Chart, Outbound } from "../../core/message.ts";

/** A picture of the message, by the name under which it is attached to it. */
export type Pictures = ReadonlyMap<Chart, string>;

const style =
  "font-family:Arial,sans-serif;font-size:16px;line-height:1.5;color:#161616;background:#ffffff;max-width:640px;margin:0 auto;padding:16px";
const cell = "border:1px solid #666;padding:6px 8px;text-align:left;vertical-align:top";

/** A whole page that needs no picture to be understood, and reads well aloud. */
export function toHtml(message: Outbound, subject: string, foot: string, pictures: Pictures): string {
  const title = message.title === undefined ? "" : `<h1 style="font-size:20px">${escape(message.title)}</h1>`;
  return [
    "<!doctype html>",
    `<html lang="fr"><head><meta charset="utf-8"><title>${escape(subject)}</title></head>`,
    `<body style="${style}">`,
    title + message.blocks.map((block) => toBlock(block, pictures)).join("\n"),
    `<hr><p style="font-size:14px">${toInline(foot)}</p>`,
    "</body></html>",
  ].join("\n");
}

function toBlock(block: Block, pictures: Pictures): string {
  switch (block.type) {
    case "text":
      return `<p>${toInline(block.text)}</p>`;
    case "fields":
      return `<ul>${block.fields.map(({ label, value }) => `<li><strong>${escape(label)}</strong>\u00a0: ${toInline(value)}</li>`).join("")}</ul>`;
    case "list":
      return `<ul>${block.items.map((item) => `<li>${toInline(item)}</li>`).join("")}</ul>`;
    case "table":
      return toTable(block);
    case "choices":
      // Nothing can be picked in an e-mail.
      return "";
    case "chart": {
      const name = pictures.get(block.chart);
      const alt = escape(block.chart.alt);
      return name === undefined
        ? `<p>${alt}</p>`
        : `<p><img src="cid:${name}" alt="${alt}" style="max-width:100%;height:auto"></p>`;
    }
    case "file":
      return `<p>${escape(block.file.label)}\u00a0: fichier joint «\u202f${escape(block.file.name)}\u202f».</p>`;
  }
}

function toTable({ caption, columns, rows }: Extract<Block, { type: "table" }>): string {
  const head = columns.map((column) => `<th scope="col" style="${cell}">${escape(column)}</th>`).join("");
  const body = rows.map((row) => `<tr>${row.map((one) => `<td style="${cell}">${toInline(one)}</td>`).join("")}</tr>`);
  return `<table style="border-collapse:collapse"><caption style="text-align:left;font-weight:bold">${escape(caption)}</caption><thead><tr>${head}</tr></thead><tbody>${body.join("")}</tbody></table>`;
}

/** `**bold**` as a tag, and words to type between French quotes; every other sign is only a sign. */
function toInline(text: string): string {
  return piecesOf(text).map(toTag).join("");
}

function toTag({ kind, text }: Piece): string {
  if (kind === "bold") return `<strong>${toInline(text)}</strong>`;
  return kind === "typed" ? `«\u202f${escape(text)}\u202f»` : escape(text);
}

const entities: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\n": "<br>" };

function escape(text: string): string {
  return text.replace(/[&<>"\n]/gu, (sign) => entities[sign] ?? sign);
}

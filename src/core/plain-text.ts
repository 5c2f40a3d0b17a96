import type { Block, Outbound } from "./message.ts";

/** A message as text that a person can read and answer: the floor that every platform degrades to. */
export function toPlainText(message: Outbound): string {
  const title = message.title === undefined ? [] : [message.title];
  return [...title, ...message.blocks.map(toLines)].join("\n");
}

/** How the choice at `index` is marked: what a person types to pick it. */
export function markOf(index: number, lettered: boolean): string {
  return lettered ? String.fromCharCode(97 + index) : String(index + 1);
}

function toLines(block: Block): string {
  switch (block.type) {
    case "text":
      return withoutMarks(block.text);
    case "fields":
      return block.fields.map((field) => `${field.label}\u00a0: ${withoutMarks(field.value)}`).join("\n");
    case "list":
      return block.items.map((item) => `- ${withoutMarks(item)}`).join("\n");
    case "table":
      return [block.caption, ...block.rows.map((row) => row.map(withoutMarks).join(" | "))].join("\n");
    case "choices":
      return linesOf(block.choices.map(({ label }, index) => `${markOf(index, block.lettered ?? false)}. ${label}`));
    case "chart":
      return block.chart.alt;
    case "file":
      return `${block.file.label} (${block.file.name})`;
  }
}

/** One a line; what would fill a whole screen goes several a line. */
function linesOf(marked: readonly string[]): string {
  if (marked.length <= oneALine) return marked.join("\n");
  const lines: string[] = [];
  for (const one of marked) {
    const last = lines.at(-1);
    if (last === undefined || last.length + one.length + gap.length > widestLine) lines.push(one);
    else lines[lines.length - 1] = last + gap + one;
  }
  return lines.join("\n");
}

const oneALine = 12;
const widestLine = 72;
const gap = "   ";

/** Bold is dropped; words to type keep French quotes, so that one sees where they end. */
function withoutMarks(text: string): string {
  return text.replace(/\*\*(.+?)\*\*/gs, "$1").replace(/`([^`]+)`/g, "«\u202f$1\u202f»");
}

import { piecesOf } from "../../core/marks.ts";
import type { Line, Style, TextRun } from "./card.ts";

export const bold: Style = { weight: "Bolder" };

/**
 * `**bold**` and `` `typed words` `` as the pieces of a rich text, which Teams shows to the letter: in a TextBlock it would
 * read Markdown in what a person wrote ("5 * 3", "a_b", "1. x").
 */
export function toRuns(text: string, style: Style = {}): TextRun[] {
  return piecesOf(text).flatMap((piece) => {
    if (piece.kind === "bold") return toRuns(piece.text, { ...style, ...bold });
    return [toRun(piece.text, piece.kind === "typed" ? { ...style, fontType: "Monospace" } : style)];
  });
}

/** Words in which no mark is read. A cut may have gone through a sign longer than a block, and half a sign is refused. */
export function toRun(text: string, style: Style = {}): TextRun {
  return { type: "TextRun", text: text.toWellFormed(), ...style };
}

/** Between what a line is about and what it says of it. */
export const colon = toRun("\u00a0: ");

/**
 * What is said, under one another: a block for each line, since a rich text shows no line end. They are close to each other,
 * but where a line is empty.
 */
export function toLines(said: readonly TextRun[][]): Line[] {
  const lines = said.flatMap(toSeparateLines);
  return lines.flatMap((inlines, index): Line[] => {
    if (inlines.length === 0) return [];
    const isClose = index > 0 && lines[index - 1]?.length !== 0;
    return [{ type: "RichTextBlock", inlines, ...(isClose ? { spacing: "Small" } : {}) }];
  });
}

function toSeparateLines(runs: readonly TextRun[]): TextRun[][] {
  const lines: TextRun[][] = [[]];
  for (const run of runs) {
    for (const [rank, text] of run.text.split("\n").entries()) {
      if (rank > 0) lines.push([]);
      lines.at(-1)?.push({ ...run, text });
    }
  }
  return lines.map((line) =>
    line.every(({ text }) => text.trim() === "") ? [] : line.filter(({ text }) => text !== ""),
  );
}

export function toBullets(items: readonly string[]): Line[] {
  return toLines(items.map((item) => [toRun("• "), ...toRuns(item)]));
}

/** As many characters as fit in `most`, ended by "…" where there were more; never half a sign. */
export function shorten(text: string, most: number): string {
  if (text.length <= most) return text;
  const head = text.slice(0, most - 1);
  return `${(/[\ud800-\udbff]$/u.test(head) ? head.slice(0, -1) : head).trimEnd()}…`;
}

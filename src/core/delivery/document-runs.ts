import { TextRun } from "docx";
import { piecesOf } from "../marks.ts";
import { toPlain } from "./plain.ts";

type Looks = { bold?: boolean };

/** Words as they are: nothing in them is a field, a link or a mark of the format. */
export function plainRuns(words: string, looks: Looks = {}): TextRun[] {
  return toPlain(words)
    .split("\n")
    .map((line, rank) => new TextRun({ text: line, ...(rank > 0 && { break: 1 }), ...looks }));
}

/** A text with its two marks: bold, and words to type between French quotes. */
export function markedRuns(text: string): TextRun[] {
  return piecesOf(text).flatMap((piece) =>
    piece.kind === "typed"
      ? plainRuns(`«\u202f${piece.text}\u202f»`)
      : plainRuns(piece.text, piece.kind === "bold" ? { bold: true } : {}),
  );
}

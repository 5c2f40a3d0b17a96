import { CsvError, parse } from "csv-parse/sync";

/** A line that holds something. `line`: where it begins in the file, from 1. Cells are trimmed. */
export type CsvLine = { line: number; cells: string[] };

/** `unclosed`: the line from which a quote is never closed; the lines before it are read. */
export type Csv = { lines: CsvLine[]; unclosed?: number };

/** A text as spreadsheets and text editors write it: UTF-8, Windows-1252 or UTF-16, with line ends all alike. */
export function decodeText(bytes: Uint8Array): string {
  // csv-parse counts a CR LF inside quotes as two lines.
  return new TextDecoder(encodingOf(bytes)).decode(bytes).replaceAll(/\r\n?/g, "\n");
}

/** Windows-1252 is what is left when it is nothing else: its accents are guessed. */
export function encodingOf(bytes: Uint8Array): "utf-8" | "utf-16le" | "utf-16be" | "windows-1252" {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return "utf-16le";
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return "utf-16be";
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    return "utf-8";
  } catch {
    return "windows-1252";
  }
}

/** Of `;`, `,` and tab, the one that parts these lines into the most cells that `isKnown`. */
export function delimiterOf(text: string, isKnown: (cell: string) => boolean): string {
  const lines = text.split("\n");
  const known = (delimiter: string): number => lines.flatMap((line) => line.split(delimiter)).filter(isKnown).length;
  return [";", ",", "\t"].reduce((best, other) => (known(other) > known(best) ? other : best));
}

export function splitCsv(text: string, delimiter: string): Csv {
  const lines: CsvLine[] = [];
  let last = 0;
  try {
    parse(text, {
      delimiter,
      relax_column_count: true,
      relax_quotes: true,
      on_record(record: string[], { lines: end }) {
        last = end;
        const breaks = record.join("").split("\n").length - 1;
        const cells = record.map((cell) => cell.trim());
        if (cells.some((cell) => cell !== "")) lines.push({ line: end - breaks, cells });
        return null;
      },
    });
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    return { lines, unclosed: last + 1 };
  }
  return { lines };
}

import { type Block, text } from "../message.ts";
import { csvFile } from "./body-members.ts";
import { count } from "./format.ts";

/** A table of at most `most` lines; what it lacks is counted, and all of it is in a file. Nothing where it has no line. */
export function cutTable(table: {
  caption: string;
  columns: string[];
  rows: readonly string[][];
  most: number;
  /** What a line is called when several are left: "autre commune", "autres communes". */
  others: [one: string, several: string];
  /** The name of the file that holds it whole. */
  file: string;
}): Block[] {
  const { caption, columns, rows, most, others, file } = table;
  if (rows.length === 0) return [];
  return [
    { type: "table", caption, columns, rows: rows.slice(0, most) },
    ...restInFile(rows.length - most, others, csvFile(file, "Ouvrir la liste complète", columns, rows)),
  ];
}

/** What is said after what was cut: how many lines are left, and the file that has them. Nothing where none is. */
export function restInFile(left: number, others: [one: string, several: string], file: Block): Block[] {
  return left > 0 ? [text(`Et ${count(left, ...others)}, dans le fichier.`), file] : [];
}

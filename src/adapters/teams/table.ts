import type { Block } from "../../core/message.ts";
import type { Element, Line, Table as CardTable, TextRun } from "./card.ts";
import { bold, colon, toBullets, toLines, toRun, toRuns } from "./rich-text.ts";

type Table = Extract<Block, { type: "table" }>;
type Row = CardTable["rows"][number];

const figure = /^[-−]?\d[\d\s.,]*(?:€|%|ETP|h|km|m²|min)?$/u;
/** More are too narrow to be read, even on a wide screen. */
const mostColumns = 6;
/** Of a column, in characters, so that none is crushed by the others. */
const narrowest = 6;
const widest = 40;

/** A table without its caption, in Teams' own or as lines. */
export function toTable(table: Table): Element[] {
  const { columns, rows } = table;
  if (columns.length > mostColumns || rows.length === 0) return toBulletedRows(table);
  const areFigures = columns.map((_, column) => rows.every((row) => figure.test(row[column] ?? "")));
  // The first row is one of headers unless said otherwise: the schema and the clients do not give that one name.
  const shown = [toRow(columns, areFigures, bold), ...rows.map((row) => toRow(row, areFigures))];
  const widths = columns.map((_, column) => ({ width: widthOf([columns, ...rows].map((row) => row[column] ?? "")) }));
  return [{ type: "Table", gridStyle: "default", columns: widths, rows: shown }];
}

function widthOf(cells: readonly string[]): number {
  const lengths = cells.map((cell) => toRuns(cell).reduce((sum, run) => sum + run.text.length, 0));
  return Math.min(Math.max(narrowest, ...lengths), widest);
}

function toRow(row: readonly string[], areFigures: readonly boolean[], style = {}): Row {
  const cells = row.map((cell, column) => {
    // A cell without a sign would be no cell to a screen reader.
    const lines = toLines([toRuns(cell.trim() === "" ? "–" : cell, style)]);
    const items = areFigures[column] ? lines.map((line): Line => ({ ...line, horizontalAlignment: "Right" })) : lines;
    return { type: "TableCell" as const, items };
  });
  return { type: "TableRow", cells };
}

/** Where a table would not be read: one line a row, its number first if it has one, what it is about in bold. */
function toBulletedRows({ columns, rows }: Table): Line[] {
  if (rows.length === 0) return toBullets([columns.join(" | ")]);
  const isNumbered = rows.every(([first = "", ...rest]) => figure.test(first) && rest.length > 1);
  return toLines(
    rows.map(([first = "", ...rest]) =>
      isNumbered ? [toRun(`${first}. `), ...sayRow(rest)] : [toRun("• "), ...sayRow([first, ...rest])],
    ),
  );
}

function sayRow([about = "", ...rest]: readonly string[]): TextRun[] {
  return rest.length === 0 ? toRuns(about) : [...toRuns(about, bold), colon, ...toRuns(rest.join(" | "))];
}

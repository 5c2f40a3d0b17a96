import writeExcelFile, { type Cell as Written, type Sheet as WrittenSheet } from "write-excel-file/node";
import { daysBetween } from "../calendar/civil-date.ts";
import type { Cell, Column, Sheet, Workbook } from "../message.ts";
import { controls, toPlain } from "./plain.ts";

/** Excel refuses a file in which a cell holds more. */
const longestText = 32_767;
const longestName = 31;
/** Days are counted from there, since spreadsheets hold 1900 for a leap year: from 1 March 1900 on, the count is right. */
const dayZero = "1899-12-30";
const margin = 2;
const lineHeight = 15;
/** Excel refuses more. */
const tallestRow = 405;
const widths = { narrowest: 12, widest: 60 };

/** The workbook as the bytes of an .xlsx: a text is never a formula, a date is that day whatever the time zone. */
export async function encodeWorkbook({ sheets }: Workbook): Promise<Uint8Array> {
  const names = legalNames(sheets.map(({ name }) => name));
  const written = sheets.map((sheet, rank) => writeSheet(sheet, names[rank] ?? ""));
  return new Uint8Array(await writeExcelFile(written, { fontFamily: "Calibri", fontSize: 11 }).toBuffer());
}

function writeSheet({ columns, rows, fixed = 0 }: Sheet, name: string): WrittenSheet<Buffer> {
  const cellsOf = (rank: number): Cell[] => rows.map((row) => row[rank] ?? null);
  const formats = columns.map((column, rank) => formatOf(column, cellsOf(rank)));
  const wide = columns.map(({ title }, rank) => widthOf(title, cellsOf(rank)));
  const titles = columns.map(({ title }) => title);
  const look = { fontWeight: "bold", wrap: true, alignVertical: "top", backgroundColor: "#e8e8f2" } as const;
  const head = titles.map((title): Written => ({ ...toText(title), ...look, height: heightOf(titles, wide) }));
  const body = rows.map((row) => {
    const height = heightOf(row, wide);
    return columns.map((column, rank) => toCell(row[rank] ?? null, column, formats[rank] ?? "", height));
  });
  return {
    sheet: name,
    data: [head, ...body],
    columns: wide.map((width) => ({ width })),
    // Printed: wider than tall, as most are.
    orientation: "landscape",
    stickyRowsCount: 1,
    stickyColumnsCount: fixed,
  };
}

function toCell(cell: Cell, { holds }: Column, format: string, height: number): Written {
  if (cell === null || cell === "") return null;
  const place = { alignVertical: "top", height } as const;
  if (typeof cell !== "number" && holds !== "date") return { ...toText(cell), wrap: true, ...place };
  const align = holds === "text" ? { align: "left" as const } : {};
  return { type: Number, value: toFigure(cell, holds), format, ...place, ...align };
}

function toFigure(cell: string | number, holds: Column["holds"]): number {
  if (typeof cell === "string") return daysBetween(dayZero, cell);
  return holds === "percent" ? cell / 100 : cell;
}

/** Written for Excel whatever its language: in French it shows 1 250,50 € and 17/12/2026. */
function formatOf({ holds }: Column, cells: readonly Cell[]): string {
  const isWhole = cells.every((cell) => typeof cell !== "number" || Number.isInteger(cell));
  switch (holds) {
    case "text":
    case "number":
      return isWhole ? "#,##0" : "#,##0.00";
    case "year":
      return "0";
    case "euro":
      return `${isWhole ? "#,##0" : "#,##0.00"}"\u00a0€"`;
    case "percent":
      return `${isWhole ? "0" : "0.00"}"\u00a0"%`;
    case "date":
      return "dd/mm/yyyy";
  }
}

function toText(value: string): { type: StringConstructor; value: string; format?: string } {
  const plain = toPlain(value)
    // Between two such signs Excel reads a character by its number.
    .replaceAll(/_(?=x[\da-f]{4}_)/giu, "_x005F_")
    .slice(0, longestText);
  // The library keeps the texts as the members of an object: "constructor" would be found there already.
  const text = plain in {} ? `${plain} ` : plain;
  // A text that looks like a formula stays a text even once somebody has clicked in it.
  return { type: String, value: text, ...(/^[=+\-@]/u.test(text) ? { format: "@" } : {}) };
}

/** In characters, as Excel counts. */
function widthOf(title: string, cells: readonly Cell[]): number {
  const lengths = cells.map((cell) => String(cell ?? "").length + margin);
  const longest = Math.max(Math.ceil(title.length / 2), ...lengths);
  return Math.min(Math.max(longest, widths.narrowest), widths.widest);
}

/** In points: a spreadsheet does not make room by itself for the lines of a file that it opens. */
function heightOf(cells: readonly Cell[], wide: readonly number[]): number {
  const lines = cells.map((cell, rank) => {
    const width = wide[rank] ?? widths.widest;
    if (typeof cell !== "string") return 1;
    return cell.split("\n").reduce((total, line) => total + linesOf(line, width), 0);
  });
  return Math.min(Math.max(1, ...lines) * lineHeight, tallestRow);
}

function linesOf(line: string, width: number): number {
  // Words are not cut, so that a line is never quite full.
  return line.length + margin <= width ? 1 : Math.ceil(line.length / (width * 0.85));
}

/** Names that Excel takes for sheets: short, without its signs, each once whatever its case. */
export function legalNames(names: readonly string[]): string[] {
  const taken = new Set<string>();
  return names.map((name) => {
    const plain = name
      .replaceAll(controls, "")
      .replaceAll(/[[\]:*?/\\]+/gu, " ")
      .replaceAll(/\s+/gu, " ")
      .replaceAll(/^['\s]+|['\s]+$/gu, "");
    const base = plain === "" || /^history$/iu.test(plain) ? "Feuille" : plain;
    let made = cut(base, "");
    for (let number = 2; taken.has(made.toLowerCase()); number += 1) made = cut(base, ` (${number})`);
    taken.add(made.toLowerCase());
    return made;
  });
}

function cut(name: string, end: string): string {
  const most = longestName - end.length;
  const short = name.length <= most ? name : `${name.slice(0, most - 1).trimEnd()}…`;
  return short.toWellFormed() + end;
}

import type { Block } from "../../core/message.ts";
import type { Element, Line, Table as CardTable } from "./card.ts";
import { bold, toBullets, toLines, toRun, toRuns } from "./rich-text.ts";

type Table = Extract<Block, { type: "table" }>;
type Row = CardTable["rows"][number];

const figure = /^[-−]?\d[\d\s.,]*(?:€|%|ETP|h|km|m²|min)?$/u;
/** In characters: of a column, so that none is crushed by another; beside each cell; of a table on a telephone, at ease or not. */
const widest = 40;
const padding = 3;
const easy = 40;
const tight = 46;
/** What words of headers take, to those below. */
const bolder = 1.15;

/** What a column takes so that none of its words is broken, and so that none of its cells is. */
type Need = { least: number; most: number };

/** A table without its caption, in Teams' own where a telephone has room for each word, else as lines. */
export function toTable(table: Table): Element[] {
  const { columns, rows } = table;
  const needs = needsOf(table);
  if (rows.length === 0 || sum(needs, "least") > tight) return toBulletedRows(table);
  const areFigures = columns.map((_, column) => rows.every((row) => figure.test(row[column] ?? "")));
  // The first row is one of headers unless said otherwise: the schema and the clients do not give that one name.
  const shown = [toRow(columns, areFigures, bold), ...rows.map((row) => toRow(row, areFigures))];
  return [{ type: "Table", gridStyle: "default", columns: toWidths(needs), rows: shown }];
}

function needsOf({ columns, rows }: Table): Need[] {
  return columns.map((header, column) => {
    const lengths = rows.map((row) => lengthsOf(row[column] ?? ""));
    const [word, cell] = lengthsOf(header);
    return {
      least: Math.min(widest, Math.max(word * bolder, ...lengths.map(([longest]) => longest))) + padding,
      most: Math.min(widest, Math.max(cell * bolder, ...lengths.map(([, whole]) => whole))) + padding,
    };
  });
}

/** Room for each word first, since it would be broken anywhere; what is left goes to the columns that have more to say. */
function toWidths(needs: readonly Need[]): { width: number }[] {
  const spare = Math.max(0, easy - sum(needs, "least"));
  const share = Math.min(1, spare / Math.max(1, sum(needs, "most") - sum(needs, "least")));
  return needs.map(({ least, most }) => ({ width: Math.round(least + (most - least) * share) }));
}

function sum(needs: readonly Need[], name: keyof Need): number {
  return needs.reduce((total, need) => total + need[name], 0);
}

/** Of its longest word, and of the whole. */
function lengthsOf(cell: string): [word: number, whole: number] {
  const words = toRuns(cell)
    .map(({ text }) => text)
    .join("");
  return [Math.max(...words.split(/[ \n]|(?<=-)/u).map(lengthOf)), lengthOf(words)];
}

/** In letters as wide as an "e": an "m" takes half as much again, an "i" half as much. */
function lengthOf(words: string): number {
  const count = (letters: RegExp) => words.match(letters)?.length ?? 0;
  return words.length + (count(/[mw]/giu) - count(/[fijlrtI.,:;!'’() \u00a0\u202f-]/gu)) / 2;
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

/** Where a table would not be read: what each row is about in bold, after its number if it has one, and below it the rest. */
function toBulletedRows({ columns, rows }: Table): Line[] {
  if (rows.length === 0) return toBullets([columns.join(" | ")]);
  const isNumbered = rows.every(([first = "", ...rest]) => figure.test(first) && rest.length > 1);
  const about = isNumbered ? 1 : 0;
  return rows.flatMap((row) => {
    const rest = row.flatMap((cell, column) =>
      column > about && cell.trim() !== "" ? [sayCell(columns[column] ?? "", cell)] : [],
    );
    const mark = isNumbered ? `${row[0] ?? ""}. ` : "• ";
    const below = toLines([toRuns(rest.join(" | "))]);
    return [
      ...toLines([[toRun(mark), ...toRuns(row[about] ?? "", bold)]]),
      ...below.map((line): Line => ({ ...line, spacing: "None" })),
    ];
  });
}

function sayCell(column: string, cell: string): string {
  return column === "" ? cell : `${column}\u00a0: ${cell}`;
}

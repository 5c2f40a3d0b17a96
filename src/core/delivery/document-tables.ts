import {
  AlignmentType,
  Paragraph,
  ShadingType,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  VerticalAlignTable,
  WidthType,
} from "docx";
import type { Passage } from "../message.ts";
import { plainRuns } from "./document-runs.ts";
import { colours, inside, noBorder, strongBorder, thinBorder } from "./document-styles.ts";

type Described = Extract<Passage, { type: "table" }>;
type Holds = Described["columns"][number]["holds"];

/** In twentieths of a point: a letter of a cell, of a word that must not be cut, of a title, and what is at the right of words. */
const letter = 88;
const wideLetter = 100;
const boldLetter = 116;
const around = 120;
const shortest = 8;
/** A column of words has no need of more letters on one line. */
const widest = 46;

/** `holdsNext`: the words that come after it are not to be parted from it. */
export function tableOf({ columns, rows }: Described, holdsNext: boolean): Table {
  const holds = columns.map((column) => column.holds);
  const cells = columns.map(({ title }, rank) => [title, ...rows.map((row) => row[rank] ?? "")]);
  const widths = widthsOf(
    cells,
    holds.map((_, rank) => leftOf(holds, rank) + around),
  );
  const titles = columns.map(({ title }) => title);
  return new Table({
    width: { size: inside, type: WidthType.DXA },
    columnWidths: widths,
    layout: TableLayoutType.FIXED,
    borders: {
      top: strongBorder,
      bottom: strongBorder,
      left: noBorder,
      right: noBorder,
      insideHorizontal: thinBorder,
      insideVertical: noBorder,
    },
    rows: [
      rowOf(titles, { widths, holds, isTitle: true, keepsNext: true }),
      // A table of few lines stays whole; of a longer one, neither the first nor the last lines are left alone.
      ...rows.map((row, rank) =>
        rowOf(row, { widths, holds, isTitle: false, keepsNext: keepsNext(rank, rows.length, holdsNext) }),
      ),
    ],
  });
}

const shortTable = 8;

function keepsNext(rank: number, rows: number, holdsNext: boolean): boolean {
  const last = rows - 1;
  if (rank === last) return holdsNext;
  return rows <= shortTable || rank < 2 || rank >= last - 2;
}

type RowLook = { widths: readonly number[]; holds: readonly Holds[]; isTitle: boolean; keepsNext: boolean };

function rowOf(cells: readonly string[], { widths, holds, isTitle, keepsNext: keeps }: RowLook): TableRow {
  return new TableRow({
    tableHeader: isTitle,
    cantSplit: true,
    children: widths.map(
      (width, rank) =>
        new TableCell({
          width: { size: width, type: WidthType.DXA },
          margins: { top: 40, bottom: 40, left: leftOf(holds, rank), right: 80, marginUnitType: WidthType.DXA },
          verticalAlign: isTitle ? VerticalAlignTable.BOTTOM : VerticalAlignTable.TOP,
          ...(isTitle && { shading: { type: ShadingType.CLEAR, color: "auto", fill: colours.band } }),
          children: [
            new Paragraph({
              style: isTitle ? "CellTitle" : "Cell",
              keepNext: keeps,
              alignment: holds[rank] === "figure" ? AlignmentType.RIGHT : AlignmentType.LEFT,
              children: plainRuns(cells[rank] ?? ""),
            }),
          ],
        }),
    ),
  });
}

/** Words after a figure, which is at the right of its column, would touch it. */
function leftOf(holds: readonly Holds[], rank: number): number {
  return holds[rank] === "text" && holds[rank - 1] === "figure" ? 240 : 80;
}

/** Each column has room for its longest word, and the rest is shared by what each would take on one line. */
function widthsOf(columns: readonly (readonly string[])[], beside: readonly number[]): number[] {
  const least = columns.map(
    ([title = "", ...cells], rank) =>
      Math.max(longestIn([title]) * boldLetter, longestIn(cells) * wideLetter) + (beside[rank] ?? around),
  );
  const whole = columns.map(
    (cells, rank) => Math.min(widest, Math.max(...cells.flatMap(linesIn))) * letter + (beside[rank] ?? around),
  );
  const wished = whole.map((width, rank) => Math.max(width, least[rank] ?? 0));
  const [needed, asked] = [sumOf(least), sumOf(wished)];
  const part = asked === needed ? 1 : Math.max(0, Math.min(1, (inside - needed) / (asked - needed)));
  const given = least.map((width, rank) => width + part * ((wished[rank] ?? width) - width));
  // To the point, and the last one takes what rounding leaves.
  const rounded = given.map((width) => Math.floor((width * inside) / sumOf(given)));
  return rounded.map((width, rank) => (rank === rounded.length - 1 ? width + inside - sumOf(rounded) : width));
}

function longestIn(cells: readonly string[]): number {
  return Math.max(0, ...cells.flatMap(wordsIn).map(({ length }) => length));
}

/** A line ends at a plain space or at a hyphen, and what is as short as "2 sur 5" stays on one. */
function wordsIn(cell: string): string[] {
  return cell.split("\n").flatMap((line) => (line.length <= shortest ? [line] : line.split(/ |(?<=-)/u)));
}

function linesIn(cell: string): number[] {
  return cell.split("\n").map(({ length }) => length);
}

function sumOf(numbers: readonly number[]): number {
  return numbers.reduce((total, one) => total + one, 0);
}

/** Numbers side by side, on a band. */
export function landmarksOf({ landmarks }: Extract<Passage, { type: "landmarks" }>): Table {
  const width = Math.floor(inside / landmarks.length);
  const widths = landmarks.map((_, rank) => (rank === 0 ? inside - width * (landmarks.length - 1) : width));
  return new Table({
    width: { size: inside, type: WidthType.DXA },
    columnWidths: widths,
    layout: TableLayoutType.FIXED,
    borders: {
      top: noBorder,
      bottom: noBorder,
      left: noBorder,
      right: noBorder,
      insideHorizontal: noBorder,
      insideVertical: noBorder,
    },
    rows: [
      new TableRow({
        cantSplit: true,
        children: landmarks.map(
          ({ figure, label }, rank) =>
            new TableCell({
              width: { size: widths[rank] ?? width, type: WidthType.DXA },
              margins: { top: 80, bottom: 80, left: 160, right: 120, marginUnitType: WidthType.DXA },
              shading: { type: ShadingType.CLEAR, color: "auto", fill: colours.band },
              children: [
                new Paragraph({ style: "Landmark", children: plainRuns(figure) }),
                new Paragraph({ style: "LandmarkLabel", children: plainRuns(label) }),
              ],
            }),
        ),
      }),
    ],
  });
}

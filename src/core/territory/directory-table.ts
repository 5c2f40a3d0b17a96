import { type CsvLine as Line, decodeText, delimiterOf, splitCsv } from "../csv/read-csv.ts";
import type { ColumnPlace, LineError } from "./directory-errors.ts";
import { foldWords } from "./place-name.ts";

export type Column =
  | "title"
  | "firstName"
  | "lastName"
  | "function"
  | "municipality"
  | "delegations"
  | "email"
  | "presence";

/** `name`: the French name shown in messages. `words`: the headers taken for it, folded. */
const columns: { key: Column; name: string; words: string[]; required: boolean }[] = [
  { key: "title", name: "civilité", words: ["civilite", "titre"], required: false },
  { key: "firstName", name: "prénom", words: ["prenom"], required: true },
  { key: "lastName", name: "nom", words: ["nom", "nom de famille"], required: true },
  { key: "function", name: "fonction", words: ["fonction", "fonctions", "mandat"], required: true },
  { key: "municipality", name: "commune", words: ["commune", "communes"], required: true },
  { key: "delegations", name: "délégations", words: ["delegation", "delegations"], required: false },
  {
    key: "email",
    name: "email",
    words: ["email", "e mail", "mail", "courriel", "adresse electronique", "adresse mail", "adresse email"],
    required: true,
  },
  { key: "presence", name: "présence", words: ["presence", "jours de presence", "jour de presence"], required: false },
];

/** `cells` are trimmed, "" where there is nothing. */
export type Row = { line: number; cells: Record<Column, string> };
export type Table = {
  rows: Row[];
  /** Where each column was found; an optional one may be nowhere. */
  places: Partial<Record<Column, ColumnPlace>>;
  /** Headers with a name that is no column of a directory. */
  ignored: string[];
  errors: LineError[];
};

/** Reads a CSV as spreadsheets write it: UTF-8, Windows-1252 or UTF-16, and `;`, `,` or tab between the cells. */
export function readTable(bytes: Uint8Array): Table {
  const text = decodeText(bytes);
  const { lines, errors } = splitLines(text);
  const [header, ...body] = lines;
  if (header === undefined) {
    const nothing: LineError = { line: 1, problem: { kind: "empty_file" } };
    return { rows: [], places: {}, ignored: [], errors: errors.length > 0 ? errors : [nothing] };
  }
  const { places, ignored, errors: headerErrors } = readHeader(header);
  const width = header.cells.length;
  const tooWide = body.flatMap(({ line, cells }): LineError[] => {
    const found = cells.findLastIndex((cell) => cell !== "") + 1;
    return found > width ? [{ line, problem: { kind: "too_many_cells", expected: width, found } }] : [];
  });
  const wideLines = new Set(tooWide.map(({ line }) => line));
  const rows = body
    .filter(({ line }) => !wideLines.has(line))
    .map(({ line, cells }): Row => ({ line, cells: pickCells(cells, places) }));
  return { rows, places, ignored, errors: [...errors, ...headerErrors, ...tooWide] };
}

/** Its delimiter is the one that parts the first line into the most known headers. */
function splitLines(text: string): { lines: Line[]; errors: LineError[] } {
  const header = text.trimStart().split("\n", 1)[0] ?? "";
  const { lines, unclosed } = splitCsv(
    text,
    delimiterOf(header, (cell) => columnOf(cell) !== undefined),
  );
  return { lines, errors: unclosed === undefined ? [] : [{ line: unclosed, problem: { kind: "unclosed_quote" } }] };
}

function columnOf(header: string): Column | undefined {
  const words = foldWords(header);
  return columns.find((column) => column.words.includes(words))?.key;
}

function readHeader({ line, cells }: Line): Pick<Table, "places" | "ignored" | "errors"> {
  const places: Table["places"] = {};
  const ignored: string[] = [];
  const errors: LineError[] = [];
  for (const [index, name] of cells.entries()) {
    const key = columnOf(name);
    const place = { number: index + 1, name };
    if (key === undefined) {
      if (name !== "") ignored.push(name);
    } else if (places[key]) {
      errors.push({ line, column: place, problem: { kind: "repeated_header" } });
    } else {
      places[key] = place;
    }
  }
  for (const { key, name, required } of columns) {
    if (required && !places[key]) errors.push({ line, problem: { kind: "missing_header", name } });
  }
  return { places, ignored, errors };
}

function pickCells(cells: string[], places: Table["places"]): Row["cells"] {
  const cell = (key: Column): string => {
    const place = places[key];
    return place ? (cells[place.number - 1] ?? "") : "";
  };
  return {
    title: cell("title"),
    firstName: cell("firstName"),
    lastName: cell("lastName"),
    function: cell("function"),
    municipality: cell("municipality"),
    delegations: cell("delegations"),
    email: cell("email"),
    presence: cell("presence"),
  };
}

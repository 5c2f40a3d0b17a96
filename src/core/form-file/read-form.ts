import { type CsvLine, decodeText, delimiterOf, splitCsv } from "../csv/read-csv.ts";
import { fold } from "../language/fold.ts";
import { type FormKey, nameLine, readFormKey } from "./form-key.ts";

/** `line`: in the file, from 1. `said` is "" where nothing was written. */
export type SentLine = { line: number; key: string; said: string; remark: string };

/**
 * A form that came back. No `key`: its first line was lost, and what it answers is to be asked. `name`: what is written on the line
 * for a name, in a form that has one.
 */
export type SentForm = { key?: FormKey; name?: string; lines: SentLine[] };

/** `nothing`: no column of a form. `several`: forms of several municipalities or diagnostics put together. */
export type FormReading = { kind: "form"; form: SentForm } | { kind: "nothing" } | { kind: "several" };

/** The headers taken for each column, folded. */
const columns = {
  key: ["cle", "cles"],
  said: ["votre reponse", "reponse", "vos reponses"],
  remark: ["remarque", "remarques"],
};
type Places = { key: number; said: number; remark?: number };

/** More lines than the longest questionnaire would ever have: something else than a form. */
const mostLines = 5_000;
/** Further down, a header is no header any more. */
const headerWithin = 20;

/** Reads a form as spreadsheets give it back: any encoding or separator, columns in any order, lines moved or removed. */
export function readForm(bytes: Uint8Array): FormReading {
  const text = decodeText(bytes);
  const top = text.split("\n", headerWithin).join("\n");
  const { lines } = splitCsv(
    text,
    delimiterOf(top, (cell) => isHeader(cell.replaceAll('"', ""))),
  );
  if (lines.length > mostLines) return { kind: "nothing" };
  const at = lines.slice(0, headerWithin).findIndex((line) => placesIn(line) !== undefined);
  const header = lines[at];
  const places = header && placesIn(header);
  if (places === undefined) return { kind: "nothing" };
  const read = lines.flatMap((line) => (line === header ? [] : [toSent(line, places)]));
  const keys = new Map(read.flatMap(({ key }) => (readFormKey(key) === undefined ? [] : [[key, readFormKey(key)]])));
  if (keys.size > 1) return { kind: "several" };
  const [key] = keys.values();
  // Beside its cell, a name is a name all the same: it is not to be taken for none.
  const named = read.filter((line) => line.key === nameLine).map(({ said, remark }) => (said === "" ? remark : said));
  const name = named.find((one) => one !== "") ?? named[0];
  const own = read.filter((line) => line.key !== "" && line.key !== nameLine && readFormKey(line.key) === undefined);
  return {
    kind: "form",
    form: { ...(key === undefined ? {} : { key }), ...(name === undefined ? {} : { name }), lines: own },
  };
}

function isHeader(cell: string): boolean {
  const words = fold(cell);
  return Object.values(columns).some((names) => names.includes(words));
}

/** A line is the header when it names the two columns that matter. */
function placesIn({ cells }: CsvLine): Places | undefined {
  const place = (column: keyof typeof columns) => cells.findIndex((cell) => columns[column].includes(fold(cell)));
  const [key, said, remark] = [place("key"), place("said"), place("remark")];
  if (key < 0 || said < 0) return undefined;
  return { key, said, ...(remark < 0 ? {} : { remark }) };
}

function toSent({ line, cells }: CsvLine, { key, said, remark }: Places): SentLine {
  return {
    line,
    key: cells[key] ?? "",
    said: unguarded(cells[said] ?? ""),
    remark: remark === undefined ? "" : unguarded(cells[remark] ?? ""),
  };
}

/** Without the sign that kept a spreadsheet from computing it (`words/csv.ts`). */
function unguarded(cell: string): string {
  return cell.replace(/^'(?=[=+\-@])/u, "");
}

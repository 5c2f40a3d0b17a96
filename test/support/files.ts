import { strFromU8, unzipSync } from "fflate";
import { encodeWorkbook } from "../../src/core/delivery/workbook.ts";
import { type Attachment, type Workbook, workbookMime } from "../../src/core/message.ts";

/** What a file says; throws where there is none, or one that is not of text. */
export function textOf(file: Attachment | undefined): string {
  if (file === undefined || !("text" in file)) throw new Error("no file of text");
  return file.text;
}

/** The bytes of a file, made at once. */
export async function bytesOf(file: Attachment): Promise<Uint8Array> {
  if ("text" in file) return Buffer.from(file.text);
  if ("sheets" in file) return encodeWorkbook(file);
  throw new Error("a file that is not made at once");
}

/** A workbook of one sheet, which says `words`. */
export function workbookOf(words: string): Workbook {
  const sheet = { name: "Communes", columns: [{ title: "Commune", holds: "text" as const }], rows: [[words]] };
  return { name: "reponses.xlsx", mime: workbookMime, label: "Ouvrir le classeur", sheets: [sheet] };
}

/** The words in the bytes of a workbook. */
export function textsIn(bytes: Uint8Array = new Uint8Array()): string {
  return strFromU8(unzipSync(new Uint8Array(bytes))["xl/sharedStrings.xml"] ?? new Uint8Array());
}

import type { SentFile } from "../../core/adapter.ts";
import { decodeText, encodingOf } from "../../core/csv/read-csv.ts";
import { isText, keptName, kindOf } from "../../core/file-kinds.ts";
import type { Sent } from "../../core/weigh-questionnaire.ts";
import {
  sayEmptyFile,
  sayNoQuestionnaire,
  sayNotReceivedFile,
  sayNoText,
  sayTooLong,
} from "../../core/words/questionnaire-refused.ts";

/** `isOldText`: it was no text of today, and its accents were guessed. */
export type SentText = Sent & { isOldText: boolean };

/** Three times the longest that Relais ships; a longer one would hold everybody while it is read. */
const mostBytes = 100_000;

const yaml = { extension: "yaml", mime: "application/yaml" };

/** The text of a questionnaire, or why this file is none. */
export function receiveQuestionnaire(file: SentFile): SentText | string {
  const { name } = file;
  if (!("bytes" in file)) return file.unread === "too_big" ? sayTooLong(name, mostBytes) : sayNotReceivedFile(name);
  const { bytes } = file;
  if (bytes.byteLength === 0) return sayEmptyFile(name);
  const extension = kindOf(file, bytes)?.extension ?? "";
  if (["docx", "odt"].includes(extension)) return sayNoText(name, "word");
  if (["xlsx", "ods"].includes(extension)) return sayNoText(name, "sheet");
  if (!isText(bytes)) return sayNoText(name, "other");
  if (bytes.byteLength > mostBytes) return sayTooLong(name, mostBytes);
  const source = decodeText(bytes);
  if (source.trim() === "") return sayEmptyFile(name);
  if (!looksLikeOne(source) && !isNamedLikeOne(name)) return sayNoQuestionnaire(name);
  return { file: keptName(name, yaml), source, isOldText: encodingOf(bytes) === "windows-1252" };
}

/** A file sent without a word that surely is a questionnaire: by its name, or by what it says where it was given another. */
export function isQuestionnaire(file: SentFile): boolean {
  if (isNamedLikeOne(file.name)) return true;
  if (!("bytes" in file) || file.bytes.byteLength > mostBytes || !isText(file.bytes)) return false;
  return looksLikeOne(decodeText(file.bytes));
}

function isNamedLikeOne(name: string): boolean {
  return /\.ya?ml$/iu.test(name);
}

function looksLikeOne(source: string): boolean {
  return /^(?:id|complete)\s*:/mu.test(source) && /^(?:sections|titre)\s*:/mu.test(source);
}

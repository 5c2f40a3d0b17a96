import { isRecord } from "./json.ts";

export type Problem = { pointer: string; message: string };
export type Report = (pointer: string, message: string) => void;

export function checkLength(value: unknown, pointer: string, least: number, most: number, report: Report): void {
  if (typeof value !== "string") return report(pointer, "must be a string");
  if (value.length < least) report(pointer, `must be more than ${least - 1} characters`);
  if (value.length > most) report(pointer, `must be less than ${most + 1} characters`);
}

/** A text object. Slack refuses an empty one. */
export function checkText(value: unknown, pointer: string, limits: { most: number; plain?: boolean }, report: Report) {
  if (!isRecord(value)) return report(pointer, "missing required field: text");
  const { type, text, emoji } = value;
  const known = limits.plain ? type === "plain_text" : type === "plain_text" || type === "mrkdwn";
  if (!known) report(`${pointer}/type`, `unsupported type: ${String(type)}`);
  if (emoji !== undefined && type !== "plain_text") report(`${pointer}/emoji`, "only allowed in plain_text");
  checkLength(text, `${pointer}/text`, 1, limits.most, report);
}

export function checkCount(list: unknown, pointer: string, most: number, report: Report): unknown[] {
  if (!Array.isArray(list)) {
    report(pointer, "must be an array");
    return [];
  }
  if (list.length === 0) report(pointer, "no fewer than 1 items allowed");
  if (list.length > most) report(pointer, `no more than ${most} items allowed`);
  return list;
}

/** Every `text`, at any depth. */
export function countCharacters(value: unknown): number {
  if (Array.isArray(value)) return value.reduce<number>((total, item) => total + countCharacters(item), 0);
  if (!isRecord(value)) return 0;
  const own = typeof value["text"] === "string" ? value["text"].length : 0;
  return Object.values(value).reduce<number>((total, item) => total + countCharacters(item), own);
}

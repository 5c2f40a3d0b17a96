import { capital } from "../words/format.ts";

/** What was said between two signs, as it is written down: one space between words, a capital, no quotes around the whole. */
export function tidied(words: string): string {
  const text = words.replace(/\s+/gu, " ").replace(/^[\s,;:–-]+|[\s,;:–-]+$/gu, "");
  return capital(/^«\s*([^«»]*?)\s*»$/u.exec(text)?.[1] ?? text);
}

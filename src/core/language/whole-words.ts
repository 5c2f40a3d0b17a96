import { fold } from "./fold.ts";

/** Whether `said` holds these words, whatever their accents and hyphens. */
export function hasWords(said: string, words: string): boolean {
  return ` ${plain(said)} `.includes(` ${plain(words)} `);
}

/** What is left of `said`, folded, without them. */
export function withoutWords(said: string, words: string): string {
  return ` ${plain(said)} `.replace(` ${plain(words)} `, " ").trim();
}

function plain(text: string): string {
  return fold(text)
    .replace(/[^\p{L}\d]+/gu, " ")
    .trim();
}

import { fold } from "../language/fold.ts";

/** Letters and digits in words, each folded: apostrophes, dots, slashes and hyphens only part words. */
export function foldWords(text: string): string {
  return fold(text)
    .replace(/[^a-z0-9]+/g, " ")
    .trim();
}

/** One spelling of a place: "St-Nizier" and "SAINT NIZIER" meet, and so do "La Gresle", "Gresle" and "Gresle (La)". */
export function foldPlace(name: string): string {
  return foldWords(name)
    .replace(/\bst(e?)\b/g, "saint$1")
    .replace(/^(?:le|la|les|l) | (?:le|la|les|l)$/g, "");
}

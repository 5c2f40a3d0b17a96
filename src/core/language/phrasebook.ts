import { tokenize } from "./tokens.ts";
import type { Token } from "./tokens.ts";
import { correct } from "./typos.ts";

/** Phrases by their first word, longest first, each with what it stands for. */
export type Phrasebook<K> = Map<string, { words: string[]; means: K }[]>;

/** Builds a phrasebook from rows of "a phrase | another", as people write them, accents and all. */
export function phrasebook<K>(rows: readonly (readonly [means: K, phrases: string])[]): Phrasebook<K> {
  const book: Phrasebook<K> = new Map();
  for (const [means, phrases] of rows) {
    for (const phrase of phrases.split("|")) {
      const words = wordsOf(phrase);
      const first = words[0];
      if (first === undefined) continue;
      const entries = book.get(first) ?? [];
      book.set(
        first,
        [...entries, { words, means }].toSorted((a, b) => b.words.length - a.words.length),
      );
    }
  }
  return book;
}

/** A hyphen between words is a space; tokens are compared by their folded text. */
export function wordsOf(phrase: string): string[] {
  return phraseTokens(tokenize(phrase).tokens).map((token) => token.text);
}

/** Drops the hyphens inside compounds ("mi-temps", "peut-être"), and keeps those that stand between or before figures. */
export function phraseTokens(tokens: Token[]): Token[] {
  return tokens.filter((token, i) => {
    const before = tokens[i - 1];
    const after = tokens[i + 1];
    return !(token.text === "-" && token.glued && after?.glued && before?.kind === "word" && after.kind === "word");
  });
}

/** The longest phrase that begins at `at`, as written. */
export function phraseAt<K>(
  book: Phrasebook<K>,
  tokens: readonly Token[],
  at: number,
): { means: K; length: number } | undefined {
  const entries = book.get(tokens[at]?.text ?? "") ?? [];
  const entry = entries.find(({ words }) => words.every((word, i) => tokens[at + i]?.text === word));
  return entry && { means: entry.means, length: entry.words.length };
}

/** The meaning of a single listed word of which this one is a slip ("envirron"). Short words are too close together. */
export function slipOf<K>(book: Phrasebook<K>, said: string): K | undefined {
  const single = [...book].flatMap(([first, entries]) => {
    const entry = entries.at(-1);
    return first.length >= 6 && entry?.words.length === 1 ? [{ first, means: entry.means }] : [];
  });
  const meant = correct(
    said,
    single.map(({ first }) => first),
  );
  return single.find(({ first }) => first === meant)?.means;
}

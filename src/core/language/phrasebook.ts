import { tokenize } from "./tokens.ts";
import type { Token } from "./tokens.ts";
import { correct, isTypoOf } from "./typos.ts";

/** Phrases by their first word, longest first, each with what it stands for; and the words long enough to be misspelled. */
export type Phrasebook<K> = {
  phrases: ReadonlyMap<string, readonly { words: string[]; means: K }[]>;
  singles: ReadonlyMap<string, K>;
};

/** Builds a phrasebook from rows of "a phrase | another", as people write them, accents and all. */
export function phrasebook<K>(rows: readonly (readonly [means: K, phrases: string])[]): Phrasebook<K> {
  const entries = rows.flatMap(([means, phrases]) =>
    phrases.split("|").flatMap((phrase) => waysOfTyping(phrase).map((words) => ({ words, means }))),
  );
  const phrases = Map.groupBy(
    entries.toSorted((a, b) => b.words.length - a.words.length),
    ({ words }) => words[0] ?? "",
  );
  const singles = new Map<string, K>();
  for (const { words, means } of entries) {
    const [word = ""] = words;
    if (words.length === 1 && word.length >= 5 && !singles.has(word)) singles.set(word, means);
  }
  return { phrases, singles };
}

/** As written, and without its apostrophes: "cest ca", "daccord". */
function waysOfTyping(phrase: string): string[][] {
  const hurried = phrase.replaceAll(/(?<=\p{L})'(?=\p{L})/gu, "");
  return (hurried === phrase ? [phrase] : [phrase, hurried]).map(wordsOf).filter((words) => words.length > 0);
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

/** The longest phrase that begins at `at`; a slip is forgiven after its first word ("un mi temp", "tout a fiat"). */
export function phraseAt<K>(
  book: Phrasebook<K>,
  tokens: readonly Token[],
  at: number,
): { means: K; length: number } | undefined {
  const entries = book.phrases.get(tokens[at]?.text ?? "") ?? [];
  const starts = (isSame: (said: string, word: string) => boolean) =>
    entries.find(({ words }) => words.every((word, i) => i === 0 || isSame(tokens[at + i]?.text ?? "", word)));
  const exact = starts((said, word) => said === word);
  const near = starts((said, word) => said === word || isTypoOf(said, word));
  const entry = near && near.words.length > (exact?.words.length ?? 0) ? near : exact;
  return entry && { means: entry.means, length: entry.words.length };
}

/** The meaning of a single listed word of which this one is a slip ("envirron"). Short words are too close together. */
export function slipOf<K>(book: Phrasebook<K>, said: string): K | undefined {
  const meant = correct(said, book.singles.keys());
  return meant === undefined ? undefined : book.singles.get(meant);
}

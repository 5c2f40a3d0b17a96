import { fold } from "./fold.ts";
import { glue } from "./hedges.ts";
import { wordsOf } from "./phrasebook.ts";
import type { Option } from "./reading.ts";
import type { Token } from "./tokens.ts";
import { isTypoOf } from "./typos.ts";

/** The ways one option is named, as folded words. */
type Named = { value: string; names: string[][]; words: Set<string> };

/** Options as they are listened for. */
export type Names = { options: Named[]; vocabulary: Set<string> };

const small = new Set(wordsOf(glue.replaceAll("|", " ")));

export function toNames(options: readonly Option[]): Names {
  const named = options.map(({ value, label, words = [] }): Named => {
    const labels = [label, label.replace(/\(.*?\)/gu, " "), ...words];
    // A value with figures is for machines: people who type "2" mean the second option, or the one labelled 2.
    const said = /\d/u.test(value) ? labels : [...labels, value.replaceAll("_", " ")];
    const names = said.map(nameWords).flatMap((name) => [name, withoutArticle(name)]);
    return {
      value,
      names: names.filter((name) => name.length > 0),
      words: new Set(names.flat().filter((word) => !small.has(word))),
    };
  });
  return { options: named, vocabulary: new Set(named.flatMap((option) => [...option.words])) };
}

/** Words alone: the punctuation of a label is never typed. */
function nameWords(text: string): string[] {
  return wordsOf(text).filter((word) => /[\p{L}\d]/u.test(word));
}

function withoutArticle(name: string[]): string[] {
  const first = name.findIndex((word) => !small.has(word));
  return first > 0 ? name.slice(first) : name;
}

/** The options whose whole text is exactly this. */
export function optionsSaidExactly(options: readonly Option[], text: string): string[] {
  const said = fold(text);
  const exactly = (names: (string | undefined)[]) => names.some((name) => name !== undefined && fold(name) === said);
  const byLabel = options.filter(({ label, words = [] }) => exactly([label, ...words]));
  const found = byLabel.length > 0 ? byLabel : options.filter(({ value }) => !/^\d+$/u.test(value) && exactly([value]));
  return found.map(({ value }) => value);
}

/** The longest whole name that begins at `at`, and the options that bear it. */
export function nameAt(
  names: Names,
  tokens: readonly Token[],
  at: number,
): { values: string[]; length: number } | undefined {
  let best: { values: string[]; length: number } | undefined;
  for (const { value, names: ways } of names.options) {
    const length = Math.max(0, ...ways.filter((way) => startsWith(names, tokens, at, way)).map((way) => way.length));
    if (length === 0 || (best && length < best.length)) continue;
    if (best && length === best.length) best.values.push(value);
    else best = { values: [value], length };
  }
  return best;
}

function startsWith(names: Names, tokens: readonly Token[], at: number, way: string[]): boolean {
  return way.every((word, i) => isSameWord(names, tokens[at + i]?.text ?? "", word));
}

/** The options of which this word is a part, as written, in another number or gender, with a slip, or cut short. */
export function optionsWithWord(names: Names, said: string): string[] {
  if (small.has(said)) return [];
  const holding = (fits: (word: string) => boolean) =>
    names.options.filter(({ words }) => [...words].some(fits)).map(({ value }) => value);
  const whole = holding((word) => isSameWord(names, said, word));
  if (whole.length > 0 || said.length < 4) return whole;
  return holding((word) => word.startsWith(said));
}

/** A listed word is itself, never a slip of another. */
function isSameWord(names: Names, said: string, word: string): boolean {
  if (said === word || stem(said) === stem(word)) return true;
  return !names.vocabulary.has(said) && isTypoOf(said, word);
}

/** "associations" and "association", "mutualisée" and "mutualisé"; "ste" is how people write "sainte". */
function stem(word: string): string {
  if (word === "st" || word === "ste") return word.replace("st", "saint").replace(/e$/u, "");
  return word.length < 4 || /\d/u.test(word) ? word : word.replace(/s$|x$/u, "").replace(/e$/u, "");
}

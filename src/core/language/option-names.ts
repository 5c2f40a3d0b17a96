import { fold } from "./fold.ts";
import { glue } from "./hedges.ts";
import { phraseTokens, wordsOf } from "./phrasebook.ts";
import { gluedLength, otherSpellings } from "./option-spellings.ts";
import type { Option } from "./reading.ts";
import { distance } from "./suggest.ts";
import { tokenize } from "./tokens.ts";
import type { Token } from "./tokens.ts";
import { isTypoOf } from "./typos.ts";

/** The ways one option is named, as folded words; `band`: the first and last numbers it covers, "6 à 10 ans", "plus de 25". */
type Named = { value: string; names: string[][]; spellings: string[][]; words: Set<string>; band: Band | undefined };
type Band = readonly [first: number, last: number];

/** Options as they are listened for. */
export type Names = { options: Named[]; vocabulary: Set<string> };

const articles = new Set("le la les l un une des du de d en a au aux".split(" "));
const small = new Set(wordsOf(glue.replaceAll("|", " ")));

const bands =
  /\b(?<first>\d+)-(?<last>\d+)\b|^(?:moins de|jusqu a) (?<under>\d+)\b|^(?:plus de|a partir de) (?<from>\d+)\b/u;

export function toNames(options: readonly Option[]): Names {
  const named = options.map(({ value, label, words = [] }): Named => {
    const labels = [label, label.replace(/\(.*?\)/gu, " "), ...words];
    // A value with figures is for machines: people who type "2" mean the second option, or the one labelled 2.
    const said = /\d/u.test(value) ? labels : [...labels, value.replaceAll("_", " ")];
    const names = said
      .map(nameWords)
      .flatMap((name) => [name, withoutUnit(name)])
      .flatMap((name) => [name, withoutArticle(name)]);
    return {
      value,
      names: names.filter((name) => name.length > 0),
      spellings: names.flatMap(otherSpellings),
      words: new Set(names.flat().filter((word) => !small.has(word))),
      band: names.map((name) => toBand(name.join(" "))).find(Boolean),
    };
  });
  return { options: named, vocabulary: new Set(named.flatMap((option) => [...option.words])) };
}

/** Words alone: the punctuation of a label is never typed; "1 000" and "3-5" are one word. */
function nameWords(text: string): string[] {
  const tokens = joinFigures(phraseTokens(tokenize(text).tokens), () => true);
  return tokens.map((token) => token.text).filter((word) => /[\p{L}\d]/u.test(word));
}

function toBand(name: string): Band | undefined {
  const { first, last, under, from } = bands.exec(name)?.groups ?? {};
  if (first !== undefined && last !== undefined) return [Number(first), Number(last)];
  if (under !== undefined) return [0, Number(under)];
  return from === undefined ? undefined : [Number(from), Infinity];
}

/** "plus de 1 000", where the label says "Plus de 1 000 habitants". */
function withoutUnit(name: string[]): string[] {
  return /^\d/u.test(name.at(-2) ?? "") && !/\d/u.test(name.at(-1) ?? "") ? name.slice(0, -1) : name;
}

function withoutArticle(name: string[]): string[] {
  const first = name.findIndex((word) => !articles.has(word));
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
  for (const { value, names: ways, spellings } of names.options) {
    const spelled = [...ways, ...spellings].filter((way) => startsWith(names, tokens, at, way));
    const length = Math.max(
      0,
      ...spelled.map((way) => way.length),
      ...ways.map((way) => gluedAt(names, tokens, at, way)),
    );
    if (length === 0 || (best && length < best.length)) continue;
    if (best && length === best.length) best.values.push(value);
    else best = { values: [value], length };
  }
  return best;
}

function startsWith(names: Names, tokens: readonly Token[], at: number, way: string[]): boolean {
  return way.every((word, i) => isSameWord(names, tokens[at + i]?.text ?? "", word));
}

/** A word of some label is that word, never all of a name in one. */
function gluedAt(names: Names, tokens: readonly Token[], at: number, way: string[]): number {
  const end = at + way.length + 1;
  const said = tokens.slice(at, end).map(({ kind, text }) => (kind === "word" ? text : " "));
  return names.vocabulary.has(said[0] ?? "") && way.length === 1 ? 0 : gluedLength(said, way);
}

/** The options that a word may have been meant for, though nothing says it surely: "skateboard" for "Skate-park". */
export function optionsLike(names: Names, said: string): string[] {
  if (said.length < shortestCut || small.has(said) || !/^\p{L}+$/u.test(said)) return [];
  return names.options
    .filter(({ words, names: ways }) =>
      [...words, ...ways.map((way) => way.join(""))].some((word) => looksLike(said, word)),
    )
    .map(({ value }) => value);
}

/** "gym" is cut short; words begin alike by chance below five letters, and differ by two letters below six. */
const [shortestCut, shortestLikeness] = [3, 5];

function looksLike(said: string, word: string): boolean {
  const shorter = Math.min(said.length, word.length);
  if (word.startsWith(said)) return true;
  if (shorter < shortestLikeness || said[0] !== word[0]) return false;
  if (said.startsWith(word)) return true;
  const mayBeNear = shorter > shortestLikeness && Math.abs(said.length - word.length) <= 2;
  return mayBeNear && distance(said, word) <= 2;
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

/** "1 000", "3-5" and "3 à 5" are one word when a label says so; elsewhere figures apart are as many numbers. */
export function joinLabelFigures(names: Names, tokens: readonly Token[]): Token[] {
  return joinFigures(tokens, (whole) => names.vocabulary.has(whole));
}

function joinFigures(tokens: readonly Token[], isOne: (whole: string) => boolean): Token[] {
  return joinWith(joinRange, joinWith(joinThousand, tokens, isOne), isOne);
}

/** `join` makes one token of the last ones and a figure, if they are joined at all. */
function joinWith(
  join: (before: readonly Token[], figure: Token) => Token | undefined,
  tokens: readonly Token[],
  isOne: (whole: string) => boolean,
): Token[] {
  const kept: Token[] = [];
  for (const token of tokens) {
    const whole = token.kind === "digits" ? join(kept, token) : undefined;
    if (!whole || !isOne(whole.text)) kept.push(token);
    else
      kept.splice(
        kept.findIndex(({ start }) => start === whole.start),
        Infinity,
        { ...whole, end: token.end },
      );
  }
  return kept;
}

function joinThousand(before: readonly Token[], { text }: Token): Token | undefined {
  const first = before.at(-1);
  return first?.kind === "digits" && text.length === 3 ? { ...first, text: `${first.text}${text}` } : undefined;
}

function joinRange(before: readonly Token[], { text }: Token): Token | undefined {
  const [first, link] = [before.at(-2), before.at(-1)];
  return first?.kind === "digits" && /^(?:-|a)$/u.test(link?.text ?? "")
    ? { ...first, text: `${first.text}-${text}` }
    : undefined;
}

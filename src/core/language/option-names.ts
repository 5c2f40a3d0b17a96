import { fold } from "./fold.ts";
import { glue } from "./hedges.ts";
import { phraseTokens, wordsOf } from "./phrasebook.ts";
import type { Option } from "./reading.ts";
import { tokenize } from "./tokens.ts";
import type { Token } from "./tokens.ts";
import { isTypoOf } from "./typos.ts";

/** The ways one option is named, as folded words. */
type Named = { value: string; names: string[][]; words: Set<string> };

/** Options as they are listened for. */
export type Names = { options: Named[]; vocabulary: Set<string> };

const articles = new Set("le la les l un une des du de d en a au aux".split(" "));
const small = new Set(wordsOf(glue.replaceAll("|", " ")));

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
      words: new Set(
        names
          .flat()
          .flatMap(withEnds)
          .filter((word) => !small.has(word)),
      ),
    };
  });
  return { options: named, vocabulary: new Set(named.flatMap((option) => [...option.words])) };
}

/** Words alone: the punctuation of a label is never typed; "1 000" and "3-5" are one word. */
function nameWords(text: string): string[] {
  const tokens = joinFigures(phraseTokens(tokenize(text).tokens), () => true);
  return tokens.map((token) => token.text).filter((word) => /[\p{L}\d]/u.test(word));
}

/** A range is also known by either of its ends. */
function withEnds(word: string): string[] {
  return /^\d+-\d+$/u.test(word) ? [word, ...word.split("-")] : [word];
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

/** "3 à 10 ans" among "3-5 ans", "6-10 ans": the options from the one that starts there to the one that ends there. */
export function optionsFromTo(options: readonly Option[], from: string, to: string): string[] | undefined {
  const ranges = options.map(
    ({ label }) =>
      nameWords(label)
        .find((word) => /^\d+-\d+$/u.test(word))
        ?.split("-") ?? [],
  );
  const first = ranges.findIndex(([start]) => start === from);
  const last = ranges.findIndex(([, end]) => end === to);
  return first >= 0 && last >= first ? options.slice(first, last + 1).map(({ value }) => value) : undefined;
}

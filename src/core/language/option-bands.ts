import type { Names } from "./option-names.ts";
import { optionsWithWord } from "./option-names.ts";
import type { Cut } from "./option-ranks.ts";
import { phraseAt, phrasebook } from "./phrasebook.ts";
import type { Token } from "./tokens.ts";
import { units } from "./units.ts";

const unitBook = phrasebook(units);

/** What figures count when they name no option: "10 h", "25 %", "10 enfants", unless a label counts in the same unit. */
export function foreignUnitAt(names: Names, tokens: readonly Token[], at: number) {
  const unit = phraseAt(unitBook, tokens, at);
  return unit && optionsWithWord(names, tokens[at]?.text ?? "").length === 0 ? unit.means : undefined;
}

/**
 * "3 à 11 ans", "entre 3 et 11", "3-11", "12 ans" among bands: all those it touches. Sure when it begins and ends as
 * they do; without a unit it may also be their numbers in the list.
 */
export function spanAt(names: Names, tokens: readonly Token[], at: number): Cut | undefined {
  const ends = endsAt(names, tokens, at);
  if (!ends) return undefined;
  const { first, last, length } = ends;
  const touched = names.options.filter(({ band }) => band && band[0] <= last && band[1] >= first);
  if (touched.length === 0) return undefined;
  // "10 à 12 h" is no age.
  if (foreignUnitAt(names, tokens, at + length) !== undefined) return { kind: "word", length };
  const values = touched.map(({ value }) => value);
  const lines = names.options.slice(first - 1, last).map(({ value }) => value);
  const mayBeLines = !ends.hasUnit && first > 0 && last <= names.options.length;
  const isExact = touched.at(0)?.band?.[0] === first && touched.at(-1)?.band?.[1] === last;
  return {
    kind: "option",
    alternatives: mayBeLines ? [lines, values] : [values],
    by: isExact && !mayBeLines ? "rank" : "touched",
    length,
  };
}

function endsAt(names: Names, tokens: readonly Token[], at: number) {
  const from = tokens[at]?.text === "entre" ? at + 1 : at;
  const first = figuresAt(names, tokens, from);
  if (!first) return undefined;
  const link = from + first.length;
  const isLinked = (from > at ? /^et$/u : /^(?:-|\/|a|au)$/u).test(tokens[link]?.text ?? "");
  const last = isLinked ? figuresAt(names, tokens, link + 1) : undefined;
  if (last && first.value < last.value) {
    const hasUnit = first.hasUnit || last.hasUnit;
    return { first: first.value, last: last.value, hasUnit, length: link + 1 + last.length - at };
  }
  const isAlone = first.hasUnit && !last && from === at;
  return isAlone ? { first: first.value, last: first.value, hasUnit: true, length: first.length } : undefined;
}

/** The bands that begin or end with these figures. */
export function bandsEndingWith(names: Names, figures: number): string[] {
  return names.options.filter(({ band }) => band?.includes(figures)).map(({ value }) => value);
}

/** A figure, with the word that labels count in: "11 ans". */
function figuresAt(names: Names, tokens: readonly Token[], at: number) {
  const token = tokens[at];
  if (token?.kind !== "digits" || !/^\d+$/u.test(token.text)) return undefined;
  const hasUnit = tokens[at + 1]?.kind === "word" && isUnitOfBands(names, tokens[at + 1]?.text ?? "");
  return { value: Number(token.text), hasUnit, length: hasUnit ? 2 : 1 };
}

function isUnitOfBands({ options }: Names, word: string): boolean {
  return options.some(({ band, words }) => band !== undefined && words.has(word));
}

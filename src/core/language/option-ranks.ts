import { isMonth } from "./calendar-words.ts";
import { readNumberWords, toNumberWord } from "./number-words.ts";
import { bandsEndingWith, foreignUnitAt, spanAt } from "./option-bands.ts";
import { optionsWithWord } from "./option-names.ts";
import type { Names } from "./option-names.ts";
import type { OptionPiece, OptionPieceKind } from "./option-pieces.ts";
import type { Option } from "./reading.ts";
import type { Token } from "./tokens.ts";

/** What was cut from an answer, and how many tokens it took. */
export type Cut = {
  kind: OptionPieceKind;
  length: number;
  alternatives?: string[][];
  by?: OptionPiece["by"];
  resembles?: string[];
};

const ordinals: Record<string, number> = Object.fromEntries(
  "premier deuxieme troisieme quatrieme cinquieme sixieme septieme huitieme neuvieme dixieme"
    .split(" ")
    .flatMap((word, i) => [
      [word, i + 1],
      [`${word}s`, i + 1],
    ]),
);
Object.assign(ordinals, { premiere: 1, premieres: 1, second: 2, seconde: 2 });

/** The option with that number, from 1. */
export function indexed(options: readonly Option[], index: number, by: "index" | "rank"): Omit<Cut, "length"> {
  const option = options[index - 1];
  // Three figures are no option's number, but a year or a count told in passing.
  return option ? { kind: "option", alternatives: [[option.value]], by } : { kind: index < 100 ? "stray" : "word" };
}

/** "la 2", "n° 2", "option 2", "la deuxième", "la 2e", "la dernière", "les deux premières". */
export function rankAt(
  names: Names,
  options: readonly Option[],
  tokens: readonly Token[],
  at: number,
): Cut | undefined {
  const opener = /^(?:la|le|les|l|n|no|numero|num|option|choix|reponse|proposition|ligne|ma|mon)$/u;
  let next = at;
  while (opener.test(tokens[next]?.text ?? "") || (next > at && tokens[next]?.text === "°")) next += 1;
  // "les 3-11 ans", "le 6 ans"
  if (spanAt(names, tokens, next)) return undefined;
  const group = groupAt(options, tokens, next);
  if (group) return { ...group, by: "rank", length: next - at + group.length };
  const ordinal = ordinalAt(options, tokens, next);
  if (ordinal) return { ...indexed(options, ordinal.index, "rank"), length: next - at + ordinal.length };
  if (next === at) return undefined;
  const token = tokens[next];
  const spelled = token?.kind === "word" ? spelledAt(tokens, next) : undefined;
  const index = token?.kind === "digits" ? Number(token.text) : spelled?.value;
  const length = next - at + (spelled?.length ?? 1);
  // "les deux" is both of them, and figures with a unit, or that a label says, are not a number in the list.
  if (index === undefined || tokens[next - 1]?.text === "les") return undefined;
  if (token?.kind !== "digits") return options[index - 1] && { ...indexed(options, index, "rank"), length };
  const isOther = optionsWithWord(names, token.text).length > 0 || foreignUnitAt(names, tokens, next + 1) !== undefined;
  if (isOther || optionsWithWord(names, tokens[next + 1]?.text ?? "").length > 0) return undefined;
  return options[index - 1] || bandsEndingWith(names, index).length > 0
    ? { ...indexed(options, index, "rank"), length }
    : undefined;
}

/** The length of a day of the month, "le 4 déc.", "1er décembre", "le 4/12", where no label says it: no option's number. */
export function dayAt(names: Names, tokens: readonly Token[], at: number): number | undefined {
  const opened = /^(?:le|du|au)$/u.test(tokens[at]?.text ?? "") ? 1 : 0;
  const figures = tokens[at + opened];
  if (figures?.kind !== "digits" || optionsWithWord(names, figures.text).length > 0) return undefined;
  const marked = tokens[at + opened + 1]?.text === "er" ? 1 : 0;
  const next = at + opened + 1 + marked;
  if (isMonth(tokens[next]?.text ?? "")) return next + 1 - at;
  const isSlashed = opened === 1 && tokens[next]?.text === "/" && tokens[next + 1]?.kind === "digits";
  return isSlashed ? next + 2 - at : undefined;
}

function ordinalAt(options: readonly Option[], tokens: readonly Token[], at: number) {
  const token = tokens[at];
  const next = tokens[at + 1];
  if (token?.kind === "digits") {
    const marked = next?.glued === true && /^(?:e|er|ere|eme|ieme|nd|nde)$/u.test(next.text);
    return marked ? { index: Number(token.text), length: 2 } : undefined;
  }
  if (/^(?:avant)$/u.test(token?.text ?? "") && /^derni(?:er|ere)$/u.test(next?.text ?? ""))
    return { index: options.length - 1, length: 2 };
  if (/^derni(?:er|ere)$/u.test(token?.text ?? "")) return { index: options.length, length: 1 };
  const index = ordinals[token?.text ?? ""];
  return index === undefined ? undefined : { index, length: 1 };
}

/** "deux premières", "2 dernières"; "les deux" is everything when there are two, and nothing clear when there are more. */
function groupAt(options: readonly Option[], tokens: readonly Token[], at: number): Cut | undefined {
  const token = tokens[at];
  const count = token?.kind === "digits" ? Number(token.text) : spelledAt(tokens, at)?.value;
  // A range, "11-14", is no count.
  if (count === undefined || !(count >= 2 && count <= options.length)) return undefined;
  const values = options.map(({ value }) => value);
  const which = tokens[at + 1]?.text ?? "";
  if (/^premi(?:ers|eres)$/u.test(which)) return { kind: "option", alternatives: [values.slice(0, count)], length: 2 };
  if (/^derni(?:ers|eres)$/u.test(which)) return { kind: "option", alternatives: [values.slice(-count)], length: 2 };
  if (tokens[at - 1]?.text !== "les" || tokens[at + 1]?.kind === "digits") return undefined;
  return count === options.length
    ? { kind: "option", alternatives: [values], length: 1 }
    : { kind: "stray", length: 1 };
}

/** The number in letters that begins here. */
export function spelledAt(tokens: readonly Token[], at: number) {
  const words = [];
  for (const token of tokens.slice(at)) {
    if (token.kind !== "word") break;
    words.push({ text: toNumberWord(token.text) });
  }
  return readNumberWords(words, 0);
}

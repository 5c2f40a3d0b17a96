import { bandsEndingWith, foreignUnitAt, spanAt } from "./option-bands.ts";
import { joinLabelFigures, nameAt, optionsLike, optionsWithWord, toNames } from "./option-names.ts";
import type { Names } from "./option-names.ts";
import { dayAt, indexed, rankAt, spelledAt } from "./option-ranks.ts";
import type { Cut } from "./option-ranks.ts";
import { optionWords } from "./option-words.ts";
import { phraseAt, phraseTokens } from "./phrasebook.ts";
import type { Option } from "./reading.ts";
import { tokenize } from "./tokens.ts";
import type { Token } from "./tokens.ts";
import type { Unit } from "./units.ts";

/** What an answer that picks among options is made of. */
export type OptionPiece = { kind: OptionPieceKind; start: number; end: number } & {
  /** What is picked: one set of values when clear, several when it may be one or another. */
  alternatives: string[][];
  /** `name` is a whole label; `part`, some of its words; `index`, its number, "2"; `rank`, "la 2"; `touched`, a figure or a range that only meets its own; `count`, a figure before another one. */
  by: "name" | "part" | "index" | "rank" | "touched" | "count" | "none";
  text: string;
  /** The options that a word left over may have been meant for. */
  resembles?: string[];
};

const letters = {
  option: "I",
  /** A number that is no option's. */
  stray: "x",
  all: "*",
  except: "E",
  nothing: "Z",
  filler: "f",
  approximation: "~",
  turn: "!",
  or: "O",
  and: "&",
  next: ">",
  before: "<",
  to: "A",
  dash: "-",
  comma: ",",
  link: "L",
  glue: "g",
  place: "p",
  word: "W",
  mark: ".",
} as const;

export type OptionPieceKind = keyof typeof letters;

/** Cuts an answer into pieces; whole names of options come first, then numbers, then words of their names. */
export function toOptionPieces(text: string, options: readonly Option[]): { source: string; pieces: OptionPiece[] } {
  const { source, tokens: all } = tokenize(text);
  const names = toNames(options);
  const tokens = joinLabelFigures(names, phraseTokens(all));
  const pieces: OptionPiece[] = [];
  for (let at = 0; at < tokens.length;) {
    const { length, ...piece } = nextPiece(names, options, tokens, at);
    const last = tokens[at + length - 1];
    const start = tokens[at]?.start ?? 0;
    const words = tokens.slice(at, at + length).map((token) => token.text);
    pieces.push({ alternatives: [], by: "none", ...piece, text: words.join(" "), start, end: last?.end ?? start });
    at += length;
  }
  return { source, pieces: markCounts(markBounds(mergeParts(pieces))) };
}

function nextPiece(names: Names, options: readonly Option[], tokens: readonly Token[], at: number): Cut {
  const token = tokens[at];
  const name = nameAt(names, tokens, at);
  const phrase = phraseAt(optionWords, tokens, at);
  const span = spanAt(names, tokens, at);
  if (span && span.length > (name?.length ?? 0)) return span;
  const day = dayAt(names, tokens, at);
  if (day !== undefined && day > (name?.length ?? 0)) return { kind: "word", length: day };
  const ranked = rankAt(names, options, tokens, at);
  if (ranked && ranked.length > Math.max(name?.length ?? 0, phrase?.length ?? 0)) return ranked;
  if (name && name.length >= (phrase?.length ?? 0)) {
    return { kind: "option", length: name.length, alternatives: name.values.map((value) => [value]), by: "name" };
  }
  const times = timesAt(tokens, at);
  if (times !== undefined) return { kind: "word", length: times, by: "count" };
  if (token?.kind === "digits") {
    const unit = foreignUnitAt(names, tokens, at + 1);
    if (unit !== undefined && measures.has(unit)) return { kind: "word", length: 1, by: "count" };
    return { length: 1, ...byFigures(names, options, token.text, unit === undefined) };
  }
  if (ranked) return ranked;
  if (isLoneOne(tokens, at)) return { ...indexed(options, 1, "index"), length: 1 };
  if (phrase && (phrase.length > 1 || optionsWithWord(names, token?.text ?? "").length === 0)) {
    return { kind: phrase.means, length: phrase.length };
  }
  const values = optionsWithWord(names, token?.text ?? "");
  if (values.length > 0) return { kind: "option", length: 1, alternatives: values.map((value) => [value]), by: "part" };
  const spelled = token?.kind === "word" ? spelledAt(tokens, at) : undefined;
  if (spelled) return { ...indexed(options, spelled.value, "index"), length: spelled.length };
  if (token?.kind !== "word") return { kind: token?.text === "-" ? "dash" : "mark", length: 1 };
  return { kind: "word", length: 1, resembles: optionsLike(names, token.text) };
}

/** The length of the number in "2 fois par an", "deux fois": beside no label that says it whole, it counts. */
function timesAt(tokens: readonly Token[], at: number): number | undefined {
  const length = tokens[at]?.kind === "digits" ? 1 : spelledAt(tokens, at)?.length;
  return length !== undefined && tokens[at + length]?.text === "fois" ? length : undefined;
}

/** "un" and "une" are numbers when no noun follows. */
function isLoneOne(tokens: readonly Token[], at: number): boolean {
  const next = tokens[at + 1];
  return (
    ["un", "une"].includes(tokens[at]?.text ?? "") &&
    (next?.kind !== "word" || ["et", "ou", "puis"].includes(next.text) || spelledAt(tokens, at + 1) !== undefined)
  );
}

/** Units that no list of options is numbered in. */
const measures: ReadonlySet<Unit> = new Set(["hours", "minutes", "percent", "money", "cents"]);

/** A figure written in a label beats the number of the option; where both could be meant, both are proposed. */
function byFigures(names: Names, options: readonly Option[], figures: string, mayBeBand: boolean): Omit<Cut, "length"> {
  const index = Number(figures);
  const inLabels = optionsWithWord(names, figures);
  const inBands = mayBeBand ? bandsEndingWith(names, index) : [];
  if (inBands.length > 0) {
    const values = new Set([...inLabels, ...inBands, ...options.slice(index - 1, index).map(({ value }) => value)]);
    return { kind: "option", alternatives: [...values].map((value) => [value]), by: "touched" };
  }
  if (inLabels.length > 0) {
    const [only] = inLabels;
    const leads = names.options.some(
      (option) => option.value === only && option.names.some((name) => name[0] === figures),
    );
    const own = options[index - 1]?.value;
    const values = (inLabels.length === 1 && leads) || own === undefined ? inLabels : [...inLabels, own];
    return { kind: "option", alternatives: [...new Set(values)].map((value) => [value]), by: "part" };
  }
  const counts = names.options.some((option) => option.names.some((name) => /^\d{1,2}$/u.test(name[0] ?? "")));
  const cut = indexed(options, index, "index");
  // Among labels that are counts ("1 agent", "2 agents"), a number may be a count too.
  return counts && cut.alternatives ? { ...cut, by: "none" } : cut;
}

/** "régie directe": words of one name, side by side, pick what they have in common. */
function mergeParts(pieces: OptionPiece[]): OptionPiece[] {
  const merged: OptionPiece[] = [];
  for (const piece of pieces) {
    const at = merged.findLastIndex(({ kind }) => !["glue", "filler", "to"].includes(kind));
    const before = merged[at];
    const joined = before && commonOf(before, piece);
    if (joined) merged.splice(at, merged.length - at, joined);
    else merged.push(piece);
  }
  return merged;
}

function commonOf(a: OptionPiece, b: OptionPiece): OptionPiece | undefined {
  const named = [a, b].every(({ kind, by }) => kind === "option" && /^(?:name|part|touched)$/u.test(by));
  if (!named || (a.by === b.by && a.by !== "part")) return undefined;
  const common = a.alternatives.filter(([value]) => b.alternatives.some(([other]) => other === value));
  if (common.length === 0) return undefined;
  const by = b.by === "touched" ? b.by : a.by;
  return { ...a, by, alternatives: common, end: b.end, text: `${a.text} ${b.text}` };
}

/** "la 1 plus la 3", "la 1 jusqu’à la 3" link options; anywhere else these words set bounds: "plus en régie". */
function markBounds(pieces: OptionPiece[]): OptionPiece[] {
  const isOption = (piece: OptionPiece | undefined) => piece?.kind === "option";
  return pieces.map((piece, i) => {
    if (piece.text !== "plus" && piece.text !== "jusqu a") return piece;
    const before = pieces.slice(0, i).findLast(({ kind }) => kind !== "glue");
    const after = pieces.slice(i + 1).find(({ kind }) => kind !== "glue");
    return isOption(before) && isOption(after) ? piece : { ...piece, kind: "turn" };
  });
}

/** Beside an option named in words, a figure before a noun counts something: "la régie avec 2 agents", "2 crèches". */
function markCounts(pieces: OptionPiece[]): OptionPiece[] {
  if (!pieces.some(({ by }) => by === "name" || by === "part")) return pieces;
  return pieces.map((piece, i) => {
    const next = pieces[i + 1];
    if (piece.by !== "index") return piece;
    if (next?.kind === "word") return { ...piece, kind: "word", by: "count", alternatives: [] };
    const counts =
      next?.kind === "option" && next.by !== "index" && next.alternatives[0]?.[0] !== piece.alternatives[0]?.[0];
    return counts ? { ...piece, by: "count" } : piece;
  });
}

/** "24" among fewer options than that: most likely the 2nd and the 4th. */
export function spreadDigits(pieces: OptionPiece[], options: readonly Option[]): OptionPiece[] {
  return pieces.map((piece) => {
    const values = Array.from(piece.text)
      .map((digit) => options[Number(digit) - 1]?.value)
      .filter((value) => value !== undefined);
    const isSpread =
      /^\d{2,}$/u.test(piece.text) && piece.by !== "count" && (piece.kind === "stray" || piece.kind === "word");
    if (!isSpread || new Set(values).size !== piece.text.length) return piece;
    return { ...piece, kind: "option", alternatives: [values], by: "none" };
  });
}

/** Options not picked that words left over may have been meant for: never left out without asking. */
export function optionsMissed(pieces: readonly OptionPiece[], picked: readonly string[]): string[] {
  const missed = pieces.flatMap(({ resembles = [] }) =>
    resembles.some((value) => picked.includes(value)) ? [] : resembles,
  );
  return [...new Set(missed)];
}

/** One letter a piece, for patterns to be written against. */
export function optionSignature(pieces: readonly OptionPiece[]): string {
  return pieces.map((piece) => letters[piece.kind]).join("");
}

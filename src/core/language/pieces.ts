import { monthNamed } from "./calendar-words.ts";
import { readNumeral } from "./numerals.ts";
import { phraseAt, phraseTokens, slipOf } from "./phrasebook.ts";
import type { Phrasebook } from "./phrasebook.ts";
import { tokenize } from "./tokens.ts";
import type { Token } from "./tokens.ts";
import type { Period, Unit } from "./units.ts";

/** A place in the source, and its folded words. */
type Span = { start: number; end: number; text: string };

/** A number, and what is known of it. `values`: several when its notation is ambiguous, most likely first. */
export type NumberPiece = Span & {
  kind: "number";
  values: number[];
  estimate: boolean;
  /** "un", "une": maybe only an article. */
  article: boolean;
  fraction: boolean;
  /** Written as one run of figures: "2012". */
  figures: boolean;
  /** Its unit has already been taken into account. */
  settled: boolean;
  /** Worked out from words that allow another reading. */
  doubtful?: boolean;
  /** How many people it is about, when it is a working time. */
  heads?: number;
};

type UnitPiece = Span & { kind: "unit"; unit: Unit };
type PeriodPiece = Span & { kind: "period"; period: Period };
/** A word of appreciation and the mark from 1 to 5 it is worth, or a share ("la moitié") and its hundredths. */
type GradePiece = Span & { kind: "grade" | "guess" | "share"; worth: number };
/** A working time, as parts of a full time: several when it may be one or another. */
export type PartPiece = Span & {
  kind: "part";
  worths: number[];
  estimate: boolean;
  doubtful: boolean;
  hours?: number;
};
/** Neither yes nor no; `leans` when it is closer to one. */
type UnsurePiece = Span & { kind: "unsure"; leans?: boolean };
type PlainPiece = Span & { kind: PlainKind };

export type Piece = NumberPiece | UnitPiece | PeriodPiece | GradePiece | UnsurePiece | PartPiece | PlainPiece;

/**
 * What an answer with a quantity is made of. Each kind has its letter, so that a whole answer has a signature ("ENAN"
 * for "entre 10 à 15") that patterns are written against.
 */
const letters = {
  number: "N",
  unit: "U",
  period: "P",
  filler: "f",
  approximation: "~",
  bound: "B",
  turn: "!",
  vague: "V",
  nothing: "Z",
  glue: "g",
  between: "E",
  to: "A",
  or: "O",
  and: "&",
  plus: "+",
  minus: "M",
  times: "X",
  over: "/",
  dash: "-",
  comma: ",",
  ordinal: "R",
  month: "K",
  link: "L",
  when: "T",
  word: "W",
  yes: "Y",
  no: "D",
  likely_no: "d",
  unsure: "S",
  grade: "G",
  guess: "H",
  share: "s",
  part: "t",
  full: "j",
  /** Changes no figure, and makes no extreme more so. */
  stress: "i",
  /** A verb that announces a figure. */
  verb: "v",
  mark: ".",
} as const;

type PieceKind = keyof typeof letters;
export type PlainKind = Exclude<
  PieceKind,
  "number" | "unit" | "period" | "grade" | "guess" | "share" | "unsure" | "part"
>;
export type Meaning =
  | { kind: "unit"; unit: Unit }
  | { kind: "period"; period: Period }
  | { kind: "grade" | "guess" | "share"; worth: number }
  | { kind: "unsure"; leans?: boolean }
  | { kind: PlainKind };

/** Cuts an answer into pieces; every character but the spaces belongs to one. */
export function toPieces(text: string, book: Phrasebook<Meaning>): { source: string; pieces: Piece[] } {
  const { source, tokens: all } = tokenize(text);
  const tokens = phraseTokens(all);
  const pieces: Piece[] = [];
  for (let at = 0; at < tokens.length;) {
    const { piece, length } = nextPiece(source, tokens, at, book);
    pieces.push(piece);
    at += length;
  }
  return { source, pieces };
}

/** The longest of a phrase and a number, the phrase when they tie: "un peu" is not one, "une dizaine" is ten. */
function nextPiece(
  source: string,
  tokens: readonly Token[],
  at: number,
  book: Phrasebook<Meaning>,
): { piece: Piece; length: number } {
  const phrase = phraseAt(book, tokens, at);
  const numeral = isOrdinal(tokens, at) ? undefined : (readDecimalTail(tokens, at) ?? readNumeral(source, tokens, at));
  if (numeral && numeral.length >= (phrase && !isGlue(phrase.means) ? phrase.length + 1 : 1)) {
    const figures = numeral.length === 1 && tokens[at]?.kind === "digits";
    return {
      piece: { kind: "number", ...numeral, figures, settled: false, ...spanOf(tokens, at, numeral.length) },
      length: numeral.length,
    };
  }
  const length = phrase?.length ?? (isOrdinal(tokens, at) ? 2 : 1);
  return { piece: { ...(phrase?.means ?? meaningOf(tokens, at, book)), ...spanOf(tokens, at, length) }, length };
}

/** "un" and "une" are in the table of articles, but are numbers first. */
function isGlue(meaning: Meaning): boolean {
  return meaning.kind === "glue";
}

function meaningOf(tokens: readonly Token[], at: number, book: Phrasebook<Meaning>): Meaning {
  const token = tokens[at];
  if (token === undefined || token.kind === "mark") return markMeaning(token?.text ?? "");
  if (isOrdinal(tokens, at)) return { kind: "ordinal" };
  if (monthNamed(token.text) !== undefined) return { kind: "month" };
  return slipOf(book, token.text) ?? { kind: "word" };
}

/** Punctuation and pictures say nothing; "%" or "°" does. */
function markMeaning(text: string): Meaning {
  if (text === "-") return { kind: "dash" };
  return { kind: /^(?:[.:!?…"«»“”()[\]'’_•·=]|\p{Extended_Pictographic})?$/u.test(text) ? "mark" : "word" };
}

/** "3e", "35ème", "1er": a rank, not a count. */
function isOrdinal(tokens: readonly Token[], at: number): boolean {
  const next = tokens[at + 1];
  return (
    tokens[at]?.kind === "digits" &&
    next?.glued === true &&
    /^(?:e|er|ere|eme|ieme|nd|nde|emes|iemes)$/u.test(next.text)
  );
}

/** ".5", ",75": a decimal without its zero. */
function readDecimalTail(tokens: readonly Token[], at: number) {
  const mark = tokens[at];
  const digits = tokens[at + 1];
  if (!mark || mark.glued || !/^[.,]$/u.test(mark.text) || digits?.kind !== "digits" || !digits.glued) return undefined;
  return { values: [Number(`0.${digits.text}`)], estimate: false, article: false, fraction: false, length: 2 };
}

function spanOf(tokens: readonly Token[], at: number, length: number): Span {
  const found = tokens.slice(at, at + length);
  const text = found.map((token) => token.text).join(" ");
  return { start: found[0]?.start ?? 0, end: found.at(-1)?.end ?? 0, text };
}

/** One letter a piece, for patterns to be written against. */
export function signatureOf(pieces: readonly Piece[]): string {
  return pieces.map((piece) => letters[piece.kind]).join("");
}

/** Replaces what a pattern finds by one piece, over and over; `make` may decline and leave all as it was. */
export function rewrite(pieces: Piece[], pattern: RegExp, make: (found: Piece[]) => Piece | undefined): Piece[] {
  for (let from = 0; ;) {
    const searched = new RegExp(pattern.source, "gu");
    searched.lastIndex = from;
    const match = searched.exec(signatureOf(pieces));
    if (!match) return pieces;
    const found = pieces.slice(match.index, match.index + match[0].length);
    const made = make(found);
    if (made) pieces = pieces.toSpliced(match.index, found.length, made);
    from = match.index + 1;
  }
}

/** From the first of these pieces to the last. */
export function spanning(pieces: readonly Piece[]): Span {
  const text = pieces.map((piece) => piece.text).join(" ");
  return { start: pieces[0]?.start ?? 0, end: pieces.at(-1)?.end ?? 0, text };
}

/** Drops the "de" between a number and what it counts: "une vingtaine d’agents". */
export function withoutOf(pieces: readonly Piece[]): Piece[] {
  const isOf = ({ kind, text }: Piece) => kind === "glue" && (text === "d" || text === "de");
  return pieces.filter(
    (piece, i) => !isOf(piece) || pieces[i - 1]?.kind !== "number" || pieces[i + 1]?.kind === "number",
  );
}

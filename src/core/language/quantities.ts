import { markMoments, setAsideDates } from "./dates-in-passing.ts";
import { leftOver } from "./left-over.ts";
import { rewrite, signatureOf, withoutOf } from "./pieces.ts";
import type { Piece } from "./pieces.ts";
import type { Candidate, Reading } from "./reading.ts";
import { ask, askAmong, read, unread } from "./readings.ts";
import { shapes } from "./shapes.ts";
import type { QuantityRules } from "./shapes.ts";

/** More numbers than this are a phone number or a table: there is nothing to propose. */
const mostProposed = 4;

/** Before a number, only words that change nothing; after it, none that may turn it into another. */
const safeBefore = /^[gUPT,&A/-]*$/u;
const unsafeAfter = /[!VZOBEXMRP+N]/u;

/**
 * Reads the one quantity of an answer already cut into pieces.
 * `grain`: the smallest difference between two values (1, 0.01); 0 for any number.
 */
export function readQuantity(source: string, pieces: Piece[], grain: number, rules: QuantityRules): Reading<number> {
  const told = markMoments(setAsideDates(joinLetterO(joinHalves(announce(pieces)))));
  const said = told.filter((piece) => !["filler", "mark", "approximation"].includes(piece.kind));
  const kept = withoutOf(said);
  const signature = signatureOf(kept);
  const shape = shapes.find(({ pattern }) => pattern.test(signature));
  const match = shape?.pattern.exec(signature);
  if (!shape || !match) return numbersIn(kept).length === 0 && saysNone(told) ? ask([0]) : unread;
  const found = withoutRemark(kept.slice(match.index, match.index + match[0].length), told);
  const numbers = numbersIn(kept);
  const used = numbersIn(found);
  if (numbers.length > used.length) return askEach(kept, grain);
  const values = used.map((piece) => piece.values[0] ?? 0);
  const { sure, candidates } = shape.understand(values, found, rules);
  const hedged = told.some((piece) => piece.kind === "approximation") || used.some((piece) => piece.estimate);
  const meant = candidates.flatMap((candidate) =>
    onGrain({ ...candidate, estimate: candidate.estimate || hedged }, grain),
  );
  const [only] = meant;
  const safe =
    safeBefore.test(signature.slice(0, match.index)) && !unsafeAfter.test(signature.slice(match.index + found.length));
  if (!sure || !safe || !only || meant.length > 1 || hasStuckLetters(used, told)) return askAmong(meant);
  return read(only.value, only.estimate, leftOver(source, told, found));
}

/** "la salle fait 180 m²", "on a voté 42 000 €": right before a figure, these verbs are noise; elsewhere they are words. */
function announce(pieces: Piece[]): Piece[] {
  return pieces.map((piece, i) => {
    if (piece.kind !== "verb") return piece;
    const next = pieces.slice(i + 1).find(({ kind }) => !["filler", "approximation", "bound", "glue"].includes(kind));
    return { ...piece, kind: next?.kind === "number" ? "filler" : "word" };
  });
}

/** "on n’en a pas", "pas d’agent" are none, most likely; "je ne peux pas répondre" says nothing of how many. */
const none =
  /\b(?:a|ai|ont|avons|avez)(?: \w+)? pas(?! l[ae]?s?\b)|\bpas (?:de|d|du|un|une|encore)\b|\bn (?:en )?(?:a|ai|ont|avons)\b/u;

function saysNone(told: readonly Piece[]): boolean {
  return none.test(told.map(({ text }) => text).join(" "));
}

/** "deux ans et demi": the half comes after the unit. */
export function joinHalves(pieces: Piece[]): Piece[] {
  return rewrite(pieces, /NU&N/u, ([number, unit, , half]) => {
    if (number?.kind !== "number" || unit?.kind !== "unit" || half?.kind !== "number") return undefined;
    if (half.values[0] !== 1 / 2 || !half.fraction || unit.unit === "half_time") return undefined;
    const values = number.values.map((value) => value + 1 / 2);
    return { ...number, values, article: false, settled: true, end: half.end };
  });
}

/** "12 (voirie)", "3 merci Nadia": a word set apart is a remark, not what is counted. */
function withoutRemark(found: Piece[], told: readonly Piece[]): Piece[] {
  const [number, word] = found;
  const isApart = (piece: Piece) =>
    (piece.kind === "mark" || piece.kind === "filler") &&
    piece.start >= (number?.end ?? 0) &&
    piece.end <= (word?.start ?? 0);
  return word?.kind === "word" && told.some(isApart) ? found.slice(0, 1) : found;
}

/** "12O", the letter for the figure: the zero is likelier. */
function joinLetterO(pieces: Piece[]): Piece[] {
  return rewrite(pieces, /NW/u, ([number, letters]) => {
    const isStuck = number?.kind === "number" && letters?.start === number.end && /^o+$/u.test(letters.text);
    if (!isStuck || !number.figures) return undefined;
    const zeros = 10 ** letters.text.length;
    const values = number.values.flatMap((value) => [value * zeros, value]);
    return { ...number, values, doubtful: true, figures: false, end: letters.end };
  });
}

/** "12l", "3j": what is stuck to figures and is no unit may change them. */
function hasStuckLetters(used: readonly Piece[], told: readonly Piece[]): boolean {
  return told.some(
    ({ kind, start }) => (kind === "word" || kind === "glue") && used.some((number) => number.end === start),
  );
}

/** Unrelated numbers: which one is it? Articles last, for "une" may be one. */
function askEach(kept: Piece[], grain: number): Reading<number> {
  const numbers = numbersIn(kept).toSorted((a, b) => Number(a.article) - Number(b.article));
  if (numbers.length > mostProposed) return unread;
  const values = numbers.flatMap((piece) => piece.values);
  return ask(values.flatMap((value) => onGrain({ value, estimate: false }, grain).map((candidate) => candidate.value)));
}

function numbersIn(pieces: readonly Piece[]) {
  return pieces.filter((piece) => piece.kind === "number");
}

/** The values a question can take that are nearest: both neighbours of a number said, the nearest of one worked out. */
function onGrain({ value, estimate }: Candidate<number>, grain: number): Candidate<number>[] {
  if (grain === 0) return [{ value: tidy(value), estimate }];
  const steps = tidy(value / grain);
  const nearest = estimate ? [Math.round(steps)] : [Math.floor(steps), Math.ceil(steps)];
  return [...new Set(nearest)].map((step) => ({ value: tidy(step * grain), estimate }));
}

/** 3 × 0.1 is 0.3. */
function tidy(value: number): number {
  return Number(value.toPrecision(12));
}

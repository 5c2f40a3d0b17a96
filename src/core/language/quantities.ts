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
  const told = markMoments(setAsideDates(joinHalves(pieces)));
  const said = told.filter((piece) => !["filler", "mark", "approximation"].includes(piece.kind));
  const kept = withoutOf(said);
  const signature = signatureOf(kept);
  const shape = shapes.find(({ pattern }) => pattern.test(signature));
  const match = shape?.pattern.exec(signature);
  // "on n’en a pas" is none, most likely.
  if (!shape || !match) return numbersIn(kept).length === 0 && told.some(denies) ? ask([0]) : unread;
  const found = shortenAtVerb(kept.slice(match.index, match.index + match[0].length));
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
  if (!sure || !safe || !only || meant.length > 1) return askAmong(meant);
  return read(only.value, only.estimate, leftOver(source, told, found));
}

function denies({ kind, text }: Piece): boolean {
  return kind === "turn" && (text === "pas" || text === "n" || text === "ne");
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

/** "12 ordinateurs" is a count of computers; "12 prévu" is twelve, and a remark. */
function shortenAtVerb(found: Piece[]): Piece[] {
  const noun = found.at(-1);
  const number = found[0];
  if (noun?.kind !== "word" || number?.kind !== "number") return found;
  const isNoun = /[sx]$/u.test(noun.text) || number.article || (number.values[0] ?? 0) < 2;
  return isNoun ? found : found.slice(0, -1);
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

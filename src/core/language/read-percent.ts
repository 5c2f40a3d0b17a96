import { listen } from "./listen.ts";
import { rewrite, spanning, toPieces } from "./pieces.ts";
import type { NumberPiece, Piece } from "./pieces.ts";
import { phrasebook } from "./phrasebook.ts";
import { readQuantity } from "./quantities.ts";
import { quantityRows } from "./quantity-words.ts";
import type { Reading } from "./reading.ts";
import { ask } from "./readings.ts";
import type { QuantityRules } from "./shapes.ts";

const rules: QuantityRules = {
  own: ["percent"],
  yearly: false,
  // "0,5" may be half a percent, or a half.
  bare: (value) => (value > 0 && value < 1 ? [value, value * 100] : [value]),
};

const book = phrasebook([
  [{ kind: "share", worth: 50 }, "moitié|la moitié|à moitié|la moitié de|une moitié|moitié-moitié|fifty-fifty"],
  [
    { kind: "share", worth: 100 },
    "tous|toutes|tout|toute|en totalité|la totalité|totalité|totalement|intégralement|entièrement|en entier|l'intégralité|complètement",
  ],
  [{ kind: "approximation" }, "une bonne|une petite|une grosse|une courte|la bonne|la petite"],
  ...quantityRows,
]);

/** A share from 0 to 100. */
export function readPercent(text: string): Reading<number> {
  return listen(text, understand);
}

function understand(text: string): Reading<number> {
  const { source, pieces } = toPieces(text, book);
  const reading = readQuantity(source, toShares(pieces), 0, rules);
  // "presque tous" is not a figure, and more than everything is not a share.
  const doubtful =
    reading.kind === "read" &&
    (reading.value < 0 || reading.value > 100 || (reading.value === 100 && reading.estimate));
  return doubtful ? ask([reading.value], reading.estimate) : reading;
}

/** Brings "la moitié", "8 sur 10" and "trois quarts" to hundredths. */
function toShares(pieces: Piece[]): Piece[] {
  const halves = rewrite(pieces, /N[/-]N/u, (found) => (isEvenSplit(found) ? toNumber(found, [50], false) : undefined));
  const ratios = rewrite(halves, /NU?\/N/u, (found) => {
    const [part, total] = [found[0], found.at(-1)];
    return part?.kind === "number" && total?.kind === "number" ? toRatio(part, total) : undefined;
  });
  return ratios.map((piece, i) => {
    if (piece.kind === "share")
      return { ...toNumber([piece], [piece.worth], false), doubtful: isHowOften(piece, ratios.slice(i + 1)) };
    return piece.kind === "number" && piece.fraction
      ? toNumber([piece], [roundShare(piece.values[0] ?? 0)], piece.estimate)
      : piece;
  });
}

/** "tous les mercredis" tells when, "tous les enfants" how many: of a noun we do not know, which one is not sure. */
function isHowOften(share: Piece, after: readonly Piece[]): boolean {
  const noun = after.find(({ kind }) => kind !== "glue");
  const isTime = noun?.kind === "unit" && noun.unit === "calendar";
  const isOther = noun !== undefined && /^(?:word|month|period)$/u.test(noun.kind);
  return share.text.startsWith("tou") && (isTime || isOther || noun?.text === "l annee");
}

/** "50/50", "50-50". */
function isEvenSplit(found: readonly Piece[]): boolean {
  return found.every((piece) => piece.kind !== "number" || piece.values[0] === 50);
}

/** "60/40" may be two shares of a whole as well as a ratio. */
function toRatio(part: NumberPiece, total: NumberPiece): Piece | undefined {
  const [a = 0, b = 0] = [part.values[0], total.values[0]];
  if (a < 0 || b <= 0 || a > b) return undefined;
  const share = roundShare(a / b);
  const values = a + b === 100 ? [a, share] : [share];
  return toNumber([part, total], values, !isRoundShare(a / b));
}

function toNumber(found: Piece[], values: number[], estimate: boolean): NumberPiece {
  const flags = { article: false, fraction: false, figures: false, settled: true };
  return { kind: "number", values, estimate, ...flags, ...spanning(found) };
}

/** An eighth is 12.5 %; a third is about 33 %. */
function roundShare(ratio: number): number {
  return isRoundShare(ratio) ? Math.round(ratio * 1000) / 10 : Math.round(ratio * 100);
}

function isRoundShare(ratio: number): boolean {
  return Math.abs(ratio * 1000 - Math.round(ratio * 1000)) < 1e-9;
}

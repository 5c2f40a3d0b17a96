import { listen } from "./listen.ts";
import { rewrite, spanning, toPieces } from "./pieces.ts";
import type { Piece } from "./pieces.ts";
import { readQuantity } from "./quantities.ts";
import { quantityWords } from "./quantity-words.ts";
import type { Reading } from "./reading.ts";
import type { QuantityRules } from "./shapes.ts";

/** The years an answer may tell by mistake, instead of the amount. */
const [firstYear, lastYear] = [1990, 2035];

const rules: QuantityRules = {
  own: ["money"],
  yearly: true,
  isDoubtful: ({ values: [value = 0], text }) =>
    // "2k" and "2000,00" can only be amounts.
    value >= firstYear && value <= lastYear && Number.isInteger(value) && /^(?:[\d ]+|\D+)$/u.test(text),
};

/** Euros a year, to the cent. */
export function readAmount(text: string): Reading<number> {
  return listen(text, understand);
}

function understand(text: string): Reading<number> {
  const { source, pieces } = toPieces(text, quantityWords);
  return readQuantity(source, joinCents(joinMillions(source, pieces.map(toEuros))), 0.01, rules);
}

/** "1,5M" is in millions; "1,5m" may be anything. */
function joinMillions(source: string, pieces: Piece[]): Piece[] {
  return rewrite(pieces, /NU/u, ([number, unit]) => {
    if (number?.kind !== "number" || unit?.text !== "m") return undefined;
    const isCapital = source.slice(unit.start, unit.end) === "M";
    const values = number.values.flatMap((value) => (isCapital ? [value * 1e6] : [value * 1e6, value]));
    return { ...number, values, settled: true, end: unit.end };
  });
}

/** "12 € 50", "12 euros et 50 centimes", "50 centimes". */
function joinCents(pieces: Piece[]): Piece[] {
  const alone = rewrite(pieces, /NU/u, ([number, unit]) => {
    const isCents = number?.kind === "number" && unit?.kind === "unit" && unit.unit === "cents";
    return isCents
      ? { ...number, values: number.values.map((value) => value / 100), settled: true, end: unit.end }
      : undefined;
  });
  return rewrite(alone, /NU&?N(?!U)/u, (found) => {
    const [euros, unit] = found;
    const cents = found.at(-1);
    if (euros?.kind !== "number" || cents?.kind !== "number" || unit?.kind !== "unit" || unit.unit !== "money")
      return undefined;
    const [part = 0] = cents.values;
    const hundredths = cents.settled ? part : part / 100;
    const isCents = cents.settled ? part < 1 : found.length === 3 && Number.isInteger(part) && part >= 10 && part < 100;
    if (!isCents) return undefined;
    return { ...euros, ...spanning(found), values: euros.values.map((value) => value + hundredths), settled: true };
  });
}

/** "500e" is an amount here, not a rank. */
function toEuros(piece: Piece): Piece {
  const value = piece.kind === "ordinal" && piece.text.endsWith(" e") ? Number.parseInt(piece.text, 10) : undefined;
  if (value === undefined) return piece;
  const { start, end, text } = piece;
  const flags = { estimate: false, article: false, fraction: false, figures: false, settled: true };
  return { kind: "number", values: [value], doubtful: value < 100, ...flags, start, end, text };
}

import { rewrite, spanning, toPieces } from "./pieces.ts";
import type { Piece } from "./pieces.ts";
import { readQuantity } from "./quantities.ts";
import { quantityWords } from "./quantity-words.ts";
import type { Reading } from "./reading.ts";
import { unread } from "./readings.ts";
import { isRefusal } from "./refusals.ts";
import type { QuantityRules } from "./shapes.ts";

const rules: QuantityRules = { own: ["money"], anyNoun: false, yearly: true };

/** Euros a year, to the cent. */
export function readAmount(text: string): Reading<number> {
  if (isRefusal(text)) return unread;
  const { source, pieces } = toPieces(text, quantityWords);
  return readQuantity(source, joinCents(pieces), 0.01, rules);
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

import { listen } from "./listen.ts";
import { toPieces } from "./pieces.ts";
import { readQuantity } from "./quantities.ts";
import { quantityWords } from "./quantity-words.ts";
import type { Reading } from "./reading.ts";
import type { QuantityRules } from "./shapes.ts";

const rules: QuantityRules = {
  own: ["money", "hours", "calendar", "full_time", "headcount", "counted", "thing"],
  yearly: false,
};

/** Any number, decimals and negatives included. */
export function readNumber(text: string): Reading<number> {
  return listen(text, understand);
}

function understand(text: string): Reading<number> {
  const { source, pieces } = toPieces(text, quantityWords);
  return readQuantity(source, pieces, 0, rules);
}

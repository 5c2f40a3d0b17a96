import { toPieces } from "./pieces.ts";
import { readQuantity } from "./quantities.ts";
import { quantityWords } from "./quantity-words.ts";
import type { Reading } from "./reading.ts";
import { unread } from "./readings.ts";
import { isRefusal } from "./refusals.ts";
import type { QuantityRules } from "./shapes.ts";

const rules: QuantityRules = {
  own: ["money", "hours", "calendar", "full_time", "headcount", "counted"],
  anyNoun: true,
  yearly: false,
};

/** Any number, decimals and negatives included. */
export function readNumber(text: string): Reading<number> {
  if (isRefusal(text)) return unread;
  const { source, pieces } = toPieces(text, quantityWords);
  return readQuantity(source, pieces, 0, rules);
}

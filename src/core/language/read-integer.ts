import { toPieces } from "./pieces.ts";
import { readQuantity } from "./quantities.ts";
import { quantityWords } from "./quantity-words.ts";
import type { Reading } from "./reading.ts";
import { unread } from "./readings.ts";
import { isRefusal } from "./refusals.ts";
import type { QuantityRules } from "./shapes.ts";

const rules: QuantityRules = { own: ["hours", "calendar", "headcount", "counted"], anyNoun: true, yearly: false };

/** A count of people or things. A decimal is asked about, with its two neighbours. */
export function readInteger(text: string): Reading<number> {
  if (isRefusal(text)) return unread;
  const { source, pieces } = toPieces(text, quantityWords);
  return readQuantity(source, pieces, 1, rules);
}

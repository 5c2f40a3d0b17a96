import { listen } from "./listen.ts";
import { toPieces } from "./pieces.ts";
import { readQuantity } from "./quantities.ts";
import { quantityWords } from "./quantity-words.ts";
import type { Reading } from "./reading.ts";
import type { QuantityRules } from "./shapes.ts";

const rules: QuantityRules = { own: ["hours", "calendar", "headcount", "counted"], yearly: false };

/** A count of people or things. A decimal is asked about, with its two neighbours. */
export function readInteger(text: string): Reading<number> {
  return listen(text, understand);
}

function understand(text: string): Reading<number> {
  const { source, pieces } = toPieces(text, quantityWords);
  return readQuantity(source, pieces, 1, rules);
}

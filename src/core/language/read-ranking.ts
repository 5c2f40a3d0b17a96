import { optionSignature, spreadDigits, toOptionPieces } from "./option-pieces.ts";
import type { OptionPiece } from "./option-pieces.ts";
import type { Option, Reading } from "./reading.ts";
import { ask, read, unread } from "./readings.ts";
import { isRefusal } from "./refusals.ts";

/** Options from the first to the last, in the order said; ranking only some of them is an answer too. */
export function readRanking(text: string, options: Option[]): Reading<string[]> {
  if (isRefusal(text)) return unread;
  const pieces = spreadDigits(toOptionPieces(text, options).pieces, options);
  const kept = pieces.filter((piece) => !["filler", "approximation", "mark", "glue"].includes(piece.kind));
  const signature = optionSignature(kept);
  const picked = kept.filter((piece) => piece.kind === "option");
  if (picked.length === 0) return unread;
  const estimate = pieces.some((piece) => piece.kind === "approximation");
  const numbered = labelsOfNumberedList(picked);
  if (numbered) return ask([numbered], estimate);
  const said = picked.flatMap((piece) => (piece.alternatives.length === 1 ? (piece.alternatives[0] ?? []) : []));
  const order = [...new Set(said)];
  if (signature.includes("<")) return ask([order.toReversed()], estimate);
  const ambiguous = picked.find((piece) => piece.alternatives.length > 1);
  if (ambiguous)
    return ask(
      ambiguous.alternatives.map((values) => (order.length === 0 ? values : orderWith(picked, ambiguous, values))),
      estimate,
    );
  const plain =
    /^[I,&>-]+$/u.test(signature.replace(/^p/u, "")) &&
    order.length === said.length &&
    picked.every(({ by }) => by !== "none");
  return plain ? read(order, estimate) : ask([order], estimate);
}

/** The order said, with one of the readings of the piece that has several. */
function orderWith(picked: readonly OptionPiece[], ambiguous: OptionPiece, values: string[]): string[] {
  return [...new Set(picked.flatMap((piece) => (piece === ambiguous ? values : (piece.alternatives[0] ?? []))))];
}

/** "1. Petite enfance 2. Voirie": the figures are ranks, the labels are what is ranked. */
function labelsOfNumberedList(picked: readonly OptionPiece[]): string[] | undefined {
  const labels = picked.filter((_, i) => i % 2 === 1);
  const ranks = picked.filter((_, i) => i % 2 === 0);
  const isList =
    picked.length >= 4 &&
    labels.length === ranks.length &&
    ranks.every(({ by, text }, i) => by === "index" && Number(text) === i + 1) &&
    labels.every(({ by, alternatives }) => (by === "name" || by === "part") && alternatives.length === 1);
  const order = labels.flatMap(({ alternatives }) => alternatives[0] ?? []);
  return isList && new Set(order).size === order.length ? order : undefined;
}

import { listen } from "./listen.ts";
import { optionSignature, spreadDigits, toOptionPieces } from "./option-pieces.ts";
import type { OptionPiece } from "./option-pieces.ts";
import { places } from "./option-words.ts";
import { wordsOf } from "./phrasebook.ts";
import type { Option, Reading } from "./reading.ts";
import { ask, read, unread } from "./readings.ts";

/** Options from the first to the last, in the order said; ranking only some of them is an answer too. */
export function readRanking(text: string, options: Option[]): Reading<string[]> {
  return listen(text, () => understand(text, options));
}

function understand(text: string, options: Option[]): Reading<string[]> {
  const pieces = spreadDigits(toOptionPieces(text, options).pieces, options);
  const kept = pieces.filter((piece) => !["filler", "approximation", "mark", "glue"].includes(piece.kind));
  const signature = optionSignature(kept);
  const picked = kept.filter((piece) => piece.kind === "option");
  if (picked.length === 0) return unread;
  const estimate = pieces.some((piece) => piece.kind === "approximation");
  const numbered = labelsOfNumberedList(picked, options);
  const isPlain = /^[I,&>-]+$/u.test(
    hasPlacesInOrder(kept, options.length) ? signature.replaceAll(/p,?/gu, "") : signature,
  );
  if (numbered) return isPlain ? read(numbered, estimate) : ask([numbered], estimate);
  const said = picked.flatMap((piece) => (piece.alternatives.length === 1 ? (piece.alternatives[0] ?? []) : []));
  const order = [...new Set(said)];
  // "la 2, après la 1" may be said of what comes next.
  if (signature.includes(",<")) return ask([order, order.toReversed()], estimate);
  if (signature.includes("<")) return ask([order.toReversed()], estimate);
  const ambiguous = picked.find((piece) => piece.alternatives.length > 1);
  if (ambiguous)
    return ask(
      ambiguous.alternatives.map((values) => (order.length === 0 ? values : orderWith(picked, ambiguous, values))),
      estimate,
    );
  const plain =
    isPlain &&
    order.length === said.length &&
    picked.every(({ by }) => by !== "none" && by !== "touched" && by !== "count");
  return plain ? read(order, estimate) : ask([order], estimate);
}

const placeOf = new Map([...places].map(([phrase, place]) => [wordsOf(phrase).join(" "), place]));

/** "en premier la 2, en deuxième la 1", "la 2 en premier, puis la 1": the places said are those of the order said. */
function hasPlacesInOrder(kept: readonly OptionPiece[], last: number): boolean {
  const signature = optionSignature(kept);
  const follows = /^(?:Ip?[,&>-]+)*Ip?$/u.test(signature);
  if (!follows && !/^(?:(?:p,?)?I[,&>-]*)+$/u.test(signature)) return false;
  return kept.every(({ kind, text }, i) => {
    if (kind !== "place") return true;
    const before = kept.slice(0, i).filter((piece) => piece.kind === "option").length;
    const place = placeOf.get(text);
    return (place === Infinity ? last : place) === (follows ? before : before + 1);
  });
}

/** The order said, with one of the readings of the piece that has several. */
function orderWith(picked: readonly OptionPiece[], ambiguous: OptionPiece, values: string[]): string[] {
  return [...new Set(picked.flatMap((piece) => (piece === ambiguous ? values : (piece.alternatives[0] ?? []))))];
}

/** "1. Voirie 2. Sport", "sport 2, voirie 1": the figures are ranks, the labels are what is ranked. */
function labelsOfNumberedList(picked: readonly OptionPiece[], options: Option[]): string[] | undefined {
  const [even, odd] = [0, 1].map((side) => picked.filter((_, i) => i % 2 === side));
  const [ranks, labels] = even?.every(isNumber) ? [even, odd] : [odd, even];
  if (!ranks || !labels || picked.length < 4 || ranks.length !== labels.length) return undefined;
  const order = options.map(({ value }) => value).slice(0, ranks.length);
  const rankOf = ranks.map(({ alternatives }) => order.indexOf(alternatives[0]?.[0] ?? ""));
  const isList = ranks.every(isNumber) && labels.every((label) => isLabel(label) && label.alternatives.length === 1);
  const ranked = order.flatMap((_, rank) => labels[rankOf.indexOf(rank)]?.alternatives[0] ?? []);
  return isList && new Set(ranked).size === labels.length ? ranked : undefined;
}

function isNumber({ by }: OptionPiece): boolean {
  return by === "index" || by === "rank" || by === "count";
}

function isLabel({ by }: OptionPiece): boolean {
  return by === "name" || by === "part";
}

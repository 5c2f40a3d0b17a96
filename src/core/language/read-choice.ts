import { leftOver } from "./left-over.ts";
import { listen } from "./listen.ts";
import { optionsSaidExactly } from "./option-names.ts";
import { optionSignature, optionsMissed, toOptionPieces } from "./option-pieces.ts";
import type { OptionPiece } from "./option-pieces.ts";
import type { Option, Reading } from "./reading.ts";
import { ask, read, unread } from "./readings.ts";

/** One option, by its number, its label, a telling part of it or another way of saying it. */
export function readChoice(text: string, options: Option[]): Reading<string> {
  const exact = optionsSaidExactly(options, text);
  if (exact.length > 0) return exact.length === 1 ? read(exact[0] ?? "") : ask(exact);
  return listen(text, () => understand(text, options));
}

/** One option by its words, never by its rank: "on est deux", of a list that nobody shows. Turned by one, a rank is another's. */
export function readNamed(text: string, options: Option[]): Reading<string> {
  const reading = readChoice(text, options);
  if (reading.kind !== "read") return reading;
  const turned = readChoice(text, [...options.slice(1), ...options.slice(0, 1)]);
  return turned.kind === "read" && turned.value === reading.value ? reading : unread;
}

function understand(text: string, options: Option[]): Reading<string> {
  const { source, pieces } = toOptionPieces(text, options);
  const picked = pieces.filter((piece) => piece.kind === "option");
  const values = [...new Set(picked.flatMap((piece) => piece.alternatives.flat()))];
  const [value] = values;
  const kept = pieces.filter((piece) => !["filler", "approximation", "mark"].includes(piece.kind));
  const signature = optionSignature(kept);
  if (value === undefined) return noneOf(signature, options);
  const estimate = pieces.some((piece) => piece.kind === "approximation");
  if (/[!EZ<]/u.test(signature)) return ask(rejects(kept) ? others(options, values) : values, estimate);
  if (values.length > 1 || !isSure(picked, kept) || isWithheld(pieces) || /[Ox*]/u.test(signature))
    return ask(values, estimate);
  const missed = optionsMissed(pieces, values);
  if (missed.length > 0) return ask([value, ...missed], estimate);
  return read(value, estimate, leftOver(source, pieces, picked));
}

/** "aucune" picks the option that says none, if there is one. */
function noneOf(signature: string, options: Option[]): Reading<string> {
  const none = options.find(isNone);
  return /^[g]*Z[,g]*$/u.test(signature) && none ? read(none.value) : unread;
}

/** The option that stands for "nothing of all this". */
export function isNone({ value, label }: Option): boolean {
  return /^aucune?$/iu.test(value) || /^aucun/iu.test(label);
}

/** "pas en régie": what comes after the refusal is what is not wanted. */
export function rejects(kept: readonly OptionPiece[]): boolean {
  const option = kept.findIndex((piece) => piece.kind === "option");
  const before = kept.slice(0, option);
  return before.some(
    (piece) => piece.kind === "except" || (piece.kind === "turn" && /^(?:pas|non|ni|ne|n|aucune?)$/u.test(piece.text)),
  );
}

function others(options: Option[], values: string[]): string[] {
  const left = options.map(({ value }) => value).filter((value) => !values.includes(value));
  return left.length > 0 ? left : values;
}

/** "2 agents" is not option 2, and words before a part of a label may make it something else. */
function isSure(picked: readonly OptionPiece[], kept: readonly OptionPiece[]): boolean {
  const at = kept.findIndex((piece) => piece.kind === "option");
  const before = kept.slice(0, at);
  if (before.some(({ kind, by }) => kind === "next" || by === "count")) return false;
  if (picked.some(({ by }) => by === "touched" || by === "none")) return false;
  if (picked.some(({ by }) => by === "name" || by === "rank")) return true;
  if (before.some(({ kind }) => kind === "word" || kind === "link")) return false;
  return picked.some(({ by }) => by === "part") || ["comma", "dash", undefined].includes(kept[at + 1]?.kind);
}

/** "non communiqué" is not "non". */
function isWithheld(pieces: readonly OptionPiece[]): boolean {
  return pieces.some(({ text }, i) => text === "non" && pieces[i + 1]?.kind === "word");
}

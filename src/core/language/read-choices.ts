import { leftOver } from "./left-over.ts";
import { optionsSaidExactly } from "./option-names.ts";
import { optionSignature, spreadDigits, toOptionPieces } from "./option-pieces.ts";
import type { OptionPiece } from "./option-pieces.ts";
import { isNone } from "./read-choice.ts";
import type { Option, Reading } from "./reading.ts";
import { ask, read, unread } from "./readings.ts";
import { isRefusal } from "./refusals.ts";

/** More ways to understand than this, and the list is shown again instead. */
const mostProposed = 4;

/** Any number of options, in the order of the options. */
export function readChoices(text: string, options: Option[]): Reading<string[]> {
  const exact = optionsSaidExactly(options, text);
  if (exact.length > 0) return exact.length === 1 ? read(exact) : ask(exact.map((value) => [value]));
  if (isRefusal(text)) return unread;
  const { source, pieces } = toOptionPieces(text, options);
  const listed = joinRanges(spreadDigits(pieces, options), options);
  const kept = listed.filter((piece) => !["filler", "approximation", "mark", "glue"].includes(piece.kind));
  const signature = optionSignature(kept);
  const estimate = listed.some((piece) => piece.kind === "approximation");
  if (/^Z,*$/u.test(signature))
    return read(
      options
        .filter(isNone)
        .map(({ value }) => value)
        .slice(0, 1),
      estimate,
    );
  const ways = waysOf(kept, signature, options);
  if (!ways) return unread;
  const picked = ways.candidates.map((values) =>
    options.map(({ value }) => value).filter((value) => values.includes(value)),
  );
  const [only] = picked;
  if (!ways.sure || picked.length !== 1 || !only) return ask(picked.slice(0, mostProposed), estimate);
  return read(only, estimate, leftOver(source, listed, ways.used));
}

type Ways = { sure: boolean; candidates: string[][]; used: OptionPiece[] };

function waysOf(kept: OptionPiece[], signature: string, options: Option[]): Ways | undefined {
  const picked = kept.filter((piece) => piece.kind === "option");
  const everything = options.filter((option) => !isNone(option)).map(({ value }) => value);
  const except = signature.indexOf("E");
  if (except >= 0 && !/[!OZx]/u.test(signature)) {
    const base = kept.slice(0, except).filter((piece) => piece.kind === "option");
    const left = combine(kept.slice(except).filter((piece) => piece.kind === "option"));
    if (signature.slice(0, except) === "*" && left.length > 0) {
      const candidates = left.map((values) => everything.filter((value) => !values.includes(value)));
      return { sure: /^\*E[I,&-]+$/u.test(signature) && left.length === 1, candidates, used: kept };
    }
    const candidates = combine(base).flatMap((values) =>
      left.map((gone) => values.filter((value) => !gone.includes(value))),
    );
    return candidates.length > 0 ? { sure: false, candidates, used: kept } : undefined;
  }
  if (/\*/u.test(signature)) return { sure: /^[*,]+$/u.test(signature), candidates: [everything], used: kept };
  if (picked.length === 0) return undefined;
  const together = combine(picked);
  if (/^!+I/u.test(signature)) {
    const candidates = together.map((values) => everything.filter((value) => !values.includes(value)));
    return { sure: false, candidates, used: kept };
  }
  const each = picked.flatMap((piece) => piece.alternatives);
  const candidates = signature.includes("O") ? [...each, ...together] : together;
  return { sure: !/[!OEZx]/u.test(signature) && isPlain(picked, kept), candidates, used: picked };
}

/** A lone figure before a noun counts something: it picks nothing for sure. */
function isPlain(picked: readonly OptionPiece[], kept: readonly OptionPiece[]): boolean {
  return picked.every((piece) => {
    const next = kept[kept.indexOf(piece) + 1];
    return piece.by !== "none" && (piece.by !== "index" || next?.kind !== "word");
  });
}

/** Every way to take one alternative of each piece. */
function combine(pieces: readonly OptionPiece[]): string[][] {
  if (pieces.length === 0) return [];
  return pieces.reduce<string[][]>(
    (ways, { alternatives }) =>
      ways.flatMap((way) => alternatives.map((values) => [...new Set([...way, ...values])])).slice(0, 12),
    [[]],
  );
}

/** "1 à 3", "1-3": all from one to the other; "1-3-5" is a list. */
function joinRanges(pieces: OptionPiece[], options: Option[]): OptionPiece[] {
  const signature = optionSignature(pieces);
  const chain = /I-I-I/u.test(signature);
  const match = /I(?:A|-)g*I/u.exec(signature);
  if (!match || (chain && match[0].includes("-"))) return pieces;
  const found = pieces.slice(match.index, match.index + match[0].length);
  const [first, last] = [found[0], found.at(-1)];
  if (!first || !last || !isNumbered(first) || !isNumbered(last)) return pieces;
  const order = options.map(({ value }) => value);
  const [from, to] = [order.indexOf(first.alternatives[0]?.[0] ?? ""), order.indexOf(last.alternatives[0]?.[0] ?? "")];
  if (from >= to) return pieces;
  const range: OptionPiece = { ...first, alternatives: [order.slice(from, to + 1)], by: "rank", end: last.end };
  return joinRanges(pieces.toSpliced(match.index, found.length, range), options);
}

function isNumbered({ by }: OptionPiece): boolean {
  return by === "index" || by === "rank";
}

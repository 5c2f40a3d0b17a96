import { leftOver } from "./left-over.ts";
import { listen } from "./listen.ts";
import { optionsSaidExactly } from "./option-names.ts";
import { optionSignature, optionsMissed, spreadDigits, toOptionPieces } from "./option-pieces.ts";
import type { OptionPiece } from "./option-pieces.ts";
import { isNone, rejects } from "./read-choice.ts";
import type { Option, Reading } from "./reading.ts";
import { ask, read, unread } from "./readings.ts";

/** More ways to understand than this, and the list is shown again instead. */
const mostProposed = 4;

/** Any number of options, in the order of the options. */
export function readChoices(text: string, options: Option[]): Reading<string[]> {
  const exact = optionsSaidExactly(options, text);
  if (exact.length > 0) return exact.length === 1 ? read(exact) : ask(exact.map((value) => [value]));
  return listen(text, () => understand(text, options));
}

function understand(text: string, options: Option[]): Reading<string[]> {
  const { source, pieces } = toOptionPieces(text, options);
  const listed = joinRanges(spreadDigits(pieces, options), options);
  const kept = listed.filter((piece) => !["filler", "approximation", "mark", "glue"].includes(piece.kind));
  const signature = optionSignature(kept);
  const estimate = listed.some((piece) => piece.kind === "approximation");
  const none = options.find(isNone);
  if (/^Z,*$/u.test(signature)) return read(none ? [none.value] : [], estimate);
  const ways = waysOf(kept, signature, options);
  if (!ways) return unread;
  const picked = ways.candidates.map((values) =>
    options.map(({ value }) => value).filter((value) => values.includes(value)),
  );
  const [only] = picked;
  if (!ways.sure || picked.length !== 1 || !only) return ask(picked.slice(0, mostProposed), estimate);
  const missed = optionsMissed(listed, only);
  if (missed.length === 0) return read(only, estimate, leftOver(source, listed, ways.used));
  const all = options.map(({ value }) => value).filter((value) => only.includes(value) || missed.includes(value));
  return ask([all, only], estimate);
}

type Ways = { sure: boolean; candidates: string[][]; used: OptionPiece[] };

function waysOf(kept: OptionPiece[], signature: string, options: Option[]): Ways | undefined {
  const picked = kept.filter((piece) => piece.kind === "option" && piece.by !== "count");
  const everything = options.filter((option) => !isNone(option)).map(({ value }) => value);
  const except = signature.indexOf("E");
  if (except >= 0 && !/[!OZx]/u.test(signature)) return waysWithout(kept, signature, except, everything);
  if (signature.includes("*")) return { sure: /^[*,]+$/u.test(signature), candidates: [everything], used: kept };
  if (picked.length === 0) return undefined;
  const together = combine(picked);
  if (rejects(kept)) return { sure: false, candidates: together.map(without(everything)), used: kept };
  const bounded = boundedBy(kept, options);
  if (bounded) return { sure: false, candidates: [bounded], used: kept };
  const each = picked.flatMap((piece) => piece.alternatives);
  const candidates = signature.includes("O") ? [...each, ...together] : together;
  return { sure: !/^,*>|IAI|[!OEZx<]/u.test(signature) && isPlain(kept), candidates, used: picked };
}

/** What bounds let in, from the option named on. */
const upwards = /^(?:plus|au moins|a partir|au dela|au dessus|superieure?|un peu plus|minimum|\+|>)/u;
const downwards = /^(?:moins|au plus|jusqu|en dessous|au dessous|inferieure?|un peu moins|maximum|-|<)/u;

/** "plus de 15 ans" among ages: this one and all those above, most likely. */
function boundedBy(kept: readonly OptionPiece[], options: Option[]): string[] | undefined {
  const at = kept.findIndex(({ kind, text }) => kind === "option" && /^\d/u.test(text));
  const bound = kept[at - 1];
  if (bound?.kind !== "turn") return undefined;
  const order = options.map(({ value }) => value);
  const named = order.indexOf(kept[at]?.alternatives[0]?.[0] ?? "");
  if (upwards.test(bound.text)) return order.slice(named);
  return downwards.test(bound.text) ? order.slice(0, named + 1) : undefined;
}

/** "tout sauf 3 et 5" is clear; "1 et 2 mais pas 3" is asked about. */
function waysWithout(kept: OptionPiece[], signature: string, except: number, everything: string[]): Ways | undefined {
  const all = signature.slice(0, except) === "*";
  const bases = all ? [everything] : combine(kept.slice(0, except).filter((piece) => piece.kind === "option"));
  const gone = combine(kept.slice(except).filter((piece) => piece.kind === "option"));
  const candidates = bases.flatMap((base) => gone.map(without(base)));
  if (candidates.length === 0) return undefined;
  return { sure: all && candidates.length === 1 && /^\*E[I,&-]+$/u.test(signature), candidates, used: kept };
}

function without(base: string[]): (gone: string[]) => string[] {
  return (gone) => base.filter((value) => !gone.includes(value));
}

/** A lone figure before a noun counts something: it picks nothing for sure. */
function isPlain(kept: readonly OptionPiece[]): boolean {
  const first = kept.findIndex((piece) => piece.kind === "option");
  return kept.every(({ kind, by }, i) => {
    if (kind !== "option") return by !== "count" || i > first;
    return by !== "none" && by !== "touched" && by !== "count" && (by !== "index" || kept[i + 1]?.kind !== "word");
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
  const values = first && last && valuesBetween(first, last, options);
  if (!values) return pieces;
  const range: OptionPiece = { ...first, alternatives: [values], by: "rank", end: last.end };
  return joinRanges(pieces.toSpliced(match.index, found.length, range), options);
}

/** "de la 1 à la 3": numbers of the options. */
function valuesBetween(first: OptionPiece, last: OptionPiece, options: Option[]): string[] | undefined {
  if (!isNumbered(first) || !isNumbered(last)) return undefined;
  const order = options.map(({ value }) => value);
  const [from = 0, to = 0] = [first, last].map(({ alternatives }) => order.indexOf(alternatives[0]?.[0] ?? ""));
  return from < to ? order.slice(from, to + 1) : undefined;
}

function isNumbered({ by }: OptionPiece): boolean {
  return by === "index" || by === "rank";
}

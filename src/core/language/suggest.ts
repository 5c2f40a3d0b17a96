import { fold } from "./fold.ts";

/** Damerau-Levenshtein: insertions, deletions, substitutions and swaps of neighbours that turn `a` into `b`. */
export function distance(a: string, b: string): number {
  const from = Array.from(a);
  const to = Array.from(b);
  const width = to.length + 2;
  const far = from.length + to.length;
  const cost = Array.from({ length: (from.length + 2) * width }, () => far);
  const at = (row: number, column: number) => cost[(row + 1) * width + column + 1] ?? far;
  const put = (row: number, column: number, value: number) => {
    cost[(row + 1) * width + column + 1] = value;
  };
  for (let row = 0; row <= from.length; row++) put(row, 0, row);
  for (let column = 0; column <= to.length; column++) put(0, column, column);
  const lastRowOf = new Map<string, number>();
  for (let row = 1; row <= from.length; row++) {
    let lastMatch = 0;
    for (let column = 1; column <= to.length; column++) {
      const same = from[row - 1] === to[column - 1];
      const swapRow = lastRowOf.get(to[column - 1] ?? "") ?? 0;
      const swap =
        swapRow > 0 && lastMatch > 0
          ? at(swapRow - 1, lastMatch - 1) + (row - swapRow - 1) + 1 + (column - lastMatch - 1)
          : far;
      const replace = at(row - 1, column - 1) + (same ? 0 : 1);
      put(row, column, Math.min(replace, at(row - 1, column) + 1, at(row, column - 1) + 1, swap));
      if (same) lastMatch = column;
    }
    lastRowOf.set(from[row - 1] ?? "", row);
  }
  return at(from.length, to.length);
}

/** The candidates the person may have meant, best first. Only ever shown: a suggestion is never taken as an answer. */
export function suggest(said: string, candidates: string[]): string[] {
  const folded = fold(said);
  return (
    candidates
      .map((candidate) => ({ candidate, word: fold(candidate) }))
      .map(({ candidate, word }) => ({ candidate, word, room: roomFor(folded, word) }))
      // The distance is at least the difference of lengths: most candidates need not be measured.
      .filter(({ word, room }) => Math.abs(word.length - folded.length) <= room)
      .map(({ candidate, word, room }) => ({ candidate, room, gap: distance(folded, word) }))
      .filter(({ gap, room }) => gap <= room)
      .toSorted((a, b) => a.gap - b.gap)
      .map(({ candidate }) => candidate)
  );
}

/** How many slips are likely in words of that length. */
function roomFor(said: string, candidate: string): number {
  const length = Math.max(said.length, candidate.length);
  if (length < 3) return 0;
  return length < 5 ? 1 : 2;
}

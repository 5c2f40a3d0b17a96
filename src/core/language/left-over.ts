/** Part of an answer: what kind of thing it is, and where it was typed. */
type Part = { kind: string; start: number; end: number };

/** Kinds that say something by themselves. */
const telling: ReadonlySet<string> = new Set([
  "word",
  "number",
  "when",
  "link",
  "month",
  "ordinal",
  "turn",
  "vague",
  "stray",
  "nothing",
  "time",
]);
/** Kinds never kept at either end of what is left over. */
const noise: ReadonlySet<string> = new Set(["filler", "approximation", "mark", "comma", "dash", "and", "next"]);

/** The words around what was understood that carry something else, as they were typed; "" when there are none. */
export function leftOver(source: string, pieces: readonly Part[], used: readonly Part[]): string {
  const runs: Part[][] = [[]];
  for (const piece of pieces) {
    if (used.includes(piece)) runs.push([]);
    else runs.at(-1)?.push(piece);
  }
  return runs
    .filter((run, i) => run.some((piece, at) => telling.has(piece.kind) || (i > 0 && isRemark(run, at))))
    .map(trim)
    .map((run) => source.slice(run[0]?.start ?? 0, run.at(-1)?.end ?? 0))
    .join(" ");
}

/** "pour les élus": a unit after a preposition is no longer the unit of the number. */
function isRemark(run: readonly Part[], at: number): boolean {
  return run[at]?.kind === "unit" && run[at - 1]?.kind === "glue";
}

function trim(run: readonly Part[]): readonly Part[] {
  const first = run.findIndex((piece) => !noise.has(piece.kind));
  const last = run.findLastIndex((piece) => !noise.has(piece.kind));
  return run.slice(first, last + 1);
}

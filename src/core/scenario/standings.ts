/** Where a municipality stands: it would take part, or it looks on and counts in no total. Absent: out. */
export type Standing = "in" | "observer";

export type Standings = ReadonlyMap<string, Standing>;

/** What is to become of municipalities, by INSEE code; `out`: it leaves, whether it took part or looked on. */
export type Move = { insee: string; to: Standing | "out" };

/** The last word said of a municipality is the one that counts. */
export function moved(standings: Standings, moves: readonly Move[]): Map<string, Standing> {
  const after = new Map(standings);
  for (const { insee, to } of moves) {
    if (to === "out") after.delete(insee);
    else after.set(insee, to);
  }
  return after;
}

/** Those that the moves leave where they were. */
export function unmoved(standings: Standings, moves: readonly Move[]): Move[] {
  return moves.filter(({ insee, to }) => (standings.get(insee) ?? "out") === to);
}

export function standingAs(standings: Standings, standing: Standing): string[] {
  return [...standings].filter(([, one]) => one === standing).map(([insee]) => insee);
}

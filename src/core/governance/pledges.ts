/** What a municipality says it will do of a charter, from the most to the least; never a mark given by somebody else. */
export const levels = ["leads", "takes_part", "supports", "observes", "stays_out"] as const;
export type Level = (typeof levels)[number];

type Said = { insee: string; version: number; level: Level };

export type PledgeTally = {
  byLevel: Record<Level, string[]>;
  /** Said on a version older than the one that asked everybody again. */
  earlier: string[];
  /** Nothing said yet. */
  silent: string[];
};

/** The last thing each municipality said, of `pledges` in the order they were said. */
export function standing<T extends Pick<Said, "insee">>(pledges: readonly T[]): Map<string, T> {
  return new Map(pledges.map((one) => [one.insee, one]));
}

/** `since`: the version from which every municipality is asked. In the order of `municipalities`. */
export function tallyPledges(pledges: readonly Said[], municipalities: readonly string[], since: number): PledgeTally {
  const tally: PledgeTally = {
    byLevel: { leads: [], takes_part: [], supports: [], observes: [], stays_out: [] },
    earlier: [],
    silent: [],
  };
  const last = standing(pledges);
  for (const insee of municipalities) {
    const said = last.get(insee);
    if (said === undefined) tally.silent.push(insee);
    else if (said.version < since) tally.earlier.push(insee);
    else tally.byLevel[said.level].push(insee);
  }
  return tally;
}

/** The last version that asks those who have already spoken; the first one asks everybody. */
export function askedFrom(versions: readonly { number: number; asksAgain: boolean }[]): number {
  return versions.findLast(({ asksAgain }) => asksAgain)?.number ?? 1;
}

const bullet = /^(?:(?:article|art\.)\s*\d{1,2}\s*[.:)–—-]?|[-•*–—]|\d{1,2}\s*[.)])\s*/iu;

/** One article a line, without its number; a text of one line without a number has none. */
export function articlesOf(text: string): string[] {
  const lines = text
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");
  return lines.length < 2 && !bullet.test(lines[0] ?? "") ? [] : lines.map((line) => line.replace(bullet, ""));
}

/** What somebody answers for one date. */
export type Vote = "yes" | "maybe" | "no";

export type Ballot = { optionId: number; personId: number; vote: Vote };

/** Somebody asked: a member of the instance, and the municipalities they speak for. */
export type Voter = { personId: number; insee: readonly string[] };

export type DateCount = {
  optionId: number;
  yes: number[];
  maybe: number[];
  no: number[];
  silent: number[];
  /** Of those with a voter, the municipalities for which nobody said yes, in the order of the voters. */
  missing: string[];
  /** More than half of the members said yes. */
  majority: boolean;
};

/** How each date is answered, in the order of `options`. Votes of those who no longer sit there do not count. */
export function countVotes(
  options: readonly { id: number }[],
  voters: readonly Voter[],
  ballots: readonly Ballot[],
): DateCount[] {
  const places = [...new Set(voters.flatMap(({ insee }) => insee))];
  return options.map(({ id }) => {
    const votes = new Map(ballots.filter(({ optionId }) => optionId === id).map((one) => [one.personId, one.vote]));
    const those = (vote: Vote | undefined) =>
      voters.filter(({ personId }) => votes.get(personId) === vote).map(({ personId }) => personId);
    const yes = those("yes");
    const spokenFor = new Set(voters.filter((one) => yes.includes(one.personId)).flatMap(({ insee }) => insee));
    return {
      optionId: id,
      yes,
      maybe: those("maybe"),
      no: those("no"),
      silent: those(undefined),
      missing: places.filter((place) => !spokenFor.has(place)),
      majority: yes.length * 2 > voters.length,
    };
  });
}

export type Best = {
  count: DateCount;
  /** What set it apart from the next one; "only" when there is no other, "tie" when nothing does but its rank. */
  because: "only" | "yes" | "places" | "maybe" | "tie";
};

/** The date with most yes, then most municipalities spoken for, then most maybe; undefined while nobody can come. */
export function bestDate(counts: readonly DateCount[]): Best | undefined {
  const ranked = counts.toSorted(
    (a, b) => b.yes.length - a.yes.length || a.missing.length - b.missing.length || b.maybe.length - a.maybe.length,
  );
  const [best, next] = ranked;
  if (best === undefined || best.yes.length + best.maybe.length === 0) return undefined;
  if (next === undefined) return { count: best, because: "only" };
  if (best.yes.length > next.yes.length) return { count: best, because: "yes" };
  if (best.missing.length < next.missing.length) return { count: best, because: "places" };
  return { count: best, because: best.maybe.length > next.maybe.length ? "maybe" : "tie" };
}

/** Those who answered for no date at all. */
export function silentVoters(voters: readonly Voter[], ballots: readonly Ballot[]): number[] {
  const heard = new Set(ballots.map(({ personId }) => personId));
  return voters.filter(({ personId }) => !heard.has(personId)).map(({ personId }) => personId);
}

import {
  type Comparison,
  type Criterion,
  type Project,
  rankingOf,
  sameWithin,
  scoresOf,
  sharesOf,
} from "./comparison.ts";

/** How far a weight is moved to see whether the first stays so. */
const movedBy = 0.2;

/** Beyond `share`, of 1 in all, `project` comes first. */
export type Threshold = { criterion: Criterion; now: number; side: "below" | "above"; share: number; project: Project };

export type Sensitivity = {
  /** Those whose weight, moved by a fifth, changes who is first. */
  fragile: Criterion[];
  /** The first, all criteria weighing the same; several where they are equal. */
  evenFirsts: Project[];
  /** The nearest first. */
  thresholds: Threshold[];
};

export function firstsOf(comparison: Comparison, shares?: readonly number[]): Project[] {
  const { ranked } = rankingOf(comparison, shares === undefined ? undefined : [...shares]);
  return ranked.filter(({ rank }) => rank === 1).map(({ project }) => project);
}

/** Undefined while nobody is alone in front of another. */
export function sensitivityOf(comparison: Comparison): Sensitivity | undefined {
  const { criteria } = comparison;
  const { ranked } = rankingOf(comparison);
  const [first, second] = ranked;
  if (first === undefined || second === undefined || second.rank === 1) return undefined;
  const shares = sharesOf(criteria);
  const stays = (factor: number, at: number) => {
    const weights = criteria.map((one, index) => (index === at ? { ...one, weight: one.weight * factor } : one));
    const [alone, another] = firstsOf(comparison, sharesOf(weights));
    return another === undefined && alone?.id === first.project.id;
  };
  const fragile = criteria.filter((_, at) => !stays(1 - movedBy, at) || !stays(1 + movedBy, at));
  const thresholds = criteria
    .flatMap((criterion, at) => thresholdsOf(comparison, first.project, shares, criterion, at))
    .toSorted((a, b) => Math.abs(a.share - a.now) - Math.abs(b.share - b.now));
  const even = criteria.map(() => 1 / criteria.length);
  return { fragile, evenFirsts: firstsOf(comparison, even), thresholds };
}

/**
 * Where the share of this criterion alone moves, the others keeping their proportions, the gap between two projects is a
 * straight line: it crosses zero once at most.
 */
function thresholdsOf(
  comparison: Comparison,
  first: Project,
  shares: readonly number[],
  criterion: Criterion,
  at: number,
): Threshold[] {
  const now = shares[at] ?? 0;
  const own = gapParts(comparison, first, shares, at);
  const crossings = comparison.projects.flatMap((project) => {
    const other = project.id === first.id ? undefined : gapParts(comparison, project, shares, at);
    if (own === undefined || other === undefined) return [];
    const onThis = own.here - other.here;
    const elsewhere = own.rest - other.rest;
    // At `share`: share × onThis + (1 − share) × elsewhere = 0.
    const share = elsewhere / (elsewhere - onThis);
    return Number.isFinite(share) && share >= 0 && share <= 1 ? [{ project, share }] : [];
  });
  const below = crossings.filter(({ share }) => share < now - sameWithin).toSorted((a, b) => b.share - a.share)[0];
  const above = crossings.filter(({ share }) => share > now + sameWithin).toSorted((a, b) => a.share - b.share)[0];
  return [
    ...(below && below.share > sameWithin ? [{ criterion, now, side: "below" as const, ...below }] : []),
    ...(above && above.share < 1 - sameWithin ? [{ criterion, now, side: "above" as const, ...above }] : []),
  ];
}

/** The score on this criterion, and the mean of the others for their shares. */
function gapParts(
  comparison: Comparison,
  project: Project,
  shares: readonly number[],
  at: number,
): { here: number; rest: number } | undefined {
  const scores = scoresOf(comparison, project);
  if (scores === undefined) return undefined;
  const others = 1 - (shares[at] ?? 0);
  const rest = scores.reduce((sum, score, index) => (index === at ? sum : sum + score * (shares[index] ?? 0)), 0);
  return { here: scores[at] ?? 0, rest: rest / others };
}

export type Project = { id: number; name: string };
/** `weight`: never below zero, and one at least above; only the proportions between them count. */
export type Criterion = { id: number; label: string; weight: number };
/** From 0 to 5, 5 the best. */
export type Score = { projectId: number; criterionId: number; score: number };

/** Projects that are weighed against one another; it decides nothing. */
export type Comparison = {
  id: number;
  projects: Project[];
  criteria: Criterion[];
  scores: Score[];
  createdBy: number;
  createdAt: number;
  /** The instance whose members were asked what each criterion weighs. */
  bodyId?: number;
  askedAt?: number;
};

export const highestScore = 5;
export const fewestProjects = 2;
export const mostProjects = 20;
export const fewestCriteria = 3;
export const mostCriteria = 7;

export type Ranked = { project: Project; rank: number; points: number };
export type Unranked = { project: Project; missing: Criterion[] };

/** What each criterion counts for, of 1 in all, in their order. */
export function sharesOf(criteria: readonly Criterion[]): number[] {
  const total = criteria.reduce((sum, { weight }) => sum + weight, 0);
  return criteria.map(({ weight }) => weight / total);
}

/** The scores of a project in the order of the criteria; undefined where one is missing. */
export function scoresOf({ criteria, scores }: Comparison, project: Project): number[] | undefined {
  const found = criteria.flatMap(
    (one) =>
      scores.find(({ projectId, criterionId }) => projectId === project.id && criterionId === one.id)?.score ?? [],
  );
  return found.length === criteria.length ? found : undefined;
}

export function missingOf({ criteria, scores }: Comparison, project: Project): Criterion[] {
  return criteria.filter(
    (one) => !scores.some(({ projectId, criterionId }) => projectId === project.id && criterionId === one.id),
  );
}

/** Out of 100: the scores, each for the share of its criterion. */
export function pointsOf(scores: readonly number[], shares: readonly number[]): number {
  return scores.reduce((sum, score, index) => sum + (score / highestScore) * (shares[index] ?? 0), 0) * 100;
}

/** Two results closer than that are the same: sums of decimals are never exact. */
export const sameWithin = 1e-9;

/** Best first, equals of the same rank; what lacks a score is not ranked, and never counted as zero. */
export function rankingOf(
  comparison: Comparison,
  shares = sharesOf(comparison.criteria),
): { ranked: Ranked[]; unranked: Unranked[] } {
  const pointed = comparison.projects.flatMap((project) => {
    const scores = scoresOf(comparison, project);
    return scores === undefined ? [] : [{ project, points: pointsOf(scores, shares) }];
  });
  const ranked = pointed
    .map((one) => ({ ...one, rank: 1 + pointed.filter(({ points }) => points > one.points + sameWithin).length }))
    .toSorted((a, b) => a.rank - b.rank);
  const unranked = comparison.projects.flatMap((project) => {
    const missing = missingOf(comparison, project);
    return missing.length === 0 ? [] : [{ project, missing }];
  });
  return { ranked, unranked };
}

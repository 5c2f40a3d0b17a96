/**
 * `whole` (an integer, of either sign) in integers proportional to `weights`, which add up to it exactly: each gets what its part
 * holds, then one more goes to the largest remainders, and to the smallest `id` among equals. Undefined where nothing weighs.
 */
export function apportion(whole: number, weights: ReadonlyMap<string, bigint>): Map<string, number> | undefined {
  const total = [...weights.values()].reduce((sum, weight) => sum + weight, 0n);
  if (total <= 0n) return undefined;
  const sign = whole < 0 ? -1 : 1;
  const size = BigInt(Math.abs(whole));
  const parts = [...weights].map(([id, weight]) => ({
    id,
    held: Number((size * weight) / total),
    over: (size * weight) % total,
  }));
  const left = Math.abs(whole) - parts.reduce((sum, { held }) => sum + held, 0);
  const first = new Set(
    parts
      .toSorted((a, b) => compare(b.over, a.over) || compare(a.id, b.id))
      .slice(0, left)
      .map(({ id }) => id),
  );
  return new Map(parts.map(({ id, held }) => [id, sign * (held + (first.has(id) ? 1 : 0))]));
}

function compare<T extends bigint | string>(a: T, b: T): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

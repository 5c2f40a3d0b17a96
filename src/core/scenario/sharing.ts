import { apportion } from "./apportion.ts";

/** What a cost is shared by: the inhabitants, equal parts, or the key of an indicator that adds up. */
export type Measure = "population" | "equal" | (string & {});

/** Several measures, each for its percentage (two decimals at most): they add up to 100. */
export type SharingKey = readonly { measure: Measure; percent: number }[];

/** A municipality that would pay, with its part of each measure as far as it is known. */
export type Payer = {
  id: string;
  name: string;
  population: number;
  bases: Readonly<Record<string, number | undefined>>;
};

/** `hundredths`: of a percent, which add up to 10 000; `cents`: of a euro, which add up to what is shared. */
export type Share = Payer & { hundredths: number; cents: number };

export type Shared =
  | { kind: "shared"; shares: Share[] }
  /** Some do not say theirs: nobody's part can be worked out without it. */
  | { kind: "missing"; missing: { measure: Measure; payers: Payer[] }[] }
  /** Of this measure, all have nothing. */
  | { kind: "weightless"; measure: Measure };

/**
 * `cents` shared by this key, to the cent, whatever the order of the municipalities. What is not known is never taken for zero: it
 * is missing.
 */
export function shareCost(cents: number, key: SharingKey, payers: readonly Payer[]): Shared {
  const missing = key
    .map(({ measure }) => ({ measure, payers: payers.filter((one) => baseOf(measure, one) === undefined) }))
    .filter((one) => one.payers.length > 0);
  if (missing.length > 0) return { kind: "missing", missing };
  const totals = key.map(({ measure }) => payers.reduce((sum, one) => sum + hundredthsOf(measure, one), 0n));
  const weightless = key.find((_, rank) => (totals[rank] ?? 0n) <= 0n);
  if (weightless !== undefined) return { kind: "weightless", measure: weightless.measure };
  const weights = new Map(payers.map((one) => [one.id, weightOf(one, key, totals)]));
  const euros = apportion(cents, weights);
  const percents = apportion(10_000, weights);
  const shares = payers.map((one) => ({
    ...one,
    hundredths: percents?.get(one.id) ?? 0,
    cents: euros?.get(one.id) ?? 0,
  }));
  return { kind: "shared", shares };
}

/** Those that say all that these keys need, and the others: two keys are compared over the same municipalities. */
export function knownBy(keys: readonly SharingKey[], payers: readonly Payer[]): { known: Payer[]; without: Payer[] } {
  const isKnown = (one: Payer) => keys.flat().every(({ measure }) => baseOf(measure, one) !== undefined);
  return { known: payers.filter(isKnown), without: payers.filter((one) => !isKnown(one)) };
}

export function baseOf(measure: Measure, { population, bases }: Payer): number | undefined {
  if (measure === "population") return population;
  return measure === "equal" ? 1 : bases[measure];
}

/** Whole numbers, so that no rounding hangs on the order in which they are added. */
function hundredthsOf(measure: Measure, payer: Payer): bigint {
  return BigInt(Math.round((baseOf(measure, payer) ?? 0) * 100));
}

/** Its part of each measure, all brought to one denominator: the product of the totals. */
function weightOf(payer: Payer, key: SharingKey, totals: readonly bigint[]): bigint {
  const product = totals.reduce((all, one) => all * one, 1n);
  return key.reduce((weight, { measure, percent }, rank) => {
    const part = BigInt(Math.round(percent * 100)) * hundredthsOf(measure, payer);
    return weight + part * (product / (totals[rank] ?? 1n));
  }, 0n);
}

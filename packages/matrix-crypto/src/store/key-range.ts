import { createError, refuse } from "./errors.ts";
import { encodeKey } from "./key.ts";

/** Encoded keys from `from`, included, to `until`, excluded: any range of IndexedDB can be written so. */
export type Interval = { from: Buffer; until: Buffer };

type Bound = { key: unknown; open: boolean } | undefined;

/** Below and above the first byte of every key. */
const ALL: Interval = { from: Buffer.of(0x00), until: Buffer.of(0xff) };

/** A class, as all that bears an IDB name in this folder, because IndexedDB is an API of classes. */
export class IDBKeyRange {
  readonly lower: unknown;
  readonly upper: unknown;
  readonly lowerOpen: boolean;
  readonly upperOpen: boolean;
  readonly interval: Interval;

  constructor(lower: Bound, upper: Bound) {
    this.lower = lower?.key;
    this.upper = upper?.key;
    this.lowerOpen = lower?.open ?? true;
    this.upperOpen = upper?.open ?? true;
    this.interval = {
      from: lower ? following(lower.key, lower.open) : ALL.from,
      until: upper ? following(upper.key, !upper.open) : ALL.until,
    };
    if (this.interval.from.compare(this.interval.until) >= 0) throw createError("DataError", "an empty range of keys");
  }

  static only(key: unknown): IDBKeyRange {
    return IDBKeyRange.bound(key, key);
  }

  static bound(lower: unknown, upper: unknown, lowerOpen = false, upperOpen = false): IDBKeyRange {
    return new IDBKeyRange({ key: lower, open: lowerOpen }, { key: upper, open: upperOpen });
  }

  static lowerBound(lower: unknown, open = false): IDBKeyRange {
    return new IDBKeyRange({ key: lower, open }, undefined);
  }

  static upperBound(upper: unknown, open = false): IDBKeyRange {
    return new IDBKeyRange(undefined, { key: upper, open });
  }

  includes(): never {
    return refuse("IDBKeyRange.includes");
  }
}

/** The keys that a query names: those of a range, or a single one. */
export function toInterval(query: unknown): Interval {
  return query instanceof IDBKeyRange ? query.interval : IDBKeyRange.only(query).interval;
}

/** The same, for the calls where no query means everything. */
export function toIntervalOrAll(query: unknown): Interval {
  return query === undefined || query === null ? ALL : toInterval(query);
}

/** An encoded key or, when `next`, the bytes that come right after it: nothing sorts in between. */
function following(key: unknown, next: boolean): Buffer {
  const bytes = encodeKey(key);
  return next ? Buffer.concat([bytes, Buffer.of(0)]) : bytes;
}

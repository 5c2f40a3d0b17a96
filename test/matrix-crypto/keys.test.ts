import * as fake from "fake-indexeddb";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Key, decodeKey, encodeKey } from "../../packages/matrix-crypto/src/store/key.ts";
import { IDBKeyRange, toInterval, toIntervalOrAll } from "../../packages/matrix-crypto/src/store/key-range.ts";

const { key: anyKey } = fc.letrec<{ key: Key }>((tie) => ({
  key: fc.oneof(
    { depthSize: "small" },
    fc.double({ noNaN: true }),
    fc.integer({ min: -3, max: 3 }),
    fc.string({ unit: fc.integer({ min: 0, max: 0xffff }).map((unit) => String.fromCharCode(unit)), maxLength: 4 }),
    fc.constantFrom("", "\0", "a", "a\0", "a\u001d", "a\u001e", "é", "\ue000", "😀", "\ud800"),
    fc.array(tie("key"), { maxLength: 3 }),
  ),
}));

function isWithin(key: Key, range: IDBKeyRange): boolean {
  const { from, until } = toInterval(range);
  return encodeKey(key).compare(from) >= 0 && encodeKey(key).compare(until) < 0;
}

describe("keys as bytes", () => {
  test("are read back as they were", () => {
    fc.assert(
      fc.property(anyKey, (key) => {
        expect(decodeKey(encodeKey(key))).toEqual(withoutMinusZero(key));
      }),
    );
  });

  test("sort as those of another IndexedDB", () => {
    fc.assert(
      fc.property(anyKey, anyKey, (a, b) => {
        const theirs: number = fake.indexedDB.cmp(a, b);
        expect(Math.sign(encodeKey(a).compare(encodeKey(b)))).toBe(theirs);
      }),
      { numRuns: 500 },
    );
  });

  test("lie in the same ranges as those of another IndexedDB", () => {
    fc.assert(
      fc.property(anyKey, anyKey, anyKey, fc.boolean(), fc.boolean(), (key, a, b, lowerOpen, upperOpen) => {
        const [lower, upper] = encodeKey(a).compare(encodeKey(b)) < 0 ? [a, b] : [b, a];
        const open = !encodeKey(a).equals(encodeKey(b));
        const ranges = [
          (api: typeof IDBKeyRange) => api.only(a),
          (api: typeof IDBKeyRange) => api.lowerBound(a, lowerOpen),
          (api: typeof IDBKeyRange) => api.upperBound(a, upperOpen),
          (api: typeof IDBKeyRange) => api.bound(lower, upper, open && lowerOpen, open && upperOpen),
        ];
        for (const range of ranges) {
          const theirs: { includes(key: Key): boolean } = Object(range(fake.IDBKeyRange));
          expect(isWithin(key, range(IDBKeyRange))).toBe(theirs.includes(key));
        }
      }),
    );
  });

  test("the range of everything holds every key", () => {
    const { from, until } = toIntervalOrAll(undefined);
    fc.assert(
      fc.property(anyKey, (key) => {
        expect(encodeKey(key).compare(from)).toBe(1);
        expect(encodeKey(key).compare(until)).toBe(-1);
      }),
    );
  });
});

describe("what is not a key", () => {
  test.each([undefined, null, Number.NaN, true, {}, [1, undefined], 1n])("%s is refused", (value) => {
    expect(() => encodeKey(value)).toThrow(expect.objectContaining({ name: "DataError" }));
    expect(() => IDBKeyRange.only(value)).toThrow(expect.objectContaining({ name: "DataError" }));
  });

  test.each([new Date(), Buffer.of(1), new ArrayBuffer(1)])("a key that we do not keep is said to be so", (value) => {
    expect(() => encodeKey([value])).toThrow(expect.objectContaining({ name: "NotSupportedError" }));
  });

  test("an empty range is refused", () => {
    expect(() => IDBKeyRange.bound(2, 1)).toThrow(expect.objectContaining({ name: "DataError" }));
    expect(() => IDBKeyRange.bound(1, 1, true)).toThrow(expect.objectContaining({ name: "DataError" }));
    expect(() => IDBKeyRange.bound(1, 1, false, true)).toThrow(expect.objectContaining({ name: "DataError" }));
  });
});

function withoutMinusZero(key: Key): Key {
  if (Array.isArray(key)) return key.map(withoutMinusZero);
  return key === 0 ? 0 : key;
}

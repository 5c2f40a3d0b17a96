import { describe, expect, it, test } from "vitest";
import {
  at,
  count,
  formatDate,
  formatDateShort,
  formatDuration,
  formatEuro,
  formatFte,
  formatList,
  formatNumber,
  formatPercent,
  formatSome,
  formatTime,
  of,
  plural,
} from "../../../src/core/words/format.ts";

describe("figures", () => {
  it.each([
    [0, "0"],
    [7, "7"],
    [1250, "1\u202f250"],
    [1250.5, "1\u202f250,5"],
    [1_250_000, "1\u202f250\u202f000"],
    [999, "999"],
    [0.25, "0,25"],
    [10, "10"],
    [100.1, "100,1"],
    [0.1 + 0.2, "0,3"],
    [999.999, "1\u202f000"],
    [-1250.5, "\u22121\u202f250,5"],
    [-0.001, "0"],
    [-0, "0"],
  ])("are French: %d is %s", (n, expected) => {
    expect(formatNumber(n)).toBe(expected);
  });

  it("are never shown when they are none", () => {
    for (const n of [Number.NaN, Infinity, -Infinity, 1e21]) expect(() => formatNumber(n)).toThrow(RangeError);
  });

  it("show cents only when there are some", () => {
    expect(formatEuro(41_300)).toBe("41\u202f300\u00a0€");
    expect(formatEuro(41_300.5)).toBe("41\u202f300,50\u00a0€");
    expect(formatEuro(0.05)).toBe("0,05\u00a0€");
    expect(formatEuro(99.999)).toBe("100\u00a0€");
    expect(formatEuro(-300)).toBe("\u2212300\u00a0€");
  });

  it("keep their unit on the same line", () => {
    expect(formatFte(2.5)).toBe("2,5\u00a0ETP");
    expect(formatFte(1)).toBe("1\u00a0ETP");
    expect(formatPercent(60)).toBe("60\u00a0%");
    expect(formatPercent(33.333)).toBe("33,33\u00a0%");
  });
});

describe("dates and hours", () => {
  it.each([
    ["2026-11-23", "lundi 23 novembre 2026"],
    ["2026-12-01", "mardi 1er décembre 2026"],
    ["2027-02-28", "dimanche 28 février 2027"],
    ["2026-08-05", "mercredi 5 août 2026"],
    ["2026-11-21", "samedi 21 novembre 2026"],
  ])("%s is written %s", (date, expected) => {
    expect(formatDate(date)).toBe(expected);
  });

  it("name the year only when it is another", () => {
    expect(formatDateShort("2026-11-23")).toBe("23 novembre");
    expect(formatDateShort("2026-11-23", 2026)).toBe("23 novembre");
    expect(formatDateShort("2027-01-01", 2026)).toBe("1er janvier 2027");
  });

  it.each([
    ["18:30", "18\u00a0h\u00a030"],
    ["08:00", "8\u00a0h"],
    ["08:05", "8\u00a0h\u00a005"],
    ["00:00", "0\u00a0h"],
  ])("%s is said %s", (time, expected) => {
    expect(formatTime(time)).toBe(expected);
  });
});

describe("words", () => {
  it("are listed with a last « et »", () => {
    expect(formatList([])).toBe("");
    expect(formatList(["a"])).toBe("a");
    expect(formatList(["a", "b"])).toBe("a et b");
    expect(formatList(["a", "b", "c"])).toBe("a, b et c");
  });

  it.each([
    [0, "0 commune"],
    [1, "1 commune"],
    [1.5, "1,5 commune"],
    [2, "2 communes"],
    [14, "14 communes"],
    [1255, "1\u202f255 communes"],
  ])("are plural from 2: %d gives %s", (n, expected) => {
    expect(count(n, "commune", "communes")).toBe(expected);
  });

  it("can be made plural without their number", () => {
    expect(plural(1, "manque", "manquent")).toBe("manque");
    expect(plural(6, "manque", "manquent")).toBe("manquent");
  });

  it.each([
    ["Vougy", "de Vougy", "à Vougy"],
    ["Arcinges", "d’Arcinges", "à Arcinges"],
    ["Écoche", "d’Écoche", "à Écoche"],
    ["Œuilly", "d’Œuilly", "à Œuilly"],
    ["Le Cergne", "du Cergne", "au Cergne"],
    ["Le Havre", "du Havre", "au Havre"],
    ["Les Noës", "des Noës", "aux Noës"],
    ["La Bénisson-Dieu", "de La Bénisson-Dieu", "à La Bénisson-Dieu"],
    ["L’Horme", "de L’Horme", "à L’Horme"],
    ["Lespinasse", "de Lespinasse", "à Lespinasse"],
    ["Lempdes", "de Lempdes", "à Lempdes"],
    ["Yssingeaux", "d’Yssingeaux", "à Yssingeaux"],
    ["Yutz", "de Yutz", "à Yutz"],
    ["Hyères", "d’Hyères", "à Hyères"],
    ["Haguenau", "de Haguenau", "à Haguenau"],
    ["Houilles", "de Houilles", "à Houilles"],
    ["le bureau communautaire", "du bureau communautaire", "au bureau communautaire"],
    ["la commission Jeunesse", "de la commission Jeunesse", "à la commission Jeunesse"],
  ])("%s is said %s and %s", (name, expectedOf, expectedAt) => {
    expect(of(name)).toBe(expectedOf);
    expect(at(name)).toBe(expectedAt);
  });
});

test("a duration is said in minutes, then in hours by the quarter", () => {
  expect([1, 21, 89, 90, 231].map(formatDuration)).toEqual([
    "1 minute",
    "21 minutes",
    "89 minutes",
    "1\u00a0h\u00a030",
    "3\u00a0h\u00a045",
  ]);
});

test("a long list says its first names and how many more", () => {
  const names = Array.from({ length: 20 }, (_, index) => `n${index + 1}`);
  expect(formatSome(names)).toBe("n1, n2, n3, n4, n5, n6, n7, n8, n9, n10, n11, n12 et 8 autres");
  expect(formatSome(names.slice(0, 3))).toBe("n1, n2 et n3");
});

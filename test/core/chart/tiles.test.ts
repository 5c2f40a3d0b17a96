import { Resvg } from "@resvg/resvg-js";
import { describe, expect, test } from "vitest";
import { toSvg } from "../../../src/core/chart/tiles.ts";
import type { Tiles } from "../../../src/core/message.ts";
import { readable } from "../../support/test-bot.ts";
import { charlieuBelmont, territories } from "../../support/territories.ts";

const states = [
  { state: "validée", tone: "done" },
  { state: "en cours", tone: "ongoing" },
  { state: "pas commencée", tone: "waiting" },
] as const;

function chartOf(labels: readonly string[], title = "Mutualiser la jeunesse"): Tiles {
  const tiles = labels.map((label, index) => ({ label, ...(states[index % 3] ?? states[0]) }));
  return { kind: "tiles", title, alt: "", tiles };
}

function textsIn(svg: string) {
  return Array.from(
    svg.matchAll(/<text[^>]* font-weight="(\d+)" fill="([^"]+)">([^<]*)</g),
    ([, weight, ink, words]) => ({
      isLabel: weight === "600",
      ink: ink ?? "",
      words: (words ?? "")
        .replaceAll("&quot;", '"')
        .replaceAll("&lt;", "<")
        .replaceAll("&gt;", ">")
        .replaceAll("&amp;", "&"),
    }),
  );
}

function tilesIn(svg: string) {
  return Array.from(svg.matchAll(/<g>(.*?)<\/g>/g), ([, drawn = ""]) => {
    const [, x, y, width, height, ground = ""] =
      /<rect x="(.*?)" y="(.*?)" width="(.*?)" height="(.*?)" .*?fill="(.*?)"/.exec(drawn) ?? [];
    const texts = textsIn(drawn);
    const lines = texts.filter(({ isLabel }) => isLabel).map(({ words }) => words);
    return {
      ground,
      inks: texts.map(({ ink }) => ink),
      left: Number(x),
      top: Number(y),
      right: Number(x) + Number(width),
      bottom: Number(y) + Number(height),
      label: lines.reduce((whole, line) => whole + (/[-/]$/.test(whole) ? "" : " ") + line),
      state: texts.findLast(({ isLabel }) => !isLabel)?.words,
      shapes: drawn.replaceAll(/<text.*?<\/text>|"[^"]*"/g, ""),
    };
  });
}

function sizeOf(svg: string): number[] {
  return /^<svg [^>]*?width="(\d+)" height="(\d+)"/.exec(svg)?.slice(1).map(Number) ?? [];
}

const names = charlieuBelmont.municipalities.map(({ name }) => name);
const largest = territories.reduce((a, b) => (a.municipalities.length < b.municipalities.length ? b : a));
const manyNames = largest.municipalities.map(({ name }) => name);

describe("the words", () => {
  test.each([names, manyNames, ["Saint-Remy-en-Bouzemont-Saint-Genest-et-Isson", ...names]])(
    "name every municipality whole, with its state",
    (...labels) => {
      const chart = chartOf(labels);
      expect(tilesIn(toSvg(chart)).map(({ label, state }) => ({ label, state }))).toEqual(
        chart.tiles.map(({ label, state }) => ({ label, state })),
      );
    },
  );

  test("count each state, in the plural when there are several", () => {
    const tiles = ["validée", "en cours", "validée", "pas commencée", "abandonnée", "pas commencée"].map((state) => ({
      label: "Vougy",
      state,
      tone:
        state === "validée" ? ("done" as const) : state === "en cours" ? ("ongoing" as const) : ("waiting" as const),
    }));
    const legend = textsIn(toSvg({ kind: "tiles", title: "", alt: "", tiles }).replaceAll(/<g>.*?<\/g>/g, ""));
    expect(legend.slice(1).map(({ words }) => readable(words))).toEqual([
      "2 validées",
      "1 en cours",
      "2 pas commencées",
      "1 abandonnée",
    ]);
  });

  test("of a long title go to the next line, none of them lost", () => {
    const title = "Mutualiser la jeunesse, la petite enfance et l’animation des aînés dans les communes de la vallée";
    const lines = textsIn(toSvg(chartOf([], title))).map(({ words }) => words);
    expect(lines.length).toBeGreaterThan(1);
    expect(lines.join(" ")).toBe(title);
  });

  test("that no tile could hold end with an ellipsis", () => {
    const [tile] = tilesIn(toSvg(chartOf(["Taumata".repeat(40)])));
    expect(tile?.label).toMatch(/^Taumata.*…$/);
  });

  test("are escaped, and cleaned of what XML cannot hold", () => {
    const svg = toSvg(chartOf(['L’Île & "Cie" <b>', "\u0000Mars\ud800"], "A & B < C"));
    expect(() => new Resvg(svg)).not.toThrow();
    expect(tilesIn(svg).map(({ label }) => label)).toEqual(['L’Île & "Cie" <b>', "Mars\ufffd"]);
    expect(textsIn(svg)[0]?.words).toBe("A & B < C");
  });

  test("stand out from their tile, as WCAG AA asks", () => {
    const pairs = tilesIn(toSvg(chartOf(names))).flatMap(({ ground, inks }) =>
      inks.map((ink) => [ink, ground] as const),
    );
    expect(pairs.filter(([ink, ground]) => contrast(ink, ground) < 4.5)).toEqual([]);
  });
});

describe("the tiles", () => {
  test.each([1, 2, 3, 4, 6, 7, 10, 11, 25, 60, 158])(
    "never overlap and stay in the picture when there are %i",
    (count) => {
      const svg = toSvg(chartOf(manyNames.slice(0, count)));
      const [width = 0, height = 0] = sizeOf(svg);
      const tiles = tilesIn(svg);
      expect(width).toBe(900);
      expect(tiles).toHaveLength(count);
      expect(tiles.filter((one) => one.left < 0 || one.top < 0 || one.right > width || one.bottom > height)).toEqual(
        [],
      );
      const overlapping = tiles.flatMap((a, index) =>
        tiles
          .slice(index + 1)
          .filter((b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom)
          .map((b) => [a.label, b.label]),
      );
      expect(overlapping).toEqual([]);
    },
  );

  test("are five a line", () => {
    expect(new Set(tilesIn(toSvg(chartOf(names))).map(({ left }) => left)).size).toBe(5);
  });

  test("have a shape for each tone, whatever their colour", () => {
    expect(new Set(tilesIn(toSvg(chartOf(["Mars", "Boyer", "Vougy"]))).map(({ shapes }) => shapes)).size).toBe(3);
  });

  test("may be none", () => {
    expect(() => new Resvg(toSvg(chartOf([])))).not.toThrow();
  });
});

test("the same chart gives the same picture, to the letter", () => {
  expect(toSvg(chartOf(names))).toBe(toSvg(structuredClone(chartOf(names))));
});

test("what the picture says to those who do not see it is not drawn", () => {
  expect(toSvg({ ...chartOf(names), alt: "En mots" })).toBe(toSvg(chartOf(names)));
});

/** WCAG 2.2, contrast ratio. */
function contrast(one: string, other: string): number {
  const [a = 0, b = 0] = [one, other].map(luminance).toSorted((x, y) => y - x);
  return (a + 0.05) / (b + 0.05);
}

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const share = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

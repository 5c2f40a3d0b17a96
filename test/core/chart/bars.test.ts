import { describe, expect, test } from "vitest";
import { toSpec } from "../../../src/core/chart/bars.ts";
import type { Bars } from "../../../src/core/message.ts";
import { charlieuBelmont } from "../../support/territories.ts";

type Bar = Bars["bars"][number];
/** What is read here of a specification. */
type Read = {
  height: number;
  layer: {
    data: { values: Record<string, number | string>[] };
    mark: { type: string; fill?: string };
    encoding: { x: { scale: { domain: number[]; range: number[] } } };
  }[];
};

function chartOf(bars: Bar[], others: Partial<Bars> = {}): Bars {
  return { kind: "bars", title: "Reste à charge", alt: "", bars, ...others };
}

const amounts = (labels: readonly string[]): Bar[] =>
  labels.map((label, rank) => ({ label, value: 96_250 - rank * 8_000, shown: `${96 - rank * 8}\u202f250\u00a0€` }));

const names = charlieuBelmont.municipalities.map(({ name }) => name).slice(0, 12);

/** Positions of councils on `label`, with their count. */
function positions(label: string, ...counts: number[]): Bar[] {
  const parts = ["favorable", "avec conditions", "défavorable"];
  return counts.map((value, rank) => ({ label, value, shown: String(value), part: parts[rank] ?? "" }));
}

/** As it would be sent: whatever is not JSON is lost. */
function specOf(chart: Bars): Read {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- made by `toSpec`
  return JSON.parse(JSON.stringify(toSpec(chart))) as Read;
}

function layersOf(chart: Bars): Read["layer"] {
  return specOf(chart).layer;
}

function textsIn(chart: Bars): string[] {
  const texts = layersOf(chart).filter(({ mark }) => mark.type === "text");
  return texts.flatMap(({ data }) => data.values.map(({ words }) => String(words)));
}

/** The boxes of each part, from the first; the legend has none of its own values. */
function boxesIn(chart: Bars) {
  const [track, ...parts] = layersOf(chart).filter(({ mark, data }) => mark.type === "rect" && !isBare(data.values));
  return { track: track?.data.values ?? [], parts: parts.map(({ data }) => data.values) };
}

const isBare = (values: readonly object[]) => values.some((value) => Object.keys(value).length === 0);

function scaleOf(chart: Bars) {
  const scale = specOf(chart).layer[0]?.encoding.x.scale;
  if (scale === undefined) throw new Error("no scale");
  return scale;
}

describe("the words", () => {
  test("are the title, what is measured, each label and each value as it is given", () => {
    const chart = chartOf(amounts(["Charlieu", "Vougy"]), { subtitle: "En euros, 2025" });
    expect(textsIn(chart)).toEqual([
      "Reste à charge",
      "En euros, 2025",
      "Charlieu",
      "Vougy",
      "96\u202f250\u00a0€",
      "88\u202f250\u00a0€",
    ]);
  });

  test("name every municipality whole, on two lines when it is long", () => {
    const words = textsIn(chartOf(amounts(["La Bénisson-Dieu", "Saint-Germain-la-Montagne"])));
    expect(words).toContain("La Bénisson-Dieu");
    expect(words.join("")).toContain("Saint-Germain-la-Montagne");
    expect(words).not.toContain("Saint-Germain-la-Montagne");
  });

  test("leave no room for a title that is told beside the picture", () => {
    const [titled, untitled] = [chartOf(amounts(names)), chartOf(amounts(names), { title: "" })];
    expect(specOf(untitled).height).toBeLessThan(specOf(titled).height - 40);
    const top = Math.min(
      ...layersOf(untitled).flatMap(({ data }) => data.values.map((one) => Number(one["top"] ?? 99))),
    );
    expect(top).toBe(15);
  });

  test("of a long title and of an option of sixty letters go on, none of them lost", () => {
    const title =
      "Comment les communes organisent aujourd’hui l’accueil périscolaire, et ce qu’elles souhaitent en 2027";
    const option = "Par une association conventionnée avec plusieurs communes voisines";
    const words = textsIn(chartOf(amounts([option, "En régie"]), { title }));
    expect(words.join(" ")).toContain(title);
    expect(words.join(" ")).toContain(option);
    expect(words).not.toContain(title);
  });

  test("that no picture could hold end with an ellipsis", () => {
    const words = textsIn(chartOf([{ label: "Taumata".repeat(40), value: 3, shown: "3 ".repeat(200) }]));
    expect(words.filter((one) => one.endsWith("…"))).toHaveLength(2);
  });

  test("are cleaned of what XML cannot hold", () => {
    expect(textsIn(chartOf([{ label: "\u0000Mars\ud800", value: 1, shown: "1" }]))).toContain("Mars\ufffd");
  });
});

describe("the bars", () => {
  test("are as long as their values, in the order given", () => {
    const bars = [...amounts(["Vougy", "Mars"]).toReversed(), { label: "Écoche", value: 100_000, shown: "100 000 €" }];
    const boxes = boxesIn(chartOf(bars)).parts[0] ?? [];
    expect(boxes.map(({ from, to }) => [from, to])).toEqual([
      [0, 88_250],
      [0, 96_250],
      [0, 100_000],
    ]);
    expect(boxes.map(({ top }) => top)).toEqual(boxes.map(({ top }) => Number(top)).toSorted((a, b) => a - b));
  });

  test("of the same label, without parts, stay apart", () => {
    const { parts } = boxesIn(chartOf(amounts(["Autres", "Autres"])));
    expect(new Set(parts[0]?.map(({ top }) => top)).size).toBe(2);
  });

  test("never overlap and stay in the picture", () => {
    const chart = chartOf(amounts(names));
    const { height } = specOf(chart);
    const edges = boxesIn(chart)
      .parts.flat()
      .map(({ top, bottom }) => [Number(top), Number(bottom)]);
    expect(edges).toHaveLength(12);
    expect(edges.flat()).toEqual(edges.flat().toSorted((a, b) => a - b));
    expect(edges.at(-1)?.[1]).toBeLessThan(height);
  });

  test("leave the room of the value at the end of the longest", () => {
    const { range } = scaleOf(chartOf(amounts(names)));
    expect(range[1]).toBeLessThan(900 - 120);
    expect(range[1]).toBeGreaterThan(600);
  });

  test("begin at zero, and go to its left for what is below", () => {
    const chart = chartOf([
      { label: "Mars", value: -1200, shown: "−1 200 €" },
      { label: "Vougy", value: 3000, shown: "3 000 €" },
    ]);
    expect(scaleOf(chart).domain).toEqual([-1200, 3000]);
    expect(boxesIn(chart).parts[0]?.map(({ from, to }) => [from, to])).toEqual([
      [0, -1200],
      [0, 3000],
    ]);
    expect(scaleOf(chartOf(amounts(names))).domain[0]).toBe(0);
  });

  test("have behind them what they are out of", () => {
    const chart = chartOf([{ label: "Jeunesse", value: 12, shown: "12 sur 25" }], { of: 25 });
    expect(boxesIn(chart).track.map(({ from, to }) => [from, to])).toEqual([[0, 25]]);
    expect(scaleOf(chart).domain).toEqual([0, 25]);
  });

  test("may be all of nothing, or none", () => {
    expect(textsIn(chartOf([{ label: "Mars", value: 0, shown: "0" }]))).toContain("0");
    expect(textsIn(chartOf([]))).toEqual(["Reste à charge"]);
  });
});

describe("parts", () => {
  const chart = chartOf([...positions("Entente", 9, 12, 4), ...positions("Statu quo", 3, 2, 20)]);

  test("are put end to end, the same look for the same part", () => {
    const spans = boxesIn(chart).parts.map((boxes) => boxes.map(({ from, to }) => [from, to]));
    expect(spans).toEqual([
      [
        [0, 9],
        [0, 3],
      ],
      [
        [9, 21],
        [3, 5],
      ],
      [
        [21, 25],
        [5, 25],
      ],
    ]);
  });

  test("are named once each, in their order", () => {
    expect(textsIn(chart).slice(-3)).toEqual(["favorable", "avec conditions", "défavorable"]);
  });

  test("say their value inside, and at the end of the bar when one of them is too small to hold it", () => {
    expect(textsIn(chart)).toEqual(expect.arrayContaining(["9", "12", "4", "3", "2", "20"]));
    const uneven = textsIn(chartOf(positions("Transfert", 0, 1, 240)));
    expect(uneven).toContain("0 · 1 · 240");
    expect(uneven).not.toContain("240");
  });

  test("have a dash for the value that is not known", () => {
    expect(textsIn(chartOf([...positions("Entente", 900, 12, 4), ...positions("Statu quo", 1)]))).toContain(
      "1 · – · –",
    );
  });

  test("that are all zero are said all the same", () => {
    expect(textsIn(chartOf([...positions("Entente", 9, 12, 4), ...positions("Statu quo", 0, 0, 0)]))).toContain(
      "0 · 0 · 0",
    );
  });

  test("differ without colour: a full one, a striped one, an empty one, each lighter than the one before", () => {
    const rules = layersOf(chart).find(({ mark }) => mark.type === "rule");
    const stripes = rules?.data.values.map(({ at }) => Number(at)) ?? [];
    expect(stripes.length).toBeGreaterThan(10);
    expect(stripes.every((at) => (at > 9 && at < 21) || (at > 3 && at < 5))).toBe(true);
    const fills = layersOf(chart)
      .filter(({ mark }) => mark.type === "rect")
      .slice(1, 4)
      .map(({ mark }) => lightness(mark.fill));
    expect(fills).toEqual(fills.toSorted((a, b) => a - b));
    expect(Math.min((fills[1] ?? 0) - (fills[0] ?? 0), (fills[2] ?? 0) - (fills[1] ?? 0))).toBeGreaterThan(20);
  });

  test("are three at most, never below zero, and all bars are numbers", () => {
    const four = [1, 2, 3, 4].map((value) => ({ label: "Vougy", value, shown: "", part: `${value}` }));
    expect(() => toSpec(chartOf(four))).toThrow("4 parts");
    expect(() => toSpec(chartOf(positions("Vougy", 3, -1)))).toThrow("below zero");
    expect(() => toSpec(chartOf([{ label: "Vougy", value: Number.NaN, shown: "" }]))).toThrow("no number");
  });
});

test("a chart holds its data: nothing is read from an address, no picture is put in it", () => {
  const written = JSON.stringify(toSpec(chartOf(amounts(names), { subtitle: "https://exemple.fr/x.png" })));
  expect(written).not.toMatch(/"(?:url|href|image)":|"type":"image"/);
});

/** Of 0 to 255, as a grey picture would show it. */
function lightness(colour = ""): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16));
  return 0.299 * red + 0.587 * green + 0.114 * blue;
}

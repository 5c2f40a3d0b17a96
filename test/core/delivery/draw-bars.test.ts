import { fileURLToPath } from "node:url";
import { Resvg } from "@resvg/resvg-js";
import { afterAll, beforeAll, expect, test } from "vitest";
import { layOut, measures } from "../../../src/core/chart/bars-layout.ts";
import { createDrawer } from "../../../src/core/delivery/draw.ts";
import type { Bars } from "../../../src/core/message.ts";
import { charlieuBelmont } from "../../support/territories.ts";

// One for all: Vega is read once, which is long where the processor is shared.
const drawer = createDrawer();
beforeAll(async () => void (await drawer.draw(chartOf([]))), 60_000);
afterAll(() => drawer.stop());

const names = charlieuBelmont.municipalities.map(({ name }) => name);

function chartOf(labels: readonly string[], others: Partial<Bars> = {}): Bars {
  const bars = labels.map((label, rank) => ({
    label,
    value: 96_250 / (rank + 1),
    shown: `${rank + 100}\u202f250\u00a0€`,
  }));
  return { kind: "bars", title: "Reste à charge", subtitle: "En euros, 2025", alt: "", bars, ...others };
}

function sizeOf(bytes: Uint8Array): number[] {
  const png = Buffer.from(bytes);
  return [png.readUInt32BE(16), png.readUInt32BE(20)];
}

test("bars are a PNG 900 points wide, as high as their number asks for", async () => {
  const [few, many] = [chartOf(names.slice(0, 2)), chartOf(names.slice(0, 12))];
  expect(sizeOf(await drawer.draw(few))).toEqual([900, layOut(few).height]);
  expect(sizeOf(await drawer.draw(many))).toEqual([900, layOut(many).height]);
  expect(layOut(many).height).toBeGreaterThan(layOut(few).height + 400);
});

test("twelve of them fit in a card of Teams", async () => {
  expect((await drawer.draw(chartOf(names.slice(0, 12)))).length).toBeLessThan(27_000);
});

test("their words are there: without a font they would be missing, and nothing would say so", async () => {
  const [one, other] = await Promise.all(
    ["12", "21"].map((shown) => drawer.draw(chartOf([], { bars: [{ label: "Vougy", value: 1, shown }] }))),
  );
  if (one === undefined || other === undefined) throw new Error("no picture");
  // The same figures in another order: nothing but their letters can differ.
  expect(sizeOf(one)).toEqual(sizeOf(other));
  expect(Buffer.compare(one, other)).not.toBe(0);
});

test("the same bars drawn twice are the same bytes", async () => {
  const chart = chartOf(names.slice(0, 5));
  // Words that are not drawn make it another chart, which is drawn again.
  const [one, other] = [await drawer.draw(chart), await drawer.draw({ ...chart, alt: "en mots" })];
  expect(other).not.toBe(one);
  expect(Buffer.compare(one, other)).toBe(0);
});

test("what bars cannot say is refused, with its reason", async () => {
  const bars = [1, 2, 3, 4].map((value) => ({ label: "Vougy", value, shown: "", part: `part ${value}` }));
  await expect(drawer.draw(chartOf([], { bars }))).rejects.toThrow("A chart could not be drawn: 4 parts");
});

test("no label and no value goes out of its place, measured as it is drawn", () => {
  const stacked = names.slice(0, 4).flatMap((label) =>
    [184_300, 12_000, 45_000].map((value, rank) => ({
      label,
      value,
      shown: `${value}\u00a0€`,
      part: `Financeur ${rank}`,
    })),
  );
  const option = "Par une association conventionnée avec plusieurs communes voisines";
  for (const chart of [chartOf(names), chartOf([option, "En régie"]), chartOf([], { bars: stacked })]) {
    const { rows, beside, scale } = layOut(chart);
    const room = (beside ? scale.range[0] : 880) - 20;
    for (const { label, end } of rows) {
      for (const { words } of label) expect(widthAsDrawn(words, 400), words).toBeLessThanOrEqual(room);
      for (const { x, words } of end) expect(x + widthAsDrawn(words, 600), words).toBeLessThanOrEqual(880);
    }
  }
});

const fontFiles = [
  import.meta.resolve("@expo-google-fonts/inter/400Regular/Inter_400Regular.ttf"),
  import.meta.resolve("@expo-google-fonts/inter/600SemiBold/Inter_600SemiBold.ttf"),
].map((address) => fileURLToPath(address));

function widthAsDrawn(words: string, weight: number): number {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="2000" height="90" font-family="Inter"><text y="50" font-size="${measures.label}" font-weight="${weight}">${words}</text></svg>`;
  return new Resvg(svg, { font: { loadSystemFonts: false, fontFiles } }).innerBBox()?.width ?? Number.POSITIVE_INFINITY;
}

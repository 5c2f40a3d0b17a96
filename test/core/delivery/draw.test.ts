import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { Resvg } from "@resvg/resvg-js";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { toSvg } from "../../../src/core/chart/tiles.ts";
import { createDrawer } from "../../../src/core/delivery/draw.ts";
import type { Tiles } from "../../../src/core/message.ts";
import { charlieuBelmont, territories } from "../../support/territories.ts";

let drawer = createDrawer();
beforeEach(() => void (drawer = createDrawer()));
afterEach(async () => {
  vi.useRealTimers();
  await drawer.stop();
});

function chartOf(labels: readonly string[], title = "Jeunesse"): Tiles {
  const tiles = labels.map((label) => ({ label, state: "pas commencée", tone: "waiting" as const }));
  return { kind: "tiles", title, alt: "", tiles };
}

const names = charlieuBelmont.municipalities.map(({ name }) => name);
/** What no picture can be made of. */
// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a bug is what is tested
const failing = { ...chartOf([]), tiles: null } as unknown as Tiles;

function readPng(bytes: Uint8Array) {
  const png = Buffer.from(bytes);
  return { signature: png.toString("hex", 0, 8), width: png.readUInt32BE(16), height: png.readUInt32BE(20) };
}

describe("a picture", () => {
  test("is a PNG of as many points as the chart is wide", async () => {
    const { signature, width, height } = readPng(await drawer.draw(chartOf(names)));
    expect(signature).toBe("89504e470d0a1a0a");
    const [, chartHeight] = /height="(\d+)"/.exec(toSvg(chartOf(names))) ?? [];
    expect([width, height]).toEqual([900, Number(chartHeight)]);
  });

  test("of 25 tiles fits in a card of Teams, whatever their states", async () => {
    const [state, tone] = [["pas commencée", "en cours", "validée"], ["waiting", "ongoing", "done"] as const];
    const mixed = chartOf(names, "Partager le service jeunesse : où en sont les communes");
    mixed.tiles = mixed.tiles.map((tile, rank) => ({
      ...tile,
      state: state[rank % 3] ?? "",
      tone: tone[rank % 3] ?? "done",
    }));
    for (const chart of [chartOf(names), mixed]) expect((await drawer.draw(chart)).length).toBeLessThan(27_000);
  });

  test("has its words: without a font they would be missing, and nothing would say so", async () => {
    const one = await drawer.draw(chartOf(["Mars"], ""));
    const other = await drawer.draw(chartOf(["Nord"], ""));
    // Two names in the same tile: nothing but their letters can differ.
    expect(readPng(one)).toEqual(readPng(other));
    expect(Buffer.compare(one, other)).not.toBe(0);
  });

  test("keeps every word in its tile, measured as it is drawn", () => {
    const largest = territories.reduce((a, b) => (a.municipalities.length < b.municipalities.length ? b : a));
    const labels = [...names, ...largest.municipalities.map(({ name }) => name)];
    const outside = Array.from(toSvg(chartOf(labels)).matchAll(/<g>(.*?)<\/g>/g)).flatMap(([, drawn = ""]) => {
      const [, x, width] = /<rect x="(.*?)" .*?width="(.*?)"/.exec(drawn) ?? [];
      const texts = Array.from(drawn.matchAll(/<text.*?<\/text>/g), ([words]) => words);
      return texts.filter((words) => rightOf(words) > Number(x) + Number(width) - 5);
    });
    expect(outside).toEqual([]);
  });
});

const fontFiles = [
  import.meta.resolve("@expo-google-fonts/inter/400Regular/Inter_400Regular.ttf"),
  import.meta.resolve("@expo-google-fonts/inter/600SemiBold/Inter_600SemiBold.ttf"),
].map((address) => fileURLToPath(address));

/** Where the words of a `<text>` end. */
function rightOf(words: string): number {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="900" height="9000" font-family="Inter">${words}</svg>`;
  const box = new Resvg(svg, { font: { loadSystemFonts: false, fontFiles } }).innerBBox();
  return box === undefined ? Number.POSITIVE_INFINITY : box.x + box.width;
}

describe("the same chart", () => {
  test("is drawn once, even when it is asked for twice at the same time", async () => {
    const [first, second] = await Promise.all([drawer.draw(chartOf(names)), drawer.draw(chartOf(names))]);
    expect(second).toBe(first);
    expect(await drawer.draw(structuredClone(chartOf(names)))).toBe(first);
  });

  test("is drawn again, the same, once 32 others were asked for since", async () => {
    const first = await drawer.draw(chartOf([], "0"));
    const kept = await drawer.draw(chartOf([], "1"));
    for (let title = 2; title <= 32; title += 1) await drawer.draw(chartOf([], String(title)));
    expect(await drawer.draw(chartOf([], "1"))).toBe(kept);
    const again = await drawer.draw(chartOf([], "0"));
    expect(again).not.toBe(first);
    expect(again).toEqual(first);
  });
});

describe("what cannot be drawn", () => {
  test("is refused, and what waits behind it is drawn", async () => {
    const refused = drawer.draw(failing);
    const next = drawer.draw(chartOf(names));
    await expect(refused).rejects.toThrow("A chart could not be drawn: Map.groupBy called on null");
    expect(readPng(await next).width).toBe(900);
  });

  test("is tried again when it is asked for again", async () => {
    const refused = drawer.draw(failing);
    await expect(refused).rejects.toThrow("A chart could not be drawn");
    expect(drawer.draw(failing)).not.toBe(refused);
    await expect(drawer.draw(failing)).rejects.toThrow("A chart could not be drawn");
  });

  test("in 10 s is given up, and the next one is drawn", async () => {
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    await Promise.all([
      expect(drawer.draw(chartOf(names))).rejects.toThrow("A chart could not be drawn: it took over 10 s"),
      vi.advanceTimersByTimeAsync(10_000),
    ]);
    vi.useRealTimers();
    expect(readPng(await drawer.draw(chartOf(names))).width).toBe(900);
  });
});

describe("stopping", () => {
  test("refuses what is being drawn, and what comes after", async () => {
    await Promise.all([expect(drawer.draw(chartOf(names))).rejects.toThrow("Relais is stopping"), drawer.stop()]);
    await expect(drawer.draw(chartOf([]))).rejects.toThrow("Relais is stopping");
  });

  test("is not needed for the process to end", { timeout: 60_000 }, async () => {
    const script = `
      import { createDrawer } from ${JSON.stringify(new URL("../../../src/core/delivery/draw.ts", import.meta.url).href)};
      const busy = setInterval(() => {}, 1000);
      console.log((await createDrawer().draw(${JSON.stringify(chartOf(["Mars"]))})).length > 0);
      clearInterval(busy);
    `;
    const ended = await promisify(execFile)(process.execPath, ["--input-type=module", "--eval", script]);
    expect(ended.stdout).toBe("true\n");
  });
});

import { strFromU8, unzipSync } from "fflate";
import { encodeDocument } from "../../../src/core/delivery/document.ts";
import { sayIndicator } from "../../../src/core/words/figures.ts";
import type { Kept } from "./clerk.ts";
import { type Basis, blocksOf, columnOf, type Compared, filesOf, gapsIn, isOfAgents, lineCompared } from "./compare.ts";
import { figuresIn, figuresOf, numbersIn, plain } from "./figures.ts";
import { addsUp, numbersBy, type Town } from "./recompute.ts";
import type { Stage } from "./stage.ts";

const inside = (tag: string, xml: string): string[] =>
  [...xml.matchAll(new RegExp(`<w:${tag}[ >].*?</w:${tag}>`, "gsu"))].map(([one]) => one);

const wordsOf = (cell: string): string =>
  plain(
    [...cell.matchAll(/<w:br\/>|<w:t(?: [^>]*)?>([^<]*)<\/w:t>/gu)]
      .map(([, said]) => said ?? "\n")
      .join("")
      .replaceAll("&amp;", "&"),
  );

/** The tables of the note, as a word processor reads them: rows of cells. */
export async function tablesOfNote(stage: Stage): Promise<string[][][]> {
  const note = filesOf(blocksOf(stage, "note de synthèse")).find((file) => "passages" in file);
  if (note === undefined || !("passages" in note)) throw new Error("no note was given");
  const bytes = await encodeDocument(note);
  const xml = strFromU8(unzipSync(bytes)["word/document.xml"] ?? new Uint8Array());
  return inside("tbl", xml).map((table) => inside("tr", table).map((row) => inside("tc", row).map(wordsOf)));
}

/** The tables of numbers of the note: total, by inhabitant, middle, extremes, then what stands behind them. */
export function compareNote(tables: readonly (readonly string[][])[], basis: Basis): Compared[] {
  const rows = tables.flatMap(([head = [], ...lines]) =>
    head[0] === "Question" && head.includes("Médiane") ? lines : [],
  );
  return rows.map(([name = "", ...cells]) => {
    const indicator = basis.indicators.find((one) => plain(sayIndicator(one)) === name);
    if (indicator === undefined) throw new Error(`the note speaks of « ${name} »`);
    const column = columnOf(basis, indicator);
    const own = numbersBy(column, basis.validated);
    const gaps = gapsIn(basis, indicator, basis.validated);
    const concerned = basis.towns.length - gaps.apart;
    const isOne = new Set(own.map(({ value }) => value)).size === 1;
    // A table has a column for the middle, even of one value.
    const middle = isOne && addsUp(column) && !isOfAgents(indicator.key) ? [own[0]?.value ?? 0] : [];
    const figures = [...figuresOf(column, own, isOfAgents(indicator.key)), ...middle];
    const estimates = own.filter(({ estimate }) => estimate).length;
    const partial = own.filter((one) => one.partial).length;
    const share = Math.round((100 * estimates) / Math.max(own.length, 1));
    const behind = [
      own.length,
      concerned,
      ...(estimates > 0 ? [estimates, share] : []),
      ...(partial > 0 ? [partial] : []),
    ];
    return {
      what: `note, ${name}`,
      said: [...cells.slice(0, -1).flatMap((cell) => figuresIn(cell, column)), ...numbersIn(cells.at(-1) ?? "")],
      expected: [...figures, ...behind],
    };
  });
}

const inhabitants = (some: readonly Town[]): number => some.reduce((sum, { population }) => sum + population, 0);

/** `synthèse`: who answered, then each figure it puts forward, then those who name somebody else who does the same. */
export function compareSynthesis(stage: Stage, basis: Basis, seen: number): Compared[] {
  const blocks = blocksOf(stage, "synthèse");
  const items = blocks.flatMap((block) => (block.type === "list" ? block.items.map(plain) : []));
  const { towns, validated, ledger, indicators } = basis;
  const opening = [validated.length, towns.length, inhabitants(validated), inhabitants(towns), seen];
  const lines = items.slice(1).flatMap((line): Compared[] => {
    const indicator = indicators.find((one) => line.startsWith(`${plain(sayIndicator(one))} : `));
    if (indicator === undefined) return [];
    const column = columnOf(basis, indicator);
    const said = line.slice(column.name.length + 3);
    return [{ what: `synthèse, ${column.name}`, ...lineCompared(said, column, basis, indicator, towns, validated) }];
  });
  const several = validated.filter(({ insee }) => namesAnother(ledger.get(insee))).length;
  const overlaps = items.find((line) => line.startsWith("Plusieurs acteurs"));
  return [
    { what: "synthèse", said: numbersIn(items[0] ?? ""), expected: opening },
    ...lines,
    { what: "synthèse, plusieurs acteurs", said: numbersIn(overlaps ?? "").slice(0, 1), expected: [several] },
  ];
}

function namesAnother(meant: ReadonlyMap<string, Kept> = new Map()): boolean {
  const [own, others] = [meant.get("existe"), meant.get("superposition")];
  if (own?.state !== "given" || own.value === "non" || others?.state !== "given") return false;
  return typeof others.value === "object" && "chosen" in others.value
    ? others.value.chosen.some((one) => one !== "aucun" && one !== own.value)
    : false;
}

import { indicatorsOf, type Indicator } from "../../../src/core/diagnostic/indicator.ts";
import type { Attachment, Block } from "../../../src/core/message.ts";
import { sayIndicator } from "../../../src/core/words/figures.ts";
import { library, readable } from "../../support/test-bot.ts";
import { dgs } from "./cast.ts";
import { canonical, type Kept, type Ledger } from "./clerk.ts";
import { figuresIn, type Gaps, gapsOf, numbersExpected, numbersIn, plain, type Table } from "./figures.ts";
import {
  type Column,
  type Exports,
  isNumeric,
  isOfYears,
  numbersBy,
  readExports,
  readTowns,
  type Town,
} from "./recompute.ts";
import type { Stage } from "./stage.ts";

/** What is exported, beside what was meant. */
export type Basis = { towns: Town[]; validated: Town[]; exports: Exports; ledger: Ledger; indicators: Indicator[] };

/** Kept out of the exports, municipality by municipality, where it would speak of one or two agents. */
export const isOfAgents = (key: string): boolean =>
  key === "dont_personnel" || key.startsWith("postes") || key.startsWith("diplomes");

export function basisOf(stage: Stage, ledger: Ledger): Basis {
  const files = filesOf(blocksOf(stage, "exporter réponses csv"));
  const exports = readExports(files.flatMap((file) => ("text" in file ? [{ name: file.name, text: file.text }] : [])));
  const towns = readTowns("200035202");
  const questionnaire = library.questionnaires.get("mutu_service/jeunesse");
  if (questionnaire === undefined) throw new Error("no questionnaire");
  const validated = towns.filter(({ insee }) => exports.validated.has(insee));
  return { towns, validated, exports, ledger, indicators: indicatorsOf(questionnaire) };
}

export function blocksOf(stage: Stage, words: string): Block[] {
  return stage.hear(dgs, { text: words }).flatMap(({ to, message }) => (to === dgs ? message.blocks : []));
}

export function filesOf(blocks: readonly Block[]): Attachment[] {
  return blocks.flatMap((block) => (block.type === "file" ? [block.file] : []));
}

/** The column of an indicator; of what the exports keep to themselves, as it was meant. */
export function columnOf({ exports, ledger, validated }: Basis, { key, ...indicator }: Indicator): Column {
  const name = plain(sayIndicator({ key, ...indicator }));
  const column = exports.columns.find((one) => one.name === name);
  if (column === undefined) return { name, unit: "", isOfList: false, cells: new Map() };
  if (!isOfAgents(key)) return column;
  return { ...column, cells: new Map(validated.map(({ insee }) => [insee, meantCells(ledger.get(insee), key)])) };
}

function meantCells(meant: ReadonlyMap<string, Kept> = new Map(), key: string): { text: string; estimate: boolean }[] {
  return [...meant].flatMap(([path, one]) => {
    if (path.replace(/\/\d+\//u, "/") !== key) return [];
    if (one.state === "items") return [{ text: String(one.items), estimate: false }];
    return [
      one.state === "given" ? { text: canonical(one.value), estimate: one.estimate } : { text: "", estimate: false },
    ];
  });
}

export function gapsIn({ ledger }: Basis, { key }: Indicator, validated: readonly Town[]): Gaps {
  return gapsOf(key, ledger, validated);
}

export type Compared = { what: string; said: number[]; expected: number[] };

/** `détail` and `pourquoi ce chiffre` of one indicator: each number they say, beside the same worked out anew. */
export function compareFigure(stage: Stage, basis: Basis, indicator: Indicator): Compared[] {
  const column = columnOf(basis, indicator);
  const { towns, validated } = basis;
  const blocks = blocksOf(stage, `détail ${column.name}`);
  const line = textsOf(blocks)[0] ?? "";
  const at = line.indexOf(`${column.name} : `);
  if (at < 0) throw new Error(`« détail ${column.name} » gave ${line}`);
  const said = line.slice(at + column.name.length + 3);
  const compared: Compared[] = [
    { what: `détail ${column.name}`, ...lineCompared(said, column, basis, indicator, towns, validated) },
  ];
  if (isNumeric(column)) {
    const sizes = tableOf(blocks, "Selon la taille de la commune");
    for (const row of sizes?.rows.map((cells) => cells.map(plain)) ?? []) {
      const part = towns.filter(inSize(row[0] ?? ""));
      const own = part.filter((town) => validated.includes(town));
      const numbers = [...numbersIn(row[1] ?? ""), ...figuresIn(row[2] ?? "", column), ...numbersIn(row[3] ?? "")];
      const expected = numbersExpected(column, part, own, gapsIn(basis, indicator, own), isOfAgents(indicator.key));
      compared.push({ what: `détail ${column.name}, ${row[0]}`, said: numbers, expected: [part.length, ...expected] });
    }
    const places = new Map(numbersBy(column, validated).map(({ town, value }) => [town.name, value]));
    for (const row of tableOf(blocks, "Commune par commune")?.rows.map((cells) => cells.map(plain)) ?? [])
      compared.push({
        what: `détail ${column.name}, ${row[0]}`,
        said: numbersIn(row[1] ?? "").slice(0, 1),
        expected: [
          isOfYears(column) ? Math.round(places.get(row[0] ?? "") ?? 0) : (places.get(row[0] ?? "") ?? Number.NaN),
        ],
      });
  }
  return [...compared, ...compareWhy(stage, basis, indicator, column)];
}

function compareWhy(stage: Stage, basis: Basis, indicator: Indicator, { name }: Column): Compared[] {
  const { towns, validated } = basis;
  const gaps = gapsIn(basis, indicator, validated);
  const [, counted = "", left] = (textsOf(blocksOf(stage, `pourquoi ce chiffre ${name}`))[0] ?? "").split("\n");
  const answered = validated.length - gaps.unknown - gaps.skipped - gaps.undecided - gaps.apart;
  const { unknown, skipped, undecided, apart } = gaps;
  const missing = [towns.length - validated.length, unknown, skipped, undecided, apart].filter((one) => one > 0);
  return [
    { what: `pourquoi ${name}`, said: numbersIn(counted), expected: [answered] },
    { what: `pourquoi ${name}, manque`, said: numbersIn(left ?? ""), expected: missing },
  ];
}

/** The line of a figure, in `détail` as in `synthèse`. */
export function lineCompared(
  said: string,
  column: Column,
  basis: Basis,
  indicator: Indicator,
  towns: readonly Town[],
  validated: readonly Town[],
): { said: number[]; expected: number[] } {
  const gaps = gapsIn(basis, indicator, validated);
  const numbers = numbersExpected(column, towns, validated, gaps, isOfAgents(indicator.key));
  if (isNumeric(column)) return { said: figuresIn(said, column), expected: numbers };
  const [, figures = "", behind = ""] = /^(.*) \(([^()]*)\)\.$/su.exec(said) ?? [];
  const own = saidBy(basis, indicator, validated);
  const behindExpected = behindOf(own, towns.length, towns.length - validated.length, gaps);
  if (figures.includes("en mots")) {
    const total = own.reduce((sum, { values }) => sum + values.length, 0);
    return { said: [...numbersIn(figures), ...numbersIn(behind)], expected: [total, ...behindExpected] };
  }
  return {
    said: [...countsIn(figures), ...numbersIn(behind)],
    expected: [...(own.length === 0 ? [] : countsOf(own)), ...behindExpected],
  };
}

type Own = { values: string[]; isPartial: boolean };

function saidBy({ ledger }: Basis, { key }: Indicator, validated: readonly Town[]): Own[] {
  return validated.flatMap(({ insee }): Own[] => {
    const found = [...(ledger.get(insee) ?? [])].filter(([path]) => path.replace(/\/\d+\//u, "/") === key);
    const given = found.flatMap(([, one]) => (one.state === "given" ? [one.value] : []));
    if (given.length === 0) return [];
    const values = given.flatMap((value) =>
      typeof value === "object" ? ("chosen" in value ? value.chosen : []) : [String(value)],
    );
    return [{ values, isPartial: given.length < found.length }];
  });
}

function countsOf(own: readonly Own[]): number[] {
  const by = new Map<string, number>();
  for (const { values } of own) for (const one of new Set(values)) by.set(one, (by.get(one) ?? 0) + 1);
  const counts = [...by.values()].toSorted((one, other) => other - one);
  return [...counts.slice(0, 4), ...(counts.length > 4 ? [counts.length - 4] : [])];
}

function behindOf(own: readonly Own[], towns: number, waiting: number, gaps: Gaps): number[] {
  const concerned = towns - gaps.apart;
  if (own.length === 0) return [concerned];
  const partial = own.filter(({ isPartial }) => isPartial).length;
  return [
    own.length,
    concerned,
    ...[partial, gaps.unknown, gaps.undecided, gaps.skipped, waiting].filter((one) => one > 0),
  ];
}

/** "Recrutement (4), Locaux (3) et 2 autres réponses". */
function countsIn(figures: string): number[] {
  const counts = [...figures.matchAll(/\((\d+)\)/gu)].map(([, said]) => Number(said));
  const rest = / et (\d+) autres? réponses?$/u.exec(figures)?.[1];
  return rest === undefined ? counts : [...counts, Number(rest)];
}

function textsOf(blocks: readonly Block[]): string[] {
  return blocks.flatMap((block) => (block.type === "text" ? [plain(block.text)] : []));
}

function tableOf(blocks: readonly Block[], caption: string): Table | undefined {
  return blocks.find((block): block is Table => block.type === "table" && readable(block.caption ?? "") === caption);
}

function inSize(label: string): (town: Town) => boolean {
  const [from = 0, to = Number.POSITIVE_INFINITY] = label.startsWith("moins")
    ? [0, ...numbersIn(label).map((one) => one - 1)]
    : numbersIn(label);
  return ({ population }) => population >= from && population <= to;
}

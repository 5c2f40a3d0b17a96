import type { CivilDate } from "../calendar/civil-date.ts";
import { type CsvLine, decodeText, delimiterOf, splitCsv } from "../csv/read-csv.ts";
import type { OpenFigureKey } from "../interview/known-data.ts";
import type { Municipality } from "../people.ts";
import { createMunicipalityFinder } from "../territory/find-municipality.ts";
import { type Column, columnOf, isOfMainBudget, isOfToday, keyOfAggregate } from "./columns.ts";
import { idOf, type OpenFigure } from "./open-figure.ts";
import { readAmountCell, readDateCell, readYearCell } from "./read-cells.ts";

export type FileError = { line: number; column?: string; problem: Problem };

export type Problem =
  | { kind: "empty_file" }
  | { kind: "unclosed_quote" }
  | { kind: "missing_column"; column: "municipality" | "year" | "amount" | "aggregate" | "figures" }
  | { kind: "repeated_column" }
  | { kind: "source_needed" }
  | { kind: "unknown_municipality"; said: string; suggestions: string[] }
  | { kind: "bad_year" | "bad_amount" | "bad_date"; said: string }
  | { kind: "contradiction"; before: number; lineBefore: number };

export type OpenData = {
  /** None when there is any error. */
  figures: OpenFigure[];
  errors: FileError[];
  /** Headers and aggregates that nothing asks for. */
  ignored: string[];
  /** Lines about a place that is not of the territory: an extract for a whole département has many. */
  elsewhere: number;
};

/** What the file does not say of itself. `epci`: the SIREN of ours, whose own figures are kept too. */
export type Given = { source?: string; on: CivilDate; epci?: string };

/**
 * Reads figures published for municipalities: one a line (« exercice ; insee ; agrégat ; montant », as the OFGL writes them)
 * or one a column, under our keys (« insee ; exercice ; rrf ; drf »). Nothing in it is guessed.
 */
export function readOpenData(bytes: Uint8Array, municipalities: readonly Municipality[], given: Given): OpenData {
  const text = decodeText(bytes);
  const header = text.trimStart().split("\n", 1)[0] ?? "";
  const { lines, unclosed } = splitCsv(
    text,
    delimiterOf(header, (cell) => columnOf(cell) !== undefined),
  );
  const errors: FileError[] = unclosed === undefined ? [] : [{ line: unclosed, problem: { kind: "unclosed_quote" } }];
  const [first, ...body] = lines;
  if (first === undefined || body.length === 0)
    return {
      figures: [],
      errors: [...errors, { line: 1, problem: { kind: "empty_file" } }],
      ignored: [],
      elsewhere: 0,
    };
  const table = readHeader(first, given);
  errors.push(...table.errors);
  if (table.errors.length > 0) return { figures: [], errors, ignored: table.ignored, elsewhere: 0 };
  const find = finderOf(municipalities, given.epci);
  const read = body.map((line) => readLine(line, table, find, given));
  const told = read.flatMap(({ figures, line, account }) => figures.map((figure) => ({ figure, line, account })));
  errors.push(...read.flatMap((one) => one.errors), ...contradictions(told));
  return {
    figures: errors.length > 0 ? [] : wholeFigures(told),
    errors: errors.toSorted((one, other) => one.line - other.line),
    ignored: [...new Set([...table.ignored, ...read.flatMap(({ ignored }) => ignored)])],
    elsewhere: read.filter(({ isElsewhere }) => isElsewhere).length,
  };
}

type Place = { column: Column; index: number; name: string };
type Header = { places: Place[]; errors: FileError[]; ignored: string[]; isLong: boolean };

function readHeader({ line, cells }: CsvLine, { source }: Given): Header {
  const named = cells.flatMap((name, index) => (name === "" ? [] : [{ name, index, column: columnOf(name) }]));
  // Where the main budget has a column of its own, the whole amount holds other budgets too.
  const hasMain = named.some(({ name, column }) => column?.kind === "amount" && isOfMainBudget(name));
  const hasToday = named.some(({ name, column }) => column?.kind === "insee" && isOfToday(name));
  const kept = named.filter(({ name, column }) => {
    if (column?.kind === "amount") return !hasMain || isOfMainBudget(name);
    return column?.kind !== "insee" || !hasToday || isOfToday(name);
  });
  const places = kept.flatMap(({ name, index, column }): Place[] => (column ? [{ column, index, name }] : []));
  const ignored = kept.flatMap(({ name, column }) => (column ? [] : [name]));
  const has = (kind: Column["kind"]) => places.some(({ column }) => column.kind === kind);
  const isLong = has("aggregate") || has("amount");
  const missing = [
    ...(has("insee") || has("siren") || has("epci") || has("municipality") ? [] : ["municipality" as const]),
    ...(has("year") ? [] : ["year" as const]),
    ...(isLong && !has("amount") ? ["amount" as const] : []),
    ...(isLong && !has("aggregate") ? ["aggregate" as const] : []),
    ...(isLong || has("figure") ? [] : ["figures" as const]),
  ];
  const seen = new Set<string>();
  const errors = missing.map((column): FileError => ({ line, problem: { kind: "missing_column", column } }));
  for (const { column, name } of places) {
    const id = column.kind === "figure" ? column.key : column.kind;
    if (seen.has(id)) errors.push({ line, column: name, problem: { kind: "repeated_column" } });
    seen.add(id);
  }
  // Only the OFGL writes one aggregate a line: elsewhere, who published must be said.
  if (errors.length === 0 && !isLong && source === undefined && !has("source"))
    errors.push({ line, problem: { kind: "source_needed" } });
  return { places, errors, ignored, isLong };
}

/** `account`: whose accounts they are, by their SIREN, where the file says it. */
type ReadLine = {
  line: number;
  account: string;
  figures: OpenFigure[];
  errors: FileError[];
  ignored: string[];
  isElsewhere: boolean;
};

function readLine(source: CsvLine, { places, isLong }: Header, find: FindPlace, given: Given): ReadLine {
  const { line, cells } = source;
  const errors: FileError[] = [];
  const at = (kind: Column["kind"]) => places.find(({ column }) => column.kind === kind);
  const cell = (kind: Column["kind"]) => cells[at(kind)?.index ?? -1] ?? "";
  const refuse = (place: Place | undefined, problem: Problem) =>
    void errors.push({ line, ...(place && { column: place.name }), problem });
  const nothing = { line, account: cell("siren"), figures: [], errors, ignored: [], isElsewhere: false };
  // What annexed budgets hold is not what is asked.
  if (/annexe/iu.test(cell("budget"))) return nothing;
  const found = find({
    insee: cell("insee"),
    siren: cell("siren"),
    epci: cell("epci"),
    name: cell("municipality"),
  });
  if (found === "elsewhere") return { ...nothing, isElsewhere: true };
  if ("suggestions" in found) refuse(at(found.by), { kind: "unknown_municipality", ...found });
  const year = readYearCell(cell("year"));
  if (year === undefined) refuse(at("year"), { kind: "bad_year", said: cell("year") });
  const on = cell("date") === "" ? given.on : readDateCell(cell("date"));
  if (on === undefined) refuse(at("date"), { kind: "bad_date", said: cell("date") });
  const publisher = cell("source") === "" ? (given.source ?? "OFGL") : cell("source");
  const asked = isLong ? longFigure(cell("aggregate"), at("amount")) : places.flatMap(wideFigure);
  const figures = asked.flatMap(({ key, place }): OpenFigure[] => {
    const said = cells[place.index] ?? "";
    if (said === "") return [];
    const value = readAmountCell(said);
    if (value === undefined) refuse(place, { kind: "bad_amount", said });
    if (value === undefined || year === undefined || on === undefined || "suggestions" in found) return [];
    return [{ code: found.code, key, year, value, source: publisher, on }];
  });
  const ignored = isLong && asked.length === 0 && cell("aggregate") !== "" ? [cell("aggregate")] : [];
  return { ...nothing, figures, ignored };
}

function longFigure(aggregate: string, place: Place | undefined): { key: OpenFigureKey; place: Place }[] {
  const key = keyOfAggregate(aggregate);
  return key === undefined || place === undefined ? [] : [{ key, place }];
}

function wideFigure(place: Place): { key: OpenFigureKey; place: Place }[] {
  return place.column.kind === "figure" ? [{ key: place.column.key, place }] : [];
}

type Unknown = { said: string; suggestions: string[]; by: "insee" | "siren" | "municipality" };
type Owner = { code: string };
type FindPlace = (said: { insee: string; siren: string; epci: string; name: string }) => Owner | Unknown | "elsewhere";

/** By its code first: a code of nobody here is of a place elsewhere, while a name of nobody here is a name to mend. */
function finderOf(municipalities: readonly Municipality[], ours: string | undefined): FindPlace {
  const find = createMunicipalityFinder(municipalities);
  const bySiren = new Map(municipalities.map((one) => [one.siren, { code: one.insee }]));
  return ({ insee, siren, epci, name }) => {
    if (ours !== undefined && (insee === ours || (insee === "" && siren === ours))) return { code: ours };
    // An EPCI that is named with no municipality: its own figures.
    if (epci !== "" && insee === "" && siren === "" && name === "") return epci === ours ? { code: ours } : "elsewhere";
    if (siren !== "" && /^\d{9}$/u.test(siren) && insee === "") return bySiren.get(siren) ?? "elsewhere";
    const said = insee === "" ? name : insee;
    const found = find(said);
    if (found.kind === "one") return { code: found.municipality.insee };
    if (/^\d[\dab]?\d{2,3}$/iu.test(said)) return "elsewhere";
    const suggestions = found.kind === "none" ? found.suggestions : found.municipalities;
    const by = insee === "" ? (name === "" && siren !== "" ? "siren" : "municipality") : "insee";
    return { said, by, suggestions: suggestions.map((one) => (found.kind === "none" ? one.name : one.insee)) };
  };
}

type Told = { figure: OpenFigure; line: number; account: string };

/** The same figure of the same accounts twice, with two values. */
function contradictions(told: readonly Told[]): FileError[] {
  const first = new Map<string, Told>();
  return told.flatMap((one): FileError[] => {
    const id = `${one.account} ${idOf(one.figure)}`;
    const before = first.get(id);
    if (before === undefined) first.set(id, one);
    if (before === undefined || before.figure.value === one.figure.value) return [];
    return [
      { line: one.line, problem: { kind: "contradiction", before: before.figure.value, lineBefore: before.line } },
    ];
  });
}

/**
 * One value a figure. A municipality made of several keeps, for the years before, the accounts of each under its own SIREN:
 * they are added up, and a figure that some of them do not give is left, as half of a debt would be wrong.
 */
function wholeFigures(told: readonly Told[]): OpenFigure[] {
  const accountsOf = Map.groupBy(told, ({ figure }) => `${figure.code} ${figure.year}`);
  return [...Map.groupBy(told, ({ figure }) => idOf(figure)).values()].flatMap((lines): OpenFigure[] => {
    const [first] = lines;
    if (first === undefined) return [];
    const { figure } = first;
    const values = new Map(lines.map((line) => [line.account, line.figure.value]));
    const accounts = new Set(accountsOf.get(`${figure.code} ${figure.year}`)?.map(({ account }) => account));
    if (values.size < accounts.size || (accounts.size > 1 && isRatio(figure.key))) return [];
    const total = [...values.values()].reduce((sum, value) => sum + Math.round(value * 100), 0) / 100;
    return [{ ...figure, value: total }];
  });
}

/** What is never added up. */
function isRatio(key: OpenFigureKey): boolean {
  return key.startsWith("taux_") || key === "pf_hab" || key === "effort_fiscal";
}

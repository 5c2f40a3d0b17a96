import type { Mandate, Municipality, Person } from "../people.ts";
import type { LineError } from "./directory-errors.ts";
import { type CellError, type Entry, readRow } from "./directory-row.ts";
import { readTable, type Table } from "./directory-table.ts";
import { createMunicipalityFinder } from "./find-municipality.ts";
import { foldWords } from "./place-name.ts";

/** A person as a directory gives them: an empty `presence` or no `title` means that it does not say. */
export type DirectoryPerson = Omit<Person, "id">;

export type Directory = {
  /** One a distinct e-mail, in the order of the file; nobody when there is any error. */
  people: DirectoryPerson[];
  /** All of them, by line then column. */
  errors: LineError[];
  /** Headers of columns that were not read. */
  ignored: string[];
};

/** Reads a directory of the people of `municipalities` and of their EPCI. Nothing in it is guessed. */
export function readDirectory(bytes: Uint8Array, municipalities: readonly Municipality[]): Directory {
  const { rows, places, ignored, errors: tableErrors } = readTable(bytes);
  const find = createMunicipalityFinder(municipalities);
  const readings = rows.map((row) => readRow(row, find));
  const entries = Map.groupBy(
    readings.flatMap(({ entry }) => entry ?? []),
    ({ email }) => email,
  );
  const contradictions = [...entries.values()].flatMap(contradictionsOf);
  const cellErrors = [...readings.flatMap(({ errors }) => errors), ...contradictions];
  const errors = [...tableErrors, ...cellErrors.flatMap((error) => locate(error, places))].toSorted(byPlace);
  if (rows.length === 0 && errors.length === 0) errors.push({ line: 1, problem: { kind: "empty_file" } });
  return {
    people: errors.length > 0 ? [] : [...entries].map(([email, lines]) => toPerson(email, lines)),
    errors,
    ignored,
  };
}

/** A column that is not in the file was told once, with the headers. */
function locate({ line, column, problem }: CellError, places: Table["places"]): LineError[] {
  const place = places[column];
  return place ? [{ line, column: place, problem }] : [];
}

function byPlace(one: LineError, other: LineError): number {
  return one.line - other.line || (one.column?.number ?? 0) - (other.column?.number ?? 0);
}

/** Lines of one e-mail must name one person; what a line leaves out contradicts nothing. */
function contradictionsOf(lines: readonly Entry[]): CellError[] {
  return (["title", "firstName", "lastName"] as const).flatMap((column) => {
    const [first, ...later] = lines.filter((entry) => entry[column] !== "");
    if (first === undefined) return [];
    return later
      .filter((entry) => foldWords(entry[column]) !== foldWords(first[column]))
      .map(({ line, email, [column]: said }): CellError => ({
        line,
        column,
        problem: { kind: "contradiction", email, said, before: first[column], lineBefore: first.line },
      }));
  });
}

function toPerson(email: string, lines: readonly Entry[]): DirectoryPerson {
  const title = firstSaid(lines, "title");
  return {
    email,
    ...(title !== "" && { title }),
    firstName: firstSaid(lines, "firstName"),
    lastName: firstSaid(lines, "lastName"),
    mandates: mergeMandates(lines.flatMap(({ mandates }) => mandates)),
    presence: [...new Set(lines.flatMap(({ presence }) => presence))].toSorted((one, other) => one - other),
  };
}

function firstSaid<Key extends "title" | "firstName" | "lastName">(lines: readonly Entry[], key: Key): Entry[Key] | "" {
  return lines.find((entry) => entry[key] !== "")?.[key] ?? "";
}

function mergeMandates(mandates: readonly Mandate[]): Mandate[] {
  const merged = new Map<string, Mandate>();
  for (const mandate of mandates) {
    const key = `${mandate.function} ${mandate.insee ?? ""}`;
    const delegations = new Set([...(merged.get(key)?.delegations ?? []), ...mandate.delegations]);
    merged.set(key, { ...mandate, delegations: [...delegations] });
  }
  return [...merged.values()];
}

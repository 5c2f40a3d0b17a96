import { z } from "zod";
import type { Mandate, Municipality, Person, PersonFunction } from "../people.ts";
import type { Problem } from "./directory-errors.ts";
import type { Column, Row } from "./directory-table.ts";
import type { FindMunicipality, MunicipalityFound } from "./find-municipality.ts";
import { readDelegations, readFunction, suggestFunctions } from "./function-words.ts";
import { foldWords } from "./place-name.ts";
import { readPresence } from "./presence-days.ts";

/** What one line says of one person; `title` is "" when it does not say. */
export type Entry = Pick<Person, "email" | "firstName" | "lastName" | "mandates" | "presence"> & {
  line: number;
  title: "Mme" | "M." | "";
};

export type CellError = { line: number; column: Column; problem: Problem };
type Refuse = (column: Column, problem: Problem) => void;

/** Whether a mandate is held in a municipality, at the EPCI, or in either. */
const seats: Record<PersonFunction, "municipality" | "epci" | "either"> = {
  chief_executive: "either",
  staff: "either",
  town_clerk: "municipality",
  mayor: "municipality",
  deputy_mayor: "municipality",
  councillor: "municipality",
  president: "epci",
  vice_president: "epci",
  partner: "either",
};

const titles: Record<string, Entry["title"]> = {
  "": "",
  mme: "Mme",
  madame: "Mme",
  m: "M.",
  mr: "M.",
  monsieur: "M.",
};

/** Reads a line whole: every wrong cell is told, and `entry` is there as soon as one knows whom the line is about. */
export function readRow(row: Row, find: FindMunicipality): { entry?: Entry; errors: CellError[] } {
  const { line, cells } = row;
  const errors: CellError[] = [];
  const refuse: Refuse = (column, problem) => void errors.push({ line, column, problem });

  for (const column of ["firstName", "lastName", "function", "email"] as const) {
    if (cells[column] === "") refuse(column, { kind: "missing_value" });
  }
  const title = titles[foldWords(cells.title)];
  if (title === undefined) refuse("title", { kind: "unknown_title", said: cells.title });
  const presence = readPresence(cells.presence);
  if (presence === undefined) refuse("presence", { kind: "unknown_day", said: cells.presence });
  const mandates = readMandates(cells, find, refuse);
  const email = cells.email.toLowerCase();
  const reachable = z.email().safeParse(email).success;
  if (email !== "" && !reachable) refuse("email", { kind: "bad_email", said: cells.email });

  const { firstName, lastName } = cells;
  if (!reachable || firstName === "" || lastName === "") return { errors };
  return {
    entry: { line, email, title: title ?? "", firstName, lastName, mandates, presence: presence ?? [] },
    errors,
  };
}

function readMandates(cells: Row["cells"], find: FindMunicipality, refuse: Refuse): Mandate[] {
  const places = readMunicipalities(cells.municipality, find, refuse);
  if (cells.function === "") return [];
  const said = readFunction(cells.function);
  if (said === undefined) {
    const suggestions = suggestFunctions(cells.function);
    refuse("function", { kind: "unknown_function", said: cells.function, suggestions });
    return [];
  }
  const held = said.function;
  const seat = seats[held];
  const placed = cells.municipality !== "";
  if (seat === "municipality" && !placed) refuse("municipality", { kind: "municipality_needed", function: held });
  if (seat === "epci" && placed) refuse("municipality", { kind: "municipality_refused", function: held });
  const delegations = [...new Set([...said.delegations, ...readDelegations(cells.delegations)])];
  if (!placed) return [{ function: held, delegations }];
  return places.map(({ insee }) => ({ function: held, insee, delegations }));
}

function readMunicipalities(said: string, find: FindMunicipality, refuse: Refuse): Municipality[] {
  return said
    .split(/[,;/\n]/)
    .map((part) => part.trim())
    .filter((part) => part !== "")
    .flatMap((part) => {
      const found = findAll(part, find);
      for (const one of found) {
        if (one.kind !== "one") refuse("municipality", toProblem(part, one));
      }
      return found.flatMap((one) => (one.kind === "one" ? one.municipality : []));
    });
}

/** "Vougy et Nandax" is two municipalities only when both are known: some names hold an "et" of their own. */
function findAll(said: string, find: FindMunicipality): MunicipalityFound[] {
  const whole = find(said);
  if (whole.kind !== "none") return [whole];
  const parts = said.split(/\s+et\s+/i).map(find);
  return parts.every(({ kind }) => kind === "one") ? parts : [whole];
}

function toProblem(said: string, found: Exclude<MunicipalityFound, { kind: "one" }>): Problem {
  if (found.kind === "none") {
    return { kind: "unknown_municipality", said, suggestions: found.suggestions.map(({ name }) => name) };
  }
  const possible = found.municipalities.map(({ name, insee }) => ({ name, insee }));
  return { kind: "ambiguous_municipality", said, possible };
}

import type { Unit } from "../diagnostic/coverage.ts";
import { count } from "./format.ts";

/** Both are feminine: what is said of the one may be said of the other. */
const nouns = {
  municipality: { one: "commune", many: "communes" },
  person: { one: "personne", many: "personnes" },
} as const;

/** "12 communes ont validé", "1 personne a validé"; `one` and `many`: what follows the noun. */
export function countUnits(units: number, unit: Unit, one = "", many = one): string {
  const noun = nouns[unit];
  return count(units, `${noun.one}${one && ` ${one}`}`, `${noun.many}${many && ` ${many}`}`);
}

/** "communes", "personnes". */
export function unitsNamed(unit: Unit): string {
  return nouns[unit].many;
}

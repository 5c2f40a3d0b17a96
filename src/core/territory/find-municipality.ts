import { suggest } from "../language/suggest.ts";
import type { Municipality } from "../people.ts";
import { foldPlace } from "./place-name.ts";

export type MunicipalityFound =
  | { kind: "one"; municipality: Municipality }
  /** Members of one name, in two départements. */
  | { kind: "several"; municipalities: Municipality[] }
  | { kind: "none"; suggestions: Municipality[] };

export type FindMunicipality = (said: string) => MunicipalityFound;

/** Finds a member by INSEE code or by its name, whatever the accents, hyphens, "St" and leading article; never by guess. */
export function createMunicipalityFinder(municipalities: readonly Municipality[]): FindMunicipality {
  const byInsee = new Map(municipalities.map((municipality) => [municipality.insee, municipality]));
  const byPlace = Map.groupBy(municipalities, ({ name }) => foldPlace(name));
  return (said) => {
    const wanted = foldPlace(said);
    const coded = byInsee.get(toInsee(said));
    const [first, ...others] = coded ? [coded] : (byPlace.get(wanted) ?? []);
    if (first === undefined) return { kind: "none", suggestions: resembling(wanted, byPlace) };
    if (others.length === 0) return { kind: "one", municipality: first };
    return { kind: "several", municipalities: [first, ...others] };
  };
}

/** A spreadsheet eats the first zero of "01004". */
function toInsee(said: string): string {
  return said.trim().toUpperCase().padStart(5, "0");
}

function resembling(wanted: string, byPlace: ReadonlyMap<string, Municipality[]>): Municipality[] {
  if (wanted === "") return [];
  const near = suggest(wanted, [...byPlace.keys()]);
  const longer = [...byPlace.keys()].filter((place) => ` ${place} `.includes(` ${wanted} `));
  return [...new Set([...near, ...longer])].flatMap((place) => byPlace.get(place) ?? []);
}

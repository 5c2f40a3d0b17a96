import { fold } from "../../core/language/fold.ts";
import type { Municipality } from "../../core/people.ts";
import type { Basin } from "../../core/store/perimeters.ts";
import { createMunicipalityFinder } from "../../core/territory/find-municipality.ts";
import { foldPlace } from "../../core/territory/place-name.ts";
import { placesIn } from "../consultations/places-in.ts";
import { findPlace } from "../find-place.ts";
import { capital } from "../../core/words/format.ts";

/** What is to be done with the municipalities named: the basin is made of them, gains them, or loses them. */
export type BasinChange = "all" | "add" | "remove";

/** "Charlieu : Vougy, Mars", "Charlieu ajouter Vougy", "Charlieu - Mars". */
export function readBasin(said: string): { name?: string; change: BasinChange; places?: string } {
  const text = said.trim().replace(/^(?:de vie\b\s*)?(?:(?:de|du)\s+(?=\p{Lu})|d['’])?/iu, "");
  const [, name = text, list = ""] =
    /^([^:=\n]*?)\s*[:=\n]\s*(.*)$/su.exec(text) ??
    /^(.*?)\s+((?:\+|[-−]\s|ajout|retir|enlev|enlèv).*)$/isu.exec(text) ??
    [];
  const { change, places } = readChange(list);
  return { ...(name === "" ? {} : { name }), change, ...(places === "" ? {} : { places }) };
}

function readChange(list: string): { change: BasinChange; places: string } {
  const added = /^(?:\+|ajout\p{L}*|aussi)\s*:?\s*/iu.exec(list);
  if (added) return { change: "add", places: list.slice(added[0].length).trim() };
  const removed = /^(?:[-−]|retir\p{L}*|enl[eè]v\p{L}*)\s*:?\s*/iu.exec(list);
  return removed
    ? { change: "remove", places: list.slice(removed[0].length).trim() }
    : { change: "all", places: list.trim() };
}

/** The basin of that name, however it is spelt. */
export function basinNamed(name: string, basins: readonly Basin[]): Basin | undefined {
  return basins.find((one) => foldPlace(one.name) === foldPlace(name));
}

/** As it will be shown: like the municipality of that name, else with a capital. */
export function basinName(said: string, municipalities: readonly Municipality[]): string {
  const found = createMunicipalityFinder(municipalities)(said);
  if (found.kind === "one") return found.municipality.name;
  return capital(said);
}

export type PlacesSaid = { places: Municipality[]; unknown: { said: string; near: Municipality[] }[] };

const theRest = /^(?:(?:toutes? )?(?:les?|la) (?:autres?|restes?)(?: communes?)?|(?:le )?reste)$/;

/** The municipalities of a list, and what in it names none. `free`: those in no basin, for "les autres". */
export function readPlaces(
  said: string,
  municipalities: readonly Municipality[],
  free: readonly Municipality[],
): PlacesSaid {
  const find = createMunicipalityFinder(municipalities);
  const read = said
    .split(/[,;\n/]|\.\s|\.$|\s(?:et|puis)\s/u)
    .map((one) => one.trim())
    .filter((one) => one !== "")
    .map((one): PlacesSaid => {
      if (theRest.test(fold(one))) return { places: [...free], unknown: [] };
      const place = findPlace(one, municipalities);
      if (place !== undefined) return { places: [place], unknown: [] };
      const several = placesIn(one, municipalities);
      if (several.rest === "" && several.places.length > 0) return { places: several.places, unknown: [] };
      const found = find(one);
      if (found.kind === "one") return { places: [found.municipality], unknown: [] };
      const near = found.kind === "several" ? found.municipalities : found.suggestions;
      return { places: [], unknown: [{ said: one, near }] };
    });
  return {
    places: [...new Set(read.flatMap(({ places }) => places))],
    unknown: read.flatMap(({ unknown }) => unknown),
  };
}

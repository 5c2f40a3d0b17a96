import { fold } from "../../core/language/fold.ts";
import type { Municipality } from "../../core/people.ts";
import type { Move } from "../../core/scenario/standings.ts";
import type { Basin } from "../../core/store/perimeters.ts";
import { basinNamed, type PlacesSaid, readPlaces } from "../basins/read-basin.ts";

type Territory = { municipalities: readonly Municipality[]; basins: readonly Basin[] };

const but = /\s*,?\s*(?<!\p{L})(?:sauf|hormis|hors|except[ée]e?s?|à l['’]exception)(?:\s+(?:de|du|des))?\s+/iu;
const everyone =
  /^(?:tou(?:te)?s?(?: les| nos)?(?: communes?)?|tout le territoire|(?:l'ensemble|ensemble)(?: des communes)?)$/u;
const aBasin = /^(?:l[ae]s?\s+)?(?:communes?\s+)?(?:du\s+)?bassin(?:\s+de\s+vie)?\s+(?:(?:de|du|des)\s+|d['’])?(.+)$/iu;

/** "Charlieu, Vougy", "toutes sauf Belmont", "bassin de Charlieu, Nandax". `free`: for « les autres ». */
export function readScenarioPlaces(said: string, territory: Territory, free: readonly Municipality[]): PlacesSaid {
  const [list = "", ...left] = said
    .trim()
    .replace(/^(?:avec|entre|pour|les communes de)\s+/iu, "")
    .split(but);
  const kept = readList(list, territory, free);
  const away = left.map((one) => readList(one, territory, []));
  const gone = new Set(away.flatMap(({ places }) => places));
  return {
    places: kept.places.filter((one) => !gone.has(one)),
    unknown: [kept, ...away].flatMap(({ unknown }) => unknown),
  };
}

function readList(list: string, territory: Territory, free: readonly Municipality[]): PlacesSaid {
  const { municipalities } = territory;
  const read = list
    .split(/[,;\n]/u)
    .map((one) => one.trim().replace(/\.$/u, ""))
    .filter((one) => one !== "")
    .map((one) => readPiece(one, territory, free));
  const places = new Set(read.flatMap((one) => one.places));
  return {
    places: municipalities.filter((one) => places.has(one)),
    unknown: read.flatMap(({ unknown }) => unknown),
  };
}

function readPiece(said: string, { municipalities, basins }: Territory, free: readonly Municipality[]): PlacesSaid {
  if (everyone.test(fold(said))) return { places: [...municipalities], unknown: [] };
  const name = aBasin.exec(said)?.[1];
  if (name === undefined) return readPlaces(said, municipalities, free);
  const [basin = "", ...others] = name.split(/\s+(?:et|puis)\s+/iu);
  const found = basinNamed(name, basins) ?? basinNamed(basin, basins);
  if (found === undefined) return { places: [], unknown: [{ said, near: [] }] };
  const inside = municipalities.filter(({ insee }) => found.places.includes(insee));
  if (others.length === 0 || basinNamed(name, basins) !== undefined) return { places: inside, unknown: [] };
  const more = readPlaces(others.join(", "), municipalities, free);
  return { places: [...inside, ...more.places], unknown: more.unknown };
}

const verbs: [to: Move["to"], words: string][] = [
  [
    "in",
    "rajout\\p{L}*|ajout\\p{L}*|avec|plus|int[èée]gr\\p{L}*|rejoi\\p{L}*|entrer?(?:ait|aient|ent)?(?:\\s+dans)?(?=\\s*$)|dedans|\\+",
  ],
  ["out", "retir\\p{L}*|enl[èée]v\\p{L}*|sans|moins|sort\\p{L}*|quitt\\p{L}*|dehors|[-−](?=\\s)"],
  ["observer", "(?:en\\s+)?observ\\p{L}*"],
];
const verb = new RegExp(
  `(?<![\\p{L}\\d-])(?:${verbs.map(([, words]) => words).join("|")})(?![\\p{L}\\d])\\s*:?`,
  "giu",
);

/** Whether the words change a scenario. */
export function isChange(said: string): boolean {
  return said.search(new RegExp(verb.source, "iu")) !== -1;
}

/** The words before the first change, and the changes. */
export function splitChange(said: string): { name: string; change: string } {
  const at = said.search(new RegExp(verb.source, "iu"));
  return at === -1 ? { name: said, change: "" } : { name: said.slice(0, at).trim(), change: said.slice(at) };
}

export type MovesSaid = { moves: (Move & { place: Municipality })[]; unknown: PlacesSaid["unknown"] };

/** "ajouter Nandax, sans Mars", "Nandax observe". Undefined where it is not sure which municipalities go with which word. */
export function readMoves(said: string, territory: Territory, free: readonly Municipality[]): MovesSaid | undefined {
  const found = [...said.matchAll(verb)].map(({ 0: words, index }) => ({ words, index, to: meaningOf(words) }));
  const ends = found.map(({ index, words }) => index + words.length);
  const between = [0, ...ends].map((from, rank) => tidied(said.slice(from, found[rank]?.index)));
  const lists = listOfEach(found.length, between);
  if (lists === undefined) return undefined;
  const read = found.map(({ to }, rank) => ({ to, ...readScenarioPlaces(lists[rank] ?? "", territory, free) }));
  return {
    moves: read.flatMap(({ to, places }) => places.map((place) => ({ insee: place.insee, to, place }))),
    unknown: read.flatMap(({ unknown }) => unknown),
  };
}

/** The list of each of so many verbs, among what stands before, between and after them. */
function listOfEach(many: number, between: readonly string[]): string[] | undefined {
  const lists = between.filter((list) => list !== "");
  if (lists.length === many || (many === 1 && lists.length === 0)) return lists;
  const [only = ""] = lists;
  const comma = Math.max(only.lastIndexOf(","), only.lastIndexOf(";"));
  // « sans Vougy, Boyer observe ».
  const isSplit = many === 2 && lists.length === 1 && only === between[1] && comma > 0;
  return isSplit ? [only.slice(0, comma), only.slice(comma + 1)] : undefined;
}

function tidied(list: string): string {
  return list
    .replace(/^[\s,;:]+|[\s,;:.]+$/gu, "")
    .replace(/^et\s+|\s+et$|^et$/giu, "")
    .replace(/^(?:à|en|comme)\s+/iu, "");
}

function meaningOf(words: string): Move["to"] {
  return verbs.find(([, pattern]) => new RegExp(`^(?:${pattern})\\s*:?$`, "iu").test(words))?.[0] ?? "in";
}

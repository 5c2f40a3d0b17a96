import { isElected } from "../../core/access.ts";
import type { CommandContext } from "../../core/command.ts";
import { findPeople, suggestPeople } from "../../core/governance/find-people.ts";
import { fold } from "../../core/language/fold.ts";
import type { Person } from "../../core/people.ts";
import { readFunction } from "../../core/territory/function-words.ts";
import { fullNameOf } from "../../core/words/people.ts";
import { findPlace } from "../find-place.ts";

/** `people`: whom the words may mean; `near`: names close to them, when nobody is. `held`: a function was said. */
export type Whom = { people: Person[]; near: string[]; held: boolean };

const article =
  /^(?:(?:madame|mme|monsieur|m\.?)\s+(?=l[ae]\s|l['’]))?(?:(?:la|le|les|mon|ma|notre|votre|un|une)\s+|l['’]\s*)+/iu;
const colleague = /^coll[eè]gues?(?: de travail)?\s*,?\s*/iu;

/** "la maire", "Paul Durand", "mon collègue Martin", "le maire de Nandax", "la DGS": first in this municipality, else at the EPCI. */
export function readWhom(said: string, { store, person }: CommandContext, insee: string): Whom {
  const all = store.people.all();
  const words = said
    .trim()
    .replace(/[\s.!?,;]+$/u, "")
    .replace(article, "");
  const held = holders(words, store.people.inMunicipality(insee), all, insee) ?? elsewhere(words, store, all);
  if (held !== undefined) return { people: held, near: [], held: true };
  const name = words.replace(colleague, "");
  if (name === "" || /^(?:mairie|commune|secr[ée]tariat)$/iu.test(name)) {
    const others = store.people.inMunicipality(insee).filter(({ id }) => id !== person.id);
    // A colleague is an agent: nobody calls the mayor so.
    const people = colleague.test(words) ? others.filter((one) => !isElected(one)) : others;
    return { people, near: [], held: true };
  }
  const found = findPeople(name, all);
  const here = found.filter(({ mandates }) => mandates.some((one) => one.insee === insee));
  const near = suggestPeople(name, all).map(fullNameOf);
  return { people: here.length > 0 ? here : found, near, held: false };
}

/** Who holds this function here; what a municipality does not have is at the EPCI. Undefined: no function was said. */
function holders(words: string, here: readonly Person[], all: readonly Person[], insee: string): Person[] | undefined {
  const read = readFunction(words.replace(/^mairesse\b/iu, "maire"));
  if (read === undefined) return undefined;
  const own = here.filter(({ mandates }) =>
    mandates.some((one) => one.insee === insee && one.function === read.function),
  );
  if (own.length > 0) return own;
  if (read.function !== "chief_executive" && read.function !== "president") return [];
  return all.filter(({ mandates }) =>
    mandates.some((one) => one.insee === undefined && one.function === read.function),
  );
}

/** "Maire de Nandax". */
function elsewhere(words: string, store: CommandContext["store"], all: readonly Person[]): Person[] | undefined {
  const [, what = "", where = ""] = /^(.+?)\s+(?:de|d['’]|du|à)\s*(.+)$/iu.exec(words) ?? [];
  const place = where === "" ? undefined : findPlace(where, store.territory.municipalities());
  if (place === undefined || readFunction(fold(what)) === undefined) return undefined;
  return holders(what, store.people.inMunicipality(place.insee), all, place.insee);
}

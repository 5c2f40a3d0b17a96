import { fold } from "../../core/language/fold.ts";
import { suggest } from "../../core/language/suggest.ts";
import { isTypoOf } from "../../core/language/typos.ts";
import type { Municipality, Person } from "../../core/people.ts";
import { findPlace } from "../find-place.ts";

/** `ask`: perhaps one of these; nobody is taken for another in silence. */
export type NamedPerson = { kind: "one"; person: Person } | { kind: "ask"; people: Person[] } | { kind: "none" };

const mostProposed = 4;

/** Who is meant by "Kerbrat", "Mme Kerbrat", "Odile Kerbrat", "la maire de Chandon", "Chandon", "le président". */
export function namedPerson(said: string, people: readonly Person[], places: readonly Municipality[]): NamedPerson {
  const { title, name } = splitTitle(said);
  if (name === "") return { kind: "none" };
  const exact = people.filter((person) => waysOf(person).some((way) => squash(way) === squash(name)));
  if (exact.length > 0) {
    const fitting = exact.filter((person) => title === undefined || (person.title ?? title) === title);
    return among(fitting, exact);
  }
  const byFunction = holding(name, people, places);
  if (byFunction.length > 0) return among(byFunction, byFunction);
  return doubtful(name, people);
}

function splitTitle(said: string): { title?: Person["title"]; name: string } {
  const words = fold(said).replace(/^[\s,.:;'"«]+|[\s,.:;'"»]+$/gu, "");
  const [, before = ""] = /^((?:(?:m|mr|monsieur|mme|mlle|madame|mesdames|messieurs|et)\.?\s+)*)/u.exec(words) ?? [];
  const name = words.slice(before.length).trim();
  if (/\b(?:m|mr|monsieur)\b/u.test(before)) return { title: "M.", name };
  return /\b(?:mme|mlle|madame)\b/u.test(before) ? { title: "Mme", name } : { name };
}

function waysOf({ firstName, lastName }: Person): string[] {
  const initials = firstName.split(/[\s-]/u).map((part) => part.charAt(0));
  return [lastName, `${firstName} ${lastName}`, `${lastName} ${firstName}`, `${initials.join("")} ${lastName}`];
}

function squash(name: string): string {
  return fold(name).replace(/[^\p{L}\d]/gu, "");
}

function among(fitting: readonly Person[], all: readonly Person[]): NamedPerson {
  const [only, ...others] = fitting;
  if (only !== undefined && others.length === 0) return { kind: "one", person: only };
  return { kind: "ask", people: (fitting.length > 0 ? fitting : all).slice(0, mostProposed) };
}

/** By what they are: the DGS, the president, a mayor, or whoever comes from a municipality. */
function holding(name: string, people: readonly Person[], places: readonly Municipality[]): Person[] {
  const words = name.replace(/^(?:(?:le|la|les)\s+|l')/u, "");
  const heldAtEpci = (held: string) =>
    people.filter(({ mandates }) => mandates.some((one) => one.function === held && one.insee === undefined));
  if (/^(?:dgs|directrice generale|directeur general)(?: des services)?$/u.test(words))
    return heldAtEpci("chief_executive");
  if (/^presidente?$/u.test(words)) return heldAtEpci("president");
  const [, mayorOf] = /^maire\s+(?:de\s+|du\s+|des\s+|d')?(.+)$/u.exec(words) ?? [];
  const place = findPlace(mayorOf ?? words, [...places]);
  if (place === undefined) return [];
  return people.filter(({ mandates }) =>
    mandates.some((one) => one.insee === place.insee && (mayorOf === undefined || one.function === "mayor")),
  );
}

/** A first name alone, a part of a name, a slip: it may be them, and is asked. */
function doubtful(name: string, people: readonly Person[]): NamedPerson {
  const part = people.filter(
    ({ firstName, lastName }) =>
      squash(firstName) === squash(name) || fold(lastName).split(/[\s']/u).includes(name) || holdsAll(name, lastName),
  );
  const words = name.split(" ");
  const near = suggest(words.at(-1) ?? name, [...new Set(people.map(({ lastName }) => lastName))]);
  // A first name that is another too makes it somebody else.
  const mayBe = ({ firstName, lastName }: Person) =>
    near.includes(lastName) &&
    (words.length === 1 || words.some((word) => word === fold(firstName) || isTypoOf(word, fold(firstName))));
  const found = part.length > 0 ? part : people.filter(mayBe);
  return found.length === 0 ? { kind: "none" } : { kind: "ask", people: found.slice(0, mostProposed) };
}

/** "Paul Kerbrat" where there is only an Odile Kerbrat. */
function holdsAll(name: string, lastName: string): boolean {
  const words = name.split(" ");
  return words.length > 1 && words.at(-1) === fold(lastName);
}

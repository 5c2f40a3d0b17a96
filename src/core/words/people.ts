import type { Mandate, Person } from "../people.ts";
import { formatList, of } from "./format.ts";

/** "Mme Arnaud", or "Claire Arnaud" when no title was given. */
export function nameOf(person: Pick<Person, "title" | "firstName" | "lastName">): string {
  return person.title === undefined ? `${person.firstName} ${person.lastName}` : `${person.title} ${person.lastName}`;
}

/**
 * How each is named where several are, by their id: "Mme Berger"; where two would read alike, "Mme Anne Berger", then
 * "Mme Anne Berger (Vougy)".
 */
export function namesApart(people: readonly Person[], placeName: (insee: string) => string): Map<number, string> {
  const withPlaces = (one: Person) => {
    const places = [...new Set(one.mandates.flatMap(({ insee }) => (insee === undefined ? [] : placeName(insee))))];
    return places.length === 0 ? inFull(one) : `${inFull(one)} (${places.join(", ")})`;
  };
  const names = new Map<number, string>();
  let alike: readonly Person[] = people;
  for (const way of [nameOf, inFull, withPlaces]) {
    for (const one of alike) names.set(one.id, way(one));
    alike = [...Map.groupBy(alike, way).values()].filter(({ length }) => length > 1).flat();
  }
  return names;
}

function inFull(one: Person): string {
  return one.title === undefined ? fullNameOf(one) : `${one.title} ${fullNameOf(one)}`;
}

export function fullNameOf(person: Pick<Person, "firstName" | "lastName">): string {
  return `${person.firstName} ${person.lastName}`;
}

/** Where somebody who left the directory would be named. */
export function sayNobodyThere(): string {
  return "une personne qui n'est plus dans l'annuaire";
}

/** Where somebody who answered without their name would be named. */
export function sayUnnamed(): string {
  return "réponse non nominative";
}

/** "Bonjour Madame Lefèvre". */
export function greet(person: Person): string {
  const titles = { Mme: "Madame", "M.": "Monsieur" };
  return person.title === undefined
    ? `Bonjour ${person.firstName} ${person.lastName}`
    : `Bonjour ${titles[person.title]} ${person.lastName}`;
}

/** "la CC Charlieu-Belmont": communautés and métropoles take the article. */
export function sayEpci(name: string): string {
  return /^(?:CC|CA|CU|Communauté|Métropole)\b/u.test(name) ? `la ${name}` : name;
}

/** "maire de Vougy", "secrétaire générale de mairie de Vougy et de Nandax". `placeName` turns an INSEE code into a name. */
export function sayMandates(
  person: Pick<Person, "title" | "mandates">,
  placeName: (insee: string) => string,
  epciName: string,
): string {
  const byTitle = new Map<string, string[]>();
  for (const mandate of person.mandates) {
    const title = functionWord(mandate, person.title === "Mme");
    byTitle.set(title, [
      ...(byTitle.get(title) ?? []),
      mandate.insee === undefined ? sayEpci(epciName) : placeName(mandate.insee),
    ]);
  }
  return formatList([...byTitle].map(([title, places]) => `${title} ${formatList(places.map(of))}`));
}

/** "maire, vice-présidente": the functions alone. */
export function sayFunctions(person: Pick<Person, "title" | "mandates">): string {
  return [...new Set(person.mandates.map((mandate) => functionWord(mandate, person.title === "Mme")))].join(", ");
}

function functionWord(mandate: Mandate, feminine: boolean): string {
  const about = mandate.delegations.length === 0 ? "" : ` (${mandate.delegations.join(", ")})`;
  const pick = (masculine: string, female: string) => (feminine ? female : masculine) + about;
  switch (mandate.function) {
    case "chief_executive":
      return pick("directeur général des services", "directrice générale des services");
    case "staff":
      return `agent${about}`;
    case "town_clerk":
      return pick("secrétaire général de mairie", "secrétaire générale de mairie");
    case "mayor":
      return `maire${about}`;
    case "deputy_mayor":
      return pick("adjoint", "adjointe");
    case "councillor":
      return pick("conseiller municipal", "conseillère municipale");
    case "president":
      return pick("président", "présidente");
    case "vice_president":
      return pick("vice-président", "vice-présidente");
    case "partner":
      return `partenaire${about}`;
  }
}

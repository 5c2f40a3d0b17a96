import type { Epci, Municipality, PersonFunction } from "../people.ts";
import type { Territory } from "../territory/read-epci.ts";
import { count, formatList, formatNumber, formatSome, of } from "./format.ts";
import { typeset } from "./typography.ts";

export const importEpciCommand = "`npm run relais -- importer epci`";

/** "la CC Charlieu-Belmont" after "de"; "Bordeaux Métropole" takes no article. */
export function ofEpci(name: string): string {
  return /^(?:CC|CA|CU|Métropole)\b/.test(name) ? `de la ${name}` : of(name);
}

/** Names that suit women and men alike. */
export const functionNames: Record<PersonFunction, string> = {
  chief_executive: "direction générale des services",
  staff: "agent",
  town_clerk: "secrétariat de mairie",
  mayor: "maire",
  deputy_mayor: "adjointe ou adjoint",
  councillor: "conseil municipal",
  president: "présidence",
  vice_president: "vice-présidence",
  partner: "partenaire",
};

/** Paragraphs and lists, a line each. */
export function lines(...parts: (string | readonly string[])[]): string {
  return parts.flat().map(typeset).join("\n");
}

export function epciNeeded(): string {
  return typeset(
    `Dites quelle intercommunalité importer, par son SIREN ou par des mots de son nom : ${importEpciCommand} suivi de l'un ou de l'autre.`,
  );
}

export function epciUnknown(query: string, suggestions: readonly Territory[]): string {
  if (suggestions.length === 0) {
    return typeset(
      `Aucune intercommunalité ne répond à « ${query} ». Essayez un seul mot de son nom, ou son SIREN (9 chiffres).`,
    );
  }
  return lines(`Aucune intercommunalité ne répond à « ${query} ». Vouliez-vous dire :`, territoryList(suggestions));
}

export function epciAmbiguous(query: string, possible: readonly Territory[]): string {
  const total = count(possible.length, "intercommunalité répond", "intercommunalités répondent");
  return lines(`${total} à « ${query} ». Relancez avec le SIREN de la vôtre :`, territoryList(possible));
}

export function epciAlreadyThere(present: Epci, asked: Epci): string {
  return typeset(
    `Cette base est celle ${ofEpci(present.name)} (${present.siren}) : ${asked.name} (${asked.siren}) n'y a pas été importée. Une base ne sert qu'une intercommunalité. Choisissez un autre fichier de base (RELAIS_DB) pour la seconde.`,
  );
}

type EpciReport = {
  epci: Epci;
  members: number;
  added: readonly Municipality[];
  left: readonly Municipality[];
  changed: readonly Municipality[];
  /** The EPCI's own name, kind or populations are not those known before. */
  renewed: boolean;
  /** Version of the published package. */
  version: string;
};

export function epciReport({ epci, members, added, left, changed, renewed, version }: EpciReport): string {
  const moved = [
    namedList("Communes ajoutées", added),
    namedList("Communes parties", left),
    namedList("Données mises à jour", changed),
    renewed && changed.length === 0 ? ["Intercommunalité : données mises à jour."] : [],
  ].flat();
  return lines(
    `${epci.name} (SIREN ${epci.siren})`,
    moved.length > 0 ? moved : ["Rien n'a changé."],
    `Total : ${count(members, "commune", "communes")}, ${formatNumber(epci.populationTotal)} habitants (population totale ; municipale : ${formatNumber(epci.populationMunicipal)}).`,
    `Source : @etalab/decoupage-administratif ${version}, Licence Ouverte. Fuseau horaire : ${epci.timeZone}.`,
  );
}

function namedList(label: string, municipalities: readonly Municipality[]): string[] {
  if (municipalities.length === 0) return [];
  return [`${label} (${municipalities.length}) : ${formatSome(municipalities.map(({ name }) => name))}.`];
}

const longestList = 15;

function territoryList(territories: readonly Territory[]): string[] {
  const shown = territories.slice(0, longestList).map(({ epci, municipalities }) => {
    const departments = [...new Set(municipalities.map(({ department }) => department))].toSorted();
    const where = `${departments.length > 1 ? "départements" : "département"} ${formatList(departments)}`;
    return `  ${epci.siren}  ${epci.name} (${where}, ${count(municipalities.length, "commune", "communes")})`;
  });
  const hidden = territories.length - shown.length;
  return hidden > 0 ? [...shown, `  … et ${hidden} autres : ajoutez un mot du nom.`] : shown;
}

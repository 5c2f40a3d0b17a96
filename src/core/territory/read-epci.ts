import { z } from "zod";
import type { Epci, Municipality } from "../people.ts";

/** An intercommunalité and its members, as published each year. */
export type Territory = { epci: Epci; municipalities: Municipality[] };

const population = z.int().nonnegative();
const siren = z.string().regex(/^\d{9}$/);

const member = z
  .object({
    code: z.string().regex(/^\d[\dAB]\d{3}$/),
    siren,
    nom: z.string(),
    populationTotale: population,
    populationMunicipale: population,
  })
  .transform((row): Municipality => ({
    insee: row.code,
    siren: row.siren,
    name: row.nom,
    department: departmentOf(row.code),
    populationTotal: row.populationTotale,
    populationMunicipal: row.populationMunicipale,
  }));

/** The year of the populations in that file, as INSEE names it: those of version 6 of the package. */
export const populationYear = 2022;

/** A row of `epci.json` of @etalab/decoupage-administratif (Licence Ouverte), the most populous member first. */
const published = z
  .object({
    code: siren,
    nom: z.string(),
    type: z.string(),
    modeFinancement: z.string(),
    populationTotale: population,
    populationMunicipale: population,
    membres: z.tuple([member], member),
  })
  .transform((row): Territory => ({
    epci: {
      siren: row.code,
      name: row.nom,
      kind: row.type,
      financing: row.modeFinancement,
      populationTotal: row.populationTotale,
      populationMunicipal: row.populationMunicipale,
      timeZone: timeZoneOf(row.membres[0].department),
    },
    municipalities: row.membres,
  }));

/** All the intercommunalités of the published file. Throws `ZodError` when the file has another shape. */
export function readEpciList(json: unknown): Territory[] {
  return z.array(published).parse(json);
}

/** Two characters ("42", "2A"), three overseas ("974"). */
export function departmentOf(insee: string): string {
  return insee.slice(0, /^9[78]/.test(insee) ? 3 : 2);
}

const overseasZones: Record<string, string> = {
  "971": "America/Guadeloupe",
  "972": "America/Martinique",
  "973": "America/Cayenne",
  "974": "Indian/Reunion",
  "976": "Indian/Mayotte",
};

/** The IANA zone in which a département's hours are said. */
export function timeZoneOf(department: string): string {
  return overseasZones[department] ?? "Europe/Paris";
}

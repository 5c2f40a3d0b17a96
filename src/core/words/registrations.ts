import { type Block, type Outbound, say, text } from "../message.ts";
import type { Person } from "../people.ts";
import { csvFile } from "./body-members.ts";
import { count, formatSome, plural } from "./format.ts";
import { fullNameOf, nameOf, sayFunctions } from "./people.ts";

/** `meeting`: its name and day. `typed`: as it is typed after "je viens". */
export function sayRegistered(meeting: string, typed: string): string {
  return `C'est noté, votre inscription est faite : **${meeting}**. Si vous ne pouvez plus venir : \`je ne viens pas ${typed}\`.`;
}

export type Registered = { place: string; people: Person[] };

const mostPlaces = 20;

/**
 * Who said they come, by municipality, with the sheet to sign on the day. `missing`: the municipalities from which nobody
 * does yet.
 */
export function sayRegistrations(meeting: string, groups: readonly Registered[], missing: readonly string[]): Outbound {
  const total = groups.reduce((sum, { people }) => sum + people.length, 0);
  if (total === 0)
    return say(
      `Personne ne s'est encore inscrit (${meeting}). Pour s'inscrire : \`je m'inscris\`, suivi du nom de la réunion.`,
    );
  const places = groups.filter(({ place }) => place !== "").length;
  const hidden = groups.length - mostPlaces;
  const blocks: Block[] = [
    {
      type: "table",
      caption: `${meeting} : ${count(total, "personne inscrite", "personnes inscrites")}, ${count(places, "commune", "communes")}`,
      columns: ["Commune", "Nombre", "Qui"],
      rows: groups
        .slice(0, mostPlaces)
        .map(({ place, people }) => [
          place || "Intercommunalité",
          String(people.length),
          formatSome(people.map(nameOf)),
        ]),
    },
    ...(hidden > 0 ? [text(`Et ${count(hidden, "autre commune", "autres communes")} : voyez la feuille.`)] : []),
    ...(missing.length === 0
      ? []
      : [
          text(
            `${plural(missing.length, "Commune", "Communes")} sans personne encore (${missing.length}) : ${formatSome(missing)}.`,
          ),
        ]),
    sheet(meeting, groups),
  ];
  return { blocks };
}

/** To print, and to sign on the day. */
function sheet(meeting: string, groups: readonly Registered[]): Block {
  const rows = groups.flatMap(({ place, people }) =>
    people.map((person) => [place || "Intercommunalité", fullNameOf(person), sayFunctions(person), ""]),
  );
  return csvFile(
    `emargement-${meeting}`,
    "Ouvrir la feuille d'émargement",
    ["Commune", "Nom", "Fonction", "Signature"],
    rows,
  );
}

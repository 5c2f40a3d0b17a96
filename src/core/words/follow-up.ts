import type { CivilDate } from "../calendar/civil-date.ts";
import type { Coverage, Place } from "../diagnostic/coverage.ts";
import type { Block, Outbound } from "../message.ts";
import { text } from "../message.ts";
import type { Person } from "../people.ts";
import { csvFile } from "./body-members.ts";
import { count, formatList } from "./format.ts";
import { nameOf } from "./people.ts";
import { sayCoverageLine } from "./state.ts";

/** The 25 municipalities of an ordinary EPCI are shown whole; those of the largest are not. */
const mostRows = 30;

type Contact = { person: Person; reachable: boolean };

/** Who is still awaited, and who to ask: without blame, in alphabetical order. */
export function sayFollowUp(
  campaigns: readonly { title: string; wishedBy: CivilDate; coverage: Coverage }[],
  contactsOf: (insee: string) => Contact[],
  today: CivilDate,
): Outbound {
  return {
    blocks: campaigns.flatMap((campaign) => [text(sayCoverageLine(campaign, today)), ...lists(campaign, contactsOf)]),
  };
}

const columns = ["Commune", "Où elle en est", "Secrétariat"];

function lists(
  { title, coverage }: { title: string; coverage: Coverage },
  contactsOf: (insee: string) => Contact[],
): Block[] {
  if (coverage.ongoing.length + coverage.not_begun.length === 0) return [text("Il ne manque aucune réponse.")];
  const row = (place: Place, state: string) => [
    place.name,
    state,
    formatList(contactsOf(place.insee).map(sayContact)) || "personne dans l'annuaire",
  ];
  const rows = [
    ...coverage.ongoing.map((place) => row(place, "en cours")),
    ...coverage.not_begun.map((place) => row(place, "pas commencé")),
  ];
  const more = rows.length - mostRows;
  return [
    {
      type: "table",
      caption: "Réponses encore attendues",
      columns,
      rows: more > 0 ? rows.slice(0, mostRows) : rows,
    },
    ...(more > 0
      ? [
          text(`Et ${count(more, "autre commune", "autres communes")}, dans le fichier.`),
          csvFile(`reponses attendues ${title}`, "Ouvrir la liste complète", columns, rows),
        ]
      : []),
  ];
}

function sayContact({ person, reachable }: Contact): string {
  return reachable ? nameOf(person) : `${nameOf(person)} (pas encore sur Relais)`;
}

export function sayNoCampaign(): string {
  return "Aucun diagnostic n'est en cours.";
}

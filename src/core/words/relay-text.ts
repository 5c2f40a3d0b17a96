import type { CivilDate } from "../calendar/civil-date.ts";
import { type Outbound, text } from "../message.ts";
import type { Person } from "../people.ts";
import type { BriefingSaid } from "./briefing-lines.ts";
import { withoutTyping } from "./briefing.ts";
import { formatDate, formatList, of, plural } from "./format.ts";
import { nameOf } from "./people.ts";

/** To be copied as it is: nothing in it is to be typed here, nor says that anybody did not read. */
export function sayRelayText(
  place: string,
  lines: readonly BriefingSaid[],
  clerks: readonly Person[],
  today: CivilDate,
): Outbound {
  const whom = clerks.length === 0 ? "à la mairie" : `à ${formatList(clerks.map(nameOf))}`;
  const said = lines.map((line) => `- ${withoutTyping(line.said).replaceAll("**", "")}`);
  return {
    title: `Texte prêt pour la mairie ${of(place)}`,
    blocks: [
      text(`À transmettre ${whom}, ou à dire au téléphone. Rien ici n'est réservé à quelques personnes.`),
      text(
        [`Le projet commun en bref, ${formatDate(today)}, à lire en réunion du maire et des adjoints :`, ...said].join(
          "\n",
        ),
      ),
    ],
  };
}

export function sayNothingToRelay(place: string): string {
  return `Rien de nouveau pour ${place} ces trois dernières semaines : aucun texte à transmettre.`;
}

export function sayNoOneSilent(): string {
  return "Aucune commune n'est restée sans signe ces trois dernières semaines. Pour une commune précise : `à relayer` suivi de son nom.";
}

export function sayTooEarly(): string {
  return "Les premiers points de la semaine datent de moins de trois semaines : il est trop tôt pour le dire. Pour une commune précise : `à relayer` suivi de son nom.";
}

export function sayWhichSilent(places: number): string {
  const what = plural(places, "Cette commune n'a", "Ces communes n'ont");
  return `${what} donné aucun signe depuis trois semaines (Noël et août ne comptent pas). Pour laquelle préparer un texte ?`;
}

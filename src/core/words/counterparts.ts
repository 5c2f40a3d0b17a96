import type { Counterpart } from "../diagnostic/shared-service.ts";
import { type Outbound, say, text } from "../message.ts";
import { cutTable } from "./cut-table.ts";
import { formatList, formatNumber, of } from "./format.ts";

const mostRows = 12;

/** `same`: how many of them do it in the way of `place`, first. `whomToCall`: whoever answers for the municipality. */
export function sayCounterparts(told: {
  title: string;
  place: string;
  own: string;
  others: readonly Counterpart[];
  same: number;
  wayOf: (value: string) => string;
  whomToCall: (insee: string) => string[];
}): Outbound {
  const { title, place, own, others, same, wayOf, whomToCall } = told;
  const answered = `Réponse ${of(place)} : ${wayOf(own)}.`;
  if (others.length === 0) return say(`${answered} Aucune autre commune n'a encore validé un tel service (${title}).`);
  const found =
    same === 0
      ? "Aucune autre commune ne fait pareil ; celles-ci font autrement."
      : "Celles qui font pareil d'abord, de la plus proche en habitants à la plus éloignée.";
  return {
    title: `Qui fait pareil : ${title}`,
    blocks: [
      text(`${answered} ${found}`),
      ...cutTable({
        caption: "Communes à appeler",
        columns: ["Commune", "Service", "Habitants", "Qui appeler"],
        rows: others.map(({ id, name, way, population }) => [
          name,
          wayOf(way),
          formatNumber(population),
          formatList(whomToCall(id)) || "personne dans l'annuaire",
        ]),
        most: mostRows,
        others: ["autre commune", "autres communes"],
        file: `qui fait pareil ${place}`,
      }),
      text(
        "Elles ont répondu pour la direction générale et le comité technique : mettez-les en relation avec leur accord.",
      ),
    ],
  };
}

export function sayNoWayValidated(title: string, place: string): string {
  return `La réponse ${of(place)} n'est pas encore validée (${title}). Où elle en est : \`diagnostic ${place}\`.`;
}

export function sayNoSharedService(title: string): string {
  return `« ${title} » ne demande pas comment un service est assuré. Pour un autre diagnostic, dites son nom : \`qui fait pareil que\`, la commune, puis le service.`;
}

export const counterpartQuestion = { text: "Pareil que quelle commune ?", label: "Commune" };

/** To the secretary of `place`: the same service given in the same way, and the function to call there. */
export function sayAlikeElsewhere(told: {
  title: string;
  place: string;
  way: string;
  alike: readonly { name: string; functions: readonly string[] }[];
}): Outbound {
  const { title, place, way, alike } = told;
  const answered = `Réponse ${of(place)} : ${way}.`;
  if (alike.length === 0) return say(`${answered} Aucune autre commune n'a validé la même réponse (${title}).`);
  return {
    title: `Qui fait pareil : ${title}`,
    blocks: [
      text(`${answered} Font de même, de la plus proche en habitants à la plus éloignée :`),
      ...cutTable({
        caption: "Communes à appeler",
        columns: ["Commune", "Qui appeler"],
        rows: alike.map(({ name, functions }) => [name, formatList(functions) || "la mairie"]),
        most: mostRows,
        others: ["autre commune", "autres communes"],
        file: `qui fait pareil ${place}`,
      }),
      text("Rien d'autre de leurs réponses n'est montré ici, ni des vôtres chez elles."),
    ],
  };
}

export function sayNotYourCounterparts(place: string): string {
  return `Je peux chercher qui fait pareil que vos communes, pas pour ${place}. Écrivez \`qui fait pareil\`.`;
}

import type { CivilDate } from "../calendar/civil-date.ts";
import { type Outbound, text } from "../message.ts";
import { reservedNames } from "./agenda-items.ts";
import { type DecisionRow, sayOutcome } from "./decisions.ts";
import { count, formatDate, formatList } from "./format.ts";

/** Under the questions of the minutes: they may be left at any moment. */
export function sayMinutesLeft(typed: string): string {
  return `D'accord, on s'arrête là. Tout ce que vous avez dit est gardé : \`relevé ${typed}\` reprend ici.`;
}

export function sayItemAsked(place: { number: number; total: number; title: string; sensitive: boolean }): {
  text: string;
  help: string;
  elsewhere?: string;
} {
  const asked = (title: string) => `Point ${place.number} sur ${place.total}, ${title} : qu'a-t-on décidé ?`;
  const apart = place.sensitive
    ? " Point sensible : sa décision ne sera montrée qu'à celles et ceux qui y ont droit."
    : "";
  return {
    text: asked(place.title),
    help: `Écrivez la décision avec vos mots, ou choisissez.${apart}`,
    ...(place.sensitive && { elsewhere: asked(reservedNames.item.toLowerCase()) }),
  };
}

export function sayPointAsked(): { text: string; help: string } {
  return { text: "Sur quel point ?", help: "Choisissez un point, ou écrivez d'abord la décision avec vos mots." };
}

/** The decision came before its item. */
export function sayItemOf(said: string): string {
  return `« ${said} » : sur quel point ?`;
}

export function sayOthersAsked(): { text: string; help: string } {
  return {
    text: "A-t-on décidé autre chose, hors de l'ordre du jour ?",
    help: "Écrivez la décision avec vos mots, ou choisissez.",
  };
}

export function sayOutcomeAsked(id: number): string {
  return `La décision ${id} est :`;
}

export function sayOutcomeNoted(id: number, outcome: DecisionRow["outcome"]): string {
  return `Décision ${id} : **${sayOutcome(outcome)}**.`;
}

/** An action whose owner or date was never said is nobody's: it is not kept, and this is said. */
export function sayActionNotKept(title: string): string {
  return `Seule l'action « ${title} » n'est pas gardée : il lui manque qui, ou pour quand.`;
}

export function sayMinutesBeingCorrected(meeting: string): string {
  return `Le relevé de cette réunion est en cours de correction (${meeting}). Vous recevrez la version corrigée.`;
}

export function sayPositionsAsked(id: number): { text: string; help: string } {
  return {
    text: `Décision ${id} : quelle est la position des communes ?`,
    help: "Par exemple « toutes pour sauf Vougy contre et Nandax réserve : à condition que le transport soit payé ».",
  };
}

export function sayActionAsked(id: number, already: number): { text: string; help: string } {
  return {
    text: already === 0 ? `Décision ${id} : que faut-il faire, qui, pour quand ?` : "Une autre action ?",
    help: "Par exemple « Mme Arnaud, écrire à la CAF, 15 janvier ».",
  };
}

export function sayActionOwnerAsked(title: string): string {
  return `Qui s'en charge : ${title} ?`;
}

export function sayActionDueAsked(title: string): string {
  return `Pour quand : ${title} ?`;
}

export function sayActionAdded(title: string, owner: string, due: CivilDate): string {
  return `C'est noté : **${title}**, ${owner}, pour le ${formatDate(due)}. L'action est dans les échéances.`;
}

export function sayActionAlready(title: string, owner: string, due: CivilDate): string {
  return `C'était déjà noté : **${title}**, ${owner}, pour le ${formatDate(due)}. Je ne l'ajoute pas une deuxième fois.`;
}

export function sayNoAction(id: number): string {
  return `D'accord, pas d'autre action pour la décision ${id}.`;
}

export function sayActionTitleMissing(): string {
  return "Je n'ai pas compris ce qu'il faut faire. Par exemple : « Mme Arnaud, écrire à la CAF, 15 janvier ».";
}

/** `outcome`: absent while it is still to be said. */
export function sayDecisionNoted(id: number, words: string, outcome: DecisionRow["outcome"] | undefined): string {
  return `**Décision ${id}** notée${outcome === undefined ? "" : `, ${sayOutcome(outcome)}`} : « ${words} ».`;
}

export function sayDecisionAlready(id: number, words: string): string {
  return `C'était déjà noté : **décision ${id}**, « ${words} ». Je ne l'ajoute pas une deuxième fois.`;
}

export function sayNothingDecided(title: string | undefined): string {
  return title === undefined ? "D'accord, rien d'autre." : `C'est noté : pas de décision sur « ${title} ».`;
}

/** The words of a decision that was only put off, or heard. */
export function sayWhatOfItem(outcome: "postponed" | "noted", title: string): string {
  return outcome === "postponed" ? `Point reporté : ${title}` : `Prise d'acte : ${title}`;
}

export function sayDecisionCorrected(id: number, before: string, after: string): string {
  return `Décision ${id} corrigée : « ${after} » (avant : « ${before} »).`;
}

export function sayOutcomeCorrected(id: number, before: DecisionRow["outcome"], after: DecisionRow["outcome"]): string {
  return `Décision ${id} corrigée : ${sayOutcome(after)} (avant : ${sayOutcome(before)}).`;
}

export function sayNothingToCorrect(id: number): string {
  return `La décision ${id} dit déjà cela : rien à changer.`;
}

export function sayDecisionWithdrawn(id: number, actions: number): string {
  const left =
    actions === 0
      ? ""
      : ` ${count(actions, "action reste", "actions restent")} dans les échéances : \`échéance terminer\` si elle n'a plus lieu d'être.`;
  return `La décision ${id} est retirée du relevé.${left}`;
}

export function sayCorrectionMissing(id: number): string {
  return `Quel est le bon texte de la décision ${id} ?`;
}

export function sayMinutesNotYet(meeting: string): string {
  return `Cette réunion n'a pas encore eu lieu (${meeting}). Son relevé s'ouvre ce jour-là.`;
}

export function sayMinutesNotGivenOut(meeting: string): string {
  return `Le relevé de cette réunion n'est pas encore validé (${meeting}). Vous le recevrez alors.`;
}

export function sayNoMinutes(): string {
  return "Aucun relevé de décisions à vous montrer pour l'instant.";
}

export function sayMinutesStarted(meeting: string, done: number, total: number): string {
  return done === 0
    ? `Relevé de décisions : **${meeting}**. Répondez à votre rythme, rien ne se perd.`
    : `Relevé de décisions : **${meeting}**, ${count(done, "point noté", "points notés")} sur ${total}.`;
}

/** To whoever cannot read some items of the agenda. */
export function sayItemsApart(apart: number): string {
  return `${count(apart, "point sensible", "points sensibles")} : la direction générale le note elle-même.`;
}

export function sayMinutesComplete(director: boolean, typed: string): string {
  return director
    ? "Tout est noté. Relisez, puis validez : les membres ne verront rien avant."
    : `Tout est noté. La direction générale le relit et le valide : \`relevé valider ${typed}\`.`;
}

export function sayOnlyDirectorValidates(): string {
  return "La validation du relevé revient à la direction générale des services. Vous pouvez le compléter : `relevé`.";
}

/** `lacking`: what is still to be said, in the words of a list. */
export function sayMinutesLack(lacking: readonly string[], typed: string): Outbound {
  return {
    blocks: [
      text(`Avant de valider, il reste : ${formatList(lacking)}.`),
      {
        type: "choices",
        choices: [
          { value: `relevé ${typed}`, label: "Continuer le relevé" },
          { value: `relevé valider ${typed} quand même`, label: "Valider quand même" },
        ],
      },
    ],
  };
}

export function sayMinutesValidated(meeting: string, decisions: number, actions: number, typed: string): Outbound {
  return {
    blocks: [
      text(
        `✅ Relevé validé : ${meeting}, ${count(decisions, "décision", "décisions")}, ${count(actions, "action", "actions")}. Pour le corriger ensuite : \`relevé rouvrir ${typed}\`.`,
      ),
      { type: "choices", choices: [{ value: `relevé diffuser ${typed}`, label: "Le diffuser aux membres" }] },
    ],
  };
}

export function sayAlreadyValidated(typed: string): string {
  return `Ce relevé est déjà validé. Pour le diffuser : \`relevé diffuser ${typed}\`. Pour le corriger : \`relevé rouvrir ${typed}\`.`;
}

export function sayValidateFirst(typed: string): string {
  return `Ce relevé n'est pas encore validé : \`relevé valider ${typed}\`. Rien n'a été envoyé.`;
}

export function sayAlreadySpread(day: CivilDate): string {
  return `Ce relevé a déjà été diffusé le ${formatDate(day)} : je ne l'envoie pas deux fois.`;
}

export function sayMinutesSpread(people: number, apart: number): string {
  const sensitive = apart === 0 ? "" : ` Ce qui est sensible n'est allé qu'à celles et ceux qui y ont droit.`;
  return people === 0
    ? "Ce relevé ne s'adresse à personne : l'instance n'a pas de membre que je connaisse."
    : `Relevé envoyé à ${count(people, "personne", "personnes")}, à leurs heures de bureau.${sensitive}`;
}

export function sayMinutesReopened(meeting: string, typed: string): string {
  return `Relevé rouvert : ${meeting}. Corrigez (\`décision corriger\`, \`pointer\`, \`positions\`), puis \`relevé valider ${typed}\`. La prochaine diffusion dira ce qui a changé.`;
}

export function sayNotValidatedYet(typed: string): string {
  return `Ce relevé n'est pas validé : il se corrige sans être rouvert. \`relevé ${typed}\``;
}

export function sayReopenFirst(typed: string): string {
  return `Le relevé est validé : je n'ai rien changé. Pour corriger, rouvrez ce relevé avec un motif : \`relevé rouvrir ${typed}\`.`;
}

/** To whoever had the meeting created, once it is over. */
export function sayMinutesOffered(meeting: string, typed: string): Outbound {
  return {
    blocks: [
      text(
        `La réunion est finie (${meeting}). Voulez-vous noter ce qui a été décidé, tant que c'est frais ? Quelques minutes suffisent, et vous pouvez vous arrêter quand vous voulez.`,
      ),
      {
        type: "choices",
        choices: [
          { value: `relevé ${typed}`, label: "Faire le relevé de décisions" },
          { value: `pointer ${typed}`, label: "Pointer d'abord les présences" },
        ],
      },
    ],
  };
}

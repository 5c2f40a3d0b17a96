import type { CivilDate } from "../calendar/civil-date.ts";
import { type Outbound, say } from "../message.ts";
import { sayWished } from "./days.ts";
import type { SectionSaid } from "./morning-letter.ts";
import { count, formatDate, formatList, formatSome, of, plural } from "./format.ts";

/** An interview that was begun and not over; `place` absent: in their own name. */
export type Closed = { place: string | undefined; answered: number; total: number };

type Left = { validated: number; begun: number; notBegun: number; handedOver: number; visas: number };

export function askCampaignClosed(title: string): { text: string; label: string } {
  return { text: `Clore le diagnostic « ${title} » ?`, label: "Confirmation" };
}

export function sayWhichToClose(): { text: string; label: string } {
  return { text: "Quel diagnostic faut-il clore ?", label: "Diagnostic" };
}

/** What the closing leaves, and what it stops. */
export function sayWouldCloseCampaign({ validated, begun, notBegun, handedOver, visas }: Left): string {
  const stopped = [
    "les rappels",
    ...(handedOver === 0
      ? []
      : [count(handedOver, "question transmise à d'autres", "questions transmises à d'autres")]),
    ...(visas === 0 ? [] : [count(visas, "visa attendu", "visas attendus")]),
  ];
  return [
    validated === 0
      ? "Aucun diagnostic n'est validé."
      : `Gardé : ${count(validated, "diagnostic validé", "diagnostics validés")}.`,
    ...(begun === 0
      ? []
      : [
          `${count(begun, "diagnostic commencé n'est pas validé", "diagnostics commencés ne sont pas validés")} : les réponses restent lisibles, sans entrer dans les chiffres.`,
        ]),
    ...(notBegun === 0
      ? []
      : [`${count(notBegun, "diagnostic n'est pas commencé", "diagnostics ne sont pas commencés")}.`]),
    `Ce qui s'arrête : ${formatList(stopped)}. Pour revenir dessus : \`diagnostic rouvrir\`.`,
  ].join("\n");
}

export function sayCloseCampaignYes(): string {
  return "Oui, le clore";
}

export function sayCampaignNotClosed(title: string): string {
  return `Rien n'est changé : « ${title} » reste ouvert.`;
}

export function sayCampaignClosed(title: string, on: CivilDate, { begun }: Left): string {
  const told = begun === 0 ? "" : ` Les personnes qui avaient commencé l'apprendront à leur prochain jour de présence.`;
  return `✅ « ${title} » est clos le ${formatDate(on)} : plus rien n'y est demandé, toutes les réponses sont gardées.${told}\nPour lire les chiffres : \`synthèse\`. Pour une seule commune : \`diagnostic rouvrir\` suivi de son nom.`;
}

export function sayAlreadyClosedOn(on: CivilDate): string {
  return `Ce diagnostic est déjà clos, depuis le ${formatDate(on)}. Pour le reprendre : \`diagnostic rouvrir\`.`;
}

export function sayNoCampaignToClose(): string {
  return "Aucun diagnostic n'est ouvert : il n'y a rien à clore.";
}

/** To who was in the middle of it. */
export function sayClosedLetter(title: string, on: CivilDate, closed: readonly Closed[]): SectionSaid {
  const left = closed.map(
    ({ place, answered, total }) =>
      `${place === undefined ? "" : `${place}, `}${count(answered, "réponse", "réponses")} sur ${total}`,
  );
  const alone = say(
    `Le diagnostic « ${title} » est clos depuis le ${formatDate(on)} : plus rien ne vous y est demandé. Ce que vous aviez répondu est gardé (${formatSome(left)}). Pour le compléter, parlez-en à la direction générale.`,
  );
  return { alone, last: alone.blocks };
}

/** In the list of what may be reopened: the whole of a campaign. */
export function sayWholeCampaign(title: string, on: CivilDate): string {
  return `Tout le diagnostic ${title}, clos le ${formatDate(on)}`;
}

/** `waiting`: those who cannot be written to yet. */
export function sayCampaignReopened(title: string, told: readonly string[], waiting: readonly string[]): string {
  const who = [
    ...(told.length === 0
      ? []
      : [`J'écris à ${formatSome(told)}, ${plural(told.length, "qui a encore", "qui ont encore")} à répondre.`]),
    ...(waiting.length === 0
      ? []
      : [
          `Je ne peux pas encore joindre ${formatSome(waiting)} : ${plural(waiting.length, "son message attendra son compte", "leur message attendra leur compte")}. Pour l'ouvrir : \`inviter\`.`,
        ]),
  ];
  return `C'est rouvert : « ${title} » reprend où il en était. ${who.length === 0 ? "Personne n'a plus rien à y répondre." : who.join(" ")}`;
}

export function sayOpenAgainLetter(title: string, reason: string, wishedBy: CivilDate, today: CivilDate): Outbound {
  return {
    blocks: [
      ...say(
        `La direction générale a rouvert le diagnostic « ${title} ». Raison : ${reason}\nCe que vous aviez répondu est gardé. ${sayWished(wishedBy, today)}.`,
      ).blocks,
      {
        type: "choices",
        choices: [
          { value: "diagnostic", label: "Reprendre" },
          { value: "plus tard", label: "Plus tard" },
        ],
      },
    ],
  };
}

/** What a mayor wants changed once all is over. */
export function sayNotSentBack(place: string, title: string): string {
  return `Le diagnostic « ${title} » est clos : les réponses ${of(place)} ne peuvent plus être renvoyées au secrétariat. La direction générale peut les rouvrir : parlez-lui-en.`;
}

/** Typed by who answers, when all that was asked of them is over. */
export function sayClosedFor(places: readonly string[]): string {
  return `Le questionnaire est clos pour ${formatList([...new Set(places)])} : plus rien n'y est demandé, et vos réponses sont gardées. Pour les compléter, parlez-en à la direction générale.`;
}

import { type CivilDate, daysBetween } from "../calendar/civil-date.ts";
import { type Outbound, say } from "../message.ts";
import { count, formatDate } from "./format.ts";

/** To the direction: the account with which Relais speaks on Tchap is to be renewed before `due`. */
export function sayRenewal(due: CivilDate, today: CivilDate): Outbound {
  return say(
    `⚠️ **${sayWhen("Le compte Tchap de Relais", due, today)}** Sans renouvellement, je ne peux plus ni lire ni écrire sur Tchap.`,
    "Pour le renouveler : ouvrez le courriel de Tchap arrivé dans la boîte de Relais, ou les réglages de Tchap sur ce compte. La personne qui installe Relais le note ensuite : `npm run relais -- matrix renouvele`.",
  );
}

/** To the direction: the secret with which Microsoft knows Relais ends on `due`. */
export function saySecretEnd(due: CivilDate, today: CivilDate): Outbound {
  return say(
    `⚠️ **${sayWhen("Le secret de Relais pour Teams", due, today)}** Sans un autre, je ne peux plus écrire sur Teams.`,
    "La personne qui administre Microsoft 365 en fait un autre : entra.microsoft.com, « Inscriptions d'applications », l'application de Relais, « Certificats et secrets ». La personne qui installe Relais l'écrit ensuite, avec sa date de fin (TEAMS_APP_SECRET et TEAMS_SECRET_EXPIRES), et le redémarre.",
  );
}

function sayWhen(what: string, due: CivilDate, today: CivilDate): string {
  const days = daysBetween(today, due);
  if (days < 0) return `${what} est expiré depuis le ${formatDate(due)} (il y a ${count(-days, "jour", "jours")}).`;
  const left = days === 0 ? "aujourd'hui" : days === 1 ? "demain" : `dans ${count(days, "jour", "jours")}`;
  return `${what} expire ${left}, le ${formatDate(due)}.`;
}

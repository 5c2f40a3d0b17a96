import { type CivilDate, daysBetween } from "../calendar/civil-date.ts";
import { type Outbound, say } from "../message.ts";
import { count, formatDate } from "./format.ts";

/** To the direction: the account with which Relais speaks on Tchap is to be renewed before `due`. */
export function sayRenewal(due: CivilDate, today: CivilDate): Outbound {
  return say(
    `⚠️ **${sayWhen(due, today)}** Sans renouvellement, je ne peux plus ni lire ni écrire sur Tchap.`,
    "Pour le renouveler : ouvrez le courriel de Tchap arrivé dans la boîte de Relais, ou les réglages de Tchap sur ce compte. La personne qui installe Relais le note ensuite : `npm run relais -- matrix renouvele`.",
  );
}

function sayWhen(due: CivilDate, today: CivilDate): string {
  const days = daysBetween(today, due);
  if (days < 0)
    return `Le compte Tchap de Relais est expiré depuis le ${formatDate(due)} (il y a ${count(-days, "jour", "jours")}).`;
  const left = days === 0 ? "aujourd'hui" : days === 1 ? "demain" : `dans ${count(days, "jour", "jours")}`;
  return `Le compte Tchap de Relais expire ${left}, le ${formatDate(due)}.`;
}

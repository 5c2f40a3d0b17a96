import type { CivilDate } from "../calendar/civil-date.ts";
import { localTimeAt } from "../calendar/local-time.ts";
import { type Outbound, say, text } from "../message.ts";
import { capital, count, formatList, formatTime, plural } from "./format.ts";
import { sayDay } from "./days.ts";
import { countKind, kindKeyOf, sayTheKind } from "./message-kinds.ts";
import { platformNames } from "./preferences.ts";
import type { Platform } from "../adapter.ts";

/** A message on its way, as it is told: of whom and of what, never its words. `name`: absent for a conversation of several. */
export type SaidSending = {
  id: number;
  key: string;
  name?: string;
  standing:
    | { kind: "hour" | "again"; at: number }
    | { kind: "leaving" | "unknown" }
    | { kind: "halted" | "lost"; platform: Platform }
    | { kind: "refused"; platform?: Platform; reason: string };
};

type Clock = { today: CivilDate; timeZone: string };

const mostLines = 12;

/** What is on its way, what could not leave and what to do then; `place`: of its people alone. */
export function saySendings(
  all: readonly SaidSending[],
  sent: { today: readonly string[]; week: readonly string[] } | undefined,
  clock: Clock,
  place?: string,
): Outbound {
  const troubled = all.filter(({ standing: { kind } }) => kind !== "hour" && kind !== "leaving");
  const waiting = all.filter((one) => !troubled.includes(one));
  const opening = [
    ...(sent === undefined ? [] : [saySent(sent)]),
    ...sayWaiting(waiting, clock),
    ...(all.length === 0
      ? [place === undefined ? "Aucun message n'attend." : `Aucun message n'attend pour ${place}.`]
      : []),
  ];
  if (troubled.length === 0) return say(...opening);
  const shown = troubled.slice(0, mostLines);
  const title = `${count(troubled.length, "message n'est pas encore arrivé", "messages ne sont pas encore arrivés")} :`;
  return {
    blocks: [
      ...opening.map(text),
      text(title),
      { type: "list", items: shown.map((one) => `n° ${one.id} : ${sayTrouble(one, clock)}`) },
      ...(troubled.length > shown.length
        ? [text(`Et ${troubled.length - shown.length} autres : \`envois\` suivi d'une commune les montre.`)]
        : []),
      text(
        `Pour en reprendre un : \`renvoyer ${shown[0]?.id ?? ""}\` ; pour ne plus l'envoyer : \`annuler envoi ${shown[0]?.id ?? ""}\`.`,
      ),
    ],
  };
}

function saySent({ today, week }: { today: readonly string[]; week: readonly string[] }): string {
  if (week.length === 0) return "Aucun message n'est parti depuis lundi.";
  const since = `${count(week.length, "message est parti", "messages sont partis")} depuis lundi (${countByKind(week)})`;
  return today.length === 0 ? `${since}, aucun aujourd'hui.` : `${since}, dont ${today.length} aujourd'hui.`;
}

/** "12 points de la semaine, 3 réponses", the most first. */
function countByKind(keys: readonly string[]): string {
  const groups = [...Map.groupBy(keys, kindKeyOf).values()].toSorted((one, other) => other.length - one.length);
  return formatList(groups.map((group) => countKind(group[0] ?? "", group.length)));
}

function sayWaiting(waiting: readonly SaidSending[], clock: Clock): string[] {
  const leaving = waiting.filter(({ standing }) => standing.kind === "leaving");
  const later = waiting.flatMap(({ key, standing }) => (standing.kind === "hour" ? [{ key, at: standing.at }] : []));
  const hours = [...Map.groupBy(later, ({ at }) => sayInstant(at, clock))].map(
    ([when, group]) => `${countByKind(group.map(({ key }) => key))} ${when}`,
  );
  return [
    ...(leaving.length === 0
      ? []
      : [
          `${capital(countByKind(leaving.map(({ key }) => key)))} ${plural(leaving.length, "part", "partent")} en ce moment.`,
        ]),
    ...(later.length === 0
      ? []
      : [
          `${count(later.length, "message attend son heure", "messages attendent leur heure")} : ${formatList(hours)}.`,
        ]),
  ];
}

/** "lundi 30 novembre à 8 h". */
function sayInstant(at: number, { today, timeZone }: Clock): string {
  const { date, time } = localTimeAt(at, timeZone);
  return date === today ? `à ${formatTime(time)}` : `${sayDay(date, today)} à ${formatTime(time)}`;
}

/** What it is, and for whom. */
export function sayWhich({ key, name }: SaidSending): string {
  return name === undefined ? sayTheKind(key) : `${sayTheKind(key)} pour ${name}`;
}

function sayTrouble(one: SaidSending, clock: Clock): string {
  const { standing, name } = one;
  const invite = name === undefined ? "" : ` À faire : \`inviter ${name}\`, ou l'appeler.`;
  switch (standing.kind) {
    case "hour":
    case "leaving":
      return `${sayWhich(one)} attend son heure.`;
    case "again":
      return `${sayWhich(one)} n'a pas pu partir au premier essai. Je réessaie ${sayInstant(standing.at, clock)} : rien à faire.`;
    case "unknown":
      return `${sayWhich(one)} attend : je ne sais pas encore où écrire à cette personne.${invite}`;
    case "halted":
      return `${sayWhich(one)} attend : ${platformNames[standing.platform]} refuse Relais en ce moment. À faire : prévenir la personne qui exploite Relais ; tout repartira ensuite.`;
    case "lost":
      return `${sayWhich(one)} n'a pas pu partir par ${platformNames[standing.platform]} : le compte est désactivé, ou l'application a été retirée.${invite}`;
    case "refused":
      return `${sayWhich(one)} n'a pas été accepté${sayBy(standing.platform)}, malgré mes essais${standing.reason === "" ? "" : ` (${standing.reason})`}.${name === undefined ? "" : " À faire : joindre cette personne autrement, ou essayer de nouveau."}`;
  }
}

function sayBy(platform: Platform | undefined): string {
  return platform === undefined ? "" : ` par ${platformNames[platform]}`;
}

export function sayNoSending(number: string): string {
  return `Aucun message n'attend sous le n° ${number} : il est peut-être parti. \`envois\` montre ceux qui attendent.`;
}

export function sayNothingToSend(): string {
  return "Aucun message n'attend, et aucun n'a échoué : il n'y a rien à reprendre.";
}

export function askAgain(one: SaidSending): string {
  return `Envoyer de nouveau ${sayWhich(one)} ?`;
}

/** `mayBeThere`: an earlier try may have been posted. */
export function askStop(one: SaidSending): string {
  return `Ne plus envoyer ${sayWhich(one)} ?`;
}

export function sayStopHelp({ isOwed, mayBeThere }: { isOwed: boolean; mayBeThere: boolean }): string | undefined {
  const told = [
    ...(isOwed
      ? ["Ce message peut dire ce que cette personne doit savoir (une date, une réunion) : prévenez-la autrement."]
      : []),
    ...(mayBeThere ? ["Un premier essai est peut-être déjà arrivé."] : []),
  ];
  return told.length === 0 ? undefined : told.join(" ");
}

export function sayAgainDone(one: SaidSending, at: number | undefined, clock: Clock): string {
  const { standing } = one;
  const which = capital(sayWhich(one));
  if (standing.kind === "unknown" || standing.kind === "lost")
    return `C'est noté. ${which} partira dès que je saurai où écrire${one.name === undefined ? "." : ` : \`inviter ${one.name}\`.`}`;
  if (standing.kind === "halted")
    return `C'est noté. ${which} partira dès que ${platformNames[standing.platform]} acceptera de nouveau Relais.`;
  return at === undefined ? `${which} repart maintenant.` : `${which} repartira ${sayInstant(at, clock)}.`;
}

export function sayStopped(one: SaidSending): string {
  return `C'est noté : ${sayWhich(one)} ne partira pas.`;
}

export function sayKeptWaiting(one: SaidSending): string {
  return `D'accord, rien ne change pour ${sayWhich(one)}.`;
}

/** What belongs to a line of the plan is held back there. */
export function sayHeldByPlan(): string {
  return "Ce message est une ligne du plan d'information : `plan` montre les lignes, `diffusion annuler` suivi de leur numéro les retient.";
}

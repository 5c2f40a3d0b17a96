import { addDays, type CivilDate } from "../calendar/civil-date.ts";
import type { Place } from "../calendar/holidays.ts";
import type { ConsultationKind } from "../legal/consultation-kind.ts";
import type { ConsultationView, Council } from "../legal/consultation-view.ts";
import { concludesOn, type Opinion } from "../legal/consultation.ts";
import { type Outbound, say, text } from "../message.ts";
import { sayDay } from "./days.ts";
import { sayConsultation, sayDelay, sayLastDay, sayResult, saySilence, sayTitleOf } from "./consultations-names.ts";
import { sayGiven } from "./consultations.ts";
import { exampleDay } from "./example-days.ts";
import { at, count, formatDate, formatList, formatSome, of, plural, typedDate } from "./format.ts";

type Sent = {
  names: string[];
  all: boolean;
  on: CivilDate;
  proof?: string;
  lastDay: CivilDate;
  told: number;
  toTell: boolean;
};

export function sayTransmitted(
  view: ConsultationView,
  { names, all, on, proof, lastDay, told, toTell }: Sent,
  place: Place,
): Outbound {
  const whom = all ? `aux ${names.length} communes` : formatSome(names.map(at));
  const kept = proof === undefined ? "sans preuve notée" : `preuve : ${proof}`;
  return {
    blocks: [
      text(`C'est noté : ${sayConsultation(view)}, transmis ${whom} le ${formatDate(on)} (${kept}).`),
      text(
        `${sayDelay(view.consultation.delay)} de date à date, sans compter le jour d'envoi : dernier jour **${sayLastDay(lastDay, place)}**. ${saySilence(view.kind)}`,
      ),
      text([sayEnd(view, place), ...(toTell ? [sayTold(told)] : [])].join(" ")),
      ...(proof === undefined
        ? [
            text(
              "La preuve vous protégera si la date est discutée : renvoyez la même phrase, avec « preuve » et son numéro.",
            ),
          ]
        : []),
    ],
  };
}

/** When the whole of it ends: the last of all the delays, not of those just noted. */
function sayEnd({ kind, closing, councils }: ConsultationView, place: Place): string {
  const { lastDay, votableFrom } = closing;
  if (lastDay !== undefined)
    return `${sayFrom(kind, lastDay)} Je vous dirai le résultat au plus tard le ${formatDate(concludesOn(lastDay, place))}.`;
  if (votableFrom !== undefined) return "Tous les conseils ont répondu.";
  const left = councils.filter(({ standing }) => standing.kind === "not_transmitted").length;
  return `La fin se comptera du dernier envoi : il reste ${count(left, "commune", "communes")} sans envoi noté.`;
}

function sayTold(told: number): string {
  return told === 0
    ? "Je ne peux écrire à aucun secrétariat de mairie."
    : `Je préviens ${count(told, "personne", "personnes")}, à ${plural(told, "ses", "leurs")} heures de présence.`;
}

/** What the end of the delay opens: a vote of the council, or a result. */
function sayFrom(kind: ConsultationKind, lastDay: CivilDate): string {
  const from = formatDate(addDays(lastDay, 1));
  return kind.whenOver === undefined
    ? `Résultat certain le ${from} au plus tard.`
    : `${kind.whenOver} à partir du ${from}.`;
}

export function sayNotYetSent(on: CivilDate, lastDay: CivilDate, kind: ConsultationKind, place: Place): string {
  return `Le ${formatDate(on)} n'est pas encore passé : je note une transmission quand elle a eu lieu. Envoyé ce jour-là, le dernier jour serait le ${sayLastDay(lastDay, place)}. ${sayFrom(kind, lastDay)}`;
}

export function sayAlreadySent(view: ConsultationView): string {
  return `La transmission est déjà notée pour toutes les communes (${sayConsultation(view)}). Pour changer la date : \`consultation transmise à toutes les communes hier\`, ou nommez la commune.`;
}

export function saySameAsBefore(): string {
  return "C'était déjà noté ainsi : rien n'a changé.";
}

export function saySentAfterVote(names: readonly string[], on: CivilDate): string {
  return `${formatSome(names)} : l'avis noté est plus ancien que le ${formatDate(on)}. Un conseil ne peut pas répondre avant d'avoir reçu le document. Vérifiez la date, je n'ai rien changé.`;
}

export function sayUnknownPlaces(unknown: readonly string[], near: readonly string[]): string {
  const hint = near.length === 0 ? "" : ` Vouliez-vous dire ${formatList(near.slice(0, 3), "ou")} ?`;
  return `Je ne connais pas de commune membre nommée ${formatList(unknown.map((one) => `« ${one} »`))}.${hint} Rien n'a été noté.`;
}

export function sayNotConsulted(names: readonly string[]): string {
  return `${formatSome(names)} : cette commune n'est pas consultée. Rien n'a été noté.`;
}

export function sayNotYours(names: readonly string[]): string {
  return `La réponse ${formatList(names.map(of))} est notée par le secrétariat de cette mairie ou par la direction générale. Rien n'a été noté.`;
}

type Met = {
  name: string;
  on: CivilDate;
  before?: CivilDate;
  late?: CivilDate;
  closedOn: boolean;
  summonsBy?: CivilDate;
};

/** `views`: each consultation in which that day was noted. */
export function sayCouncilDates(views: readonly ConsultationView[], met: readonly Met[], today: CivilDate): Outbound {
  const lines = met.map(({ name, on, before, late, closedOn, summonsBy }) => {
    const changed = before === undefined || before === on ? "" : ` (avant : ${sayDay(before, today)})`;
    const warn =
      late === undefined ? "" : ` ⚠️ Après le dernier jour, ${formatDate(late)} : l'avis arriverait trop tard.`;
    const odd = closedOn ? " C'est un jour non ouvré." : "";
    const summons =
      summonsBy !== undefined && summonsBy < today
        ? ` ⚠️ Sa convocation devait partir au plus tard le ${formatDate(summonsBy)} : si elle n'est pas partie, reportez le conseil ou constatez l'urgence (\`pourquoi R2\`).`
        : "";
    return `C'est noté : conseil ${of(name)} le **${formatDate(on)}**${changed}.${odd}${warn}${summons}`;
  });
  const recalled = met.every(({ on }) => addDays(on, -7) > today)
    ? "Je vous le rappellerai la semaine d'avant."
    : "Je vous en demanderai le résultat ensuite.";
  return say(
    lines.join("\n"),
    `Pour ${formatList(views.map(sayConsultation))}. ${recalled} Ce rappel ne vaut pas convocation.`,
  );
}

export function sayCouncilPast(name: string, on: CivilDate): string {
  return `Le ${formatDate(on)} est passé. Si le conseil ${of(name)} a voté : \`avis ${name} favorable le ${typedDate(on)}\`.`;
}

type Answered = { council: Council; before?: Opinion };

/** What was noted, one line a municipality, and how many are in. */
export function sayAnswered(view: ConsultationView, answered: readonly Answered[]): Outbound {
  const lines = answered.map(({ council, before }) => sayOneAnswer(view, council, before));
  const asked = answered.find(
    ({ council: { opinion } }) => opinion.result === "reserved" && opinion.reserves === undefined,
  );
  return say(
    lines.join("\n"),
    ...(asked
      ? [`Quelles réserves ? Dites-les ainsi : \`avis ${asked.council.name} avec réserves : le transport\`.`]
      : []),
    ...(view.kind.act === "agreement" && answered.some(({ council }) => council.opinion.result === "reserved")
      ? [
          "Une réponse avec réserves n'est pas comptée comme un accord. Si la délibération approuve, notez « favorable ».",
        ]
      : []),
    `${sayTitleOf(view)} : ${sayGiven(view)}.`,
  );
}

function sayOneAnswer(
  { kind }: ConsultationView,
  { name, opinion, standing, lastDay }: Council,
  before?: Opinion,
): string {
  const { result, reserves, deliveredOn, resolution, transmittedOn } = opinion;
  if (result === undefined) return `C'est retiré : plus aucune réponse n'est notée pour ${name}.`;
  const said = `${sayResult(result)}${reserves === undefined ? "" : ` (${reserves})`}`;
  const facts = [
    ...(deliveredOn === undefined ? [] : [`le ${formatDate(deliveredOn)}`]),
    ...(resolution === undefined ? [] : [`délibération ${resolution}`]),
  ].join(", ");
  const changed = before?.result === undefined ? "C'est noté" : "Corrigé";
  const was = before?.result === undefined || before.result === result ? "" : ` (avant : ${sayResult(before.result)})`;
  const line = `${changed} : ${name}, **${said}**${facts === "" ? "" : `, ${facts}`}${was}.`;
  if (standing.kind === "late" && lastDay !== undefined)
    return `${line} ⚠️ Rendu après le dernier jour (${formatDate(lastDay)}) : ${sayLate(kind)}`;
  return transmittedOn === undefined ? `${line} La transmission n'est pas encore notée pour cette commune.` : line;
}

function sayLate({ silence }: ConsultationKind): string {
  switch (silence) {
    case "favourable":
      return "la réponse était déjà réputée favorable, je garde celle-ci pour mémoire.";
    case "unfavourable":
      return "la réponse était déjà réputée défavorable, je garde celle-ci pour mémoire.";
    case "no_effect":
      return "je la garde pour mémoire.";
    case "not_agreement":
      return "elle ne compte pas dans la majorité, je la garde pour mémoire.";
  }
}

export function sayNotVotedYet(on: CivilDate, name: string): string {
  return `Le ${formatDate(on)} n'est pas encore passé. Si c'est la date du conseil : \`date du conseil ${name} ${typedDate(on)}\`.`;
}

export function sayVotedTooSoon(name: string, on: CivilDate, transmittedOn: CivilDate): string {
  return `Le document a été transmis ${at(name)} le ${formatDate(transmittedOn)} : un avis du ${formatDate(on)} serait plus ancien. Vérifiez la date, je n'ai rien noté.`;
}

export function sayDateWanted(name: string, lastDay: CivilDate, result: string): string {
  return `Le délai ${of(name)} s'est terminé le ${formatDate(lastDay)}. Quel jour le conseil a-t-il voté ? Par exemple : \`avis ${name} ${result} le ${typedDate(lastDay)}\`. Rien n'a été noté.`;
}

/** The answer was not sure: nothing is kept, and the sure ways of saying it are shown. */
export function sayWhichResult(name: string, number: string, others: readonly string[] = []): Outbound {
  const choice = (value: string, label: string) => ({ value: `avis ${number} ${name} ${value}`, label });
  return {
    blocks: [
      ...(others.length === 0
        ? []
        : [text(`Pas noté non plus, à me redire ensuite commune par commune : ${formatSome(others)}.`)]),
      text(`Je préfère vérifier. Quelle réponse le conseil ${of(name)} a-t-il rendue ?`),
      {
        type: "choices",
        choices: [
          choice("favorable", "Favorable"),
          choice("avec réserves", "Avec réserves"),
          choice("défavorable", "Défavorable"),
          choice("pas encore", "Pas encore rendue"),
        ],
      },
    ],
  };
}

export function sayUnread(words: string): string {
  return `Je n'ai pas compris « ${words} » : rien n'est noté.`;
}

/** Words that are no answer: those that are, all four. */
export function sayUnreadOpinion(words: string, example: string): string {
  return `${sayUnread(words)} Les quatre réponses que je lis : favorable, avec réserves, défavorable, pas encore. Par exemple : \`avis ${example} favorable\`.`;
}

export function sayStillAwaited(view: ConsultationView, council: Council, today: CivilDate, place: Place): Outbound {
  const { name, lastDay, opinion } = council;
  if (opinion.result !== undefined)
    return {
      blocks: [
        text(`Une réponse est déjà notée pour ${name} : ${sayResult(opinion.result)}. Faut-il la retirer ?`),
        {
          type: "choices",
          choices: [
            { value: `avis n° ${view.consultation.id} ${name} à retirer`, label: "Oui, la retirer" },
            { value: `consultation n° ${view.consultation.id}`, label: "Non, la garder" },
          ],
        },
      ],
    };
  const end = lastDay === undefined ? "" : ` Dernier jour : ${sayLastDay(lastDay, place)}.`;
  const when =
    opinion.councilOn === undefined
      ? ` Quand le conseil aura une date : \`date du conseil ${name} ${exampleDay(today, lastDay)}\`.`
      : "";
  return say(`Entendu, rien n'est noté pour ${name}.${end}${when}`);
}

export function sayNothingToWithdraw(name: string): string {
  return `Aucune réponse n'est notée pour ${name}.`;
}

export function sayWhichPlace(names: readonly string[], number: string, after: string): Outbound {
  if (names.length > 8) return say(`Pour quelle commune ? Par exemple : \`avis ${names[0] ?? ""} ${after}\`.`);
  return {
    blocks: [
      text("Pour quelle commune ?"),
      { type: "choices", choices: names.map((name) => ({ value: `avis ${number} ${name} ${after}`, label: name })) },
    ],
  };
}

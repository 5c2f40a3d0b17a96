import type { CivilDate } from "../calendar/civil-date.ts";
import type { LocalTime } from "../calendar/local-time.ts";
import type { BodyTemplate } from "../governance/bodies.ts";
import type { DayWarning } from "../governance/meeting-day.ts";
import type { HostProposal } from "../governance/place-rotation.ts";
import type { Preparation } from "../governance/preparation.ts";
import { type Block, type Outbound, text } from "../message.ts";
import type { Person } from "../people.ts";
import { agreeing, named, theBody, typedName } from "./body-names.ts";
import { sayDay } from "./days.ts";
import {
  capital,
  count,
  formatDate,
  formatDateShort,
  formatDuration,
  formatList,
  formatSome,
  formatTime,
  typedDate,
} from "./format.ts";
import { sayMeetingTitle, sayWhen, sayWhenInFull } from "./meeting-names.ts";
import { endless, isSummoned, type MeetingSaid, sayReminderOnly } from "./meeting-notices.ts";
import { fullNameOf } from "./people.ts";

export function sayMomentUnread(said: string): string {
  return `Je n'ai pas compris « ${said} » : répondez oui ou non, ou donnez une autre date.`;
}

export function sayDayUnread(said: string): string {
  return `« ${said} » ne me dit pas quel jour : répondez par un numéro, ou donnez une autre date.`;
}

/** Under the days that the words may tell. */
export function sayAnotherDay(): string {
  return "Vous pouvez aussi écrire une autre date, par exemple « 17 décembre ».";
}

export function sayNoMomentKept(): string {
  return "Rien n'a changé : je n'ai pas trouvé quel moment garder. Recommencez avec une date et une heure, par exemple « lundi à 15 h ».";
}

/** Asked before a date is kept that somebody may not have wanted. */
export function sayKeepDate(
  { heldOn, startsAt }: { heldOn: CivilDate; startsAt: LocalTime },
  warnings: readonly DayWarning[],
  today: CivilDate,
): string {
  const reasons = warnings.map(sayWarning).join(" ; ");
  return `${capital(sayDay(heldOn, today))}, ${formatTime(startsAt)} : ${reasons}. Gardez-vous ce moment ?`;
}

function sayWarning(one: DayWarning): string {
  switch (one.warning) {
    case "past":
      return "ce moment est passé, personne ne sera prévenu";
    case "sunday":
      return "c'est un dimanche";
    case "holiday":
      return `c'est un jour férié (${one.name})`;
    case "same_body":
      return `une réunion « ${one.other.name} » est déjà prévue ce jour-là${hourOf(one.other)}`;
    case "overlap":
      return `une réunion « ${one.other.name} » est prévue en même temps${hourOf(one.other)}${sayShared(one.other.shared)}`;
  }
}

function hourOf({ startsAt }: { startsAt?: LocalTime }): string {
  return startsAt === undefined ? "" : `, à ${formatTime(startsAt)}`;
}

function sayShared(shared: number): string {
  if (shared === 0) return "";
  return `, et ${count(shared, "personne est attendue", "personnes sont attendues")} aux deux`;
}

/** Words that tell no sure day: "jeudi 18 décembre" when the 18th is a Friday. */
export function sayUnsureDay(said: string, days: readonly CivilDate[]): string {
  return `« ${said} » peut se lire ${formatList(days.map(formatDate), "ou")}.`;
}

/** Why a municipality is proposed as host: "n'a pas encore accueilli", "dernier accueil : mars 2026". */
export function sayHost({ name, because }: HostProposal, today: CivilDate): string {
  if (because.why === "never") return `${name} (n'a pas encore accueilli)`;
  const month = formatDateShort(because.on, 0).replace(/^\S+ /u, "");
  const host = because.on > today ? "accueil prévu" : "dernier accueil";
  return `${name} (${host}${because.why === "others" ? ", autre instance" : ""} : ${month})`;
}

/** `never`: how many municipalities hosted nothing yet; `shown`: how many are proposed. */
export function sayHostHelp(never: number, shown: number): string {
  const rest = never > shown ? `${never} communes n'ont pas encore accueilli. ` : "";
  return `${rest}Vous pouvez écrire un autre lieu, par exemple « salle des fêtes de Vougy ».`;
}

/** A word that may be no place, before people are told to go there. */
export function sayVenueDoubtful(said: string): { text: string; help: string } {
  return {
    text: `« ${said} » : est-ce bien le nom du lieu ?`,
    help: "Vous pouvez aussi écrire un autre lieu, par exemple « salle des fêtes de Vougy ».",
  };
}

/** Who is told, and who is to be told by other means. */
export type Audience = { told: readonly Person[]; away: readonly Person[] };

function sayAudience({ told, away }: Audience): string[] {
  const many = count(told.length, "personne sera prévenue", "personnes seront prévenues");
  const others = count(away.length, "membre n'est", "membres ne sont");
  return [
    ...(told.length === 0 ? [] : [`${many} aux heures de bureau.`]),
    ...(away.length === 0
      ? []
      : [
          `${others} pas encore sur Relais : ${formatSome(away.map(fullNameOf))}. À prévenir autrement, ou \`inviter\`.`,
        ]),
  ];
}

/** What the organiser reads once a meeting is created or changed. */
export function sayMeetingKept(
  kept: MeetingSaid & { where: string | undefined; file: readonly Block[]; tellsDuration: boolean },
  what: "created" | "changed",
  audience: Audience,
): Outbound {
  const { meeting, seated, where = "lieu à préciser" } = kept;
  const word = typedName(seated.template, seated.body.domain);
  const verb = what === "created" ? "C'est enregistré" : "C'est changé";
  const legal = `${sayReminderOnly()} Les dates légales : \`planifier conseil ${typedDate(meeting.heldOn ?? "")}\`.`;
  const lines = [
    `${verb} : **${sayMeetingTitle(kept)}**, ${sayWhenInFull(meeting)}, ${where}.`,
    ...(kept.tellsDuration ? [`Durée prévue : ${formatDuration(meeting.minutes)}.`] : []),
    ...sayAudience(audience),
    ...(isSummoned(kept) ? [legal] : []),
    `Pour la changer : \`réunion modifier ${word}\` ou \`réunion annuler ${word}\`.`,
  ];
  return { blocks: [text(lines.join("\n")), ...kept.file] };
}

/** Whether the meeting just created is prepared by that of `template`, and the day to propose otherwise; nothing when it is. */
export function sayPreparation(
  preparation: Preparation,
  { template, isSetUp }: { template: BodyTemplate; isSetUp: boolean },
): Block[] {
  const one = named(template);
  const usual = count(template.preparesDaysBefore ?? 0, "jour", "jours");
  switch (preparation.state) {
    case "prepared":
      return [];
    case "close": {
      const before = preparation.days === 0 ? "le même jour" : `${count(preparation.days, "jour", "jours")} avant`;
      return [
        text(
          `${capital(theBody(one))} qui la prépare est ${agreeing(one, "prévu")} ${formatDate(preparation.on)}, ${before}. Mieux vaut ${usual}, pour que chacun ait le temps de lire.`,
        ),
      ];
    }
    case "too_late":
      return [text(`Attention : il ne reste pas de jour ouvré pour réunir ${theBody(one)}, qui doit la préparer.`)];
    case "missing": {
      const { suggested, late } = preparation;
      const day = formatDate(suggested);
      const when = late ? `Les ${usual} d'usage ne tiennent plus. Au plus tôt : ${day}.` : `Date conseillée : ${day}.`;
      const word = typedName(template);
      const choice = isSetUp
        ? { value: `réunion créer ${word} ${typedDate(suggested)}`, label: `Prévoir ${theBody(one)}, ${day}` }
        : { value: `instance créer ${word}`, label: `Installer ${theBody(one)}` };
      return [
        text(
          `⚠️ Attention : ${theBody(one)}, qui se tient ${usual} avant pour la préparer, n'est pas ${agreeing(one, "prévu")}. ${when}`,
        ),
        { type: "choices", choices: [choice] },
      ];
    }
  }
}

export function sayConfirmCancel(view: MeetingSaid, people: number, today: CivilDate): string {
  return `Annuler « ${sayMeetingTitle(view)} », ${sayWhen(view.meeting, today)} ? ${count(people, "personne y est attendue", "personnes y sont attendues")}.`;
}

export function sayMeetingCancelled(
  view: MeetingSaid,
  because: string,
  audience: Audience,
  file: readonly Block[],
): Outbound {
  const lines = [
    `C'est annulé : **${sayMeetingTitle(view)}**, ${sayWhenInFull(view.meeting)}. Raison : ${endless(because)}.`,
    ...sayAudience(audience),
  ];
  return { blocks: [text(lines.join("\n")), ...file] };
}

/** `planned`: the next one of that instance, on another day. */
export function sayNoMeetingThatDay(planned: MeetingSaid, asked: CivilDate, today: CivilDate): string {
  const { body, template } = planned.seated;
  return `Aucune réunion « ${body.name} » n'est prévue ${formatDate(asked)}. La prochaine : ${sayWhen(planned.meeting, today)}. Pour l'annuler : \`réunion annuler ${typedName(template, body.domain)}\`.`;
}

export function sayMeetingStands(view: MeetingSaid): string {
  return `D'accord, la réunion est maintenue : ${sayMeetingTitle(view)}, ${sayWhenInFull(view.meeting)}.`;
}

export function sayNothingChanged(view: MeetingSaid): string {
  return `Rien ne change : ${sayMeetingTitle(view)}, ${sayWhenInFull(view.meeting)}.`;
}

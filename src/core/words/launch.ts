import type { CivilDate } from "../calendar/civil-date.ts";
import { type Outbound, say } from "../message.ts";
import { capital, count, formatDate, formatDateShort, formatSome, formatTime, plural } from "./format.ts";
import { sayVisaWanted } from "./visa.ts";

export type LeavesOn = { date: CivilDate; time: string } | undefined;

/** All that a director reads before a diagnostic goes. */
export type LaunchPreview = {
  title: string;
  /** As it is typed after a command: "voirie". */
  short: string;
  places: readonly string[];
  /** They are all the municipalities of the territory. */
  isWhole: boolean;
  /** Asked before for the same year: left out. */
  already: readonly string[];
  people: number;
  unreachable: readonly string[];
  /** Municipalities for which nobody answers. */
  withoutAnyone: readonly string[];
  minutes: number;
  least: number;
  most: number;
  restricted: number;
  year?: number;
  reference?: CivilDate;
  /** A day was told for the staff, and the questionnaire counts none. */
  isTimeless: boolean;
  wishedBy: CivilDate;
  visa: boolean;
  leavesOn: LeavesOn;
};

export function campaignTitle(title: string, year: number | undefined, wave: number): string {
  return `${title}${year === undefined ? "" : `, exercice ${year}`}${wave > 1 ? `, vague ${wave}` : ""}`;
}

export function sayAllPlaces(places: number): string {
  return `Toutes les communes (${places})`;
}

export function sayLaunchYes(places: number): string {
  return `Oui, lancer dans ${count(places, "commune", "communes")}`;
}

export function sayUnreadPlaces(said: string): string {
  return `Je n'ai pas reconnu toutes les communes de « ${said} ».`;
}

export function sayYearToCome(year: number): string {
  return `L'exercice ${year} n'est pas commencé : je garde le dernier exercice complet. Pour un autre, écrivez par exemple « exercice ${year - 3} ».`;
}

export function sayPastWish(on: CivilDate): string {
  return `Les réponses ne peuvent pas être souhaitées pour le ${formatDate(on)} : donnez un jour à venir.`;
}

export function sayNoSuchDay(said: string): string {
  return `Le « ${said} » n'est pas dans le calendrier : donnez un autre jour, je garde le reste.`;
}

/** One line a subject, so that it can be checked at a glance. */
export function sayLaunchPreview(preview: LaunchPreview): string {
  const { title, short, places, isWhole, already, minutes, least, most, year, reference, wishedBy, leavesOn } = preview;
  const figures = [
    ...(year === undefined ? [] : [`exercice ${year}`]),
    ...(reference === undefined ? [] : [`effectifs au ${formatDateShort(reference, 0)}`]),
  ];
  return [
    `**${title}**`,
    `Communes : ${isWhole ? `toutes (${places.length})` : formatSome(places)}.${already.length === 0 ? "" : ` Déjà interrogées, donc laissées : ${formatSome(already)}.`}`,
    ...sayPeople(preview),
    `Durée : ${minutes} minutes au plus par commune, de ${least} à ${most} questions.`,
    ...(figures.length === 0
      ? []
      : [`Chiffres : ${figures.join(", ")}.${preview.isTimeless ? ` ${sayNoReference()}` : ""}`]),
    sayWhatIsRead(preview),
    sayVisaWanted(preview.visa),
    `Premier message : ${sayLeaving(leavesOn)}. Réponses souhaitées pour le ${formatDate(wishedBy)}.`,
    `Pour voir les questions : \`diagnostic essayer ${short}\`.${year === undefined ? "" : ` Pour un autre exercice, écrivez « exercice ${year - 1} ».`}`,
  ].join("\n");
}

function sayNoReference(): string {
  return "Ce questionnaire ne compte pas d'effectifs à une date : celle que vous avez dite n'y sert pas.";
}

function sayPeople({ people, unreachable, withoutAnyone }: LaunchPreview): string[] {
  return [
    `Destinataires : ${count(people, "personne répond pour sa commune", "personnes répondent pour leur commune")}.`,
    ...sayNotReached(unreachable),
    ...(withoutAnyone.length === 0
      ? []
      : [
          `Personne n'y répond encore : ${formatSome(withoutAnyone)}. Ajoutez leur secrétariat à l'annuaire, le diagnostic l'attendra.`,
        ]),
  ];
}

function sayWhatIsRead({ restricted }: LaunchPreview): string {
  const own =
    restricted === 0
      ? ""
      : ` ${count(restricted, "question est réservée à son auteur", "questions sont réservées à leur auteur")} et à la direction générale.`;
  return `Lecture : chaque secrétariat voit ses réponses ; la direction générale et le comité technique les lisent aussi.${own}`;
}

export function sayLeaving(leavesOn: LeavesOn): string {
  return leavesOn === undefined
    ? "dès votre accord"
    : `${formatDate(leavesOn.date)} à ${formatTime(leavesOn.time)}, à l'ouverture des mairies`;
}

export function sayNotLaunched(): string {
  return "Rien n'est lancé : aucun message n'est parti et je n'ai rien gardé.";
}

export function sayLaunched(launched: LaunchPreview): Outbound {
  const { title, places, people, unreachable, wishedBy, leavesOn } = launched;
  return say(
    `C'est lancé : **${title}**, ${count(places.length, "commune", "communes")}, date souhaitée ${formatDate(wishedBy)}.`,
    sayWrittenTo(people, unreachable, leavesOn),
  );
}

/** Who is written to now, then who will be: those whom nothing reaches yet. "" when there is nobody. */
export function sayWrittenTo(people: number, unreachable: readonly string[], leavesOn: LeavesOn): string {
  const reached = people - unreachable.length;
  const when = leavesOn === undefined ? "dès maintenant" : sayLeaving(leavesOn);
  return [
    ...(reached === 0 ? [] : [`J'écris à ${count(reached, "personne", "personnes")} ${when}.`]),
    ...(unreachable.length === 0
      ? []
      : [
          `${formatSome(unreachable)} ${plural(unreachable.length, "n'est pas encore", "ne sont pas encore")} sur Relais : ${sayWaitingLetters(unreachable.length)} (\`inviter\`).`,
        ]),
  ].join(" ");
}

/** Before it goes: whom nothing reaches yet; none when everybody is reached. */
export function sayNotReached(unreachable: readonly string[]): string[] {
  if (unreachable.length === 0) return [];
  const waiting = capital(sayWaitingLetters(unreachable.length));
  return [`Pas encore sur Relais : ${formatSome(unreachable)}. ${waiting} (\`inviter\`).`];
}

function sayWaitingLetters(people: number): string {
  return plural(
    people,
    "son message partira dès que son compte sera relié",
    "leur message partira dès que leur compte sera relié",
  );
}

export function sayAlreadyLaunched(title: string, wishedBy: CivilDate, other: { short: string; year: number }): string {
  return `« ${title} » est déjà lancé, date souhaitée ${formatDate(wishedBy)}. \`qui n'a pas répondu\` montre où il en est. Pour un autre exercice : \`diagnostic lancer ${other.short} exercice ${other.year}\`.`;
}

/** A municipality that joins a diagnostic already launched. */
type JoinPreview = {
  place: string;
  title: string;
  wishedBy: CivilDate;
  people: readonly string[];
  /** Among those people. */
  unreachable: readonly string[];
  leavesOn: LeavesOn;
};

export function sayJoinPreview({ place, title, wishedBy, people, unreachable, leavesOn }: JoinPreview): string {
  const reached = people.filter((name) => !unreachable.includes(name));
  return [
    `**${place}** recevrait « ${title} ».`,
    ...(people.length === 0
      ? ["Personne n'y répond encore : ajoutez son secrétariat à l'annuaire, le diagnostic l'attendra."]
      : []),
    ...(reached.length === 0 ? [] : [`Premier message à ${formatSome(reached)} : ${sayLeaving(leavesOn)}.`]),
    ...sayNotReached(unreachable),
    `Réponses souhaitées pour le ${formatDate(wishedBy)}, comme pour les autres communes.`,
  ].join("\n");
}

export function sayJoinYes(place: string): string {
  return `Oui, ajouter ${place}`;
}

export function sayNotJoined(): string {
  return "Rien n'est ajouté : aucun message n'est parti.";
}

export function sayJoined({ place, title, people, unreachable, leavesOn }: JoinPreview): string {
  const reached = people.filter((name) => !unreachable.includes(name));
  const when = leavesOn === undefined ? "dès maintenant" : sayLeaving(leavesOn);
  return [
    `C'est fait : **${place}** reçoit « ${title} ».`,
    ...(reached.length === 0 ? [] : [`J'écris à ${formatSome(reached)} ${when}.`]),
    ...sayNotReached(unreachable),
  ].join(" ");
}

export function sayNothingToJoin(place: string | undefined): string {
  return place === undefined
    ? "Toutes les communes ont déjà reçu les diagnostics lancés : il n'y a rien à ajouter. Pour en lancer un autre : `diagnostic lancer`."
    : `${place} a déjà reçu tous les diagnostics lancés : il n'y a rien à ajouter.`;
}

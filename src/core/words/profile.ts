import type { CivilDate } from "../calendar/civil-date.ts";
import { type Outbound, say, text } from "../message.ts";
import type { Municipality, Person } from "../people.ts";
import { type ProfileSubject, profileSubjects } from "../territory/profile-subjects.ts";
import { sayDay } from "./days.ts";
import { at, count, formatList, formatSome, of } from "./format.ts";
import { fullNameOf, nameOf } from "./people.ts";

const weekdays = ["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"];

const labels: Record<ProfileSubject, string> = {
  opening: "Mairie ouverte",
  council: "Conseil municipal",
  channel: "Pour joindre la mairie",
  tools: "Outils",
};
/** What is typed after the name of the municipality. */
const typed: Record<ProfileSubject, string> = {
  opening: "horaires",
  council: "conseil",
  channel: "canal",
  tools: "outils",
};
const examples: Record<ProfileSubject, string> = {
  opening: "mardi et vendredi 9h-12h",
  council: "le deuxième jeudi à 19h",
  channel: "courriel, ou téléphone le matin",
  tools: "Tchap, messagerie du département",
};

export type ProfileView = {
  place: Municipality;
  mayors: Person[];
  /** `elsewhere`: the other municipalities where they work. */
  clerks: { person: Person; elsewhere: string[] }[];
  said: Partial<Record<ProfileSubject, string>>;
  /** The next usual day of the council, where the usage says one. */
  nextCouncil?: CivilDate;
  /** Latest first. */
  hosted: string[];
  lastSaid?: { by?: Person; on: CivilDate };
  mayFill: boolean;
};

export function sayProfile(view: ProfileView, today: CivilDate): Outbound {
  const { place, mayors, clerks, said, nextCouncil, hosted, lastSaid, mayFill } = view;
  const unknown = "à compléter";
  const council = said.council ?? unknown;
  const fields = [
    { label: "Maire", value: formatList(mayors.map(nameOf)) || "personne dans l'annuaire" },
    { label: "Secrétariat", value: clerks.map(sayClerk).join(" ; ") || "personne dans l'annuaire" },
    { label: labels.opening, value: said.opening ?? unknown },
    {
      label: labels.council,
      value: nextCouncil === undefined ? council : `${council} (si l'usage tient, ${sayDay(nextCouncil, today)})`,
    },
    { label: labels.channel, value: said.channel ?? unknown },
    { label: labels.tools, value: said.tools ?? unknown },
    {
      label: "Population municipale",
      value: `${count(place.populationMunicipal, "habitant", "habitants")} (INSEE)`,
    },
    ...(hosted.length === 0 ? [] : [{ label: "Réunions accueillies", value: formatSome(hosted) }]),
  ];
  const missing = profileSubjects.filter((subject) => said[subject] === undefined);
  const by = lastSaid?.by === undefined ? "" : ` par ${fullNameOf(lastSaid.by)}`;
  const notes = [
    ...(lastSaid === undefined ? [] : [`Dernière information donnée${by}, ${sayDay(lastSaid.on, today)}.`]),
    ...(mayFill && missing.length > 0 ? [`Pour la compléter : \`fiche compléter ${place.name}\`.`] : []),
    ...(mayFill && missing.length === 0
      ? [`Pour changer une ligne : \`fiche ${place.name} ${typed.opening} ${examples.opening}\`.`]
      : []),
  ];
  return {
    title: `Fiche ${of(place.name)}`,
    blocks: [{ type: "fields", fields }, ...(notes.length === 0 ? [] : [text(notes.join(" "))])],
  };
}

function sayClerk({ person, elsewhere }: ProfileView["clerks"][number]): string {
  const days = person.presence.length === 0 ? "" : `, jours de présence : ${sayWeekdays(person.presence)}`;
  return `${nameOf(person)}${days}${elsewhere.length === 0 ? "" : ` (travaille aussi ${formatSome(elsewhere.map(at))})`}`;
}

/** "mardi et vendredi", and "du lundi au vendredi" for three days or more in a row. */
export function sayWeekdays(days: readonly number[]): string {
  const [first = 1] = days;
  const last = days.at(-1) ?? first;
  if (days.length > 2 && last - first === days.length - 1) return `du ${weekdays[first - 1]} au ${weekdays[last - 1]}`;
  return formatList(days.map((day) => weekdays[day - 1] ?? ""));
}

type Noted = {
  place: string;
  subject: ProfileSubject;
  value: string;
  before: string | undefined;
  /** The days read in the opening hours; undefined: none. */
  openDays: readonly number[] | undefined;
  nextCouncil: CivilDate | undefined;
};

export function sayNoted({ place, subject, value, before, openDays, nextCouncil }: Noted, today: CivilDate): string {
  if (value === before) return `C'est déjà noté pour ${place}. ${labels[subject]} : **${value}**.`;
  const was = before === undefined ? "" : ` (avant : ${before})`;
  const noted = `C'est noté pour ${place}. ${labels[subject]} : **${value}**${was}.`;
  if (subject === "opening")
    return openDays === undefined
      ? `${noted} Je n'y lis pas de jours : pour les dates, je garde les jours de présence du secrétariat.`
      : `${noted} J'y lis : ${sayWeekdays(openDays)}.`;
  return nextCouncil === undefined ? noted : `${noted} Prochain, si l'usage tient : ${sayDay(nextCouncil, today)}.`;
}

export function sayTakenBack(place: string, subject: ProfileSubject, before: string | undefined): string {
  return before === undefined
    ? `Il n'y avait rien à effacer pour ${place}. ${labels[subject]} : à compléter.`
    : `C'est effacé pour ${place}. ${labels[subject]} : à compléter (avant : ${before}).`;
}

const questions: Record<ProfileSubject, (place: string) => string> = {
  opening: (place) => `Quels jours et à quelles heures la mairie ${of(place)} est-elle ouverte ?`,
  council: (place) => `Quel jour le conseil municipal ${of(place)} se réunit-il d'habitude ?`,
  channel: (place) => `Comment la mairie ${of(place)} préfère-t-elle être jointe ?`,
  tools: (place) => `Quels outils la mairie ${of(place)} emploie-t-elle pour échanger et partager ?`,
};

export function askSubject(subject: ProfileSubject, place: string, present: string | undefined) {
  const known = present === undefined ? "" : ` Aujourd'hui : ${present}.`;
  return {
    text: questions[subject](place),
    label: labels[subject],
    help: `Par exemple « ${examples[subject]} ».${known}`,
  };
}

export function sayFilled(place: string): string {
  return `Merci, la fiche ${of(place)} est à jour. Pour la relire : \`fiche ${place}\`.`;
}

/** The questions are left in the middle. */
export function sayFillLater(place: string): string {
  return `D'accord, je m'arrête là : ce qui a été noté est gardé. Pour reprendre : \`fiche compléter ${place}\`.`;
}

export function sayOthersProfile(place: string, own: readonly string[]): Outbound {
  return say(
    `La fiche ${of(place)} est lue par les personnes de cette commune et par l'intercommunalité. ${
      own.length === 0 ? "" : `Vous pouvez lire la vôtre : ${formatSome(own.map((name) => `\`fiche ${name}\``))}.`
    }`.trim(),
  );
}

export function sayNotYoursToFill(place: string): Outbound {
  return say(
    `La fiche ${of(place)} est tenue par le secrétariat de cette commune et par la direction générale : je n'ai rien changé.`,
  );
}

export function sayNoSuchPlace(said: string, near: readonly string[]): string {
  return `Je ne connais pas de commune « ${said} » ici. Vouliez-vous dire ${formatList(
    near.slice(0, 3).map((name) => `\`fiche ${name}\``),
    "ou",
  )} ?`;
}

export function sayTooLong(room: number): string {
  return `C'est trop long pour une fiche : dites-le en moins de ${count(room, "caractère", "caractères")}.`;
}

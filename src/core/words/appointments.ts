import type { CivilDate } from "../calendar/civil-date.ts";
import type { LocalTime } from "../calendar/local-time.ts";
import { type Outbound, text } from "../message.ts";
import type { Person } from "../people.ts";
import { capital, formatDateShort, formatList, plural } from "./format.ts";
import { sayWhen } from "./meeting-names.ts";
import { greet, nameOf } from "./people.ts";
import { typeset } from "./typography.ts";

export type AppointmentNews = "new" | "moved" | "cancelled";

type AppointmentSaid = {
  id: number;
  organisation: string;
  about?: string;
  heldOn: CivilDate;
  startsAt?: LocalTime;
  place?: string;
};
type Named = { appointment: AppointmentSaid; leader: Person | undefined; met: Person | undefined };

export const appointmentQuestions = {
  which: { text: "De quel rendez-vous s'agit-il ?", label: "Rendez-vous" },
  organisation: {
    text: "Avec qui est ce rendez-vous ?",
    label: "Avec",
    help: "Une organisation, une fonction, ou une personne de l'annuaire. Exemple : « la CAF ».",
  },
  heldOn: { text: "Quel jour ?", label: "Jour" },
  startsAt: { text: "À quelle heure ?", label: "Heure", help: "Répondez « je ne sais pas » si elle n'est pas fixée." },
};

/** "Rendez-vous CAF, mardi 12 janvier 2027, 10 h". */
export function sayAppointment({ organisation, ...moment }: AppointmentSaid, today: CivilDate): string {
  return `${organisation}, ${sayWhen(moment, today)}`;
}

export function sayAppointmentTitle({ organisation }: AppointmentSaid): string {
  return `Rendez-vous : ${organisation}`;
}

/** As an agenda keeps it. */
export function sayAppointmentEvent(
  appointment: AppointmentSaid,
  leader: Person | undefined,
  isCancelled: boolean,
): { title: string; notes?: string } {
  const title = typeset(`${isCancelled ? "Annulé : " : ""}${sayAppointmentTitle(appointment)}`);
  const notes = [
    ...(appointment.about === undefined ? [] : [appointment.about]),
    ...(leader === undefined ? [] : [`Mené par ${nameOf(leader)}`]),
  ];
  return { title, ...(notes.length > 0 && { notes: typeset(notes.join("\n")) }) };
}

export function sayOpenAppointment(isCancelled: boolean): string {
  return isCancelled ? "Ouvrir dans mon agenda, pour l'y marquer annulé" : "Ouvrir dans mon agenda";
}

/** "Avec M. Lestrade, mené par Mme Arnaud, à Charlieu (élus jeunesse)." */
function sayDetails({ appointment, leader, met }: Named): string {
  const parts = [
    ...(met === undefined ? [] : [`avec ${nameOf(met)}`]),
    ...(leader === undefined ? [] : [`mené par ${nameOf(leader)}`]),
    ...(appointment.place === undefined ? [] : [`lieu : ${appointment.place}`]),
    ...(appointment.about === undefined ? [] : [appointment.about]),
  ];
  return parts.length === 0 ? "" : `${capital(parts.join(" ; "))}.`;
}

export function sayAppointmentKept(view: Named, told: readonly Person[], today: CivilDate): string {
  const { appointment } = view;
  return [
    `C'est noté : **${sayAppointment(appointment, today)}** (rendez-vous n° ${appointment.id}).`,
    sayDetails(view),
    ...(told.length === 0 ? [] : [`J'écris à ${formatList(told.map(nameOf))}.`]),
    appointment.heldOn < today
      ? `Pour en garder l'essentiel : \`écrire la synthèse n° ${appointment.id}\`.`
      : "La grille de l'entretien, à relire avant : `diagnostic essayer acteurs`.",
  ]
    .filter((line) => line !== "")
    .join("\n");
}

export function sayAppointmentAlready({ appointment }: Named, today: CivilDate): string {
  return `Ce rendez-vous est déjà noté : **${sayAppointment(appointment, today)}** (n° ${appointment.id}). Rien n'est changé.`;
}

export function sayAppointmentChanged(
  { appointment }: Named,
  news: Exclude<AppointmentNews, "new">,
  told: readonly Person[],
  today: CivilDate,
): string {
  const who = told.length === 0 ? "" : ` J'écris à ${formatList(told.map(nameOf))}.`;
  return news === "moved"
    ? `Le rendez-vous n° ${appointment.id} est déplacé : **${sayAppointment(appointment, today)}**.${who}`
    : `Le rendez-vous n° ${appointment.id} (${sayAppointment(appointment, today)}) est annulé.${who}`;
}

/** To who leads it, or who is met. */
export function sayAppointmentNews(
  view: Named,
  news: AppointmentNews,
  { to, by, today }: { to: Person; by: Person; today: CivilDate },
): string {
  const what = `**${sayAppointment(view.appointment, today)}**`;
  const sentence = {
    new: `${nameOf(by)} a noté un rendez-vous où vous êtes attendu : ${what}.`,
    moved: `${nameOf(by)} a déplacé un rendez-vous : ${what}.`,
    cancelled: `${nameOf(by)} a annulé le rendez-vous ${what}.`,
  }[news].replace("attendu :", to.title === "Mme" ? "attendue :" : "attendu :");
  return [`${greet(to)}. ${sentence}`, ...(news === "cancelled" ? [] : [sayDetails(view)])].join("\n");
}

export type AppointmentRow = {
  id: number;
  with: string;
  heldOn: CivilDate;
  startsAt?: LocalTime;
  leader: string;
  state: string;
};

export function sayAppointments(rows: readonly AppointmentRow[], today: CivilDate): Outbound {
  return {
    blocks: [
      {
        type: "table",
        caption: "Rendez-vous avec les partenaires",
        columns: ["N°", "Avec", "Quand", "Mené par", "Synthèse"],
        rows: rows.map((row) => [String(row.id), row.with, sayWhen(row, today), row.leader, row.state]),
      },
      text("Pour en lire un : `rendez-vous n° …`. Pour en noter un : `rendez-vous CAF 12 janvier 10 h`."),
    ],
  };
}

export function sayNoAppointment(mayCreate: boolean): string {
  return mayCreate
    ? "Il n'y a pas de rendez-vous noté. Pour en noter un : `rendez-vous CAF 12 janvier 10 h`."
    : "Il n'y a pas de rendez-vous noté pour vous.";
}

export function sayNobodyMet(): string {
  return "Aucun rendez-vous n'a encore eu lieu. Pour voir ceux à venir : `rendez-vous`.";
}

export function sayNotYetMet(appointment: AppointmentSaid, today: CivilDate): string {
  return `Le rendez-vous ${sayAppointment(appointment, today)} n'a pas encore eu lieu : sa synthèse s'écrira après.`;
}

export function sayNoSuchAppointment(number: string): string {
  return `Je ne trouve pas de rendez-vous n° ${number}. Pour les voir : \`rendez-vous\`.`;
}

/** One appointment, before what was written of it. */
export function sayAppointmentWhole(view: Named, today: CivilDate): string {
  return [`**${sayAppointment(view.appointment, today)}** (rendez-vous n° ${view.appointment.id})`, sayDetails(view)]
    .filter((line) => line !== "")
    .join("\n");
}

export function sayUnknownContact(name: string): string {
  return `Je ne connais pas ${name} dans l'annuaire, et je ne garde pas le nom de qui n'y est pas. Dites plutôt son organisation ou sa fonction. Exemple : \`rendez-vous directrice de la CAF 12 janvier 10 h\`.`;
}

export function saySeveralContacts(said: string, names: readonly string[]): string {
  return `« ${said} » peut être ${formatList(names, "ou")} : écrivez son prénom et son nom.`;
}

export type ContactRow = {
  organisation: string;
  people: readonly string[];
  days: readonly CivilDate[];
  leaders: readonly string[];
};

/** Organisations and functions met, by their names: no telephone, no address. */
export function sayContacts(rows: readonly ContactRow[], today: CivilDate): Outbound {
  return {
    blocks: [
      {
        type: "table",
        caption: plural(rows.length, "Organisation ou fonction rencontrée", "Organisations et fonctions rencontrées"),
        columns: ["Organisation ou fonction", "Personne de l'annuaire", "Rendez-vous", "Menés par"],
        rows: rows.map(({ organisation, people, days, leaders }) => [
          organisation,
          people.join(", "),
          days.map((day) => formatDateShort(day, Number(today.slice(0, 4)))).join(", "),
          leaders.join(", "),
        ]),
      },
      text(
        "Ni téléphone ni adresse n'est gardé ici. Pour lire un rendez-vous : `rendez-vous` et le nom de l'organisation.",
      ),
    ],
  };
}

export function sayCancelAppointment(appointment: AppointmentSaid, today: CivilDate): { text: string; label: string } {
  return { text: `Faut-il annuler ce rendez-vous (${sayAppointment(appointment, today)}) ?`, label: "Confirmation" };
}

export const cancelChoices = [
  { value: "yes", label: "Oui, l'annuler", words: ["oui", "annuler le rendez-vous"] },
  { value: "no", label: "Non, le garder", words: ["non", "garder"] },
];

export function sayWasHeld(appointment: AppointmentSaid, today: CivilDate): string {
  return `Le rendez-vous ${sayAppointment(appointment, today)} a eu lieu, et sa synthèse est écrite : il n'est pas annulé.`;
}

export function sayAppointmentLeft(): string {
  return "Rien n'est changé : le rendez-vous est gardé.";
}

export function sayNotYourAppointment(leader: Person | undefined): string {
  const who = leader === undefined ? "La personne qui mène ce rendez-vous" : nameOf(leader);
  return `${who} mène ce rendez-vous, et en écrit la synthèse : je n'ai rien changé.`;
}

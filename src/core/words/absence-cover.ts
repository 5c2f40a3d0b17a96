import type { CivilDate } from "../calendar/civil-date.ts";
import { type Block, type Choice, type Outbound, say, text } from "../message.ts";
import type { Person } from "../people.ts";
import type { Absence } from "../preferences/preferences.ts";
import { sayDay } from "./days.ts";
import { formatList, of } from "./format.ts";
import { sayMeetingName } from "./meeting-names.ts";
import { fullNameOf, greet, nameOf } from "./people.ts";
import { sayAbsence } from "./preferences.ts";
import { typedAttended } from "./typed-meeting.ts";

/** What is typed, or picked, so that those who could stand in are told. */
export const tellOfAbsence = "prévenir pour mon absence";

type Due = { title: string; due: CivilDate };
type Falls = {
  interviews: readonly { place: string; title: string; wishedBy: CivilDate; others: readonly Person[] }[];
  deadlines: readonly (Due & { others: readonly Person[] })[];
  meetings: readonly (Parameters<typeof typedAttended>[0] &
    Parameters<typeof sayMeetingName>[0] & { coming: boolean })[];
};

/** To who says that they will be away: what waits for them then, and who else could. `entrusts`: they may entrust it themselves. */
export function sayFallsIn({ interviews, deadlines, meetings }: Falls, entrusts: boolean, today: CivilDate): Block[] {
  const lines = [
    ...together(interviews).map(({ places, wishedBy, others }) => {
      return `Diagnostic ${places}, ${sayDay(wishedBy, today)}. ${sayOthers(others)}`;
    }),
    ...deadlines.map(
      ({ title, due }) =>
        `« ${title} », ${sayDay(due, today)}. ${entrusts ? `Pour la confier : \`échéance confier ${title}\`.` : "La direction peut la confier à quelqu'un d'autre."}`,
    ),
    ...meetings.map(
      (view) =>
        `${sayMeetingName(view, today)}.${view.coming ? " Vous aviez dit venir." : ""} Pour dire que vous n'y serez pas : \`je ne viens pas ${typedAttended(view)}\`.`,
    ),
  ];
  const who = entrusts ? "" : " La direction générale lira dans son point ce qui n'a personne.";
  return [
    text("Pendant votre absence :"),
    { type: "list", items: lines },
    text(`Rien n'est confié à quelqu'un en silence.${who}`),
    ...(entrusts && interviews.every(({ others }) => others.length === 0)
      ? []
      : [{ type: "choices" as const, choices: [{ value: tellOfAbsence, label: "Prévenir dès maintenant" }] }]),
  ];
}

/** One line for the municipalities of which the same is to be said: "de Boyer et de Jarnosse". */
function together(interviews: Falls["interviews"]) {
  const groups = Map.groupBy(
    interviews,
    ({ title, wishedBy, others }) => `${title} ${wishedBy} ${others.map(({ id }) => id).join()}`,
  );
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    return first === undefined ? [] : [{ ...first, places: formatList(group.map(({ place }) => of(place))) }];
  });
}

function sayOthers(others: readonly Person[]): string {
  if (others.length === 0) return "Personne d'autre n'y répond ; à votre retour, vos réponses resteront utiles.";
  return `${formatList(others.map(nameOf))} ${others.length === 1 ? "peut" : "peuvent"} aussi y répondre.`;
}

export function sayNobodyAway(): string {
  return "Aucune absence de votre part n'est notée. Dites-la d'abord, par exemple : `je suis absente du 21 décembre au 4 janvier`.";
}

export function sayToldAlready(): string {
  return "C'est déjà fait : ces personnes sont prévenues. Rien ne change sans accord.";
}

export function sayNothingFallsIn(absence: Absence, today: CivilDate): string {
  return `Rien ne vous attend ${sayAbsence(absence, today)} : il n'y a personne à prévenir.`;
}

export function sayToldOfAbsence(told: readonly Person[]): string {
  const whom = told.map(nameOf);
  return whom.length === 0
    ? "Je n'ai personne à prévenir : dites-le de vive voix à la direction générale."
    : `C'est fait : je préviens ${formatList(whom)}. Rien ne change sans accord.`;
}

/** To a colleague of the same municipality. */
export function sayCoverAsked(
  to: Person,
  away: Person,
  absence: Absence,
  interviews: Falls["interviews"],
  today: CivilDate,
): Outbound {
  const lines = together(interviews).map(
    ({ places, title, wishedBy }) => `Diagnostic ${places} (${title}), date souhaitée : ${sayDay(wishedBy, today)}.`,
  );
  return {
    blocks: [
      text(`${greet(to)}. ${nameOf(away)} n'est pas là ${sayAbsence(absence, today)}, et vous pouvez aussi répondre :`),
      { type: "list", items: lines },
      text("Rien ne vous est confié d'office. Si vous le faites, les réponses déjà données sont gardées."),
      {
        type: "choices",
        choices: interviews.map(({ place }) => ({ value: `diagnostic ${place}`, label: `Répondre pour ${place}` })),
      },
    ],
  };
}

/** To the direction: what is to be entrusted, with who could; nothing is without its word. */
export function sayUncovered(
  to: Person,
  away: Person,
  absence: Absence,
  { interviews, deadlines, meetings }: Falls,
  today: CivilDate,
): Outbound {
  const lines = [
    ...deadlines.map(({ title, due }) => `« ${title} », ${sayDay(due, today)} : à qui la confier ?`),
    ...together(interviews).map(
      ({ places, wishedBy }) => `Diagnostic ${places}, ${sayDay(wishedBy, today)} : personne d'autre n'y répond.`,
    ),
    ...meetings.map(
      (view) =>
        `${sayMeetingName(view, today)} : ${view.coming ? "sa venue avait été annoncée" : "sa réponse n'est pas donnée"}.`,
    ),
  ];
  const choices = deadlines.flatMap(({ title, others }): Choice[] =>
    others.slice(0, 2).map((one) => ({
      value: `échéance confier ${title} à ${fullNameOf(one)}`,
      label: `« ${title} » à ${one.id === to.id ? "moi" : nameOf(one)}`,
    })),
  );
  const how =
    deadlines.length === 0 ? [] : [text("Pour une autre personne : `échéance confier`. Sans réponse, rien ne change.")];
  return {
    blocks: [
      text(`${greet(to)}. ${nameOf(away)} n'est pas là ${sayAbsence(absence, today)}. Reste sans personne :`),
      { type: "list", items: lines },
      ...how,
      ...(choices.length === 0 ? [] : [{ type: "choices" as const, choices }]),
    ],
  };
}

export const entrustQuestions = {
  which: "Quelle échéance faut-il confier ?",
  whom: "À qui la confier ?",
};

export function sayEntrusted({ title, due }: Due, to: Person, today: CivilDate): string {
  return `C'est noté : « ${title} », ${sayDay(due, today)}, est confiée à ${nameOf(to)}. Je le lui dis.`;
}

export function sayEntrustedAlready({ title }: Due, to: Person): string {
  return `« ${title} » est déjà à la charge de ${nameOf(to)} : rien ne change.`;
}

export function sayEntrustedToYou(to: Person, by: Person, { title, due }: Due, today: CivilDate): Outbound {
  return say(
    `${greet(to)}. ${nameOf(by)} vous confie « ${title} », ${sayDay(due, today)}. Une fois fait : \`échéance terminer ${title}\`. Si vous ne pouvez pas, dites-le à ${nameOf(by)}.`,
  );
}

/** To who was in charge, once they are back. */
export function sayEntrustedMeanwhile(former: Person, to: Person, { title }: Due): Outbound {
  return say(`${greet(former)}. « ${title} » a été confiée à ${nameOf(to)}. Pour voir où elle en est : \`échéances\`.`);
}

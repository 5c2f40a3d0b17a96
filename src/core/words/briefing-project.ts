import type { Item } from "../briefing/facts.ts";
import { type CivilDate, daysBetween } from "../calendar/civil-date.ts";
import { sayDay } from "./days.ts";
import { count, formatDateShort, formatList, of, plural } from "./format.ts";
import { sayAbsence } from "./preferences.ts";

type Of<About extends Item["about"]> = Extract<Item, { about: About }>;

export function sayBareObjectives({ titles }: Of<"objectives_bare">): string {
  const [first = ""] = titles;
  return titles.length === 1
    ? `l'objectif « ${first} » n'a pas encore d'action. \`objectifs\``
    : `${titles.length} objectifs n'ont pas encore d'action, dont « ${first} ». \`objectifs\``;
}

export function saySheetWaiting({ id, title, standing, meeting, heldOn }: Of<"sheet">, today: CivilDate): string {
  // Until a meeting has it, a sheet is for those who write it: its question is not said where messages may be read by others.
  const sheet = meeting === undefined ? `la fiche de décision n° ${id}` : `la fiche de décision « ${title} »`;
  const before =
    meeting === undefined || heldOn === undefined ? "" : ` avant la réunion « ${meeting} », ${sayDay(heldOn, today)}`;
  switch (standing) {
    case "ready":
      return `${sheet} est prête ; aucune réunion ne l'a encore. \`fiche décision ${id} joindre\``;
    case "opinion":
      return `${sheet} attend l'avis du comité technique${before}. \`fiche décision ${id}\``;
    case "unfinished":
      return `${sheet} est à finir${before}. \`fiche décision ${id}\``;
  }
}

export function saySheetToRead({ id, title, meeting, heldOn }: Of<"sheet_to_read">, today: CivilDate): string {
  return `la fiche « ${title} » est à lire avant la réunion « ${meeting} », ${sayDay(heldOn, today)}. \`fiche décision ${id}\``;
}

export function sayCharterLine({ title, spoken, of: all, typed }: Of<"charter">): string {
  if (spoken === all) return `charte « ${title} », toutes les communes ont dit leur engagement. \`${typed}\``;
  const said = plural(spoken, "a dit son engagement", "ont dit leur engagement");
  return `charte « ${title} », ${count(spoken, "commune", "communes")} sur ${all} ${said}. \`${typed}\``;
}

export function sayPledgeLine({ title, place, typed }: Of<"pledge">): string {
  return `dire l'engagement ${of(place)} dans la charte « ${title} ». \`${typed}\``;
}

/** In days: when the end of what waits is worth a sentence. */
const endDays = 30;

export function saySummaryLine({ id, organisation, heldOn, expiresOn, role }: Of<"summary">, today: CivilDate): string {
  const year = Number(today.slice(0, 4));
  const summary = `synthèse du rendez-vous « ${organisation} » du ${formatDateShort(heldOn, year)}`;
  const isNear = daysBetween(today, expiresOn) <= endDays;
  const end = isNear ? ` Sans accord, elle s'efface le ${formatDateShort(expiresOn, year)}.` : "";
  switch (role) {
    case "writer":
      return `la ${summary} attend l'accord de la personne rencontrée.${end} \`rendez-vous n° ${id}\``;
    case "met":
      return `relire la ${summary}, puis dire si elle vous convient.${end} \`rendez-vous n° ${id}\``;
    case "direction":
      return `la ${summary} attend l'accord de la personne rencontrée.${end}`;
  }
}

const mostNamed = 2;

/** The absence, then what it leaves to nobody. */
export function sayAwayLine({ name, first, back, left, typed }: Of<"away">, today: CivilDate): string {
  const { deadlines, interviews, meetings } = left;
  const what = [
    ...sayFew(deadlines.map((title) => `« ${title} »`)),
    ...(interviews.length === 0 ? [] : [`le diagnostic ${formatList(sayFew(interviews.map(of)))}`]),
    ...meetings.map((title) => `la réunion « ${title} »`),
  ];
  const how = typed === undefined ? "" : ` \`${typed}\``;
  return `${name} n'est pas là ${sayAbsence({ first, back }, today)}. À prévoir : ${formatList(what)}.${how}`;
}

/** Two are named, the others counted. */
function sayFew(all: readonly string[]): string[] {
  const more = all.length - mostNamed;
  return more < 2 ? [...all] : [...all.slice(0, mostNamed), `${more} autres`];
}

import type { Heading, Item } from "../briefing/facts.ts";
import type { CivilDate } from "../calendar/civil-date.ts";
import { type Block, type Choice, type Outbound, restrictedWhen, text, type Written } from "../message.ts";
import type { Municipality, Person } from "../people.ts";
import { announced, type BriefingSaid, sayQuestion } from "./briefing-lines.ts";
import { remindMeLater } from "./campaign-reminders.ts";
import { count, formatDate, formatList, plural } from "./format.ts";

export type BriefingScene = {
  today: CivilDate;
  person: Person;
  places: readonly Municipality[];
};

/** "Votre point de la semaine, Vougy et Nandax, lundi 23 novembre 2026". */
export function sayBriefingTitle({ person, places, today }: BriefingScene): string {
  const own = person.mandates.flatMap(({ insee }) =>
    places.filter((place) => place.insee === insee).map((place) => place.name),
  );
  const where = own.length === 0 ? "" : `, ${formatList([...new Set(own)])}`;
  return `Votre point de la semaine${where}, ${formatDate(today)}`;
}

/** Stands for a line where what it tells may not be written. */
function sayKept(heading: Heading): string {
  return `${announced[heading]} : un point réservé.`;
}

type Line = { said: string; heading: Heading; kept: boolean };

/** Lines, each as it is said; where what only some read may not be written, without those that tell of it. */
export function lineBlock<T extends Line>(lines: readonly T[], blockOf: (said: (line: T) => string) => Block): Block {
  const isKept = lines.some(({ kept }) => kept);
  return restrictedWhen(
    isKept,
    blockOf(({ said }) => said),
    blockOf(({ said, heading, kept }) => (kept ? sayKept(heading) : said)),
  );
}

/** What is read at once: numbered, so that a number asks where its line comes from. `rest`: how many lines are left out. */
export function sayBriefing(point: {
  title: string;
  lines: readonly (Line & { number: number; item: Item })[];
  rest: number;
  foot: string | undefined;
  word: string | undefined;
}): Outbound {
  const { title, lines, rest, foot, word } = point;
  return {
    title,
    blocks: [
      ...sayWord(word),
      numberedLines(lines),
      ...(foot === undefined ? [] : [text(foot)]),
      // Letters: the numbers are those of the lines.
      { type: "choices", choices: choicesAfter(lines, rest), lettered: true },
    ],
  };
}

function numberedLines(lines: readonly (Line & { number: number })[]): Block {
  return lineBlock(lines, (said) => text(lines.map((line) => `${line.number}. ${said(line)}`).join("\n")));
}

function sayWord(word: string | undefined): Block[] {
  return word === undefined ? [] : [text(word)];
}

/** "Le mot de la présidente : …". */
export function sayWordOf(chair: Pick<Person, "title"> | undefined, word: string): string {
  return `**Le mot ${chair?.title === "Mme" ? "de la présidente" : "du président"}** : ${word}`;
}

function choicesAfter(lines: readonly { item: Item }[], rest: number): Choice[] {
  return [
    { value: "vu", label: "Vu" },
    ...(rest === 0 ? [] : [{ value: "plus", label: rest === 1 ? "Voir l'autre ligne" : `Voir les ${rest} autres` }]),
    ...(lines.some(({ item }) => item.about === "interviews")
      ? [
          { value: "diagnostic", label: "Répondre au diagnostic" },
          { value: remindMeLater, label: "Plus tard" },
        ]
      : []),
  ];
}

/** Said once to whoever gets their first, then seldom. */
export function sayBriefingFoot(): string {
  return "Un numéro suffit pour savoir d'où vient une ligne. Pour changer de jour, recevoir moins ou arrêter : `mes préférences`.";
}

/** For whoever conducts the whole: that it went out, and where to see to whom. */
export function sayWentOut(readers: number): string {
  return `La semaine passée, le point est parti à ${count(readers, "personne", "personnes")} : \`envois\`.`;
}

/** By e-mail nothing is typed: all of it is there, with the agenda files. */
export function sayWrittenBriefing(point: {
  title: string;
  lines: readonly Line[];
  word: string | undefined;
  files: readonly Block[];
  contact: string | undefined;
}): Written {
  const { title, lines, word, files, contact } = point;
  const ask = contact === undefined ? "" : ` Pour une question, ou pour ne plus recevoir ce point : ${contact}.`;
  return {
    subject: title,
    blocks: [
      ...sayWord(word),
      lineBlock(lines, (said) => ({ type: "list", items: lines.map((line) => withoutTyping(said(line))) })),
      ...files,
      ...(ask === "" ? [] : [text(ask.trim())]),
    ],
  };
}

/** Where nothing can be typed to Relais: without the words to type that end a line. */
export function withoutTyping(said: string): string {
  const left = said.replace(
    /(?: Y serez-vous \?| Un texte est prêt à transmettre :| Une fois fait :| :)? ?`[^`]+`(?: ou `[^`]+`)?\.?$/u,
    "",
  );
  return /[.?!]$/u.test(left) ? left : `${left}.`;
}

/** The lines left out, with their numbers. */
export function sayRest(lines: readonly (Line & { number: number })[]): Outbound {
  return {
    blocks: [numberedLines(lines), { type: "choices", choices: [{ value: "vu", label: "Vu" }], lettered: true }],
  };
}

export function sayNoRest(): string {
  return "Tout est déjà au-dessus : votre dernier point n'a pas d'autre ligne.";
}

export function sayNoBriefingYet(): string {
  return "Vous n'avez pas encore reçu de point de la semaine. Pour le lire maintenant : `mon point`.";
}

/** `seen`: how many lines this settles. */
export function saySeen(seen: number): string {
  return seen === 0
    ? "C'était déjà noté. Merci."
    : `C'est noté : ${plural(seen, "cette ligne est vue", `ces ${seen} lignes sont vues`)}. Merci.`;
}

/** What waits for someone today, what is expected first; nothing of the past. */
/** `put`: the questions of a diagnostic that somebody put to this person. */
export function sayWaiting(
  lines: readonly BriefingSaid[],
  today: CivilDate,
  put: readonly { place: string; label: string }[] = [],
): Outbound {
  const said = [...put.map(sayPut), ...lines.map((line) => line.said)];
  const answers = lines.some(({ item }) => item.about === "interviews");
  return {
    title: `Ce qui vous attend, ${formatDate(today)}`,
    blocks: [
      text(said.length === 0 ? "Rien ne vous attend aujourd'hui." : said.join("\n")),
      ...(answers
        ? [{ type: "choices" as const, choices: [{ value: "diagnostic", label: "Répondre au diagnostic" }] }]
        : []),
    ],
  };
}

function sayPut(put: { place: string; label: string }): string {
  return `${announced.expected} : ${sayQuestion(put)}`;
}

export function sayNoBriefing(): string {
  return "Rien de nouveau pour vous cette semaine : je ne vous enverrais aucun message.";
}

import type { CivilDate } from "../calendar/civil-date.ts";
import type { Sensitive } from "../language/sensitive.ts";
import { type Outbound, text } from "../message.ts";
import { formatDate, formatDateShort, formatList, plural } from "./format.ts";
import { sensitiveThings } from "./sensitive.ts";

export const noteQuestions = {
  organisation: "Sur quelle organisation ?",
  organisationHelp: "Une organisation : une association, un syndicat de communes, la CAF… Jamais une personne.",
  text: "Que faut-il retenir ?",
  textHelp:
    "Un fait utile à la coopération. Exemple : « réunion de leur bureau le premier mardi, mieux vaut écrire avant ».",
  remove: "Quelle note faut-il retirer ?",
};

export function sayNoteKept(organisation: string, expiresOn: CivilDate): string {
  return `C'est noté sur **${organisation}**. Cette note n'est lue que par la direction générale et s'efface d'elle-même le ${formatDate(expiresOn)}.`;
}

export function sayNotOnPerson(name: string): string {
  return `Je ne garde pas de note sur une personne (${name}) : notez ce qui concerne son organisation, ou le sujet. Une personne peut lire ce qui est écrit sur elle.`;
}

export function sayNotToBeNoted(about: Sensitive): string {
  return `Ces mots semblent dire ${sensitiveThings[about]} : cela ne se note pas. Dites le fait ou le sujet, sans désigner personne. Exemple : « souhaite être consultée avant le vote du budget ».`;
}

export function sayNotes(
  notes: readonly { id: number; organisation: string; text: string; expiresOn: CivilDate }[],
  today: CivilDate,
): Outbound {
  return {
    blocks: [
      {
        type: "table",
        caption: "Notes sur des organisations",
        columns: ["N°", "Organisation", "Note", "Jusqu'au"],
        rows: notes.map(({ id, organisation, text: said, expiresOn }) => [
          String(id),
          organisation,
          said,
          formatDateShort(expiresOn, Number(today.slice(0, 4))),
        ]),
      },
      text(
        "Lues par la direction générale seule, et par l'organisation si elle le demande. Pour en retirer une : `retirer note` et son numéro.",
      ),
    ],
  };
}

export function sayNoNotes(): string {
  return "Il n'y a pas de note. Pour en garder une, sur une organisation : `note sur la CAF : …`.";
}

export function sayNoSuchNote(number: string, known: readonly number[]): string {
  return `Il n'y a pas de note ${number}. ${plural(known.length, "Celle qui existe est la note", "Celles qui existent sont les notes")} ${formatList(known.map(String))} : \`notes\` les montre.`;
}

export function sayNoteRemoved(organisation: string): string {
  return `La note sur **${organisation}** est effacée.`;
}

import type { CivilDate } from "../calendar/civil-date.ts";
import type { LocalTime } from "../calendar/local-time.ts";
import { type Block, type Outbound, restrictedWhen, say, text } from "../message.ts";
import { reservedNames } from "./agenda-items.ts";
import { formatList, plural } from "./format.ts";
import { sayMeetingName } from "./meeting-names.ts";

/** A document as it is shown: `place` is a link, or where it is kept. */
export type DocumentSaid = { title: string; place: string; sensitive?: boolean };

type Named = {
  meeting: { title: string; heldOn?: CivilDate; startsAt?: LocalTime };
  seated: { body: { name: string } };
};

export function sayDocument({ title, place }: DocumentSaid): string {
  return `${title} : ${place}`;
}

/** A list of them; where what is sensitive may not be written, that there is one. */
export function listDocuments(documents: readonly DocumentSaid[]): Block {
  const plain = documents.map((one) => (one.sensitive ? reservedNames.document : sayDocument(one)));
  const isSensitive = documents.some(({ sensitive }) => sensitive);
  return restrictedWhen(
    isSensitive,
    { type: "list", items: documents.map(sayDocument) },
    { type: "list", items: plain },
  );
}

export const documentQuestions = {
  meeting: "Pour quelle réunion ?",
  document: "Quel document, et où se trouve-t-il ?",
  documentHelp:
    "Un titre, puis son lien ou l'endroit où il est rangé. Par exemple : note de cadrage, https://… ou : note de cadrage, dossier partagé/COPIL/3. Un fichier envoyé ici n'est pas gardé.",
  place: (title: string) => `Où se trouve « ${title} » ?`,
  placeHelp:
    "Son lien (https://…), ou l'endroit où il est rangé : dossier partagé/COPIL/3. Un fichier envoyé ici n'est pas gardé.",
  title: "Quel est le titre de ce document ?",
  remove: "Quel document faut-il retirer ?",
};

/** `item`: the agenda item it is about, of one that only some read when `sensitive`. */
export function sayDocumentsAdded(
  view: Named,
  kept: readonly (DocumentSaid & { before?: string; already?: boolean })[],
  {
    item,
    typed,
    isOver,
    left,
    today,
  }: {
    item: { title: string; sensitive: boolean } | undefined;
    typed: string;
    isOver: boolean;
    /** Words that were not of the documents. */
    left: readonly string[];
    today: CivilDate;
  },
): string {
  const isNew = kept.some(({ already }) => already !== true);
  const about = item === undefined ? "" : `, pour « ${item.title} »`;
  const lines = kept.map(({ before, already, ...document }) => {
    if (already === true) return `- ${sayDocument(document)} (déjà noté)`;
    return `- ${sayDocument(document)}${before === undefined ? "" : ` (avant : ${before})`}`;
  });
  const readers = item?.sensitive
    ? "Seules les personnes qui lisent ce point sensible verront cela."
    : `Les personnes qui lisent cette réunion les trouvent avec \`documents ${typed}\`${isOver ? "" : ", et dans le rappel"}.`;
  return [
    `${isNew ? "C'est noté" : "Rien à ajouter"}, ${sayMeetingName(view, today)}${about} :`,
    ...lines,
    ...(isNew ? [readers] : []),
    ...left.map((words) => `Je n'ai pas noté « ${words} » : écrivez-le à part, s'il le faut.`),
  ].join("\n");
}

/** `titles`: those for which nothing says where they are. */
export function sayPlaceMissing(titles: readonly string[]): string {
  const names = formatList(titles.map((title) => `« ${title} »`));
  return `Il manque l'endroit où se ${plural(titles.length, "trouve", "trouvent")} ${names}. Écrivez un document par ligne : son titre, une virgule, puis son lien ou l'endroit où il est rangé.`;
}

export function sayNotWebLink(place: string): string {
  return `Je ne garde que les liens qui commencent par https:// ou http://. « ${place} » n'en est pas un : donnez un tel lien, ou dites où le document est rangé.`;
}

/** `about`: the title of its item. */
type AboutItem = DocumentSaid & { about?: string };

function sayWithItem({ about, ...document }: AboutItem): string {
  const item = about === undefined ? "" : ` (point « ${about} »)`;
  return sayDocument({ ...document, title: `${document.title}${item}` });
}

/** `numbered`: to whoever may take them away. */
export function sayDocumentsOf(
  shown: readonly { view: Named; documents: readonly AboutItem[] }[],
  { today, manages }: { today: CivilDate; manages: boolean },
): Outbound {
  const blocks = shown.map(({ view, documents }): Block => {
    const linesOf = (named: (document: AboutItem) => string) => {
      const lines = documents.map((document, index) => `${manages ? `${index + 1}.` : "-"} ${named(document)}`);
      return text([`**${sayMeetingName(view, today)}**`, ...lines].join("\n"));
    };
    return restrictedWhen(
      documents.some(({ sensitive }) => sensitive),
      linesOf(sayWithItem),
      linesOf((document) => (document.sensitive ? reservedNames.document : sayWithItem(document))),
    );
  });
  return { title: "Documents", blocks };
}

/** `typed`: the meeting that was asked for, as it is typed. */
export function sayNoDocuments(typed: string | undefined, manages: boolean): string {
  const where = typed === undefined ? "" : ` pour : ${typed}`;
  const hint = manages ? ` Pour en ajouter un : \`document ${typed ?? "copil"} : titre, lien\`.` : "";
  return `Aucun document à vous montrer${where}.${hint}`;
}

/** `again`: what to type to put it back. */
export function sayDocumentRemoved({ title }: DocumentSaid, again: string): Outbound {
  return say(`C'est retiré : « ${title} ». Pour le remettre : \`${again}\`.`);
}

export function sayNothingToRemove(): string {
  return "Aucun document n'est noté pour les réunions récentes ou à venir. Pour les voir : `documents`.";
}

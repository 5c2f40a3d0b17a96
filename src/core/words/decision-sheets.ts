import type { CivilDate } from "../calendar/civil-date.ts";
import { argumentsOf, type Lack, lacksOf, type Sheet, type SheetOption, type Side } from "../decision-aid/sheet.ts";
import type { Figure } from "../diagnostic/consolidate.ts";
import { type Outbound, say, text } from "../message.ts";
import { shorten } from "./decisions.ts";
import { type LabelOf, sayFigureLine } from "./figures.ts";
import { count, formatDate, formatList } from "./format.ts";
import { sayMeetingName } from "./meeting-names.ts";

type Named = { id: number; title: string };
export type MeetingNamed = Parameters<typeof sayMeetingName>[0];

/** A figure as it is when the sheet is read, or why it is not there. */
export type SheetFigureSaid =
  | { kind: "gone" }
  | { kind: "hidden"; name: string; title: string }
  | { kind: "shown"; name: string; title: string; figure: Figure };

export type OpinionSaid =
  | { kind: "words"; text: string }
  | { kind: "decision"; id: number; text: string; body: string; heldOn?: CivilDate; isDraft: boolean }
  | { kind: "withdrawn"; id: number };

export type SheetSaid = {
  sheet: Sheet;
  today: CivilDate;
  figures: readonly SheetFigureSaid[];
  labelOf: LabelOf;
  opinion?: OpinionSaid;
  /** The meeting that has it, and the title of the agenda item. */
  view?: MeetingNamed;
  item?: string;
  /** Whoever reads may write in it. */
  writes: boolean;
  territory: string;
  writtenOn: CivilDate;
};

export const sheetQuestions = {
  which: { text: "Quelle fiche d'aide à la décision ?", label: "Fiche" },
  title: {
    text: "Quelle question faut-il trancher ?",
    label: "Question",
    help: "En une phrase. Exemple : « Partager l'accueil du mercredi ».",
  },
  piece: {
    text: "Que faut-il y écrire ?",
    label: "Contenu",
    help: "Un mot, deux points, puis le texte. Exemples : `option : …`, `option 1 pour : …`, `option 1 contre : …`, `contexte : …`, `chiffre : …`, `avis COTECH : …`, `demande : …`.",
  },
  meeting: "Pour quelle réunion ?",
};

export function saySheet({ id, title }: Named): string {
  return `Fiche ${id} : ${title}`;
}

/** Where its question may not be written. */
export function saySheetAlone({ id }: Pick<Named, "id">): string {
  return `Fiche ${id}`;
}

/** Some of it is written at once. */
export function saySheetBegun(sheet: Named): string {
  return `**${saySheet(sheet)}** est commencée. Seules la direction et l'équipe de l'intercommunalité la lisent.`;
}

export function saySheetCreated(sheet: Named): Outbound {
  return say(
    saySheetBegun(sheet),
    `Écrivez la première option : \`fiche décision ${sheet.id} option : …\`. Le reste viendra quand vous voudrez.`,
  );
}

/** What was kept and what was not, then the next thing to write. */
export function saySheetWritten(sheet: Sheet, said: readonly string[]): Outbound {
  return say([`**Fiche ${sheet.id}**`, ...said].join("\n"), sayNext(sheet));
}

export function sayNext(sheet: Sheet): string {
  const [first, second] = lacksOf(sheet);
  if (first === undefined)
    return `Tout y est. Pour la joindre à une réunion : \`fiche décision ${sheet.id} pour le copil\`. En document : \`fiche décision ${sheet.id} document\`.`;
  const typed = [first, ...(second === undefined ? [] : [second])].map((one) => `\`${typedLack(sheet, one)}\``);
  return `Ensuite, si vous voulez : ${formatList(typed, "ou")}.`;
}

function typedLack({ id }: Sheet, lack: Lack): string {
  const about = `fiche décision ${id}`;
  switch (lack.kind) {
    case "option":
      return `${about} option : …`;
    case "argument":
      return `${about} option ${lack.option} ${saySide(lack.side)} : …`;
    case "context":
      return `${about} contexte : …`;
    case "figure":
      return `${about} chiffre : …`;
    case "opinion":
      return `${about} avis COTECH : …`;
    case "request":
      return `${about} demande : …`;
  }
}

export function saySide(side: Side): string {
  return side === "pro" ? "pour" : "contre";
}

const mostShown = 3;

/** Short enough for a phone: the whole of it is in the document. */
export function saySheetShown(said: SheetSaid): Outbound {
  const { sheet, opinion, figures, labelOf, writes } = said;
  const optionLines = sheet.options.slice(0, mostShown).map((option, index) => sayOptionLine(option, index + 1));
  const figureLines = figures.slice(0, mostShown - 1).map((one) => `- ${sayFigureHere(one, labelOf)}`);
  const left = [
    ...(sheet.options.length > mostShown
      ? [count(sheet.options.length - mostShown, "autre option", "autres options")]
      : []),
    ...(figures.length > figureLines.length
      ? [count(figures.length - figureLines.length, "autre chiffre", "autres chiffres")]
      : []),
  ];
  return {
    title: saySheet(sheet),
    elsewhere: saySheetAlone(sheet),
    blocks: [
      text(
        [
          sayReaders(said),
          ...(sheet.context === undefined ? [] : [`**Contexte** : ${shorten(sheet.context)}`]),
          ...(sheet.options.length === 0 ? ["Aucune option n'est encore écrite."] : optionLines),
          ...figureLines,
          ...(opinion === undefined ? [] : [`**Avis du COTECH** : ${sayOpinion(opinion, true)}`]),
          ...(sheet.request === undefined ? [] : [`**Demandé** : ${shorten(sheet.request)}`]),
          ...(left.length === 0 ? [] : [`Et ${formatList(left)}, dans le document.`]),
        ].join("\n"),
      ),
      text(
        [
          `Tout lire : \`fiche décision ${sheet.id} document\`.`,
          ...(writes && lacksOf(sheet).length > 0 ? [sayNext(sheet)] : []),
        ].join(" "),
      ),
    ],
  };
}

function sayReaders({ view, item, today, writes, sheet }: SheetSaid): string {
  if (view !== undefined)
    return `Jointe : ${sayMeetingName(view, today)}${item === undefined ? "" : `, point « ${shorten(item)} »`}.`;
  return writes
    ? `Pas encore partagée. Pour la joindre : \`fiche décision ${sheet.id} pour le copil\`.`
    : "Pas encore partagée.";
}

function sayOptionLine(option: SheetOption, number: number): string {
  const sides = (["pro", "con"] as const).map((side) => `${argumentsOf(option, side).length} ${saySide(side)}`);
  return `**Option ${number}** : ${shorten(option.text)} (${sides.join(", ")})`;
}

/** With `short`, cut for a phone. */
export function sayOpinion(opinion: OpinionSaid, short = false): string {
  const cut = short ? shorten : (words: string) => words;
  switch (opinion.kind) {
    case "words":
      return cut(opinion.text);
    case "withdrawn":
      return `la décision ${opinion.id} a été retirée, l'avis est à écrire de nouveau.`;
    case "decision": {
      const when = opinion.heldOn === undefined ? "" : `, ${formatDate(opinion.heldOn)}`;
      const draft = opinion.isDraft ? ", relevé à valider" : "";
      return `${cut(opinion.text)} (décision ${opinion.id}, ${opinion.body}${when}${draft})`;
    }
  }
}

export function sayFigureHere(said: SheetFigureSaid, labelOf: LabelOf): string {
  switch (said.kind) {
    case "gone":
      return "Un chiffre n'est plus dans le questionnaire.";
    case "hidden":
      return `**${said.name}** : pas montré ici, il parlerait de quelqu'un.`;
    case "shown":
      return sayFigureLine(said.figure, labelOf);
  }
}

export function sayNothingToWrite(): string {
  return `Je n'ai pas compris ce qu'il faut y écrire. ${sheetQuestions.piece.help}`;
}

export function sayNoSheet(writes: boolean): string {
  return writes
    ? "Il n'y a pas encore de fiche d'aide à la décision. Pour en commencer une : `fiche décision créer`, suivi de la question."
    : "Aucune fiche d'aide à la décision ne vous est destinée pour l'instant. Les membres d'une instance lisent celles qui sont jointes à ses réunions.";
}

export function sayNoSuchSheet(number: string, known: readonly Named[]): string {
  return `Je ne trouve pas de fiche ${number}. Il y a : ${formatList(known.map((one) => `${one.id}. ${shorten(one.title)}`))}.`;
}

export function saySheetTaken({ id, title }: Named): string {
  return `La fiche ${id} pose déjà cette question, « ${title} ». Pour y écrire : \`fiche décision ${id} option : …\`. Pour une autre fiche, dites la question autrement.`;
}

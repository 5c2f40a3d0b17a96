import type { CivilDate } from "../calendar/civil-date.ts";
import { type FormKey, formKeyOf, nameLine } from "../form-file/form-key.ts";
import type { FormLine } from "../form-file/form-lines.ts";
import { givenGroup } from "../interview/answers.ts";
import type { Questionnaire } from "../interview/questionnaire.ts";
import { fill } from "../interview/with-variables.ts";
import type { Attachment } from "../message.ts";
import { toCsv } from "./csv.ts";
import { fileNameOf } from "./file-name.ts";
import { sayCell, sayExpected } from "./form-answers.ts";
import { sayNameAsked, sayOpened, saySigning } from "./form-signing.ts";
import { sayCondition } from "./form-condition.ts";
import { capital, formatDate, of } from "./format.ts";
import { typeset } from "./typography.ts";
import { formatValue } from "./values.ts";

/** All that a form says: of whom, what, and where it goes back. */
export type FormSheet = {
  key: FormKey;
  /** The municipality; absent in the form that persons fill. */
  place?: string;
  /** The diagnostic's. */
  title: string;
  territory: string;
  today: CivilDate;
  wishedBy: CivilDate;
  /** The e-mail to which it goes back, where there is one. */
  returnTo?: string;
  /** Each answers in their own name, and says it in the form; `unnamed`: or without it. */
  signed?: { unnamed: boolean };
  questionnaire: Questionnaire;
  lines: readonly FormLine[];
};

const columns = ["Clé", "Section", "Question", "Réponses possibles", "Votre réponse", "Remarque"];

/** One line of the table, in the order of its columns. */
export type FormRow = {
  key: string;
  section: string;
  question: string;
  possible: string;
  answer: string;
  remark: string;
};

/** The form as a table that any spreadsheet opens, and that `importer réponses` reads back. */
export function formCsv(sheet: FormSheet): Attachment {
  const rows = sheet.lines.map((line) => rowOf(line, sheet));
  return toFormFile(
    sheet,
    rows,
    nameOfForm("formulaire", sheet),
    `Formulaire${ofWhom(sheet)} à remplir dans un tableur`,
  );
}

/** "formulaire Vougy": with the municipality, where there is one. */
export function nameOfForm(what: string, { place }: FormSheet): string {
  return place === undefined ? what : `${what} ${place}`;
}

/** " de Vougy", or what it is about where persons answer. */
export function ofWhom({ place, title }: FormSheet): string {
  return place === undefined ? ` « ${title} »` : ` ${of(place)}`;
}

/** `name`: what the file is called, before its diagnostic and its day. */
export function toFormFile(
  sheet: FormSheet,
  rows: readonly FormRow[],
  name: string,
  label: string,
  signedAs = "",
): Attachment {
  const top = { key: formKeyOf(sheet.key), section: "", question: sayWhat(sheet), possible: sayHow() };
  const { signed } = sheet;
  const named = { key: nameLine, section: "", question: sayNameAsked(), answer: signedAs, remark: "" };
  const first = [
    { ...top, answer: "", remark: "" },
    ...(signed === undefined ? [] : [{ ...named, possible: `${saySigning(signed)} ${sayOpened()}` }]),
  ];
  const cells = [...first, ...rows].map((row) => [
    row.key,
    ...[row.section, row.question, row.possible].map(toPlainSpaces),
    // What was answered is given back to the letter.
    row.answer,
    toPlainSpaces(row.remark),
  ]);
  return { name: formName(sheet, name, "csv"), mime: "text/csv", label, text: toCsv(columns, cells) };
}

export function rowOf(line: FormLine, { questionnaire }: FormSheet): FormRow {
  return {
    key: line.key,
    section: line.section.title,
    question: sayLine(line),
    possible: sayPossible(line, questionnaire),
    answer: answerOf(line),
    remark: line.hidden ? "réponse réservée déjà donnée" : "",
  };
}

export function formName({ title, today }: FormSheet, name: string, extension: string): string {
  return fileNameOf(`${name} ${title} ${today}`, extension);
}

/** A spreadsheet that saves in Windows-1252 would turn narrow spaces and the long minus sign into "?". */
function toPlainSpaces(cell: string): string {
  return typeset(cell).replaceAll("\u202f", "\u00a0").replaceAll("\u2212", "-");
}

export function sayWhat({ place, title, today }: FormSheet): string {
  if (place === undefined) return `${title}. Formulaire du ${formatDate(today)}.`;
  return `Commune ${of(place)} : ${title}. Formulaire du ${formatDate(today)}.`;
}

function sayHow(): string {
  return "Écrivez dans la colonne « Votre réponse ». « Je ne sais pas » et « environ 12 000 » conviennent. Laissez vide ce qui ne vous concerne pas, et gardez la colonne « Clé » telle quelle.";
}

/** The question as it is read without anyone to ask it; its help is said apart. */
export function sayAsked(line: FormLine): string {
  if (line.kind === "list") return line.question.text;
  const { question, grid, item, proposal } = line;
  if (item !== undefined) return `${item.group.label}, n° ${item.rank} : ${question.text}`;
  if (question.type === "computed") return `${question.label} : Relais le calcule avec vos réponses.`;
  if (grid !== undefined) return `${grid} ${question.label}`;
  return proposal === undefined ? question.text : fill(question.text, { valeur: shown(line, proposal) });
}

/** The help of a question, of a conversation, as it is read where several answers stand together and one is left empty. */
export function sayFormHelp(line: FormLine): string | undefined {
  return line.question.help
    ?.replaceAll(" par message", " à la fois")
    .replaceAll(/répondez «\s*passer\s*»/gu, "laissez vide");
}

/** Who alone reads the answer, or nothing: the help of some questions says it already. */
export function sayReserved({ question: { sensitivity, help = "" } }: FormLine): string {
  return sensitivity === "restricted" && !help.includes("direction générale seulement")
    ? "Réponse réservée : lue par la direction générale seulement."
    : "";
}

function sayLine(line: FormLine): string {
  const help = sayFormHelp(line);
  const isLone = help === undefined || (line.kind === "question" && line.question.type === "computed");
  return isLone ? sayAsked(line) : `${sayAsked(line)} (${help.replace(/[.\s]+$/u, "")})`;
}

function shown(
  { question, options }: Extract<FormLine, { kind: "question" }>,
  value: number | string | object | boolean,
) {
  return typeof value === "object" ? "" : formatValue(question, value, options);
}

/** What may be written, and when the question is asked. */
function sayPossible(line: FormLine, questionnaire: Questionnaire): string {
  const list = line.kind === "question" ? line.item?.group : undefined;
  const condition = sayCondition(line.question.when, questionnaire, list);
  const asked = condition === undefined ? "" : `${capital(condition)}. `;
  const reserved = sayReserved(line);
  return `${asked}${capital(sayChoices(line))}.${reserved === "" ? "" : ` ${reserved}`}`;
}

function sayChoices(line: FormLine): string {
  if (line.kind === "list") return sayList(line);
  const { question, options, proposal } = line;
  if (question.type === "computed") return "laissez vide, ou écrivez votre propre chiffre";
  if (proposal === undefined) return sayExpected(question, options);
  return `ce serait ${shown(line, proposal)} : écrivez « oui », ou ${sayExpected(question, options)}`;
}

function sayList({ question, blank }: Extract<FormLine, { kind: "list" }>): string {
  const none = question.minItems === undefined ? "« aucun », ou l" : "l";
  const more = blank === 0 ? "" : ", puis « complète » si tout y est";
  return `${none}aissez vide et remplissez les lignes qui suivent${more}`;
}

export function answerOf(line: FormLine): string {
  const { answer } = line;
  if (answer === undefined) return "";
  if (line.kind === "question") return sayCell(line.question, answer, line.options);
  if (answer.state === "unknown") return "je ne sais pas";
  const given = givenGroup({ [line.key]: answer }, line.key);
  if (!given?.closed) return "";
  return given.items.length === 0 ? "aucun" : "complète";
}

import type { CivilDate } from "../calendar/civil-date.ts";
import type { AnswerTable } from "../diagnostic/answer-table.ts";
import { isRestricted } from "../diagnostic/indicator.ts";
import { type Block, type Cell, type Outbound, type Sheet, text, workbookMime } from "../message.ts";
import { type Exported, sheetOf } from "./answers-sheets.ts";
import { csvFile } from "./body-members.ts";
import { fileNameOf } from "./file-name.ts";
import { countUnits } from "./units.ts";
import { count, formatDate, formatNumber, plural } from "./format.ts";
import { sayEpci } from "./people.ts";
import { typeset } from "./typography.ts";

export type AnswersExport = {
  title: string;
  territory: string;
  today: CivilDate;
  answering: readonly Exported[];
  tables: readonly AnswerTable<Exported>[];
};

export type ExportFormat = "xlsx" | "csv";

/** All the answers of a diagnostic, in one workbook, or in one CSV file a sheet. */
export function sayAnswersExport(exported: AnswersExport, format: ExportFormat): Outbound {
  const { title, answering, today, tables } = exported;
  const counts = countReplies(tables);
  const ongoing = answering.filter(({ status }) => status === "open" || status === "paused").length;
  // A list in which nobody has put anything would be one more thing to open.
  const filled = tables.filter(({ list, lines }) => list === undefined || lines.length > 0);
  const sheets = [readMe(exported, counts), ...filled.map(sheetOf)];
  const name = `reponses ${title} ${today}`;
  const files: Block[] =
    format === "csv"
      ? sheets.map((sheet) => toCsvFile(name, sheet))
      : [
          {
            type: "file",
            file: {
              name: fileNameOf(name, "xlsx"),
              mime: workbookMime,
              label: "Ouvrir le classeur des réponses",
              sheets,
            },
          },
        ];
  const shape = format === "csv" ? "Un fichier" : "Une feuille";
  const other = format === "csv" ? "Pour un classeur : `exporter réponses`." : "En CSV : `exporter réponses csv`.";
  return {
    title: `Les réponses : ${title}`,
    blocks: [
      text(`**${sayValidated(answering)}**, ${formatNumber(ongoing)} en cours. ${sayToComplete(counts.unknown)}`),
      ...(counts.restricted === 0
        ? []
        : [
            text(
              `⚠️ ${count(counts.restricted, "réponse réservée y est lisible", "réponses réservées y sont lisibles")} : ces réponses ne sont que pour leur auteur et la direction générale.`,
            ),
          ]),
      text(`${shape} par partie du questionnaire et par liste ; commencez par « Lisez-moi ». ${other}`),
      ...files,
    ],
  };
}

type Counts = Record<"given" | "unknown" | "skipped" | "undecided" | "hidden" | "revealing" | "restricted", number>;

function countReplies(tables: AnswersExport["tables"]): Counts {
  const counts: Counts = { given: 0, unknown: 0, skipped: 0, undecided: 0, hidden: 0, revealing: 0, restricted: 0 };
  for (const { indicators, lines } of tables)
    for (const { replies } of lines)
      for (const [rank, { kind }] of replies.entries()) {
        if (kind !== "apart") counts[kind] += 1;
        const indicator = indicators[rank];
        if (kind === "given" && indicator !== undefined && isRestricted(indicator)) counts.restricted += 1;
      }
  return counts;
}

/** Nobody has begun: there would be nothing to read. */
export function isEmptyExport({ tables }: AnswersExport): boolean {
  const { given, unknown, skipped, hidden, revealing } = countReplies(tables);
  return given + unknown + skipped + hidden + revealing === 0;
}

export function sayAnswersOfWhich(): string {
  return "Les réponses de quel diagnostic ?";
}

export function sayNothingToExport(title: string): string {
  return `Aucune réponse à « ${title} » ne se lit encore : il n'y a rien à exporter pour l'instant. \`qui n'a pas répondu\` dit qui est attendu.`;
}

function sayValidated(answering: readonly Exported[]): string {
  const validated = answering.filter(({ status }) => status === "validated").length;
  const unit = answering.some(({ insee }) => insee === undefined) ? "person" : "municipality";
  return `${countUnits(validated, unit)} sur ${answering.length} ${plural(validated, "a validé", "ont validé")}`;
}

function sayToComplete(unknown: number): string {
  return unknown === 0
    ? "Aucune réponse n'est à compléter."
    : `${count(unknown, "réponse est à compléter : sa case est vide", "réponses sont à compléter : leurs cases sont vides")}.`;
}

/** What the file is, how far it goes, and what an empty cell means. */
function readMe(exported: AnswersExport, counts: Counts): Sheet {
  const { title, territory, today, answering } = exported;
  const lines: [string, Cell][] = [
    ["Diagnostic", title],
    ["Territoire", sayEpci(territory)],
    ["Fait le", formatDate(today)],
    [
      "Communes",
      `${sayValidated(answering)}. Ce que disent les autres peut encore changer : la colonne « État » le dit.`,
    ],
    ["Réponses à compléter", counts.unknown],
    ["Réponses passées", counts.skipped],
    ...whenUndecided(counts.undecided),
    [
      "Case vide",
      "La réponse est attendue, à compléter, à préciser ou passée, ou la question ne concerne pas la commune. Ce n'est jamais un zéro.",
    ],
    ["Estimation", "Une colonne de plus, à droite de la question, marque les réponses données comme des estimations."],
    ...whenSome(
      "Un ou deux agents",
      counts.revealing,
      "ne sont pas reprises : elles parleraient d'une personne, ou la feraient retrouver par différence.",
    ),
    ...whenSome(
      "Réponses réservées",
      counts.hidden,
      "ne sont pas reprises : leur auteur et la direction générale les lisent.",
    ),
    ...whenSome(
      "Réponses réservées",
      counts.restricted,
      "sont dans ce fichier : pour leur auteur et la direction générale seulement.",
    ),
  ];
  return {
    name: "Lisez-moi",
    columns: [
      { title: "À savoir", holds: "text" },
      { title: "Détail", holds: "text" },
    ],
    rows: lines.map(([about, said]) => [about, typeof said === "string" ? typeset(said) : said]),
  };
}

/** Blank too, but not because they would not concern the municipality. */
function whenUndecided(number: number): [string, Cell][] {
  if (number === 0) return [];
  return [
    ["Réponses à préciser", number],
    ["À préciser", "On ne sait pas encore si la question concerne la commune : la réponse qui en décide manque."],
  ];
}

function whenSome(about: string, number: number, rest: string): [string, Cell][] {
  return number === 0 ? [] : [[about, `${count(number, "réponse", "réponses")} : elles ${rest}`]];
}

function toCsvFile(name: string, { name: sheet, columns, rows }: Sheet): Block {
  const cells = rows.map((row) => row.map((cell) => (typeof cell === "number" ? toFigure(cell) : (cell ?? ""))));
  return csvFile(
    `${name} ${sheet}`,
    sheet,
    columns.map(({ title }) => title),
    cells,
  );
}

function toFigure(value: number): string {
  return String(value).replace(".", ",");
}

import { argumentsOf, type SheetOption, type Side } from "../decision-aid/sheet.ts";
import { type Document, documentMime, type Outbound, type Passage, text } from "../message.ts";
import {
  sayFigureHere,
  sayOpinion,
  saySheet,
  saySheetAlone,
  type SheetFigureSaid,
  type SheetSaid,
} from "./decision-sheets.ts";
import { sayConsolidated, sayBehind } from "./figures.ts";
import { fileNameOf } from "./file-name.ts";
import { capital, formatDate } from "./format.ts";
import { sayMeetingName } from "./meeting-names.ts";

/** One or two pages to be debated: the question, what can be done, what speaks for it and against, what is asked. */
export function saySheetDocument(said: SheetSaid): Outbound {
  const { sheet, today, territory, view } = said;
  const file: Document = {
    name: fileNameOf(`fiche decision ${sheet.id} ${sheet.title} ${today}`, "docx"),
    mime: documentMime,
    label: "Ouvrir la fiche d'aide à la décision",
    kind: "Fiche d'aide à la décision",
    title: sheet.title,
    subtitle: [territory, formatDate(today), ...(view === undefined ? [] : [sayMeetingName(view, today)])].join(", "),
    header: `${territory} : fiche d'aide à la décision ${sheet.id}${view === undefined ? ", document de travail" : ""}`,
    day: today,
    passages: passagesOf(said),
  };
  return {
    title: saySheet(sheet),
    elsewhere: saySheetAlone(sheet),
    blocks: [
      text("La fiche est prête. Ses chiffres sont ceux d'aujourd'hui, chacun avec ses réponses."),
      { type: "file", file },
    ],
  };
}

function passagesOf(said: SheetSaid): Passage[] {
  const { sheet, opinion, item } = said;
  return [
    ...(item === undefined ? [] : [paragraph(`Point de l'ordre du jour : « ${item} ».`, "note")]),
    heading("Contexte"),
    paragraph(sheet.context ?? toWrite),
    heading("Options"),
    ...(sheet.options.length === 0 ? [paragraph(toWrite)] : sheet.options.flatMap(optionPassages)),
    ...figurePassages(said),
    heading("Avis du COTECH"),
    paragraph(opinion === undefined ? toWrite : capital(sayOpinion(opinion))),
    heading("Ce qui est demandé à l'instance"),
    paragraph(sheet.request ?? toWrite),
    paragraph(
      `Dernière écriture : ${formatDate(said.writtenOn)}. Cette fiche présente des options, l'instance décide.`,
      "note",
    ),
  ];
}

const toWrite = "À compléter.";

function optionPassages(option: SheetOption, index: number): Passage[] {
  return [
    { type: "heading", level: 2, text: `Option ${index + 1} : ${option.text}` },
    {
      type: "table",
      caption: `Option ${index + 1} : ce qui est pour, ce qui est contre`,
      columns: [
        { title: "Pour", holds: "text" },
        { title: "Contre", holds: "text" },
      ],
      rows: [[argumentsSaid(option, "pro"), argumentsSaid(option, "con")]],
    },
  ];
}

function argumentsSaid(option: SheetOption, side: Side): string {
  const said = argumentsOf(option, side).map((one) => `- ${one.text}`);
  return said.length === 0 ? "Rien n'est noté." : said.join("\n");
}

function figurePassages({ figures, labelOf, today }: SheetSaid): Passage[] {
  if (figures.length === 0) return [];
  const shown = figures.filter((one) => one.kind === "shown");
  const others = figures.filter((one) => one.kind !== "shown");
  return [
    heading("Chiffres"),
    ...(shown.length === 0
      ? []
      : [
          {
            type: "table",
            caption: `Chiffres du diagnostic, lus le ${formatDate(today)}`,
            columns: ["Chiffre", "Ce que disent les communes", "Réponses", "Diagnostic"].map((title) => ({
              title,
              holds: "text" as const,
            })),
            rows: shown.map((one) => figureRow(one, labelOf)),
          } satisfies Passage,
        ]),
    ...others.map((one) => paragraph(sayFigureHere(one, labelOf), "note")),
    paragraph(
      "Chaque chiffre dit sur combien de communes il porte. Les réponses manquantes ne sont jamais estimées.",
      "note",
    ),
  ];
}

export function figureRow(
  { name, title, figure }: Extract<SheetFigureSaid, { kind: "shown" }>,
  labelOf: SheetSaid["labelOf"],
): string[] {
  return [name, sayConsolidated(figure, labelOf).replaceAll("**", ""), sayBehind(figure.coverage), title];
}

function heading(words: string): Passage {
  return { type: "heading", level: 1, text: words };
}

function paragraph(words: string, look?: "note"): Passage {
  return { type: "paragraph", text: words, ...(look && { look }) };
}

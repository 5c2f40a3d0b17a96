import { type Figure, numberOf } from "../diagnostic/consolidate.ts";
import type { Indicator } from "../diagnostic/indicator.ts";
import type { PartTable, PlaceCell } from "../diagnostic/note.ts";
import { fewestAgents } from "../diagnostic/small-numbers.ts";
import type { Passage } from "../message.ts";
import { type LabelOf, lowered, sayConsolidated, sayIndicator, sayNumber, saySaid } from "./figures.ts";
import { formatNumber } from "./format.ts";
import { sayAnswered } from "./note-sections.ts";
import type { Note } from "./note-basis.ts";

/** The main figures by size of municipality, then by basin where there are some. */
export function partsOf({ facts, labelOf }: Note): Passage[] {
  const parts = [
    ...partTable(facts.sizes, "Selon la taille de la commune", "Taille", labelOf),
    ...partTable(facts.basins, "Par bassin de vie", "Bassin de vie", labelOf),
  ];
  if (parts.length === 0) return [];
  const note =
    "Total, ou médiane de ce qui ne s'additionne pas ; au-dessous, combien de communes concernées ont répondu. Un tiret : aucune réponse.";
  return [...parts, { type: "paragraph", look: "note", text: note }];
}

function partTable({ indicators, lines }: PartTable, title: string, first: string, labelOf: LabelOf): Passage[] {
  if (indicators.length === 0) return [];
  return [
    { type: "heading", level: 1, text: title },
    {
      type: "table",
      caption: `Les principaux chiffres ${lowered(title)}`,
      columns: [
        { title: first, holds: "text" },
        { title: "Communes", holds: "figure" },
        ...indicators.map((one) => ({ title: sayIndicator(one), holds: "figure" as const })),
      ],
      rows: lines.map(({ label, municipalities, figures }) => [
        label,
        formatNumber(municipalities),
        ...figures.map((figure) => sayPart(figure, labelOf)),
      ]),
    },
  ];
}

function sayPart(figure: Figure | undefined, labelOf: LabelOf): string {
  if (figure === undefined) return "non montré";
  const { indicator, value, coverage } = figure;
  if (coverage.answered === 0) return "–";
  const main = value.kind === "numbers" ? (value.sum ?? value.median) : undefined;
  const said = main === undefined ? sayConsolidated(figure, labelOf) : sayNumber(indicator, main);
  return `${said}\n${sayAnswered(coverage)}`;
}

/** The same by municipality. */
export function placesOf({ facts, labelOf }: Note): Passage[] {
  const { indicators, lines } = facts.places;
  if (indicators.length === 0) return [];
  const cells = lines.flatMap((line) => line.cells);
  const isHidden = cells.some(({ kind }) => kind === "hidden");
  const isUndecided = cells.some((cell) => cell.kind === "gap" && cell.why === "undecided");
  return [
    { type: "heading", level: 2, text: "Commune par commune" },
    {
      type: "table",
      caption: "Les principaux chiffres des communes qui ont validé leurs réponses",
      columns: [
        { title: "Commune", holds: "text" },
        ...indicators.map((one) => ({ title: sayIndicator(one), holds: holdsOf(one) })),
      ],
      rows: lines.map((line) => [
        line.name,
        ...line.cells.map((cell, rank) => {
          const indicator = indicators[rank];
          return indicator === undefined ? "" : sayCell(indicator, cell, labelOf);
        }),
      ]),
    },
    {
      type: "paragraph",
      look: "note",
      text: [
        "« environ » : la réponse est une estimation. Un tiret : la question ne concerne pas la commune.",
        ...(isUndecided ? ["« à préciser » : la réponse qui dit si la question concerne la commune manque."] : []),
        ...(isHidden
          ? [
              `« non montré » : à moins de ${fewestAgents} agents, ce chiffre parlerait d'une personne ; il compte dans le total.`,
            ]
          : []),
      ].join(" "),
    },
  ];
}

function holdsOf({ question }: Indicator): "text" | "figure" {
  return question?.type === "choice" || question?.type === "yes_no" ? "text" : "figure";
}

function sayCell(indicator: Indicator, cell: PlaceCell, labelOf: LabelOf): string {
  switch (cell.kind) {
    case "hidden":
      return "non montré";
    case "apart":
      return "–";
    case "gap":
      return gaps[cell.why];
    case "given": {
      const { answered } = cell;
      const number = numberOf(indicator, answered);
      const said =
        number === undefined
          ? answered.cell.values.map((value) => saySaid(indicator, value, labelOf)).join(", ")
          : sayNumber(indicator, number);
      return answered.cell.estimate ? `environ ${said}` : said;
    }
  }
}

const gaps = {
  waiting: "attendue",
  unfinished: "non terminée",
  unknown: "à compléter",
  skipped: "passée",
  undecided: "à préciser",
} as const;

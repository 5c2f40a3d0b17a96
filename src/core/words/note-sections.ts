import type { Figure } from "../diagnostic/consolidate.ts";
import type { Coverage } from "../diagnostic/figure.ts";
import type { NoteSection } from "../diagnostic/note.ts";
import type { Passage } from "../message.ts";
import { type LabelOf, sayConsolidated, sayIndicator, sayNumber, sayPerInhabitant } from "./figures.ts";
import { count, formatNumber } from "./format.ts";
import { type Note, share } from "./note-basis.ts";
import { chartOf } from "./synthesis-charts.ts";

type Table = Extract<Passage, { type: "table" }>;
type Numbers = Figure & { value: Extract<Figure["value"], { kind: "numbers" }> };

/** Each part of the questionnaire: what it draws, its numbers, then what was chosen. */
export function sectionsOf({ facts, labelOf }: Note): Passage[] {
  return facts.sections.flatMap((section) => sectionOf(section, labelOf));
}

function sectionOf({ title, figures, drawn }: NoteSection, labelOf: LabelOf): Passage[] {
  const charts = drawn.flatMap(({ figure, parts }) =>
    chartOf(figure, parts, labelOf).flatMap((block): Passage[] => (block.type === "chart" ? [block] : [])),
  );
  // A chart of what was chosen says all of it.
  const isDrawn = ({ indicator, value }: Figure) =>
    value.kind === "counts" &&
    charts.length > 0 &&
    drawn.some(({ figure, parts }) => figure.indicator === indicator && chartOf(figure, parts, labelOf).length > 0);
  const numbers = figures.flatMap(({ value, ...figure }): Numbers[] =>
    value.kind === "numbers" ? [{ ...figure, value }] : [],
  );
  const chosen = figures.filter(
    (figure) => (figure.value.kind === "counts" || figure.value.kind === "ranking") && !isDrawn(figure),
  );
  const passages = [
    ...charts,
    ...(numbers.length === 0 ? [] : [numbersTable(`${title} : les chiffres`, numbers)]),
    ...(chosen.length === 0 ? [] : [chosenTable(`${title} : les choix`, chosen, labelOf)]),
  ];
  return passages.length === 0 ? [] : [{ type: "heading", level: 1, text: title }, ...passages];
}

/** Columns that would be empty are left out. */
function numbersTable(caption: string, figures: readonly Numbers[]): Table {
  const columns: { title: string; holds: "text" | "figure"; say: (figure: Numbers) => string }[] = [
    { title: "Question", holds: "text", say: ({ indicator }) => sayIndicator(indicator) },
    { title: "Total", holds: "figure", say: ({ indicator, value }) => sayOne(indicator, value.sum) },
    { title: "Par habitant", holds: "figure", say: (figure) => sayPerInhabitant(figure.indicator, figure.value) ?? "" },
    { title: "Médiane", holds: "figure", say: ({ indicator, value }) => sayOne(indicator, value.median) },
    { title: "De … à …", holds: "figure", say: ({ indicator, value }) => saySpread(indicator, value) },
    { title: "Réponses", holds: "text", say: ({ coverage }) => sayAnswered(coverage) },
  ];
  const filled = columns.filter(({ title, say }) => title === "Question" || figures.some((one) => say(one) !== ""));
  return {
    type: "table",
    caption,
    columns: filled.map(({ title, holds }) => ({ title, holds })),
    rows: figures.map((figure) => filled.map(({ say }) => say(figure))),
  };
}

function sayOne(indicator: Figure["indicator"], value: number | undefined): string {
  return value === undefined ? "" : sayNumber(indicator, value);
}

function saySpread(indicator: Figure["indicator"], { lowest, highest }: Numbers["value"]): string {
  if (lowest === undefined || highest === undefined || lowest === highest) return "";
  return `${sayNumber(indicator, lowest)}\nà ${sayNumber(indicator, highest)}`;
}

function chosenTable(caption: string, figures: readonly Figure[], labelOf: LabelOf): Table {
  return {
    type: "table",
    caption,
    columns: [
      { title: "Question", holds: "text" },
      { title: "Ce que disent les communes (combien)", holds: "text" },
      { title: "Réponses", holds: "text" },
    ],
    rows: figures.map((figure) => [
      sayIndicator(figure.indicator),
      sayConsolidated(figure, labelOf).replaceAll("**", ""),
      sayAnswered(figure.coverage),
    ]),
  };
}

/** "18 sur 21", then the share of estimates and the lists in which a value is missing. */
export function sayAnswered({ total, apart, answered, estimates, partial }: Coverage): string {
  return [
    `${formatNumber(answered)} sur ${formatNumber(total - apart)}`,
    ...(estimates > 0 ? [`dont ${count(estimates, "estimation", "estimations")} (${share(estimates, answered)})`] : []),
    ...(partial > 0 ? [count(partial, "liste incomplète", "listes incomplètes")] : []),
  ].join("\n");
}

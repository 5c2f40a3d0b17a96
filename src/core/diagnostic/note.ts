import { breakdownOf, byBasin, bySize, type Part } from "./breakdown.ts";
import { addsUp, type Figure, figureOf } from "./consolidate.ts";
import { cutsOf } from "./cuts.ts";
import { type Answered, type Cell, cellOf } from "./figure.ts";
import { highlightOf, type Indicator, isRestricted, type Respondent } from "./indicator.ts";
import { hiddenPlaces, isRevealing } from "./small-numbers.ts";

/** All that a note says of a diagnostic, by the same figures as the conversation: nothing restricted, nothing of one agent. */
export type NoteFacts = {
  /** The few that the questionnaire highlights, as far as they hold in one line each. */
  essentials: Figure[];
  sections: NoteSection[];
  sizes: PartTable;
  basins: PartTable;
  places: PlaceTable;
  incomplete: { indicator: Indicator; names: string[] }[];
  /** Those of all figures, taken together. */
  answers: { given: number; estimates: number };
  indicators: Indicator[];
};

/** `drawn`: highlighted, with its parts when it can be told apart. `said`: how many answered in words. */
export type NoteSection = { title: string; figures: Figure[]; drawn: { figure: Figure; parts: Part[] }[] };

/** A figure absent: not shown. */
export type PartTable = {
  indicators: Indicator[];
  lines: { label: string; municipalities: number; figures: (Figure | undefined)[] }[];
};

export type PlaceTable = { indicators: Indicator[]; lines: { name: string; cells: PlaceCell[] }[] };
export type PlaceCell = { kind: "given"; answered: Answered } | Exclude<Cell, { kind: "values" }> | { kind: "hidden" };

const most = { essentials: 5, columns: 4 } as const;

/** `basins`: what the conversation cuts the same figures by. */
export function noteFacts(
  all: readonly Indicator[],
  respondents: readonly Respondent[],
  basins: Parameters<typeof byBasin>[0],
): NoteFacts {
  const indicators = all.filter((one) => !isRestricted(one) && !isOfItsOwn(one) && !isRevealing(one, respondents));
  const figures = indicators.map((one) => figureOf(one, respondents));
  const highlighted = indicators.filter((one) => highlightOf(one) !== undefined);
  const compared = highlighted.filter(isComparable).slice(0, most.columns);
  const cuts = new Map(indicators.map((one) => [one, cutsOf(one, respondents, basins)]));
  const sizesOf = (one: Indicator) => (cuts.get(one)?.bySize ? breakdownOf(one, respondents, bySize) : []);
  const basinsOf = (one: Indicator) => (cuts.get(one)?.byBasin ? breakdownOf(one, respondents, byBasin(basins)) : []);
  return {
    essentials: figures.filter(({ indicator }) => highlighted.includes(indicator)).slice(0, most.essentials),
    sections: sectionsOf(figures, sizesOf),
    sizes: partTable(compared, sizesOf),
    basins: partTable(compared, basinsOf),
    places: placeTable(compared, respondents, (one) => cuts.get(one)?.byPlace ?? false),
    incomplete: indicators.flatMap((indicator) => incompleteIn(indicator, respondents)).toSorted(mostNamed),
    answers: {
      given: sumOf(figures.map(({ coverage }) => coverage.answered)),
      estimates: sumOf(figures.map(({ coverage }) => coverage.estimates)),
    },
    indicators,
  };
}

/** Its answers are names of persons, or numbers of items: neither is anything to count over a territory. */
function isOfItsOwn({ question }: Indicator): boolean {
  if (question === undefined || !("options" in question)) return false;
  const { options } = question;
  return "fromGroup" in options || ("from" in options && options.from === "elected_officials");
}

/** What is asked of each municipality, or adds up over its lists: the fields of one item are for the lists themselves. */
function sectionsOf(figures: readonly Figure[], partsOf: (one: Indicator) => Part[]): NoteSection[] {
  const told = figures.filter(({ indicator, coverage }) => {
    const isOfItems = indicator.question !== undefined && indicator.group !== undefined;
    return coverage.apart < coverage.total && (!isOfItems || addsUp(indicator));
  });
  return [...Map.groupBy(told, ({ indicator }) => indicator.section)].map(([{ title }, own]) => ({
    title,
    figures: own,
    drawn: own
      .filter(({ indicator }) => highlightOf(indicator) !== undefined)
      .map((figure) => ({ figure, parts: partsOf(figure.indicator) })),
  }));
}

/** One value a municipality, short enough for a column. */
function isComparable({ question }: Indicator): boolean {
  return question === undefined || !["choices", "ranking", "text", "date", "time"].includes(question.type);
}

function partTable(compared: readonly Indicator[], partsOf: (one: Indicator) => Part[]): PartTable {
  const cut = compared
    .filter((one) => one.question?.type !== "choice" && one.question?.type !== "yes_no")
    .map((indicator) => ({ indicator, parts: partsOf(indicator) }))
    .filter(({ parts }) => parts.length > 1);
  const lines = (cut[0]?.parts ?? []).map(({ split, municipalities }) => ({
    label: split.label,
    municipalities,
    figures: cut.map(({ parts }) => parts.find((part) => part.split.key === split.key)?.figure),
  }));
  return { indicators: cut.map(({ indicator }) => indicator), lines };
}

function placeTable(
  indicators: readonly Indicator[],
  respondents: readonly Respondent[],
  mayTell: (one: Indicator) => boolean,
): PlaceTable {
  const hidden = indicators.map((one) => (mayTell(one) ? hiddenPlaces(one, respondents) : new Set(respondents)));
  const lines = respondents
    .filter(({ validated }) => validated)
    .map((respondent) => ({
      name: respondent.name,
      cells: indicators.map((one, rank): PlaceCell => {
        if (hidden[rank]?.has(respondent)) return { kind: "hidden" };
        const cell = cellOf(one, respondent);
        return cell.kind === "values" ? { kind: "given", answered: { respondent, cell } } : cell;
      }),
    }));
  return { indicators: [...indicators], lines };
}

function incompleteIn(indicator: Indicator, respondents: readonly Respondent[]): NoteFacts["incomplete"] {
  const names = respondents
    .filter((one) => {
      const cell = cellOf(indicator, one);
      return cell.kind === "gap" && cell.why === "unknown";
    })
    .map(({ name }) => name);
  return names.length === 0 ? [] : [{ indicator, names }];
}

function mostNamed(one: NoteFacts["incomplete"][number], other: NoteFacts["incomplete"][number]): number {
  return other.names.length - one.names.length;
}

function sumOf(numbers: readonly number[]): number {
  return numbers.reduce((total, one) => total + one, 0);
}

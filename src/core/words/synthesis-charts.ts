import type { Part } from "../diagnostic/breakdown.ts";
import type { Figure } from "../diagnostic/consolidate.ts";
import type { Bars, Block } from "../message.ts";
import type { Unit } from "../diagnostic/coverage.ts";
import { formatList } from "./format.ts";
import { countUnits, unitsNamed } from "./units.ts";
import { type LabelOf, sayBehind, sayIndicator, sayNumber } from "./figures.ts";

const mostBars = 10;

/** A figure drawn: options by how many municipalities chose them, totals by size of municipality. Nothing where it has no bars. */
export function chartOf(figure: Figure, parts: readonly Part[], labelOf: LabelOf): Block[] {
  const bars = barsOf(figure, parts, labelOf);
  if (bars.length < 2) return [];
  const title = sayIndicator(figure.indicator);
  const subtitle = `${measured(figure)}, ${sayBehind(figure.coverage)}`;
  const chart: Bars = {
    kind: "bars",
    title,
    subtitle,
    alt: `${title}, ${subtitle} : ${formatList(bars.map(({ label, shown }) => `${label}, ${shown}`))}.`,
    bars,
    ...(figure.value.kind === "counts" && { of: figure.coverage.answered }),
  };
  return [{ type: "chart", chart }];
}

function measured({ value, coverage }: Figure): string {
  return value.kind === "counts" ? `nombre de ${unitsNamed(coverage.unit)}` : "total selon la taille de la commune";
}

function barsOf(
  { indicator, value, coverage: { unit } }: Figure,
  parts: readonly Part[],
  labelOf: LabelOf,
): Bars["bars"] {
  if (value.kind === "counts") {
    const shown = value.counts
      .slice(0, mostBars)
      .map((one) => bar(labelOf(indicator, one.value), one.municipalities, unit));
    const rest = value.counts.slice(mostBars).reduce((total, one) => total + one.municipalities, 0);
    return rest === 0 ? shown : [...shown, bar("Autres réponses", rest, unit)];
  }
  if (value.kind !== "numbers" || value.sum === undefined) return [];
  return parts.flatMap(({ split, figure }) =>
    figure?.value.kind === "numbers" && figure.value.sum !== undefined
      ? [{ label: split.label, value: figure.value.sum, shown: sayNumber(indicator, figure.value.sum) }]
      : [],
  );
}

function bar(label: string, units: number, unit: Unit): Bars["bars"][number] {
  return { label, value: units, shown: countUnits(units, unit) };
}

import type { Consolidated, Figure } from "../diagnostic/consolidate.ts";
import type { Coverage } from "../diagnostic/figure.ts";
import type { Indicator } from "../diagnostic/indicator.ts";
import { isChoicesValue, isRankingValue } from "../interview/answers.ts";
import type { Value } from "../interview/questionnaire.ts";
import { count, formatEuro, formatList, formatNumber } from "./format.ts";
import { countUnits } from "./units.ts";
import { formatValue } from "./values.ts";

/** How an option is called: written in the questionnaire, or drawn from the territory. */
export type LabelOf = (indicator: Indicator, value: string) => string;

export function sayIndicator({ question, group }: Indicator): string {
  if (question === undefined) return group?.label ?? "";
  return group === undefined ? question.label : `${group.label}, ${lowered(question.label)}`;
}

/** As it is said inside a sentence; a sigle stays as it is. */
export function lowered(label: string): string {
  return /^\p{Lu}{2}/u.test(label) ? label : label.charAt(0).toLowerCase() + label.slice(1);
}

/** A figure in one line, with what stands behind it. */
export function sayFigureLine(figure: Figure, labelOf: LabelOf): string {
  return `**${sayIndicator(figure.indicator)}** : ${sayConsolidated(figure, labelOf)} (${sayBehind(figure.coverage)}).`;
}

const mostOptions = 4;

export function sayConsolidated({ indicator, value }: Figure, labelOf: LabelOf): string {
  switch (value.kind) {
    case "numbers":
      return sayNumbers(indicator, value);
    case "counts": {
      if (value.counts.length === 0) return "aucune réponse";
      const shown = value.counts.slice(0, mostOptions);
      const rest = value.counts.length - shown.length;
      const others = rest === 0 ? "" : ` et ${count(rest, "autre réponse", "autres réponses")}`;
      return shown
        .map((one) => `${labelOf(indicator, one.value)} (${formatNumber(one.municipalities)})`)
        .join(", ")
        .concat(others);
    }
    case "ranking":
      return formatList(value.ranked.slice(0, 3).map((one, index) => `${index + 1}. ${labelOf(indicator, one.value)}`));
    case "texts":
      return count(value.texts.length, "réponse en mots", "réponses en mots");
  }
}

function sayNumbers(indicator: Indicator, numbers: Extract<Consolidated, { kind: "numbers" }>): string {
  const { sum, median, lowest, highest } = numbers;
  if (sum === undefined && median === undefined) return "aucune réponse";
  const spread =
    median === undefined || lowest === undefined || highest === undefined || lowest === highest
      ? []
      : [
          `médiane ${sayNumber(indicator, median)}, de ${sayNumber(indicator, lowest)} à ${sayNumber(indicator, highest)}`,
        ];
  if (sum === undefined) return spread[0] ?? sayNumber(indicator, median ?? 0);
  const perInhabitant = sayPerInhabitant(indicator, numbers);
  const each = perInhabitant === undefined ? "" : `, soit ${perInhabitant} par habitant`;
  return [`**${sayNumber(indicator, sum)}** en tout${each}`, ...spread].join(" ; ");
}

/** Of amounts alone: agents or places by inhabitant would be told by nobody. */
export function sayPerInhabitant(
  indicator: Indicator,
  { perInhabitant }: Extract<Consolidated, { kind: "numbers" }>,
): string | undefined {
  const isEuro = indicator.question?.type === "euro" || isComputedEuro(indicator);
  return isEuro && perInhabitant !== undefined ? formatEuro(Math.round(perInhabitant * 100) / 100) : undefined;
}

function isComputedEuro({ question }: Indicator): boolean {
  return question?.type === "computed" && question.as === "euro";
}

export function sayNumber({ question }: Indicator, value: number): string {
  return question === undefined ? formatNumber(value) : formatValue(question, value, []);
}

/** The label of an option, of the question that has this key. */
export function sayChoice(indicators: readonly Indicator[], key: string, value: string, labelOf: LabelOf): string {
  const indicator = indicators.find((one) => one.key === key);
  return indicator === undefined ? value : labelOf(indicator, value);
}

/** One answer in words: its options by their labels. */
export function saySaid(indicator: Indicator, value: Value, labelOf: LabelOf): string {
  const { question } = indicator;
  if (question === undefined) return "";
  const values = isChoicesValue(value) ? value.chosen : isRankingValue(value) ? value.ranked : [];
  const said = "options" in question && typeof value === "string" ? [value] : values;
  return formatValue(
    question,
    value,
    said.map((one) => ({ value: one, label: labelOf(indicator, one) })),
  );
}

/** What stands behind a figure, always beside it: how many answered of those concerned, estimates, what is missing. */
export function sayBehind({ unit, total, answered, estimates, partial, apart, gaps }: Coverage): string {
  const concerned = total - apart;
  if (answered === 0) return `sur ${countUnits(concerned, unit, "concernée", "concernées")}`;
  const parts = [
    `${count(answered, "réponse", "réponses")} sur ${countUnits(concerned, unit, "concernée", "concernées")}`,
    ...(estimates > 0 ? [`dont ${count(estimates, "estimation", "estimations")}`] : []),
    ...(partial > 0 ? [count(partial, "liste incomplète", "listes incomplètes")] : []),
    ...(gaps.unknown > 0 ? [`${formatNumber(gaps.unknown)} « à compléter »`] : []),
    ...(gaps.undecided > 0 ? [`${formatNumber(gaps.undecided)} à préciser`] : []),
    ...(gaps.skipped > 0 ? [count(gaps.skipped, "passée", "passées")] : []),
    ...(gaps.unfinished > 0 ? [count(gaps.unfinished, "non terminée", "non terminées")] : []),
    ...(gaps.waiting > 0 ? [count(gaps.waiting, "attendue", "attendues")] : []),
  ];
  return parts.join(", ");
}

export function sayNoSuchFigure(said: string): string {
  return `Je ne trouve pas de chiffre « ${said} ». Écrivez \`synthèse\` pour voir les principaux, puis \`détail\` suivi d'un nom.`;
}

export function sayWhichFigure(): string {
  return "Quel chiffre ?";
}

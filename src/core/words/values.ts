import type { Option } from "../language/reading.ts";
import { isChoicesValue, isGroupValue, isRankingValue } from "../interview/answers.ts";
import type { AtomicQuestion, Value } from "../interview/questionnaire.ts";
import { formatDate, formatEuro, formatFte, formatList, formatNumber, formatPercent, formatTime } from "./format.ts";

/** A value as people read it: "2,5 ETP", "41 300 €", "oui", "salle des fêtes et gymnase". */
export function formatValue(question: AtomicQuestion, value: Value, options: readonly Option[]): string {
  if (typeof value === "boolean") return value ? "oui" : "non";
  if (isGroupValue(value)) return formatNumber(value.items.length);
  if (isChoicesValue(value)) return formatChosen(value.chosen, value.other, options);
  if (isRankingValue(value))
    return value.ranked.map((one, index) => `${index + 1}. ${labelOf(one, options)}`).join(", ");
  if (typeof value === "string") return formatWords(question, value, options);
  return formatQuantity(question, value);
}

/** With what the person said of its certainty: "12 000 € (estimation)", "plutôt non". */
export function formatHeard(
  question: AtomicQuestion,
  value: Value,
  estimate: boolean,
  options: readonly Option[],
): string {
  const shown = formatValue(question, value, options);
  if (!estimate) return shown;
  return typeof value === "boolean" ? `plutôt ${shown}` : `${shown} (estimation)`;
}

function formatWords({ type }: AtomicQuestion, value: string, options: readonly Option[]): string {
  if (type === "date") return formatDate(value);
  return type === "time" ? formatTime(value) : labelOf(value, options);
}

function formatQuantity(question: AtomicQuestion, value: number): string {
  const show = quantities[question.type === "computed" ? question.as : question.type];
  if (show !== undefined) return show(value);
  return "unit" in question && question.unit !== undefined
    ? `${formatNumber(value)} ${agree(value, question.unit)}`
    : formatNumber(value);
}

const quantities: Partial<Record<AtomicQuestion["type"], (value: number) => string>> = {
  euro: formatEuro,
  fte: formatFte,
  percent: formatPercent,
  // The middle of several years may fall between two.
  year: (value) => String(Math.round(value)),
  scale5: (value) => `${formatNumber(value)} sur 5`,
};

function formatChosen(chosen: string[], other: string | undefined, options: readonly Option[]): string {
  const labels = [...chosen.map((one) => labelOf(one, options)), ...(other === undefined ? [] : [`autre : ${other}`])];
  return labels.length === 0 ? "aucun" : formatList(labels);
}

function labelOf(value: string, options: readonly Option[]): string {
  return options.find((option) => option.value === value)?.label ?? value;
}

/** Units are written in the plural in questionnaires; in French one thing and a half is still singular. */
function agree(value: number, unit: string): string {
  return Math.abs(value) < 2 ? unit.replace(/(?<=\p{L}{2})s\b/gu, "") : unit;
}

/** What the two ends of a scale mean, as its own question says: 5 is not always "très bon". */
export function sayScale({ text }: AtomicQuestion): string {
  return /de 1 \([^)]+\) à 5 \([^)]+\)/u.exec(text)?.[0] ?? "de 1 (très insuffisant) à 5 (très bon)";
}

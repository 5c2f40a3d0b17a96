import type { Answer } from "../interview/answers.ts";
import { isChoicesValue, isRankingValue } from "../interview/answers.ts";
import type { AtomicQuestion, Value } from "../interview/questionnaire.ts";
import { longestList } from "../interview/read-answer.ts";
import type { Option } from "../language/reading.ts";
import { count, formatNumber, formatTime, typedDate } from "./format.ts";
import { sayScale } from "./values.ts";

/** An answer as it is written in a cell: what would be typed to give it again. */
export function sayCell(question: AtomicQuestion, answer: Answer, options: readonly Option[]): string {
  if (answer.state === "skipped") return "";
  if (answer.state === "unknown") return "je ne sais pas";
  const said = sayValue(question, answer.value, options);
  if (!answer.estimate) return said;
  return question.type === "yes_no" ? `plutôt ${said}` : `environ ${said}`;
}

function sayValue(question: AtomicQuestion, value: Value, options: readonly Option[]): string {
  if (typeof value === "boolean") return value ? "oui" : "non";
  if (typeof value === "number") {
    // "13,5" alone could be hours a week.
    const type = question.type === "computed" ? question.as : question.type;
    return String(value).replace(".", ",") + (type === "fte" ? " ETP" : "");
  }
  if (isChoicesValue(value)) {
    const other = value.other === undefined ? [] : [value.other];
    return [...value.chosen.map((one) => labelOf(one, options)), ...other].join(", ") || "aucun";
  }
  if (isRankingValue(value)) return value.ranked.map((one) => labelOf(one, options)).join(", ");
  if (typeof value !== "string") return "";
  if (question.type === "date") return typedDate(value);
  return question.type === "time" ? formatTime(value) : labelOf(value, options);
}

function labelOf(value: string, options: readonly Option[]): string {
  return options.find((option) => option.value === value)?.label ?? value;
}

/** What may be written in answer to a question, where no list is shown beside it. */
export function sayExpected(question: AtomicQuestion, options: readonly Option[]): string {
  const type = question.type === "computed" ? question.as : question.type;
  const unit = "unit" in question && question.unit !== undefined ? ` (${question.unit})` : "";
  switch (type) {
    case "text":
      return sayFreeText(question, options);
    case "integer":
      return `un nombre entier${unit}`;
    case "number":
      return `un nombre${unit}`;
    case "fte":
      return "des équivalents temps plein, par exemple « 2,5 ETP »";
    case "euro":
      return "un montant en euros";
    case "percent":
      return "un pourcentage, par exemple 50 %";
    case "year":
      return "une année, par exemple 2012";
    case "date":
      return "une date, par exemple 15/06/2026";
    case "time":
      return "une heure, par exemple 14 h 30";
    case "yes_no":
      return "oui ou non";
    case "scale5":
      return sayScale(question);
    case "choice":
      return sayOptions("une seule", options);
    case "choices":
      return sayOptions("une ou plusieurs", options);
    case "ranking":
      return sayOptions("dans l'ordre", options);
  }
}

function sayFreeText(question: AtomicQuestion, options: readonly Option[]): string {
  const room = question.type === "text" ? ` (${count(question.maxLength, "caractère", "caractères")} au plus)` : "";
  const ready = options.length === 0 ? "" : `, ou : ${numbered(options)}`;
  return `quelques mots${room}${ready}`;
}

function sayOptions(how: string, options: readonly Option[]): string {
  // Drawn from what is not written yet: the things of a list further up.
  if (options.length === 0) return `${how}, par son nom`;
  return isShown(options)
    ? `${how} : ${numbered(options)}`
    : `${how}, par son nom, par exemple « ${options[0]?.label} »`;
}

/** Whether each option is written out, with its number. */
export function isShown(options: readonly Option[]): boolean {
  return options.length <= longestList;
}

function numbered(options: readonly Option[]): string {
  return options.map(({ label }, index) => `${formatNumber(index + 1)}. ${label}`).join(" / ");
}

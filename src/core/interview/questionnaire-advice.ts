import { typeset } from "../words/typography.ts";
import type { Question, Questionnaire } from "./questionnaire.ts";
import { estimatedMinutes } from "./questionnaire-minutes.ts";

/** What a file may do and had better not; `at` names the section or the question. */
export type Advice = { at: string } & (
  | { advice: "section_size"; questions: number }
  | { advice: "long_label"; words: number }
  | { advice: "typography" }
  | { advice: "variable"; name: string }
  | { advice: "minutes"; announced: number; estimated: number }
);

const fewest = 3;
const most = 8;
const longestLabel = 5;

/** What a campaign gives a value to, of its own accord. */
const filled = new Set(["service", "annee_ref", "annee_en_cours", "date_ref"]);

/** Announced under what it takes, it is a promise not kept; far over, nobody begins. */
const mostOver = 1.5;

export function adviceOn(questionnaire: Questionnaire): Advice[] {
  const { sections, title, variables } = questionnaire;
  return [
    ...variables
      .filter((name) => !filled.has(name))
      .map((name) => ({ at: "variables", advice: "variable" as const, name })),
    ...wrongMinutes(questionnaire),
    ...ill("titre", [title]),
    ...sections.flatMap(({ id, title: name, questions }) => [
      ...ill(id, [name]),
      ...(questions.length < fewest || questions.length > most
        ? [{ at: id, advice: "section_size" as const, questions: questions.length }]
        : []),
      ...questions.flatMap((question) => [
        ...longLabel(question),
        ...ill(question.id, [question, ...(question.type === "group" ? question.questions : [])].flatMap(textsOf)),
      ]),
    ]),
  ];
}

function wrongMinutes(questionnaire: Questionnaire): Advice[] {
  const { minutes: announced } = questionnaire;
  const estimated = estimatedMinutes(questionnaire);
  const isFair = announced >= estimated && announced <= Math.max(estimated * mostOver, estimated + 3);
  return isFair ? [] : [{ at: "minutes", advice: "minutes", announced, estimated }];
}

function ill(at: string, texts: readonly string[]): Advice[] {
  return texts.some((text) => text !== typeset(text)) ? [{ at, advice: "typography" }] : [];
}

function longLabel({ id, label }: Question): Advice[] {
  const words = label.split(" ").length;
  return words > longestLabel ? [{ at: id, advice: "long_label", words }] : [];
}

/** Every sentence of a question that a person reads. */
function textsOf(question: Question): string[] {
  const options = "options" in question && "list" in question.options ? question.options.list : [];
  const rows = question.type === "grid" ? [...question.rows, ...question.columns] : [];
  return [
    question.text,
    question.label,
    question.help ?? "",
    ...question.checks.map(({ message }) => message),
    ...[...options, ...rows].map(({ label }) => label),
  ];
}

import { type CivilDate, parseCivilDate } from "../calendar/civil-date.ts";
import { formatDateShort } from "../words/format.ts";
import type { Question, Questionnaire } from "./questionnaire.ts";

type Variables = Readonly<Record<string, string | number>>;

/** The questionnaire with the campaign's values in its sentences: "{annee_ref}" is "2025". `{valeur}` stays, for later. */
export function withVariables(questionnaire: Questionnaire, variables: Variables): Questionnaire {
  return {
    ...questionnaire,
    title: fill(questionnaire.title, variables),
    sections: questionnaire.sections.map((section) => ({
      ...section,
      title: fill(section.title, variables),
      questions: section.questions.map((question) => filled(question, variables)),
    })),
  };
}

function filled<Q extends Question>(question: Q, variables: Variables): Q {
  return {
    ...question,
    text: fill(question.text, variables),
    ...(question.help === undefined ? {} : { help: fill(question.help, variables) }),
    checks: question.checks.map((check) => ({ ...check, message: fill(check.message, variables) })),
    ...(question.type === "group" ? { questions: question.questions.map((own) => filled(own, variables)) } : {}),
  };
}

/** Puts values in a sentence, days as they are said; a name without a value is left as it is. */
export function fill(sentence: string, values: Variables): string {
  return sentence.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = values[name];
    if (value === undefined) return whole;
    return typeof value === "string" && parseCivilDate(value) !== undefined ? sayDay(value) : String(value);
  });
}

/** With its year, whichever it is. */
function sayDay(date: CivilDate): string {
  return formatDateShort(date, 0);
}

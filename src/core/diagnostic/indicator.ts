import type { Answers } from "../interview/answers.ts";
import type { AtomicQuestion, GroupQuestion, Question, Questionnaire, Section } from "../interview/questionnaire.ts";
import type { Step } from "../interview/path.ts";

/** What a municipality, or a person in their own name, answered as it stands, and the steps that apply to it. */
export type Respondent = {
  /** Its INSEE code, for a municipality; one of its kind. */
  id: string;
  name: string;
  /** Inhabitants, municipal population; 0 for a person. */
  population: number;
  /** Somebody who answers in their own name, or without it. */
  isPerson?: true;
  /** Whether the answers were validated: those of others are still waited for. */
  validated: boolean;
  /** Not validated, and waited for no more: the campaign is closed. */
  isUnfinished?: boolean;
  steps: readonly Step[];
  /** Paths that may still come among its steps, for want of the answer that decides. */
  undecided: ReadonlySet<string>;
  answers: Answers;
};

/**
 * One thing asked of every municipality, whatever its place: a question, a row of a grid, a question of a list's items, or how
 * many items a list has. `key` is its path without item numbers: `etp_total`, `missions/voirie`, `postes/quotite`, `equipements`.
 */
export type Indicator = { key: string; section: Section; question: AtomicQuestion; group?: GroupQuestion } | ListCount;
type ListCount = { key: string; section: Section; question: undefined; group: GroupQuestion };

/** In the order of the questionnaire. */
export function indicatorsOf(questionnaire: Questionnaire): Indicator[] {
  return questionnaire.sections.flatMap((section) =>
    section.questions.flatMap((question) => indicatorsIn(question, section)),
  );
}

function indicatorsIn(question: Question, section: Section): Indicator[] {
  if (question.type === "grid") {
    const { rows, columns, type: _type, ...common } = question;
    return rows.map((row) => ({
      key: `${question.id}/${row.value}`,
      section,
      question: { ...common, type: "choice", label: row.label, options: { list: columns } },
    }));
  }
  if (question.type !== "group") return [{ key: question.id, section, question }];
  const fields = question.questions.map((field) => ({
    key: `${question.id}/${field.id}`,
    section,
    question: field,
    group: question,
  }));
  return [{ key: question.id, section, question: undefined, group: question }, ...fields];
}

/** The key of the indicator that a path belongs to: `equipements/2/nom` -> `equipements/nom`. */
export function keyOfPath(path: string): string {
  return path.replace(/\/\d+\//u, "/");
}

/** How the questionnaire puts it forward: in a line of a synthesis, or drawn there too. */
export function highlightOf({ question, group }: Indicator): Question["highlight"] {
  return (question ?? group)?.highlight;
}

/** Read by its author and the DGS alone, as a question or as a list that holds it. */
export function isRestricted({ question, group }: Indicator): boolean {
  return [question, group].some((one) => one?.sensitivity === "restricted");
}

/** Inhabitants of the municipalities that these speak for. */
export function inhabitantsOf(respondents: readonly Pick<Respondent, "population">[]): number {
  return respondents.reduce((total, { population }) => total + population, 0);
}

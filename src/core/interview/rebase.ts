import type { Answers } from "./answers.ts";
import type { AtomicQuestion, Question, Questionnaire } from "./questionnaire.ts";
import type { InterviewState } from "./state.ts";

/**
 * Carries an open interview to a new version of its questionnaire: answers are kept by their stable ids, and only those
 * whose question changed its meaning (type, unit, an option chosen that is gone) are asked again.
 * Answers to questions that are gone stay, asleep. Returns the paths to ask again.
 */
export function rebase(
  from: Questionnaire,
  to: Questionnaire,
  state: InterviewState,
): { state: InterviewState; again: string[] } {
  const before = atomicQuestions(from);
  const after = atomicQuestions(to);
  const again = Object.keys(state.answers).filter((path) => {
    const id = questionId(path);
    const [old, now] = [before.get(id), after.get(id)];
    return old !== undefined && now !== undefined && !sameMeaning(old, now, state.answers[path]);
  });
  const answers: Answers = Object.fromEntries(Object.entries(state.answers).filter(([path]) => !again.includes(path)));
  const { editing: _editing, pending: _pending, ...rest } = state;
  return { state: { ...rest, answers }, again };
}

/** The questions whose answers would no longer mean the same: a change that calls for a new version. */
export function changedMeanings(from: Questionnaire, to: Questionnaire): string[] {
  const after = atomicQuestions(to);
  return [...atomicQuestions(from)]
    .filter(([id, old]) => {
      const now = after.get(id);
      return now === undefined || now.type !== old.type || unitOf(now) !== unitOf(old) || !keepsOptions(old, now);
    })
    .map(([id]) => id);
}

function unitOf(question: Question): string | undefined {
  return "unit" in question ? question.unit : undefined;
}

function keepsOptions(old: Question, now: Question): boolean {
  const [before, after] = [optionValues(old), optionValues(now)];
  return before === undefined || after === undefined || before.isSubsetOf(after);
}

/** `equipements/2/nom` is the question `equipements/nom`; `missions/voirie` is a row of the grid `missions`. */
function questionId(path: string): string {
  return path.replace(/\/\d+(?=\/)/, "");
}

function atomicQuestions(questionnaire: Questionnaire): Map<string, Question> {
  const all = new Map<string, Question>();
  for (const question of questionnaire.sections.flatMap((section) => section.questions)) {
    all.set(question.id, question);
    if (question.type === "group") for (const own of question.questions) all.set(`${question.id}/${own.id}`, own);
    if (question.type === "grid") for (const row of question.rows) all.set(`${question.id}/${row.value}`, question);
  }
  return all;
}

function sameMeaning(old: Question, now: Question, answer: Answers[string] | undefined): boolean {
  if (old.type !== now.type || unitOf(old) !== unitOf(now)) return false;
  if (answer?.state !== "given") return true;
  const options = optionValues(now);
  return options === undefined || pickedValues(answer.value).every((value) => options.has(value));
}

function optionValues(question: Question): Set<string> | undefined {
  if (question.type === "grid") return new Set(question.columns.map((column) => column.value));
  if (!isAboutOptions(question) || !("list" in question.options)) return undefined;
  return new Set(question.options.list.map((option) => option.value));
}

function isAboutOptions(question: Question): question is Extract<AtomicQuestion, { options: unknown }> {
  return question.type === "choice" || question.type === "choices" || question.type === "ranking";
}

function pickedValues(value: unknown): string[] {
  if (typeof value === "string") return [value];
  if (typeof value !== "object" || value === null) return [];
  if ("chosen" in value && Array.isArray(value.chosen)) return value.chosen.map(String);
  return "ranked" in value && Array.isArray(value.ranked) ? value.ranked.map(String) : [];
}

import { givenGroup } from "./answers.ts";
import type { Target } from "./find-question.ts";
import { findGroup, itemOf, type Step } from "./path.ts";
import type { GroupQuestion, Question, Questionnaire } from "./questionnaire.ts";
import { type Context, currentStep, type InterviewState, stepsOf } from "./state.ts";

/** What a file may be joined to: the questions on the path, answered or not, and after them the items of their lists. */
export function placesOf(context: Context, state: InterviewState): (Target & { words: string[] })[] {
  const steps = stepsOf(context, state).filter(
    (step) => step.kind === "group_open" || (step.kind === "question" && step.item === undefined),
  );
  const questions = steps.map(({ path, question: { label, words } }) => ({ path, label, words }));
  const items = steps.flatMap((step) => {
    if (step.kind !== "group_open") return [];
    const group = step.question;
    return (givenGroup(state.answers, group.id)?.items ?? []).map((number) => {
      const path = `${group.id}/${number}`;
      return {
        path,
        label: labelOfPlace(context, state, path) ?? path,
        words: [itemOf(group, number, state.answers).title ?? ""],
      };
    });
  });
  return [...questions, ...items];
}

/** What is being asked about now, an item of a list as a whole; undefined when all is answered. */
export function currentPlace(context: Context, state: InterviewState): string | undefined {
  const step = currentStep(context, state);
  return step && placeOfStep(step);
}

export function placeOfStep(step: Step): string {
  if (step.kind !== "question") return step.question.id;
  return step.item === undefined ? step.path : `${step.item.group.id}/${step.item.number}`;
}

/**
 * What the words of a message were about, from the place that was asked about `before` them: the item that they added to a
 * list, where they added one.
 */
export function placeAfter(before: InterviewState, after: InterviewState, place: string): string {
  const known = new Set(givenGroup(before.answers, place)?.items ?? []);
  const added = (givenGroup(after.answers, place)?.items ?? []).filter((number) => !known.has(number));
  return added.length === 1 ? `${place}/${added[0]}` : place;
}

/** "salle des fêtes (Équipements)" for an item; undefined when the questionnaire has no such question any more. */
export function labelOfPlace({ questionnaire }: Context, state: InterviewState, place: string): string | undefined {
  const [id = "", number] = place.split("/");
  const group = findGroup(questionnaire, id);
  if (group !== undefined && number !== undefined) {
    const { title } = itemOf(group, Number(number), state.answers);
    return `${title ?? `n° ${number}`} (${group.label})`;
  }
  const question = questionNamed(questionnaire, id);
  if (question?.type !== "grid" || number === undefined) return question?.label;
  return question.rows.find(({ value }) => value === number)?.label ?? question.label;
}

/** Whether what is said there is for its author and the DGS alone; so is what cannot be told. */
export function isRestrictedPlace({ questionnaire }: Context, place: string): boolean {
  const question = questionNamed(questionnaire, place.split("/")[0] ?? "");
  if (question === undefined || question.sensitivity === "restricted") return true;
  return question.type === "group" && question.questions.some(({ sensitivity }) => sensitivity === "restricted");
}

/** How many files are joined to a question, the items of a list included. */
export function filesAt({ files = {} }: Context, place: string): number {
  const there = Object.entries(files).filter(([at]) => at === place || at.startsWith(`${place}/`));
  return there.reduce((total, [, count]) => total + count, 0);
}

function questionNamed({ sections }: Questionnaire, id: string): Question | GroupQuestion | undefined {
  return sections.flatMap(({ questions }) => questions).find((question) => question.id === id);
}

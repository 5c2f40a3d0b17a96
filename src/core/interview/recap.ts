import { type Answer, givenGroup } from "./answers.ts";
import { targetsOf } from "./find-question.ts";
import { itemOf, itemPath, optionsOf, type Step } from "./path.ts";
import type { AtomicQuestion, GroupQuestion } from "./questionnaire.ts";
import type { Option } from "../language/reading.ts";
import { type Context, type HandedOver, type InterviewState, isHidden, stepsOf } from "./state.ts";

/** One line of the recap; `number` is what "corriger 12" means. */
export type RecapLine =
  | {
      kind: "answer";
      number: number;
      question: AtomicQuestion;
      answer: Answer;
      options: Option[];
      hidden: boolean;
      handedOver?: HandedOver;
    }
  | { kind: "group"; number: number; question: GroupQuestion; answer: Answer; items: RecapItem[]; hidden: boolean };

/** An item of a list: what it is called, and the figures given about it. */
export type RecapItem = { title: string; figures: { question: AtomicQuestion; answer: Answer }[] };

export type RecapSection = { title: string; lines: RecapLine[] };

/** What was answered, section by section, on the path only. */
export function recapOf(context: Context, state: InterviewState): RecapSection[] {
  const steps = stepsOf(context, state);
  const numbers = new Map(targetsOf(steps, state).map((target, index) => [target.path, index + 1]));
  const sections = new Map<string, RecapSection>();
  for (const step of steps) {
    const number = numbers.get(step.path);
    const answer = state.answers[step.path];
    if (number === undefined || answer === undefined) continue;
    const section = sections.get(step.section.id) ?? { title: step.section.title, lines: [] };
    section.lines.push(lineOf(context, state, step, number, answer));
    sections.set(step.section.id, section);
  }
  return [...sections.values()];
}

function lineOf(context: Context, state: InterviewState, step: Step, number: number, answer: Answer): RecapLine {
  const hidden = isHidden(context, step.question, answer);
  if (step.kind === "question") {
    const options = optionsOf(step.question, context.questionnaire, state.answers, context.facts);
    const handedOver = context.handedOver?.[step.path];
    const line = { kind: "answer" as const, number, question: step.question, answer, options, hidden };
    return handedOver === undefined ? line : { ...line, handedOver };
  }
  const items = (givenGroup(state.answers, step.question.id)?.items ?? []).map((item) =>
    itemLine(state, step.question, item),
  );
  return { kind: "group", number, question: step.question, answer, items, hidden };
}

function itemLine(state: InterviewState, group: GroupQuestion, item: number): RecapItem {
  const figures = group.questions.flatMap((question) => {
    const answer = state.answers[itemPath(group, item, question.id)];
    return answer?.state === "given" && typeof answer.value === "number" ? [{ question, answer }] : [];
  });
  return { title: itemOf(group, item, state.answers).title ?? `n° ${item}`, figures };
}

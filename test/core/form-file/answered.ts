import { keepValue } from "../../../src/core/interview/answering.ts";
import type { Answers } from "../../../src/core/interview/answers.ts";
import { firstUnanswered, optionsOf, type QuestionStep } from "../../../src/core/interview/path.ts";
import type { AtomicQuestion, Questionnaire, Value } from "../../../src/core/interview/questionnaire.ts";
import { type Context, type InterviewState, stepsOf, withAnswer } from "../../../src/core/interview/state.ts";
import { withVariables } from "../../../src/core/interview/with-variables.ts";
import type { Option } from "../../../src/core/language/reading.ts";

const variables: Record<string, string | number> = { service: "jeunesse", annee_ref: 2025 };
const municipalities = [
  { value: "42267", label: "Saint-Nizier-sous-Charlieu" },
  { value: "42069", label: "Charlieu" },
  { value: "42157", label: "Nandax" },
];

/** A questionnaire as the clerk of a made-up municipality answers it. */
export function contextFor(questionnaire: Questionnaire): Context {
  const given = Object.fromEntries(questionnaire.variables.map((name) => [name, valueOf(name)]));
  return {
    questionnaire: withVariables(questionnaire, given),
    facts: {
      variables: given,
      options: {
        municipalities,
        elected_officials: [{ value: "7", label: "Mme Arnaud", words: ["Arnaud"] }],
      },
      known: { population_totale: 1_240, population_municipale: 1_210 },
    },
    today: "2026-11-26",
  };
}

function valueOf(name: string): string | number {
  return variables[name] ?? (/^annee|_annee/u.test(name) ? 2025 : "oui");
}

/** Every question answered, as `pick` (0 to 1, in turn) has it; a list gets two things, then is complete. */
export function answerAll(context: Context, pick: () => number): InterviewState {
  let state: InterviewState = { answers: {} };
  for (let turn = 0; turn < 500; turn += 1) {
    const step = firstUnanswered(stepsOf(context, state), state.answers);
    if (step === undefined) return state;
    if (step.kind === "question") {
      state = keep(context, state, step, pick);
      continue;
    }
    const group = step.question;
    const items = step.kind === "group_open" ? [1, 2].slice(0, Math.min(2, group.maxItems)) : [];
    const value = { items, closed: true, last: items.length };
    const answers: Answers = { ...state.answers, [group.id]: { state: "given", value, estimate: false, raw: "" } };
    state = { answers };
  }
  throw new Error("the questionnaire never ends");
}

/** A value that the question and its checks let through. */
function keep(context: Context, state: InterviewState, step: QuestionStep, pick: () => number): InterviewState {
  const options = optionsOf(step.question, context.questionnaire, state.answers, context.facts);
  for (let tries = 0; tries < 60; tries += 1) {
    const value = step.proposal ?? valueFor(step.question, options, pick);
    const kept = keepValue(context, state, step, { value, estimate: false, raw: "" }, { sure: true });
    if (kept.state.answers[step.path] !== undefined) return { answers: kept.state.answers };
  }
  return withAnswer(state, step.path, { state: "unknown", raw: "" });
}

const words = ["Salle des fêtes", "Gymnase", "École de l’Orme", "Deux animatrices le mercredi", "Préau", "Stade"];

function valueFor(question: AtomicQuestion, options: readonly Option[], pick: () => number): Value {
  const among = <T>(list: readonly T[]): T | undefined => list[Math.floor(pick() * list.length)];
  const between = (min: number, max: number) => Math.round(min + pick() * (Math.min(max, Math.max(min, 0) + 60) - min));
  switch (question.type) {
    case "text":
      return `${among(words)} ${between(10, 990)} bis`;
    case "integer":
    case "year":
      return between(question.min, question.max);
    case "number":
    case "euro":
    case "percent":
    case "fte":
    case "computed":
      return Math.min(question.max, Math.max(question.min, between(question.min, question.max) + 0.5));
    case "date":
      return question.min ?? "2027-06-15";
    case "time":
      return "14:30";
    case "yes_no":
      return pick() < 0.7;
    case "scale5":
      return between(1, 5);
    case "choice":
      return among(options)?.value ?? "";
    case "choices": {
      const free = options.filter(({ value }) => !question.exclusive.includes(value));
      return {
        chosen: free
          .filter(() => pick() < 0.5)
          .slice(0, question.maxChosen ?? 9)
          .map(({ value }) => value),
      };
    }
    case "ranking":
      return {
        ranked: options
          .toReversed()
          .slice(0, question.maxRanked)
          .map(({ value }) => value),
      };
  }
}

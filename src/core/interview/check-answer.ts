import { type Answers, isChoicesValue, isRankingValue } from "./answers.ts";
import { evaluate } from "./evaluate-expression.ts";
import { identifiersOf } from "./expression.ts";
import { type Facts, path, type QuestionStep, type Step, valuesOf } from "./path.ts";
import type { AtomicQuestion, Check, Questionnaire, Value } from "./questionnaire.ts";

/** Why a value cannot be kept as it is. Bounds are included in what is allowed. */
export type Refusal =
  | { why: "bounds"; min?: number | string; max?: number | string }
  | { why: "too_long"; maxLength: number }
  | { why: "too_many"; max: number }
  | { why: "exclusive" };

/** What the question by itself refuses, whatever the other answers. */
export function refusalOf(question: AtomicQuestion, value: Value): Refusal | undefined {
  switch (question.type) {
    case "text":
      return typeof value === "string" && value.length > question.maxLength
        ? { why: "too_long", maxLength: question.maxLength }
        : undefined;
    case "integer":
    case "number":
    case "fte":
    case "euro":
    case "percent":
    case "year":
    case "computed":
      return outOfBounds(value, question.min, question.max);
    case "date":
      return outOfBounds(value, question.min, question.max);
    case "choices":
      if (!isChoicesValue(value)) return undefined;
      if (question.maxChosen !== undefined && value.chosen.length > question.maxChosen) {
        return { why: "too_many", max: question.maxChosen };
      }
      return value.chosen.length > 1 && value.chosen.some((one) => question.exclusive.includes(one))
        ? { why: "exclusive" }
        : undefined;
    case "ranking":
      return isRankingValue(value) && value.ranked.length > question.maxRanked
        ? { why: "too_many", max: question.maxRanked }
        : undefined;
    case "time":
    case "yes_no":
    case "scale5":
    case "choice":
      return undefined;
  }
}

function outOfBounds(
  value: Value,
  min: number | string | undefined,
  max: number | string | undefined,
): Refusal | undefined {
  if (typeof value !== "number" && typeof value !== "string") return undefined;
  if ((min === undefined || value >= min) && (max === undefined || value <= max)) return undefined;
  return { why: "bounds", ...(min === undefined ? {} : { min }), ...(max === undefined ? {} : { max }) };
}

/** The checks carried by `step` that its answer breaks, for whoever answers. A check on what is not known holds. */
export function brokenChecks(
  questionnaire: Questionnaire,
  step: QuestionStep,
  answers: Answers,
  facts: Facts,
): Check[] {
  if (step.question.checks.length === 0) return [];
  const steps = path(questionnaire, answers, facts);
  return checksBroken(step, steps, answers, facts.variables).filter(({ severity }) => severity !== "flag");
}

/** All of those that its answer breaks, with those told to the readers alone. `steps`: all that apply. */
export function checksBroken(
  step: QuestionStep,
  steps: readonly Step[],
  answers: Answers,
  variables: Facts["variables"],
): Check[] {
  if (step.question.checks.length === 0) return [];
  const values = valuesOf(answers, new Set(steps.map((one) => one.path)), { variables }, step.item);
  return step.question.checks.filter((check) => evaluate(check.rule, values) === false);
}

/** Every answer on the path that breaks one of its refusing checks, in order. */
export function allBroken(
  questionnaire: Questionnaire,
  answers: Answers,
  facts: Facts,
): { step: QuestionStep; check: Check }[] {
  return path(questionnaire, answers, facts)
    .filter((step): step is QuestionStep => isQuestion(step) && answers[step.path]?.state === "given")
    .flatMap((step) =>
      brokenChecks(questionnaire, step, answers, facts)
        .filter((check) => check.severity === "refuse")
        .map((check) => ({ step, check })),
    );
}

/** Those that name the question just changed: they are to be asked again. */
export function brokenByChange(
  questionnaire: Questionnaire,
  changed: QuestionStep,
  answers: Answers,
  facts: Facts,
): { step: QuestionStep; check: Check }[] {
  return allBroken(questionnaire, answers, facts).filter(
    ({ step, check }) => step.path !== changed.path && identifiersOf(check.rule).includes(changed.question.id),
  );
}

function isQuestion(step: Step): step is QuestionStep {
  return step.kind === "question";
}

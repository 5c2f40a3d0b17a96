import { givenGroup, givenValue } from "../interview/answers.ts";
import { checksBroken } from "../interview/check-answer.ts";
import { type Expression, identifiersOf, partsOf } from "../interview/expression.ts";
import type { Facts, QuestionStep } from "../interview/path.ts";
import type { Check } from "../interview/questionnaire.ts";
import { type Indicator, keyOfPath, type Respondent } from "./indicator.ts";

/** One of the numbers that do not agree: as it was said, the total of a list, or computed from the other answers. */
export type Compared = { indicator: Indicator; value: number; as: "said" | "total" | "computed" };

/**
 * Answers of one municipality that do not agree with one another. `path`: of the one to ask again; `key` tells it from others at
 * the same path; `message`: what the questionnaire says of it; `confirmed`: whether the municipality said that it is right.
 */
export type Disagreement = {
  indicator: Indicator;
  id: string;
  name: string;
  path: string;
  key: string;
  figures: Compared[];
  message?: string;
  confirmed: boolean;
};

/** Beyond this part of the greater one, what was said is not what was computed. */
const closeEnough = 0.01;

/**
 * What the questionnaire's own checks find once all is answered, and amounts said in the place of what the answers come to. Only
 * what was validated.
 */
export function disagreementsOf(
  indicators: readonly Indicator[],
  respondents: readonly Respondent[],
  variables: Facts["variables"],
): Disagreement[] {
  const byKey = new Map(indicators.map((one) => [one.key, one]));
  return respondents.flatMap((respondent) => {
    if (!respondent.validated) return [];
    const { id, name, steps, answers } = respondent;
    const found = steps.flatMap((step): Disagreement[] => {
      const indicator = byKey.get(keyOfPath(step.path));
      if (step.kind !== "question" || indicator === undefined || answers[step.path]?.state !== "given") return [];
      const computed = notAsComputed(step, indicator, respondent);
      return [
        ...checksBroken(step, steps, answers, variables).map((check): Disagreement => {
          const path = whereToAsk(step, check, respondent);
          return {
            indicator: byKey.get(keyOfPath(path)) ?? indicator,
            id,
            name,
            path,
            key: keyOf(step, check),
            figures: figuresOf(check.rule, step, byKey, respondent),
            message: check.message,
            confirmed: check.severity === "confirm",
          };
        }),
        ...(computed === undefined
          ? []
          : [
              { indicator, id, name, path: step.path, key: `${step.path}/calcul`, figures: computed, confirmed: false },
            ]),
      ];
    });
    // A rule on the whole of a list is broken by each of its items: it is told once.
    return found.filter((one, at) => found.findIndex(({ key }) => key === one.key) === at);
  });
}

/** The same for every item of a list, unless the rule speaks of the item itself. */
function keyOf(step: QuestionStep, check: Check): string {
  const at = ofOneItem(step, check.rule) ? step.path : keyOfPath(step.path);
  return `${at}/v${step.question.checks.indexOf(check) + 1}`;
}

function ofOneItem({ item }: QuestionStep, rule: Expression): boolean {
  return item !== undefined && identifiersOf(rule).some((id) => item.group.questions.some((one) => one.id === id));
}

/** A list that does not agree with a total is asked by its total: one question, with one number in it. */
function whereToAsk(step: QuestionStep, check: Check, { answers }: Respondent): string {
  if (step.item === undefined || ofOneItem(step, check.rule)) return step.path;
  const total = identifiersOf(check.rule).find((id) => typeof givenValue(answers, id) === "number");
  return total ?? step.path;
}

/** Every number that the rule names, each once, in the order it names them. */
function figuresOf(
  rule: Expression,
  step: QuestionStep,
  byKey: ReadonlyMap<string, Indicator>,
  { answers }: Respondent,
): Compared[] {
  const figure = (key: string, value: unknown, as: Compared["as"]): Compared[] => {
    const indicator = byKey.get(key);
    return indicator === undefined || typeof value !== "number" ? [] : [{ indicator, value, as }];
  };
  const ofItem = (id: string) => step.item?.group.questions.some((one) => one.id === id);
  const found = partsOf(rule).flatMap((part): Compared[] => {
    if (part.op === "answer" && step.item && ofItem(part.id)) {
      const { group, number } = step.item;
      return figure(`${group.id}/${part.id}`, givenValue(answers, `${group.id}/${number}/${part.id}`), "said");
    }
    if (part.op === "answer") return figure(part.id, givenValue(answers, part.id), "said");
    if (part.op === "count") return figure(part.group, givenGroup(answers, part.group)?.items.length, "said");
    if (part.op !== "sum") return [];
    const amounts = givenGroup(answers, part.group)?.items.map((item) =>
      givenValue(answers, `${part.group}/${item}/${part.field}`),
    );
    const total = amounts?.reduce<number>((sum, amount) => sum + (typeof amount === "number" ? amount : 0), 0);
    return figure(
      `${part.group}/${part.field}`,
      total === undefined ? undefined : Math.round(total * 100) / 100,
      "total",
    );
  });
  return found.filter((one, at) => found.findIndex(({ indicator }) => indicator === one.indicator) === at);
}

/** What was said where something else was computed and offered. */
function notAsComputed(step: QuestionStep, indicator: Indicator, { answers }: Respondent): Compared[] | undefined {
  const value = givenValue(answers, step.path);
  const { proposal, question } = step;
  if (question.type !== "computed" || typeof value !== "number" || typeof proposal !== "number") return undefined;
  const gap = Math.abs(value - proposal);
  if (gap <= closeEnough * Math.max(Math.abs(value), Math.abs(proposal))) return undefined;
  return [
    { indicator, value, as: "said" },
    { indicator, value: proposal, as: "computed" },
  ];
}

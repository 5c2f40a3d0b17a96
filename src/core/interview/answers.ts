import type { Published } from "./known-data.ts";
import type { ChoicesValue, GroupValue, RankingValue, Value } from "./questionnaire.ts";

/**
 * What is kept of one answer. `by`: who gave it, once it is stored; when is kept beside it. `toldBy`: on whose word, when it was
 * entered for them.
 */
export type Answer = { by?: number; toldBy?: number } & (
  | {
      state: "given";
      value: Value;
      /** The person said "environ". */
      estimate: boolean;
      raw: string;
      /** For a computed or prefilled question: the value that was shown to be confirmed. */
      shown?: Value;
      /** Where the value shown was published. */
      from?: Published;
    }
  /** "Je ne sais pas": to be completed, never blocking. */
  | { state: "unknown"; raw: string }
  | { state: "skipped"; raw: string }
);

/** Answers by path: `existe`, `missions/voirie` (a grid's row), `equipements` (a group), `equipements/2/nom`. */
export type Answers = Readonly<Record<string, Answer>>;

export function givenValue(answers: Answers, path: string): Value | undefined {
  const answer = answers[path];
  return answer?.state === "given" ? answer.value : undefined;
}

export function givenGroup(answers: Answers, path: string): GroupValue | undefined {
  const value = givenValue(answers, path);
  return isGroupValue(value) ? value : undefined;
}

export function isGroupValue(value: Value | undefined): value is GroupValue {
  return typeof value === "object" && "items" in value;
}

export function isChoicesValue(value: Value | undefined): value is ChoicesValue {
  return typeof value === "object" && "chosen" in value;
}

export function isRankingValue(value: Value | undefined): value is RankingValue {
  return typeof value === "object" && "ranked" in value;
}

/** The answers without those kept under `path` and below it. */
export function withoutBranch(answers: Answers, path: string): Answers {
  return Object.fromEntries(Object.entries(answers).filter(([key]) => key !== path && !key.startsWith(`${path}/`)));
}

/** Whoever gave it, and in whatever words. */
export function sameAnswer(one: Answer, other: Answer | undefined): boolean {
  return other !== undefined && heardIn(one) === heardIn(other);
}

/** All of an answer but its author and the words it was given in. */
function heardIn(answer: Answer): string {
  return JSON.stringify(
    answer.state === "given" ? [answer.value, answer.estimate, answer.shown ?? null] : [answer.state],
  );
}

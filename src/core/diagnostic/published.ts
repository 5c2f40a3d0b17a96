import type { Published } from "../interview/known-data.ts";
import type { Value } from "../interview/questionnaire.ts";
import type { Answered } from "./figure.ts";

/** What had been published of an answer when it was given, and whether it is what was answered. */
export type FromPublished = { from: Published; shown: Value; isConfirmed: boolean };

export function publishedIn({ respondent, cell }: Answered): FromPublished | undefined {
  const answer = respondent.answers[cell.paths[0] ?? ""];
  if (answer?.state !== "given" || answer.from === undefined || answer.shown === undefined) return undefined;
  return { from: answer.from, shown: answer.shown, isConfirmed: answer.value === answer.shown };
}

/** How many answers confirm what was published, and how many correct it, for each publication. */
export type PublishedAmong = { from: Published; confirmed: number; corrected: number };

export function publishedAmong(answered: readonly Answered[]): PublishedAmong[] {
  const told = answered.flatMap((one) => publishedIn(one) ?? []);
  const byPublication = Map.groupBy(told, ({ from }) => `${from.source} ${from.year} ${from.on}`);
  return [...byPublication.values()].flatMap((group) => {
    const [first] = group;
    const confirmed = group.filter(({ isConfirmed }) => isConfirmed).length;
    return first === undefined ? [] : [{ from: first.from, confirmed, corrected: group.length - confirmed }];
  });
}

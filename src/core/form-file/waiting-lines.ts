import { identifiersOf } from "../interview/expression.ts";
import { findGroup } from "../interview/path.ts";
import type { Questionnaire } from "../interview/questionnaire.ts";
import { isRefused, type Outcome } from "./outcome.ts";
import type { SentLine } from "./read-form.ts";

/** A question that is not asked for want of an answer written in this very form, but not read, waits for its line. */
export function withWaiting(
  questionnaire: Questionnaire,
  outcomes: readonly Outcome[],
  lines: readonly SentLine[],
): Outcome[] {
  const keys = new Map(lines.map(({ line, key }) => [line, key]));
  const unread = new Map(
    outcomes.flatMap((one) =>
      isRefused(one) && one.kind !== "not_asked" ? [[keys.get(one.line) ?? "", one.line]] : [],
    ),
  );
  return outcomes.map((outcome) => {
    if (outcome.kind !== "not_asked") return outcome;
    const key = keys.get(outcome.line) ?? "";
    const on = conditionsOf(questionnaire, key)
      .map((one) => unread.get(one))
      .find((line) => line !== undefined);
    if (on === undefined) return outcome;
    // What waits for this one waits for the same line.
    unread.set(key, on);
    return { line: outcome.line, said: outcome.said, kind: "waits", question: outcome.question, on };
  });
}

/** The keys of the answers that decide whether the question of `key` is asked. */
function conditionsOf(questionnaire: Questionnaire, key: string): string[] {
  const [id = "", place = "", field] = key.split("/");
  const own = questionnaire.sections.flatMap(({ questions }) => questions).find((one) => one.id === id);
  const detail = findGroup(questionnaire, id)?.questions.find((one) => one.id === field);
  const named = [own, detail].flatMap((one) => (one?.when === undefined ? [] : identifiersOf(one.when)));
  return named.flatMap((one) => [one, `${id}/${place}/${one}`]);
}

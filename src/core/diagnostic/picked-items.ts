import { isChoicesValue } from "../interview/answers.ts";
import type { AtomicQuestion } from "../interview/questionnaire.ts";
import type { Answered } from "./figure.ts";

/** Where the options are what each municipality put in a list: the names it gave them, its own alone. Undefined elsewhere. */
export function pickedItems(
  question: AtomicQuestion | undefined,
  { respondent, cell }: Answered,
): string[] | undefined {
  if (question === undefined || !("options" in question) || !("fromGroup" in question.options)) return undefined;
  const { fromGroup } = question.options;
  const titles = new Map(
    respondent.steps.flatMap((step) =>
      step.kind === "question" && step.item?.group.id === fromGroup
        ? [[String(step.item.number), step.item.title] as const]
        : [],
    ),
  );
  const picked = cell.values.flatMap((value) =>
    isChoicesValue(value) ? value.chosen : typeof value === "string" ? [value] : [],
  );
  return picked.map((number) => titles.get(number) ?? `n° ${number}`);
}

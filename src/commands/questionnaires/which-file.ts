import type { CommandContext, Parameters } from "../../core/command.ts";
import { baseIn } from "../../core/known-questionnaires.ts";
import { readChoice } from "../../core/language/read-choice.ts";
import type { Option } from "../../core/language/reading.ts";
import { questionnaireOptions } from "../which-questionnaire.ts";

/** Every questionnaire, those that parts complete too. */
export function fileOptions(context: CommandContext): Option[] {
  const asked = questionnaireOptions(context);
  const completed = [...context.library.questionnaires.values()].filter(
    ({ id }) => !asked.some(({ value }) => value === id),
  );
  return [
    ...asked.map((one) => ({ ...one, words: [...(one.words ?? []), one.value] })),
    // Its title holds the name of what its parts fill in.
    ...completed.map(({ id }) => ({ value: id, label: `${id}, que d'autres complètent`, words: [id] })),
  ].toSorted((one, other) => Number(baseIn(one.value) !== undefined) - Number(baseIn(other.value) !== undefined));
}

export function readWhichFile(rest: string, context: CommandContext): Parameters | undefined {
  const words = rest.replace(/^(?:de |du |la |le |l')?(?:questionnaire\s+)?/iu, "");
  if (words === "") return {};
  const reading = readChoice(words, fileOptions(context));
  if (reading.kind === "read" && reading.rest === "") return { questionnaire: reading.value };
  return reading.kind === "ask" ? {} : undefined;
}

import type { CommandContext } from "../core/command.ts";
import type { Questionnaire } from "../core/interview/questionnaire.ts";
import type { Option } from "../core/language/reading.ts";

/** Those that can be asked as they are: what parts complete has no service to speak of, its parts stand for it. */
export function questionnaireOptions({ library }: CommandContext): Option[] {
  const all = [...library.questionnaires.values()];
  return optionsOf(all.filter(({ id }) => !all.some((other) => other.id.startsWith(`${id}/`))));
}

/** Those that a campaign asks of municipalities. */
export function launchOptions(context: CommandContext): Option[] {
  return questionnaireOptions(context).filter(({ value }) => !isForPersons(context, value));
}

/** Those that persons answer in their own name: they can be tried, and no campaign asks them yet. */
export function personOptions(context: CommandContext): Option[] {
  return questionnaireOptions(context).filter(({ value }) => isForPersons(context, value));
}

function isForPersons({ library }: CommandContext, id: string): boolean {
  return library.questionnaires.get(id)?.respondents !== undefined;
}

function optionsOf(questionnaires: readonly Questionnaire[]): Option[] {
  return questionnaires.map((one) => ({ value: one.id, label: one.title, words: wordsOf(one.id) }));
}

/** As it is typed after a command: "voirie" for a part, its title for one that stands alone. */
export function shortName({ id, title }: Pick<Questionnaire, "id" | "title">): string {
  const part = id.split("/")[1];
  return part === undefined ? title.toLowerCase() : part.replaceAll("_", " ");
}

/** "mutu_service/urbanisme_ads": "urbanisme ads", "urbanisme", "ads". */
function wordsOf(id: string): string[] {
  const words = (id.split("/").at(-1) ?? id).split("_");
  return [...new Set([words.join(" "), ...words])];
}

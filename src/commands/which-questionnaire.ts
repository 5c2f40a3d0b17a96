import type { CommandContext } from "../core/command.ts";
import type { Questionnaire } from "../core/interview/questionnaire.ts";
import type { Option } from "../core/language/reading.ts";

/** Those that can be asked as they are: what parts complete has no service to speak of, its parts stand for it. */
export function questionnaireOptions({ library }: CommandContext): Option[] {
  // What municipalities answer comes first.
  const all = [...library.questionnaires.values()].toSorted((one, other) => forPersons(one) - forPersons(other));
  return optionsOf(all.filter(({ id }) => !all.some((other) => other.id.startsWith(`${id}/`))));
}

function forPersons({ respondents }: Questionnaire): number {
  return respondents === undefined ? 0 : 1;
}

function optionsOf(questionnaires: readonly Questionnaire[]): Option[] {
  return questionnaires.map((one) => {
    // A variant is named by what it adds: « fin fiscal » is not « fin fiscal epci ».
    const base = questionnaires.find(({ id }) => one.id.startsWith(`${id}_`));
    const shared = base === undefined ? [] : wordsOf(base.id);
    return { value: one.id, label: one.title, words: wordsOf(one.id).filter((word) => !shared.includes(word)) };
  });
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

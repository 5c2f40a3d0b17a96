/** The title of a questionnaire, or of a section, that no campaign has given its values: "Partager le service …". */
export function sayBareTitle(title: string): string {
  return title.replaceAll(/\{\w+\}/gu, "…");
}

import { OperatorError } from "../errors.ts";
import { typeset } from "../words/typography.ts";
import { readQuestionnaire } from "./questionnaire-file.ts";
import { baseOf, completeQuestionnaire } from "./questionnaire-part.ts";
import type { Questionnaire } from "./questionnaire.ts";

/** A file as the caller read it; `file` is only shown in messages. */
export type SourceFile = { file: string; source: string };

/**
 * Every questionnaire of a folder, whatever the order of its files: those that stand alone, then those that complete
 * another. Throws one `OperatorError` that tells the problems of all files.
 */
export function readQuestionnaires(files: SourceFile[]): Questionnaire[] {
  const refusals: string[] = [];
  const attempt = (read: () => Questionnaire): Questionnaire[] => {
    try {
      return [read()];
    } catch (error) {
      if (!(error instanceof OperatorError)) throw error;
      refusals.push(error.message);
      return [];
    }
  };
  const sources = files.map(({ file, source }) => ({ file, source, base: baseOf(source) }));
  const whole = sources
    .filter(({ base }) => base === undefined)
    .flatMap(({ file, source }) => attempt(() => readQuestionnaire(file, source)));
  // A base that was refused is told once: its parts wait until it is mended.
  const mended = refusals.length === 0;
  const parts = sources.flatMap(({ file, source, base: id }) => {
    if (id === undefined) return [];
    const base = whole.find((questionnaire) => questionnaire.id === id);
    if (base !== undefined) return attempt(() => completeQuestionnaire(base, file, source));
    if (mended)
      refusals.push(typeset(`${file}:1:1, complete : le questionnaire « ${id} » n’existe pas dans ce dossier`));
    return [];
  });
  const read = [...whole, ...parts];
  const twice = read.find(({ id }, index) => read.slice(0, index).some((other) => other.id === id));
  if (twice !== undefined) refusals.push(typeset(`id : deux fichiers donnent le questionnaire « ${twice.id} »`));
  if (refusals.length > 0) throw new OperatorError(refusals.join("\n"));
  return read;
}

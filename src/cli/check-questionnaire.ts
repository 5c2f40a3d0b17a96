import { readFileSync } from "node:fs";
import { OperatorError } from "../core/errors.ts";
import { adviceOn } from "../core/interview/questionnaire-advice.ts";
import { readQuestionnaires, type SourceFile } from "../core/interview/questionnaire-library.ts";
import { baseOf, idWritten } from "../core/interview/questionnaire-part.ts";
import { sizeOf } from "../core/interviewing.ts";
import { sayChecked, sayCheckUsage } from "../core/words/questionnaire-check.ts";
import { questionnaireSources } from "./library.ts";

/**
 * `questionnaire verifier fichier.yaml …`: reads files as a start would, without starting. A part is read with what it completes,
 * from the files given or else from `data/`. Throws `OperatorError` with every problem.
 */
export function checkQuestionnaires([word, ...names]: string[], print: (line: string) => void): void {
  if (word !== "verifier" || names.length === 0) throw new OperatorError(sayCheckUsage());
  const files = names.map(readSource);
  const bases = new Set(files.flatMap(({ source }) => baseOf(source) ?? []));
  const own = new Set(files.flatMap(({ source }) => idWritten(source) ?? []));
  const others = questionnaireSources().filter(({ source }) => {
    const id = idWritten(source);
    return id !== undefined && bases.has(id) && !own.has(id);
  });
  const read = readQuestionnaires([...files, ...others]);
  for (const one of read.filter(({ id }) => own.has(id)))
    print(sayChecked({ ...sizeOf(one, noFacts, anyDay), questionnaire: one, advice: adviceOn(one) }));
}

function readSource(file: string): SourceFile {
  try {
    return { file, source: readFileSync(file, "utf8") };
  } catch {
    throw new OperatorError(`${file} : ce fichier ne se lit pas ; vérifiez son nom et son dossier`);
  }
}

/** Nothing is known of a municipality, and no question hangs on the day. */
const anyDay = "2026-01-01";
const noFacts = { variables: {}, options: { municipalities: [], elected_officials: [] }, known: {} };

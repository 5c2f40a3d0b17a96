import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { readAudiences } from "../core/communication/read-audiences.ts";
import { readBodies } from "../core/governance/read-bodies.ts";
import { readQuestionnaires, type SourceFile } from "../core/interview/questionnaire-library.ts";
import { idWritten } from "../core/interview/questionnaire-part.ts";
import { readConsultationKinds } from "../core/legal/consultation-kind.ts";
import { readElections } from "../core/legal/elections.ts";
import { readRules } from "../core/legal/read-rules.ts";
import type { Library } from "../core/library.ts";

export const dataFolder = join(import.meta.dirname, "../../data");

/** Reads and checks all the content of `data/`. Throws `OperatorError` when a questionnaire is faulty. */
export function openLibrary(): Library {
  const files = questionnaireSources();
  const questionnaires = readQuestionnaires(files);
  const bodyFiles = globSync("bodies/*.yaml", { cwd: dataFolder }).toSorted();
  const bodies = readBodies(bodyFiles.map((file) => ({ file: `data/${file}`, data: parse(readData(file)) })));
  const consultations = readConsultationKinds(parse(readData("legal/consultations.yaml")));
  const rules = globSync("legal/rules/*.yaml", { cwd: dataFolder })
    .flatMap((file) => readRules(parse(readData(file))))
    .toSorted((one, other) => Number(one.id.slice(1)) - Number(other.id.slice(1)));
  const elections = readElections(parse(readData("legal/elections.yaml")));
  const audiences = readAudiences(parse(readData("audiences.yaml")));
  return {
    questionnaires: new Map(questionnaires.map((one) => [one.id, one])),
    sources: new Map(files.map((one) => [idWritten(one.source) ?? "", one])),
    questionnaireModel: readData("modele-de-questionnaire.yaml"),
    bodies,
    consultations,
    rules,
    elections,
    audiences,
  };
}

/** The files of the questionnaires, as they are written. */
export function questionnaireSources(): SourceFile[] {
  const files = globSync("questionnaires/**/*.yaml", { cwd: dataFolder }).toSorted();
  return files.map((file) => ({ file: `data/${file}`, source: readData(file) }));
}

function readData(file: string): string {
  return readFileSync(join(dataFolder, file), "utf8");
}

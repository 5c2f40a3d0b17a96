import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { readBodies } from "../core/governance/bodies.ts";
import { readQuestionnaires } from "../core/interview/questionnaire-library.ts";
import type { Library } from "../core/library.ts";

export const dataFolder = join(import.meta.dirname, "../../data");

/** Reads and checks all the content of `data/`. Throws `OperatorError` when a questionnaire is faulty. */
export function openLibrary(): Library {
  const files = globSync("questionnaires/**/*.yaml", { cwd: dataFolder }).toSorted();
  const questionnaires = readQuestionnaires(files.map((file) => ({ file: `data/${file}`, source: readData(file) })));
  const bodies = globSync("bodies/*.yaml", { cwd: dataFolder })
    .toSorted()
    .flatMap((file) => readBodies(parse(readData(file))));
  return { questionnaires: new Map(questionnaires.map((one) => [one.id, one])), bodies };
}

function readData(file: string): string {
  return readFileSync(join(dataFolder, file), "utf8");
}

import { z } from "zod";
import { OperatorError } from "../errors.ts";
import { problemsAmong } from "./questionnaire-checks.ts";
import type { Placed } from "./questionnaire-checks.ts";
import { problemsOf } from "./questionnaire-problems.ts";
import { toQuestion } from "./questionnaire-questions.ts";
import { fileQuestion, fileQuestionnaire } from "./questionnaire-schema.ts";
import { textProblems } from "./questionnaire-shapes.ts";
import { isRecord, readSource, valueAt } from "./questionnaire-source.ts";
import type { Path, Problem } from "./questionnaire-source.ts";
import type { Question, Questionnaire } from "./questionnaire.ts";

/**
 * Reads one questionnaire written in YAML. Throws `OperatorError` with every problem found, one a line:
 * "fichier:ligne:colonne, clé.chemin : ce qui ne va pas et quoi écrire".
 */
export function readQuestionnaire(file: string, source: string): Questionnaire {
  const { data, malformed, located } = readSource(file, source);
  refuse(malformed);
  const shape = readShape(fileQuestionnaire, data);
  const variables = namesIn(valueAt(data, ["variables"]));
  const sections = readSections(data);
  const problems = [
    ...shape.problems,
    ...sections.problems,
    ...problemsAmong(sections.placed, variables, data),
    ...textProblems(data, variables),
    ...(shape.value === undefined ? [] : unnamedProblems(shape.value)),
  ];
  refuse(located(problems));
  if (shape.value === undefined) throw new Error(`${file}: refused by the schema without a problem`);
  const { id, version, titre: title, minutes, repondants, non_nominatif: unnamed } = shape.value;
  const respondents = persons[repondants];
  return {
    id,
    version,
    title,
    minutes,
    variables,
    ...(respondents && { respondents }),
    ...(unnamed && { unnamed }),
    sections: sections.read,
  };
}

/** What answers for a municipality, or what the direction fixes together, has its authors. */
function unnamedProblems({ repondants, non_nominatif }: z.output<typeof fileQuestionnaire>): Problem[] {
  if (!non_nominatif || repondants === "elus" || repondants === "acteurs") return [];
  return [
    {
      path: ["non_nominatif"],
      message:
        "« non_nominatif » ne va qu’avec « repondants: elus » ou « repondants: acteurs » ; retirez l’un ou l’autre",
    },
  ];
}

const persons = { secretariat: undefined, elus: "elected", direction: "direction", acteurs: "partners" } as const;

/** The shape, or why it is refused. */
export function readShape<T>(schema: z.ZodType<T>, data: unknown): { value?: T; problems: Problem[] } {
  const { data: value, error } = schema.safeParse(data);
  return error ? { problems: problemsOf(error.issues, data) } : { value, problems: [] };
}

export type ReadSections = { read: Questionnaire["sections"]; placed: Placed[]; problems: Problem[] };

/** Every section of the file; a question whose shape is refused keeps its place, so that the others can name it. */
export function readSections(data: unknown): ReadSections {
  const problems: Problem[] = [];
  const sections = listAt(data, ["sections"]).map((path) => {
    const placed = listAt(data, [...path, "questions"]).flatMap((at) =>
      placedQuestion(valueAt(data, at), at, problems),
    );
    return { path, placed };
  });
  const ids = sections.map(({ path }) => textAt(data, path.concat("id")));
  ids.forEach((id, index) => {
    if (id === "" || !ids.slice(0, index).includes(id)) return;
    problems.push({
      path: ["sections", index, "id"],
      message: `la section « ${id} » existe déjà ; changez son nom`,
    });
  });
  return {
    read: sections.map(({ path, placed }) => ({
      id: textAt(data, path.concat("id")),
      title: textAt(data, path.concat("titre")),
      questions: placed.flatMap(({ question }): Question[] => (question === undefined ? [] : [question])),
    })),
    placed: sections.flatMap(({ placed }) => placed),
    problems,
  };
}

function placedQuestion(source: unknown, path: Path, problems: Problem[]): Placed[] {
  const { data: question } = fileQuestion.safeParse(source);
  if (question !== undefined) return [{ id: question.cle, path, question: toQuestion(question, path, problems) }];
  const id = isRecord(source) ? source["cle"] : undefined;
  return typeof id === "string" ? [{ id, path }] : [];
}

function listAt(data: unknown, path: Path): Path[] {
  const list = valueAt(data, path);
  return Array.isArray(list) ? list.map((_, index) => path.concat(index)) : [];
}

function textAt(data: unknown, path: Path): string {
  const value = valueAt(data, path);
  return typeof value === "string" ? value : "";
}

function namesIn(value: unknown): string[] {
  return z.array(z.string()).catch([]).parse(value);
}

/** Throws when there is something to say. */
export function refuse(problems: string[]): void {
  if (problems.length > 0) throw new OperatorError(problems.join("\n"));
}

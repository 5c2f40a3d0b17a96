import { problemsAmong } from "./questionnaire-checks.ts";
import type { Placed } from "./questionnaire-checks.ts";
import { readSections, readShape, refuse } from "./questionnaire-file.ts";
import { toOptions } from "./questionnaire-questions.ts";
import { filePart } from "./questionnaire-schema.ts";
import type { FilePart } from "./questionnaire-schema.ts";
import { textProblems } from "./questionnaire-shapes.ts";
import { readSource, valueAt } from "./questionnaire-source.ts";
import type { Problem } from "./questionnaire-source.ts";
import type { Question, Questionnaire, Section } from "./questionnaire.ts";

type PlacedSection = Section & { placed: Placed[]; after?: string | undefined };

/**
 * The questionnaire `base/part`: the base with the part's own options and sections, and its variables given their
 * value. Minutes add up; the version changes when either file's does. Throws `OperatorError` as `readQuestionnaire`.
 */
export function completeQuestionnaire(base: Questionnaire, file: string, source: string): Questionnaire {
  const { data, malformed, located } = readSource(file, source);
  refuse(malformed);
  const shape = readShape(filePart, data);
  const part = shape.value;
  const added = readSections(data);
  const own = added.read.map((section, index): PlacedSection => {
    const after = part?.sections[index]?.apres;
    const placed = added.placed.filter(({ path }) => path[1] === index);
    return { ...section, placed, after };
  });
  const kept = base.sections.map((section) => baseSection(section, part));
  const merged = inserted(kept, own);
  const placed = merged.flatMap((section) => section.placed);
  refuse(
    located([
      ...shape.problems,
      ...added.problems,
      ...(part === undefined ? [] : problemsWithBase(base, part)),
      ...problemsAmong(placed, base.variables, data).map((problem) => toldOfPart(problem, part)),
      ...textProblems(data, base.variables),
    ]),
  );
  if (part === undefined) throw new Error(`${file}: refused by the schema without a problem`);
  return filledIn(
    {
      id: `${base.id}/${part.id}`,
      version: base.version + part.version - 1,
      title: part.titre,
      minutes: base.minutes + part.minutes,
      variables: base.variables,
      sections: merged.map(({ id, title, questions }) => ({ id, title, questions })),
    },
    part.variables,
  );
}

/**
 * The id of the questionnaire that this file completes; `undefined` for a questionnaire that stands alone. Its line is looked for:
 * to parse every file once more would double the time of a start.
 */
export function baseOf(source: string): string | undefined {
  return /^complete\s*:\s*["']?([\w-]+)/mu.exec(source)?.[1];
}

/** The id under which a file is known, as it is written there: "mutu_service/voirie" for a part. */
export function idWritten(source: string): string | undefined {
  const id = /^id\s*:\s*["']?([a-z0-9_]+)/mu.exec(source)?.[1];
  const base = baseOf(source);
  return id === undefined || base === undefined ? id : `${base}/${id}`;
}

function baseSection(section: Section, part: FilePart | undefined): PlacedSection {
  const questions = section.questions.map((question) => ownQuestion(question, part));
  const placed = questions.map((question) => ({ id: question.id, path: ["base", question.id], question }));
  return { ...section, questions, placed };
}

/** A question of the base with the options and the words that the part gives it. */
function ownQuestion(question: Question, part: FilePart | undefined): Question {
  const options = part?.options[question.id];
  const { question: text, court: label, aide: help } = part?.textes[question.id] ?? {};
  const worded = { ...question, ...(text && { text }), ...(label && { label }), ...(help && { help }) };
  return options !== undefined && "options" in worded ? { ...worded, options: { list: toOptions(options) } } : worded;
}

/** Each section after the one it names, in the order of the file; at the end when it names none. */
function inserted(sections: PlacedSection[], added: PlacedSection[]): PlacedSection[] {
  let merged = sections;
  for (const section of added) {
    const isBefore = ({ id, after }: PlacedSection): boolean => id === section.after || after === section.after;
    const last = section.after === undefined ? -1 : merged.findLastIndex(isBefore);
    merged = merged.toSpliced(last === -1 ? merged.length : last + 1, 0, section);
  }
  return merged;
}

function problemsWithBase(base: Questionnaire, part: FilePart): Problem[] {
  const questions = new Map(
    base.sections.flatMap((section) => section.questions.map((question) => [question.id, question])),
  );
  const sections = base.sections.map(({ id }) => id);
  const problems: Problem[] = [];
  for (const name of Object.keys(part.variables).filter((variable) => !base.variables.includes(variable))) {
    const message = `« ${name} » n’est pas une variable de ${base.id} (${base.variables.join(", ")})`;
    problems.push({ path: ["variables", name], message });
  }
  for (const id of Object.keys(part.options)) {
    const question = questions.get(id);
    if (question !== undefined && "options" in question) continue;
    problems.push({ path: ["options", id], message: `« ${id} » n’est pas une question à options de ${base.id}` });
  }
  for (const id of Object.keys(part.textes).filter((one) => !questions.has(one))) {
    problems.push({ path: ["textes", id], message: `« ${id} » n’est pas une question de ${base.id}` });
  }
  part.sections.forEach(({ id, apres }, index) => {
    const path = ["sections", index];
    if (sections.includes(id)) {
      problems.push({
        path: [...path, "id"],
        message: `la section « ${id} » existe dans ${base.id} ; changez son nom`,
      });
    }
    const earlier = part.sections.slice(0, index).map((section) => section.id);
    if (apres !== undefined && ![...sections, ...earlier].includes(apres)) {
      const message = `la section « ${apres} » n’existe pas ; sections de ${base.id} : ${sections.join(", ")}`;
      problems.push({ path: [...path, "apres"], message });
    }
  });
  return problems;
}

/** A question of the base that the part spoils is told where the part can mend it. */
function toldOfPart(problem: Problem, part: FilePart | undefined): Problem {
  const [from, id = ""] = problem.path;
  if (from !== "base") return problem;
  return {
    path: part?.textes[id] === undefined ? ["options"] : ["textes", id],
    message: `la question « ${id} » du questionnaire complété ne va plus : ${problem.message}`,
  };
}

/** Texts and expressions with these variables replaced; the others are left for the campaign. */
function filledIn(questionnaire: Questionnaire, values: Record<string, string | number>): Questionnaire {
  const known = new Map(Object.entries(values));
  const replace = (text: string): string =>
    text.replaceAll(/\{(\w+)\}/g, (written, name: string) => String(known.get(name) ?? written));
  const revive = (_key: string, value: unknown): unknown => {
    if (typeof value === "string") return replace(value);
    const name = variableNamed(value);
    return name !== undefined && known.has(name) ? { op: "literal", value: known.get(name) } : value;
  };
  // A questionnaire is plain data: the round trip through JSON visits every text and every expression of it.
  const filled: Questionnaire = JSON.parse(JSON.stringify(questionnaire), revive);
  return { ...filled, variables: questionnaire.variables.filter((name) => !known.has(name)) };
}

function variableNamed(value: unknown): string | undefined {
  return valueAt(value, ["op"]) === "answer" ? String(valueAt(value, ["id"])) : undefined;
}

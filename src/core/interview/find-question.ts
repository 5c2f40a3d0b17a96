import { fold } from "../language/fold.ts";
import { suggest } from "../language/suggest.ts";
import { givenGroup } from "./answers.ts";
import { findGroup, itemOf, type Step } from "./path.ts";
import type { Question, Questionnaire } from "./questionnaire.ts";
import { type Context, type InterviewState, stepsOf } from "./state.ts";

/**
 * What can be corrected: a step's path; a group (`equipements`), one of its items (`equipements/2`), a new one
 * (`equipements/+`), or taking one away (`equipements/2/-`).
 */
export type Target = { path: string; label: string };

export type Found =
  | { kind: "one"; target: Target }
  | { kind: "several"; targets: Target[] }
  | { kind: "asleep"; label: string }
  | { kind: "none"; near: string[] };

/** The questions a person may mean by "corriger …": a line number of the recap, an id, a label, or words of it. */
export function findQuestion(context: Context, state: InterviewState, about: string): Found {
  const steps = stepsOf(context, state);
  const targets = targetsOf(steps, state);
  const said = words(about);
  const line = /^(?:la |le |ligne |numero |n° ?)*(\d+)$/.exec(fold(about));
  const numbered = line ? targets[Number(line[1]) - 1] : undefined;
  if (numbered) return { kind: "one", target: numbered };
  if (said.length === 0) return { kind: "several", targets };
  const questions = new Map(allQuestions(context.questionnaire).map((question) => [question.id, question]));
  const scored = targets
    .map((target) => ({ target, score: likeness(said, namesOf(target, questions)) }))
    .filter(({ score }) => score > 0)
    .toSorted((a, b) => b.score - a.score);
  const [best] = scored;
  if (best) {
    const equal = scored.filter(({ score }) => score === best.score).map(({ target }) => target);
    return equal.length === 1 ? { kind: "one", target: best.target } : { kind: "several", targets: equal.slice(0, 9) };
  }
  const awake = new Set(steps.map((step) => step.path));
  const [asleep] = [...questions.values()]
    .filter((question) => !awake.has(question.id))
    .map((question) => ({ label: question.label, score: likeness(said, [question.label, ...question.words]) }))
    .filter(({ score }) => score > 0)
    .toSorted((a, b) => b.score - a.score);
  if (asleep) return { kind: "asleep", label: asleep.label };
  return {
    kind: "none",
    near: suggest(
      fold(about),
      targets.map((target) => fold(target.label)),
    ).slice(0, 3),
  };
}

/** What a target opens: its parts when it is a group or an item, nothing when it is a question. */
export function partsOfTarget(
  context: Context,
  state: InterviewState,
  target: string,
  labels: { add: string; remove: string },
): Target[] {
  const [id = "", number, part] = target.split("/");
  const group = findGroup(context.questionnaire, id);
  if (group === undefined || part !== undefined || number === "+") return [];
  if (number === undefined) {
    const items = givenGroup(state.answers, id)?.items ?? [];
    const existing = items.map((one) => ({
      path: `${id}/${one}`,
      label: itemOf(group, one, state.answers).title ?? `n° ${one}`,
    }));
    return items.length < group.maxItems ? [...existing, { path: `${id}/+`, label: labels.add }] : existing;
  }
  const fields = stepsOf(context, state)
    .filter((step) => step.path.startsWith(`${target}/`))
    .map((step) => ({ path: step.path, label: step.question.label }));
  return [...fields, { path: `${target}/-`, label: labels.remove }];
}

/** The item that a target takes away, by its name. */
export function removedBy({ questionnaire }: Context, { answers }: InterviewState, target: string): string | undefined {
  const [id = "", number, part] = target.split("/");
  const group = part === "-" ? findGroup(questionnaire, id) : undefined;
  return group && (itemOf(group, Number(number), answers).title ?? `n° ${number}`);
}

/** The lines of the recap, in order: one a question, one a group. */
export function targetsOf(steps: readonly Step[], state: InterviewState): Target[] {
  return steps
    .filter((step) => step.kind === "group_open" || (step.kind === "question" && step.item === undefined))
    .filter((step) => state.answers[step.path] !== undefined)
    .map((step) => ({ path: step.path, label: step.question.label }));
}

function namesOf(target: Target, questions: Map<string, Question>): string[] {
  const question = questions.get(target.path.split("/")[0] ?? "");
  return [target.label, target.path.replaceAll("_", " "), ...(question?.words ?? [])];
}

function allQuestions(questionnaire: Questionnaire): Question[] {
  return questionnaire.sections.flatMap((section) => section.questions);
}

const empty = new Set([
  "le",
  "la",
  "les",
  "l",
  "un",
  "une",
  "des",
  "de",
  "du",
  "d",
  "mon",
  "ma",
  "mes",
  "en",
  "et",
  "question",
  "reponse",
  "a",
  "au",
  "aux",
  "sur",
  "pour",
]);

/** How well one of `names` is what these words name: 0, not at all. */
export function likenessTo(about: string, names: string[]): number {
  const said = words(about);
  return said.length === 0 ? 0 : likeness(said, names);
}

/** "La question", "cette question-là": no question in particular. */
export function namesNothing(about: string): boolean {
  return words(about).every((word) => ["cette", "celle", "ci"].includes(word));
}

function words(text: string): string[] {
  return fold(text)
    .split(/[^\p{L}\d]+/u)
    .filter((word) => word !== "" && !empty.has(word));
}

/** 3 for the very name, then by share of the words said that the best name holds; 0 when one word is foreign to all. */
function likeness(said: string[], names: string[]): number {
  return Math.max(
    ...names.map((name) => {
      const own = words(name);
      if (own.join(" ") === said.join(" ")) return 3;
      const known = said.every((word) =>
        own.some((one) => one === word || stem(one) === stem(word) || suggest(word, [one]).length > 0),
      );
      return known ? 1 + said.length / Math.max(own.length, said.length) : 0;
    }),
  );
}

function stem(word: string): string {
  return word.replace(/(?:s|x|es)$/, "");
}

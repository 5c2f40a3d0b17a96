import type { Command, CommandContext, Parameters } from "../../core/command.ts";
import {
  type Comparison,
  type Criterion,
  highestScore,
  missingOf,
  type Project,
} from "../../core/decision-aid/comparison.ts";
import { readMarks } from "../../core/decision-aid/read-lists.ts";
import { UserError } from "../../core/errors.ts";
import { fold } from "../../core/language/fold.ts";
import { readChoice } from "../../core/language/read-choice.ts";
import { say } from "../../core/message.ts";
import {
  askScores,
  comparisonQuestions,
  sayAllScored,
  sayCriteriaFirst,
  sayNoSuchProject,
  sayScored,
  sayScoresUnread,
} from "../../core/words/comparisons.ts";
import { choiceParameter, figuresParameter } from "../parameter.ts";
import { chosenComparison, cutComparison } from "./which-comparison.ts";

const longest = 400;
const passed = "?";

/** One project after the other, until all are scored; each is kept as it is said. */
export const scores: Command = {
  name: "comparison-scores",
  words: [
    "noter projets",
    "noter les projets",
    "noter projet",
    "noter le projet",
    "noter un projet",
    "noter des projets",
  ],
  group: "decisions",
  summary: "noter les projets sur chaque critère, de 0 à 5",
  examples: ["noter projets", "noter projet navette : coût 4, délai 2"],
  action: "follow_diagnostic",
  keepsWords: true,
  parameters(context, known) {
    const comparison = chosenComparison(known["comparison"], context);
    if (comparison.criteria.length === 0) throw new UserError(sayCriteriaFirst());
    // The first that lacks a score is then asked by its own name.
    if (known["project"] === undefined && firstToScore(comparison) !== undefined) return [];
    const project = comparison.projects.find(({ id }) => String(id) === known["project"]);
    const options = comparison.projects.map(({ id, name }) => ({ value: String(id), label: name }));
    const which = choiceParameter({ id: "project", ...comparisonQuestions.project }, options);
    if (project === undefined) return [which];
    const asked = askScores(project, askedOf(comparison, project), highestScore);
    return [which, figuresParameter({ id: "marks", ...asked }, longest)];
  },
  usual: { marks: passed },
  read(rest, context) {
    // A bare number is that of a project here.
    const { comparison: number, rest: said } = /^\d+$/u.test(rest.trim())
      ? { comparison: undefined, rest: rest.trim() }
      : cutComparison(rest);
    const comparison = chosenComparison(number, context);
    const known = { comparison: String(comparison.id) };
    if (said === "") return known;
    const { project, marks } = splitProject(said, comparison.projects);
    if (project === undefined) throw new UserError(sayNoSuchProject(said, comparison.projects));
    return { ...known, project: String(project.id), ...(marks !== "" && { marks }) };
  },
  refuse(known, context) {
    const { marks } = known;
    if (marks === undefined || marks === passed) return undefined;
    const { comparison, project } = meant(known, context);
    const read = marksSaid(String(marks), comparison, project);
    return read.marks.length > 0
      ? undefined
      : { id: "marks", sentence: sayScoresUnread(read.unread, askedOf(comparison, project), highestScore) };
  },
  run(context, known) {
    const { store, person, now } = context;
    const first = known["project"] === undefined && firstToScore(chosenComparison(known["comparison"], context));
    if (first) return { message: say(), next: nextOf(known["comparison"], first) };
    const { comparison, project } = meant(known, context);
    const isPassed = known["marks"] === passed;
    const { marks, unread } = isPassed
      ? { marks: [], unread: [] }
      : marksSaid(String(known["marks"]), comparison, project);
    for (const { criterionId, value } of marks) store.comparisons.score(project.id, criterionId, value, person.id, now);
    if (marks.length > 0)
      store.audit.add(now, person.id, "comparison.scored", `comparison:${comparison.id}`, { after: project.name });
    const after = chosenComparison(String(comparison.id), context);
    const next = unread.length > 0 ? project : nextAfter(after, project);
    const said = sayScored(project, scoredOf(after, project), missingOf(after, project), unread, highestScore);
    if (next !== undefined)
      return {
        message: say(said),
        next: nextOf(String(after.id), next),
      };
    const left = after.projects.filter((one) => missingOf(after, one).length > 0);
    return { message: say(said, sayAllScored(left)) };
  },
};

function firstToScore(comparison: Comparison): Project | undefined {
  return comparison.projects.find((one) => missingOf(comparison, one).length > 0);
}

function nextOf(comparison: string | number | undefined, { id }: Project) {
  const parameters = { ...(comparison !== undefined && { comparison }), project: String(id) };
  return { command: scores.name, parameters };
}

/** Throws `UserError` when it was taken away meanwhile. */
function meant(known: Parameters, context: CommandContext): { comparison: Comparison; project: Project } {
  const comparison = chosenComparison(known["comparison"], context);
  const project = comparison.projects.find(({ id }) => String(id) === known["project"]);
  if (project === undefined) throw new UserError(sayNoSuchProject("", comparison.projects));
  return { comparison, project };
}

/** Those it lacks; all of them when it lacks none, to be scored again. */
function askedOf(comparison: Comparison, project: Project): Criterion[] {
  const missing = missingOf(comparison, project);
  return missing.length === 0 ? comparison.criteria : missing;
}

/** In the order of those that are asked, else of all of them. */
function marksSaid(said: string, comparison: Comparison, project: Project) {
  const named = readMarks(said, comparison.criteria, highestScore);
  const asked = askedOf(comparison, project);
  const inOrder = /\p{L}{4}/u.test(said) ? named : readMarks(said, asked, highestScore);
  return inOrder.marks.length >= named.marks.length ? inOrder : named;
}

function scoredOf({ criteria, scores: all }: Comparison, { id }: Project) {
  return criteria.flatMap(({ id: criterionId, label }) => {
    const found = all.find((one) => one.projectId === id && one.criterionId === criterionId);
    return found === undefined ? [] : [{ label, score: found.score }];
  });
}

/** The next one that lacks a score, in their order: one that was passed does not come back at once. */
function nextAfter(comparison: Comparison, { id }: Project): Project | undefined {
  const at = comparison.projects.findIndex((one) => one.id === id);
  return comparison.projects.slice(at + 1).find((one) => missingOf(comparison, one).length > 0);
}

/** "navette : coût 4", "navette 4 3 2": the project that the words begin with, a slip forgiven before a colon. */
function splitProject(said: string, projects: readonly Project[]): { project?: Project; marks: string } {
  const byLength = projects.toSorted((a, b) => b.name.length - a.name.length);
  const tokens = [...said.matchAll(/\S+/gu)];
  for (const project of byLength)
    for (const { 0: token, index } of tokens) {
      const end = index + token.length;
      if (fold(said.slice(0, end).replace(/[:,]$/u, "")) === fold(project.name))
        return { project, marks: said.slice(end).replace(/^[\s:,]+/u, "") };
    }
  const [, head = said, marks = ""] = /^([^:]+?)\s*:\s*(.*)$/su.exec(said) ?? [];
  const reading = readChoice(
    head,
    projects.map(({ id, name }) => ({ value: String(id), label: name })),
  );
  const project = reading.kind === "read" ? projects.find(({ id }) => String(id) === reading.value) : undefined;
  return project === undefined ? { marks } : { project, marks };
}

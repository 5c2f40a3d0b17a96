import type { Command, CommandContext } from "../../core/command.ts";
import { fewestProjects, mostProjects, type Project } from "../../core/decision-aid/comparison.ts";
import { readNames } from "../../core/decision-aid/read-lists.ts";
import { UserError } from "../../core/errors.ts";
import { fold } from "../../core/language/fold.ts";
import { readChoice } from "../../core/language/read-choice.ts";
import { say } from "../../core/message.ts";
import {
  comparisonQuestions,
  removeComparisonChoices,
  sayComparisonKept,
  sayComparisonRemoved,
  sayLastProjects,
  sayManyProjects,
  sayNoSuchProject,
  sayProjectRemoved,
  sayProjectsAdded,
  sayRemoveComparison,
} from "../../core/words/comparisons.ts";
import { notToBeNoted } from "../not-to-be-noted.ts";
import { choiceParameter, textParameter } from "../parameter.ts";
import { criteriaSet } from "./criteria-set.ts";
import { scores } from "./scores.ts";
import { weighingAsk, weighingPrefix } from "./weighing-ask.ts";
import { chosenComparison, cutComparison } from "./which-comparison.ts";

const longestList = 2_000;

export const projectsAdd: Command = {
  name: "comparison-projects-add",
  words: ["comparaison ajouter", "projets ajouter", "ajouter à la comparaison", "ajouter un projet à la comparaison"],
  group: "decisions",
  summary: "ajouter des projets à une comparaison",
  examples: ["comparaison ajouter maison des jeunes"],
  action: "follow_diagnostic",
  keepsLines: true,
  parameters: () => [textParameter({ id: "projects", ...comparisonQuestions.added }, longestList)],
  read(rest) {
    const { comparison, rest: projects } = cutComparison(rest);
    return { ...(comparison !== undefined && { comparison }), ...(projects !== "" && { projects }) };
  },
  refuse({ comparison, projects }, context) {
    if (projects === undefined) return undefined;
    const { before, added } = addedTo(context, comparison, String(projects));
    const sentence = notToBeNoted(added.join(" ; "));
    if (sentence !== undefined) return { id: "projects", sentence };
    const total = before.length + added.length;
    return total > mostProjects ? { id: "projects", sentence: sayManyProjects(total, mostProjects) } : undefined;
  },
  run(context, { comparison, projects }) {
    const { store, person, now } = context;
    const { id, added } = addedTo(context, comparison, String(projects));
    for (const name of added) store.comparisons.addProject(id, name);
    store.audit.add(now, person.id, "comparison.projects", `comparison:${id}`, { after: added.join(" ; ") });
    return { message: say(sayProjectsAdded(added)) };
  },
};

function addedTo(context: CommandContext, comparison: unknown, said: string) {
  const { id, projects } = chosenComparison(comparison, context);
  const isThere = (name: string) => projects.some((one) => fold(one.name) === fold(name));
  return { id, before: projects, added: readNames(said).filter((name) => !isThere(name)) };
}

export const projectRemove: Command = {
  name: "comparison-project-remove",
  words: ["comparaison retirer", "projets retirer", "retirer de la comparaison"],
  group: "decisions",
  summary: "retirer un projet d'une comparaison",
  examples: ["comparaison retirer ludothèque"],
  action: "follow_diagnostic",
  parameters(context, { comparison }) {
    const { projects } = chosenComparison(comparison, context);
    if (projects.length <= fewestProjects) throw new UserError(sayLastProjects());
    return [choiceParameter({ id: "project", ...comparisonQuestions.removed }, projects.map(optionOf))];
  },
  read(rest, context) {
    const { comparison, rest: name } = cutComparison(rest);
    const known = comparison === undefined ? {} : { comparison };
    if (name === "") return known;
    const { projects } = chosenComparison(comparison, context);
    const reading = readChoice(name, projects.map(optionOf));
    if (reading.kind !== "read" || reading.rest !== "") throw new UserError(sayNoSuchProject(name, projects));
    return { ...known, project: reading.value };
  },
  run(context, { comparison, project: chosen }) {
    const { store, person, now } = context;
    const { id, projects } = chosenComparison(comparison, context);
    const gone = projects.find((one) => String(one.id) === chosen);
    if (gone === undefined) throw new UserError(sayNoSuchProject("", projects));
    store.comparisons.removeProject(gone.id, now);
    store.audit.add(now, person.id, "comparison.projects", `comparison:${id}`, { before: gone.name });
    return { message: say(sayProjectRemoved(gone)), leaves: [scores.name] };
  },
};

function optionOf({ id, name }: Project) {
  return { value: String(id), label: name };
}

export const comparisonRemove: Command = {
  name: "comparison-remove",
  words: ["comparaison supprimer", "supprimer la comparaison", "supprimer comparaison"],
  group: "decisions",
  summary: "supprimer une comparaison de projets",
  examples: ["comparaison supprimer 1"],
  action: "follow_diagnostic",
  parameters: (context, { comparison }) => [
    choiceParameter(
      { id: "confirm", ...sayRemoveComparison(chosenComparison(comparison, context)) },
      removeComparisonChoices,
    ),
  ],
  read(rest) {
    const { comparison, rest: words } = cutComparison(rest);
    if (words !== "") return undefined;
    return comparison === undefined ? {} : { comparison };
  },
  run(context, { comparison: chosen, confirm }) {
    const { store, person, now } = context;
    const comparison = chosenComparison(chosen, context);
    if (confirm !== "yes") return { message: say(sayComparisonKept(comparison)) };
    store.comparisons.remove(comparison.id, now);
    // Who was not yet told of it hears nothing more of it.
    for (const { id } of store.people.all()) store.outbox.withdraw(id, weighingPrefix(comparison));
    store.audit.add(now, person.id, "comparison.removed", `comparison:${comparison.id}`);
    const leaves = [scores.name, criteriaSet.name, weighingAsk.name, projectsAdd.name];
    return { message: say(sayComparisonRemoved(comparison)), leaves };
  },
};

import type { Command, CommandContext } from "../../core/command.ts";
import { fewestProjects, mostProjects } from "../../core/decision-aid/comparison.ts";
import { readNames } from "../../core/decision-aid/read-lists.ts";
import { fold } from "../../core/language/fold.ts";
import { say } from "../../core/message.ts";
import {
  comparisonQuestions,
  sayComparisonCreated,
  sayComparisonTaken,
  sayFewProjects,
  sayManyProjects,
} from "../../core/words/comparisons.ts";
import { notToBeNoted } from "../not-to-be-noted.ts";
import { textParameter } from "../parameter.ts";
import { criteriaSet } from "./criteria-set.ts";

const longestList = 2_000;

export const comparisonCreate: Command = {
  name: "comparison-create",
  words: [
    "projets comparer",
    "comparer des projets",
    "comparer les projets",
    "comparer projets",
    "comparaison créer",
    "créer une comparaison",
    "nouvelle comparaison",
    "choisir entre des projets",
  ],
  group: "decisions",
  summary: "comparer des projets selon des critères, pour préparer un choix",
  examples: ["projets comparer navette ; accueil partagé ; ludothèque", "projets comparer les objectifs"],
  action: "follow_diagnostic",
  keepsLines: true,
  parameters: () => [textParameter({ id: "projects", ...comparisonQuestions.projects }, longestList)],
  read(rest) {
    const projects = rest.replace(/^[\s:,-]+/u, "");
    return projects === "" ? {} : { projects };
  },
  refuse({ projects }, context) {
    if (projects === undefined) return undefined;
    const names = namesSaid(String(projects), context);
    const sentence = notToBeNoted(names.join(" ; "));
    if (sentence !== undefined) return { id: "projects", sentence };
    if (names.length > mostProjects) return { id: "projects", sentence: sayManyProjects(names.length, mostProjects) };
    return names.length < fewestProjects ? { id: "projects", sentence: sayFewProjects(names) } : undefined;
  },
  run(context, { projects }) {
    const { store, person, now } = context;
    const names = namesSaid(String(projects), context);
    const same = store.comparisons.all().find((one) => keyOf(one.projects.map(({ name }) => name)) === keyOf(names));
    if (same !== undefined) return { message: say(sayComparisonTaken(same)) };
    const id = store.comparisons.add(person.id, now);
    for (const name of names) store.comparisons.addProject(id, name);
    store.audit.add(now, person.id, "comparison.created", `comparison:${id}`, { after: names.join(" ; ") });
    return {
      message: say(sayComparisonCreated(id, names)),
      next: { command: criteriaSet.name, parameters: { comparison: String(id) } },
    };
  },
};

/** The same for the same projects, in whatever order. */
function keyOf(names: readonly string[]): string {
  return names.map(fold).toSorted().join("|");
}

/** "les objectifs": those of the project, as they are written. */
function namesSaid(said: string, { store }: CommandContext): string[] {
  return /^(?:les\s+)?objectifs(?:\s+du\s+projet)?$/iu.test(said.trim())
    ? store.objectives.all().map(({ title }) => title)
    : readNames(said);
}

import type { Command, CommandContext } from "../../core/command.ts";
import { say } from "../../core/message.ts";
import { asKnown, readObjective } from "../../core/roadmap/objective.ts";
import { sayNothingChanged } from "../../core/words/bodies-change.ts";
import {
  askRemove,
  objectiveQuestions,
  sayObjectiveRemoved,
  sayObjectiveRenamed,
  sayWouldDetach,
} from "../../core/words/objectives.ts";
import { choiceParameter, textParameter } from "../parameter.ts";
import { orientations } from "./objective-add.ts";
import { chosenObjective, cutObjective, objectiveParameter } from "./which-objective.ts";

export const objectiveRename: Command = {
  name: "objective-rename",
  words: ["objectif renommer", "renommer l'objectif", "renommer objectif", "objectif modifier", "modifier l'objectif"],
  group: "deadlines",
  summary: "changer les mots d'un objectif, ou son orientation",
  examples: ["objectif renommer 3 : Accueillir les jeunes toute la semaine"],
  action: "manage_deadlines",
  parameters: (context) => [
    objectiveParameter(context, objectiveQuestions.rename),
    textParameter(objectiveQuestions.title, 300),
  ],
  read(rest, context) {
    const { objective, rest: title } = cutObjective(rest);
    if (objective === undefined) return undefined;
    chosenObjective(context, objective);
    return { objective, ...(title === "" ? {} : { title }) };
  },
  run(context, { objective, title: said }) {
    const { store, person, now } = context;
    const { id, title, orientation } = chosenObjective(context, objective);
    const before = { id, title, orientation };
    const read = readObjective(String(said));
    const after = {
      id,
      title: read.title ?? title,
      orientation: asKnown(read.orientation ?? orientation, orientations(context)),
    };
    store.objectives.change(after);
    store.audit.add(now, person.id, "objective.renamed", `objective:${id}`, {
      before: `${orientation}: ${title}`,
      after: `${after.orientation}: ${after.title}`,
    });
    return { message: say(sayObjectiveRenamed(before, after)) };
  },
};

export const objectiveRemove: Command = {
  name: "objective-remove",
  words: ["objectif retirer", "retirer l'objectif", "retirer objectif", "objectif supprimer", "supprimer l'objectif"],
  group: "deadlines",
  summary: "retirer un objectif, en disant ce qui y était relié",
  examples: ["objectif retirer 3"],
  action: "manage_deadlines",
  parameters(context, known) {
    const which = objectiveParameter(context, objectiveQuestions.remove);
    if (known.objective === undefined) return [which];
    const objective = chosenObjective(context, known.objective);
    const hanging = hangingFrom(context, objective.id);
    if (hanging.actions.length + hanging.findings + hanging.interests === 0) return [which];
    const asked = { id: "confirm", text: askRemove(objective), label: "Confirmation", help: sayWouldDetach(hanging) };
    return [
      which,
      choiceParameter(asked, [
        { value: "yes", label: "Oui, le retirer", words: ["oui", "ok", "d'accord", "retirer", "supprimer"] },
        { value: "no", label: "Non, ne rien changer", words: ["non", "annuler"] },
      ]),
    ];
  },
  read(rest, context) {
    const { objective, rest: left } = cutObjective(rest);
    if (objective === undefined || left !== "") return undefined;
    chosenObjective(context, objective);
    return { objective };
  },
  run(context, { objective: value, confirm }) {
    const { store, person, now } = context;
    if (confirm === "no") return { message: sayNothingChanged() };
    const objective = chosenObjective(context, value);
    const { actions } = hangingFrom(context, objective.id);
    store.objectives.remove(objective.id, now);
    store.audit.add(now, person.id, "objective.removed", `objective:${objective.id}`, {
      before: `${objective.title} (${actions.join(" ")})`,
    });
    return { message: say(sayObjectiveRemoved(objective)) };
  },
};

function hangingFrom({ store }: CommandContext, id: number) {
  return {
    actions: store.objectives.services().flatMap((one) => (one.objectiveId === id ? [one.deadlineId] : [])),
    findings: store.objectives.findings(id).length,
    interests: store.objectives.interests().filter(({ objectiveId }) => objectiveId === id).length,
  };
}

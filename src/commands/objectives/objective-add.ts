import type { Command, CommandContext } from "../../core/command.ts";
import { UserError } from "../../core/errors.ts";
import { fold } from "../../core/language/fold.ts";
import { say } from "../../core/message.ts";
import { asKnown, longestOrientation, type Objective, readObjective } from "../../core/roadmap/objective.ts";
import { capital } from "../../core/words/format.ts";
import { objectiveQuestions, sayObjectiveAdded, sayObjectiveAlready } from "../../core/words/objectives.ts";
import { openParameter, textParameter } from "../parameter.ts";

export const objectiveAdd: Command = {
  name: "objective-add",
  words: ["objectif ajouter", "ajouter un objectif", "ajouter objectif", "nouvel objectif", "objectif nouveau"],
  group: "deadlines",
  summary: "écrire un objectif du projet, dans une orientation",
  examples: ["objectif ajouter Maintenir l'accueil du mercredi (orientation : Services à la population)"],
  action: "manage_deadlines",
  asked: () => "objectifs",
  parameters: (context) => [
    textParameter(objectiveQuestions.title, 200),
    openParameter(
      objectiveQuestions.orientation,
      orientations(context).map((one) => ({ value: one, label: one })),
      longestOrientation,
    ),
  ],
  read(rest, context) {
    const said = readObjective(rest);
    const same = sameAs(context, said.title);
    if (same !== undefined) throw new UserError(sayObjectiveAlready(same));
    return said;
  },
  run(context, said) {
    const { store, person, now } = context;
    const { title = "" } = readObjective(String(said.title));
    const orientation = asKnown(capital(String(said.orientation)), orientations(context));
    const same = sameAs(context, title);
    if (same !== undefined) return { message: say(sayObjectiveAlready(same)) };
    const id = store.objectives.add({ title, orientation }, person.id, now);
    store.audit.add(now, person.id, "objective.added", `objective:${id}`, { after: title });
    return { message: say(sayObjectiveAdded({ id, title, orientation })) };
  },
};

function sameAs({ store }: CommandContext, title = ""): Objective | undefined {
  return store.objectives.all().find((one) => fold(one.title) === fold(title));
}

export function orientations({ store }: CommandContext): string[] {
  return [...new Set(store.objectives.all().map(({ orientation }) => orientation))];
}

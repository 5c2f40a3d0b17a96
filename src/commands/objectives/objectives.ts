import { may } from "../../core/access.ts";
import type { Command, CommandContext } from "../../core/command.ts";
import { UserError } from "../../core/errors.ts";
import { fold } from "../../core/language/fold.ts";
import type { Outbound } from "../../core/message.ts";
import { tallyInterests } from "../../core/roadmap/interest.ts";
import type { Objective } from "../../core/roadmap/objective.ts";
import { treeOf } from "../../core/roadmap/tree.ts";
import type { Deadline } from "../../core/store/deadlines.ts";
import { unlessRefused } from "../../core/form.ts";
import { sayTally } from "../../core/words/interests.ts";
import { sayObjectiveNoted } from "../../core/words/objective-origin.ts";
import { sayNoObjectiveAbout, sayObjective, sayObjectives } from "../../core/words/objectives.ts";
import { isCommonDeadline } from "../visible-deadlines.ts";
import { findingsSaid, notedBy } from "./findings-said.ts";
import { actionsSeen, shownAction } from "./which-action.ts";
import { chosenObjective, cutObjective, objectivesThere } from "./which-objective.ts";

export const objectives: Command = {
  name: "objectives",
  words: ["objectifs", "objectif", "les objectifs", "l'objectif", "d'où vient l'objectif", "objectifs du projet"],
  group: "deadlines",
  summary: "les objectifs du projet, et les actions qui les servent",
  examples: ["objectifs", "objectif 3", "objectifs jeunesse"],
  action: "see_deadlines",
  claims: (rest) => !/\bconstat\b/iu.test(rest),
  read(rest) {
    const { objective, rest: left } = cutObjective(rest);
    if (objective !== undefined) return left === "" ? { objective } : undefined;
    const about = subjectOf(rest);
    // A few words are a subject; more of them were meant for something else.
    return about.split(/\s+/u).length <= 4 ? { about } : undefined;
  },
  meant(rest, context) {
    const about = subjectOf(rest);
    const isThere = () => objectivesThere(context).some((objective) => isAbout(objective, about));
    return cutObjective(rest).objective !== undefined || unlessRefused(isThere) === true;
  },
  run(context, { objective, about }) {
    if (objective !== undefined) return { message: whole(context, chosenObjective(context, objective)) };
    return { message: list(context, actionsSeen(context), typeof about === "string" ? about : undefined) };
  },
  share(context, { objective, about }) {
    if (objective !== undefined) return undefined;
    const common = actionsSeen(context).filter(isCommonDeadline(context));
    return list(context, common, typeof about === "string" ? about : undefined, true);
  },
};

function subjectOf(rest: string): string {
  return rest.replace(/^(?:sur|pour|de la|de l['’]|du|des|de)\s*/iu, "");
}

function list(context: CommandContext, actions: readonly Deadline[], about?: string, shared = false): Outbound {
  const { store, today, person } = context;
  const all = objectivesThere(context);
  const kept = about === undefined ? all : all.filter((objective) => isAbout(objective, about));
  if (kept.length === 0) throw new UserError(sayNoObjectiveAbout(about ?? ""));
  const serves = new Map(store.objectives.services().map(({ deadlineId, objectiveId }) => [deadlineId, objectiveId]));
  const tree = treeOf(kept, actions.map(shownAction(context)), serves);
  return sayObjectives(tree, { today, edits: !shared && may(person, "manage_deadlines"), about });
}

function whole(context: CommandContext, objective: ReturnType<typeof chosenObjective>): Outbound {
  const { store, today } = context;
  const serving = new Set(
    store.objectives.services().flatMap((one) => (one.objectiveId === objective.id ? [one.deadlineId] : [])),
  );
  const interests = store.objectives.interests();
  const [tally] = tallyInterests([objective], interests, store.territory.municipalities().length);
  return sayObjective({
    objective,
    actions: actionsSeen(context)
      .filter(({ id }) => serving.has(id))
      .map(shownAction(context)),
    findings: findingsSaid(context, objective),
    interests: tally && interests.length > 0 ? `**Intérêt des communes** : ${sayTally(tally)}.` : undefined,
    noted: sayObjectiveNoted(notedBy(context, objective)),
    today,
  });
}

function isAbout({ orientation, title }: Objective, about: string): boolean {
  const words = fold(`${orientation} ${title}`).split(/[^\p{L}\d]+/u);
  return fold(about)
    .split(" ")
    .every((word) => words.some((one) => one.startsWith(word.replace(/s$/u, ""))));
}

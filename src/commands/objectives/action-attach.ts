import type { Command, CommandContext, Parameters } from "../../core/command.ts";
import { UserError } from "../../core/errors.ts";
import { say } from "../../core/message.ts";
import {
  objectiveQuestions,
  sayAttached,
  sayDetached,
  sayNoActionYet,
  sayNotAttached,
  sayNothingAttached,
} from "../../core/words/objectives.ts";
import { choiceParameter, choicesParameter } from "../parameter.ts";
import { actionOptions, actionsSeen, chosenAction, cutAction } from "./which-action.ts";
import { chosenObjective, cutObjective, objectiveParameter } from "./which-objective.ts";

export const actionAttach: Command = {
  name: "action-attach",
  words: [
    "rattacher action",
    "rattacher l'action",
    "rattacher une action",
    "rattacher les actions",
    "rattacher actions",
    "relier l'action",
    "relier les actions",
    "relier une action",
    "action rattacher",
  ],
  group: "deadlines",
  summary: "relier une action, ou plusieurs, à l'objectif qu'elle sert",
  examples: ["rattacher action 12 à l'objectif 3", "rattacher les actions 12 et 14 à l'objectif 3"],
  action: "manage_deadlines",
  asked: () => "objectifs",
  parameters: (context) => [
    choicesParameter({ id: "actions", text: objectiveQuestions.attach, label: "Actions" }, attachable(context)),
    objectiveParameter(context, objectiveQuestions.attachTo),
  ],
  read: readAttach,
  run(context, { actions, objective: value }) {
    const { store, person, now } = context;
    const objective = chosenObjective(context, value);
    const served = new Map(store.objectives.services().map(({ deadlineId, objectiveId }) => [deadlineId, objectiveId]));
    const chosen = String(actions)
      .split(",")
      .map((one) => chosenAction(context, one));
    const left = chosen.flatMap(({ id }) => {
      const before = served.get(id);
      return before === undefined || before === objective.id ? [] : [{ action: id, objective: before }];
    });
    for (const { id } of chosen) {
      store.objectives.serve(id, objective.id, person.id, now);
      store.audit.add(now, person.id, "action.attached", `deadline:${id}`, { after: `objective:${objective.id}` });
    }
    return {
      message: say(
        sayAttached(
          chosen.map(({ title }) => title),
          objective,
          left,
        ),
      ),
    };
  },
};

export const actionDetach: Command = {
  name: "action-detach",
  words: ["détacher action", "détacher l'action", "détacher une action", "action détacher"],
  group: "deadlines",
  summary: "ne plus relier une action à son objectif",
  examples: ["détacher action 12"],
  action: "manage_deadlines",
  parameters(context) {
    const served = new Set(context.store.objectives.services().map(({ deadlineId }) => deadlineId));
    const actions = actionsSeen(context).filter(({ id }) => served.has(id));
    if (actions.length === 0) throw new UserError(sayNothingAttached());
    return [
      choiceParameter(
        { id: "action", text: objectiveQuestions.detach, label: "Action" },
        actionOptions(context, actions),
      ),
    ];
  },
  read(rest, context) {
    const { action } = cutAction(rest);
    if (action === undefined) return undefined;
    const { id, title } = chosenAction(context, action);
    const isServing = context.store.objectives.services().some(({ deadlineId }) => deadlineId === id);
    if (!isServing) throw new UserError(sayNotAttached({ id, title }));
    return { action };
  },
  run(context, { action }) {
    const { store, person, now } = context;
    const chosen = chosenAction(context, action);
    const service = store.objectives.services().find(({ deadlineId }) => deadlineId === chosen.id);
    if (service === undefined) throw new UserError(sayNotAttached(chosen));
    store.objectives.free(chosen.id);
    store.audit.add(now, person.id, "action.detached", `deadline:${chosen.id}`, {
      before: `objective:${service.objectiveId}`,
    });
    return { message: say(sayDetached(chosen, service.objectiveId)) };
  },
};

/** Throws `UserError` when there is none. */
function attachable(context: CommandContext) {
  const actions = actionsSeen(context);
  if (actions.length === 0) throw new UserError(sayNoActionYet());
  return actionOptions(context, actions);
}

/** "12 à l'objectif 3", "les actions 12, 14 et 15 à l'objectif 3", "12 3". */
function readAttach(rest: string, context: CommandContext): Parameters | undefined {
  const [, list = rest, target = ""] =
    /^(.*?)[\s,]*(?:(?:à|a|avec|vers|dans)\s+)?(?:l['’]\s?)?objectif\s*(.*)$/isu.exec(rest) ?? [];
  const numbers = [...list.matchAll(/(?<![\d/])\d{1,9}(?![\d/])/gu)].map(([number]) => number);
  const objective = target === "" ? undefined : cutObjective(target).objective;
  if (numbers.length === 0 && objective === undefined) return undefined;
  for (const one of numbers) chosenAction(context, one);
  if (objective !== undefined) chosenObjective(context, objective);
  return {
    ...(numbers.length === 0 ? {} : { actions: [...new Set(numbers.map((one) => String(Number(one))))].join(",") }),
    ...(objective === undefined ? {} : { objective }),
  };
}

import { may } from "../../core/access.ts";
import type { CommandContext } from "../../core/command.ts";
import { UserError } from "../../core/errors.ts";
import type { AtomicQuestion } from "../../core/interview/questionnaire.ts";
import type { Noted } from "../../core/store/objectives.ts";
import type { Objective } from "../../core/roadmap/objective.ts";
import { sayNoObjective, sayNoSuchObjective } from "../../core/words/objectives.ts";
import { choiceParameter } from "../parameter.ts";
import { cutNumber } from "./cut-number.ts";

/** "objectif 3 : fort", "fort pour l'objectif n° 3": its number, and the rest. */
export function cutObjective(said: string): { objective?: string; rest: string } {
  const { number, rest } = cutNumber(said, "objectif");
  return number === undefined ? { rest } : { objective: number, rest };
}

/** Throws `UserError` when none is written yet. */
export function objectivesThere({ store, person }: CommandContext): (Objective & Noted)[] {
  const all = store.objectives.all();
  if (all.length === 0) throw new UserError(sayNoObjective(may(person, "manage_deadlines")));
  return all;
}

export function objectiveParameter(context: CommandContext, text: string): AtomicQuestion {
  return choiceParameter(
    { id: "objective", text, label: "Objectif" },
    objectivesThere(context).map(({ id, title }) => ({ value: String(id), label: `${title} (objectif ${id})` })),
  );
}

/** Throws `UserError` when it is not there. */
export function chosenObjective(context: CommandContext, value: unknown): Objective & Noted {
  const all = objectivesThere(context);
  const chosen = all.find(({ id }) => String(id) === String(value));
  if (chosen === undefined)
    throw new UserError(
      sayNoSuchObjective(
        String(value),
        all.map(({ id }) => id),
      ),
    );
  return chosen;
}

import { civilDateAt } from "../../core/calendar/civil-date.ts";
import type { CommandContext } from "../../core/command.ts";
import { UserError } from "../../core/errors.ts";
import type { AtomicQuestion } from "../../core/interview/questionnaire.ts";
import type { Deadline } from "../../core/store/deadlines.ts";
import { sayPlainTitle, sayTitle } from "../../core/words/deadlines.ts";
import { type ActionShown, sayNoActionYet, sayNoSuchAction } from "../../core/words/objectives.ts";
import { nameOf } from "../../core/words/people.ts";
import { choiceParameter } from "../parameter.ts";
import { readsDeadline, visibleDeadlines, withPlace } from "../visible-deadlines.ts";
import { cutNumber } from "./cut-number.ts";

/** "action 12 : pas de local", "pas de local pour l'action n° 12": its number, and the rest. */
export function cutAction(said: string): { action?: string; rest: string } {
  const { number, rest } = cutNumber(said, "action");
  return number === undefined ? { rest } : { action: number, rest };
}

/** Those that this person may read: all that are open, and those done that serve an objective. */
export function actionsSeen(context: CommandContext): Deadline[] {
  const { store } = context;
  const open = visibleDeadlines(context);
  const known = new Set(open.map(({ id }) => id));
  const served = store.objectives
    .services()
    .flatMap(({ deadlineId }) => store.deadlines.byId(deadlineId) ?? [])
    .filter(({ id }) => !known.has(id));
  return [...open, ...served.filter(readsDeadline(context))];
}

/** Throws `UserError` when it is not there or not for this person: the two are said alike. */
export function chosenAction(context: CommandContext, value: unknown): Deadline {
  const found = context.store.deadlines.byId(Number(value));
  if (found === undefined || !readsDeadline(context)(found)) throw new UserError(sayNoSuchAction(String(value)));
  return found;
}

export function actionOptions(context: CommandContext, actions: readonly Deadline[]) {
  return actions.map((one) => {
    const said = withPlace(context, one);
    return {
      value: String(one.id),
      label: `${sayTitle(said)} (action ${one.id})`,
      ...(said.sensitive && { reserved: `${sayPlainTitle(said)} (${one.id})` }),
    };
  });
}

/** Throws `UserError` when no action is under way. */
export function actionParameter(context: CommandContext, text: string): AtomicQuestion {
  const actions = visibleDeadlines(context);
  if (actions.length === 0) throw new UserError(sayNoActionYet());
  return choiceParameter({ id: "action", text, label: "Action" }, actionOptions(context, actions));
}

export function shownAction(context: CommandContext): (one: Deadline) => ActionShown {
  const { store, timeZone } = context;
  const blocked = store.actionBlockers.open();
  return (one) => {
    const said = withPlace(context, one);
    const owner = one.ownerId === undefined ? undefined : store.people.byId(one.ownerId);
    return {
      id: one.id,
      title: sayTitle(said),
      sensitive: said.sensitive,
      due: one.due,
      owner: owner && nameOf(owner),
      doneOn: one.doneAt === undefined ? undefined : civilDateAt(one.doneAt, timeZone),
      blocked: blocked.filter(({ deadlineId }) => deadlineId === one.id).length,
    };
  };
}

import { isDirector } from "../../core/access.ts";
import { blockerLine } from "../../core/action-blockers.ts";
import type { CommandContext } from "../../core/command.ts";
import { UserError } from "../../core/errors.ts";
import type { AtomicQuestion } from "../../core/interview/questionnaire.ts";
import type { ActionBlocker } from "../../core/store/action-blockers.ts";
import {
  type ActionBlockerLine,
  labelActionBlocker,
  sayNoActionBlocker,
  sayNoSuchBlocker,
} from "../../core/words/action-blockers.ts";
import { cutNumber } from "../objectives/cut-number.ts";
import { choiceParameter } from "../parameter.ts";
import { readsDeadline } from "../visible-deadlines.ts";

/** Those not lifted yet, on the actions still to do that this person may read, oldest first. */
export function openBlockers(context: CommandContext): ActionBlocker[] {
  const { store } = context;
  const reads = readsDeadline(context);
  return store.actionBlockers.open().filter(({ deadlineId }) => {
    const deadline = store.deadlines.byId(deadlineId);
    return deadline?.status === "open" && reads(deadline);
  });
}

export function lineOf({ store, person }: CommandContext): (blocker: ActionBlocker) => ActionBlockerLine {
  return (blocker) => blockerLine(store, blocker, { named: isDirector(person) });
}

/** "2 levé", "n° 2 : la salle est libre": its number, and the rest. */
export function cutBlocker(said: string): { blocker?: string; rest: string } {
  const { number, rest } = cutNumber(said, "blocage");
  return number === undefined ? { rest } : { blocker: number, rest };
}

/** Throws `UserError` when there is none. */
export function blockerParameter(
  context: CommandContext,
  text: string,
  fits: (one: ActionBlocker) => boolean = () => true,
): AtomicQuestion {
  const open = openBlockers(context).filter(fits);
  if (open.length === 0) throw new UserError(sayNoActionBlocker());
  return choiceParameter(
    { id: "blocker", text, label: "Blocage" },
    open.map(lineOf(context)).map((line) => ({ value: String(line.id), label: labelActionBlocker(line) })),
  );
}

/** Throws `UserError` when it is not there, was lifted, or is not for this person. */
export function chosenBlocker(context: CommandContext, value: unknown): ActionBlocker {
  const found = openBlockers(context).find(({ id }) => String(id) === String(value));
  if (found === undefined) throw new UserError(sayNoSuchBlocker(String(value)));
  return found;
}

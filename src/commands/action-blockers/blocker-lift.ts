import { may } from "../../core/access.ts";
import type { Command, CommandContext } from "../../core/command.ts";
import { UserError } from "../../core/errors.ts";
import { say } from "../../core/message.ts";
import { notify, officeHourOf } from "../../core/notify.ts";
import type { ActionBlocker } from "../../core/store/action-blockers.ts";
import {
  actionBlockerQuestions,
  sayActionBlockerLifted,
  sayLiftedTo,
  sayNotYoursToLift,
} from "../../core/words/action-blockers.ts";
import { typesetMessage } from "../../core/words/typeset-message.ts";
import { blockerParameter, chosenBlocker, cutBlocker, lineOf, openBlockers } from "./which-blocker.ts";

const lifted = /^(?:est\s+|a été\s+)?(?:levée?|réglée?|résolue?|débloquée?|terminée?|fini)$/iu;

/** "2 levé": said of one, it is no longer a question about it. */
export function isLifted(said: string): boolean {
  return lifted.test(cutBlocker(said).rest);
}

/** By the direction, or by who said it. */
export const blockerLift: Command = {
  name: "action-blocker-lift",
  // "blocage 2 levé": the list of blockers leaves it to this one.
  words: ["lever le blocage", "lever un blocage", "lever blocage", "blocage levé", "blocage", "le blocage"],
  group: "deadlines",
  summary: "dire qu'un blocage n'existe plus",
  examples: ["blocage 2 levé"],
  action: "see_deadlines",
  parameters(context) {
    const open = openBlockers(context);
    if (open.length > 0 && !open.some(mayLift(context))) throw new UserError(sayNotYoursToLift());
    return [blockerParameter(context, actionBlockerQuestions.lift, mayLift(context))];
  },
  read(rest, context) {
    const { blocker, rest: left } = cutBlocker(rest);
    if (blocker === undefined || !(left === "" || lifted.test(left))) return undefined;
    const found = chosenBlocker(context, blocker);
    if (!mayLift(context)(found)) throw new UserError(sayNotYoursToLift());
    return { blocker };
  },
  run(context, { blocker: value }) {
    const { store, person, now } = context;
    const blocker = chosenBlocker(context, value);
    if (!mayLift(context)(blocker)) throw new UserError(sayNotYoursToLift());
    store.actionBlockers.lift(blocker.id, person.id, now);
    store.audit.add(now, person.id, "blocker.lifted", `action-blocker:${blocker.id}`);
    const author = store.people.byId(blocker.by);
    if (author !== undefined && author.id !== person.id) {
      const message = typesetMessage(sayLiftedTo(author, lineOf({ ...context, person: author })(blocker)));
      const key = `action-blocker:${blocker.id}:lifted`;
      notify(store, key, author.id, message, now, officeHourOf(store, author.id, now));
    }
    return { message: say(sayActionBlockerLifted(lineOf(context)(blocker))) };
  },
};

function mayLift({ person }: CommandContext): (blocker: ActionBlocker) => boolean {
  return ({ by }) => by === person.id || may(person, "manage_deadlines");
}

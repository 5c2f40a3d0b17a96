import { may } from "../../core/access.ts";
import type { Command, CommandContext } from "../../core/command.ts";
import { decisionsFor } from "../../core/decision-view.ts";
import { UserError } from "../../core/errors.ts";
import type { Outbound } from "../../core/message.ts";
import type { Deadline } from "../../core/store/deadlines.ts";
import { sayMeetingTitle } from "../../core/words/meeting-names.ts";
import { sayNoActionButDecision } from "../../core/words/minutes-actions.ts";
import { findingQuestions, sayOrigin } from "../../core/words/objective-origin.ts";
import { findingsSaid, notedBy } from "./findings-said.ts";
import { actionParameter, chosenAction, cutAction, shownAction } from "./which-action.ts";

/** What was found, the objective that answers it, the action that serves it, and the decision behind: the chain, or what it lacks. */
export const actionOrigin: Command = {
  name: "action-origin",
  words: [
    "d'où vient l'action",
    "d'où vient action",
    "d'où vient cette action",
    "d'où vient",
    "origine de l'action",
    "origine action",
    "pourquoi l'action",
    "pourquoi cette action",
    "pourquoi action",
  ],
  group: "deadlines",
  summary: "le constat, l'objectif et la décision dont une action découle",
  examples: ["d'où vient l'action 12 ?"],
  action: "see_deadlines",
  parameters: (context) => [actionParameter(context, findingQuestions.origin)],
  read(rest, context) {
    const { action, rest: left } = cutAction(rest);
    if (action === undefined || left !== "") return undefined;
    chosenAction(context, action);
    return { action };
  },
  run: (context, { action }) => ({ message: originOf(context, chosenAction(context, action)) }),
};

/** "action 12": what it is. More words after the number are for a decision of that number, and asked. */
export const actionShow: Command = {
  ...actionOrigin,
  name: "action-show",
  words: ["action", "l'action", "voir l'action"],
  summary: "une action : où elle en est, et d'où elle vient",
  examples: ["action 12"],
  claims: (rest) => /^(?:n°\s*)?\d{1,9}$/u.test(rest),
  read(rest, context) {
    const { action = "" } = cutAction(rest);
    const { store, person } = context;
    const isDecision = may(person, "manage_meetings") && store.decisions.byId(Number(action)) !== undefined;
    if (store.deadlines.byId(Number(action)) === undefined && isDecision)
      throw new UserError(sayNoActionButDecision(action));
    return actionOrigin.read?.(rest, context);
  },
};

function originOf(context: CommandContext, action: Deadline): Outbound {
  const { store, library, person, today } = context;
  const service = store.objectives.services().find(({ deadlineId }) => deadlineId === action.id);
  const objective = store.objectives.all().find(({ id }) => id === service?.objectiveId);
  const taken = decisionsFor(store, library, person).find(({ decision }) => decision.id === action.decisionId);
  return sayOrigin({
    action: shownAction(context)(action),
    noted: notedBy(context, store.origins.of("deadline", action.id) ?? { at: context.now }),
    findings: objective === undefined ? [] : findingsSaid(context, objective),
    objective:
      objective && service
        ? { objective, noted: notedBy(context, objective), linked: notedBy(context, service) }
        : undefined,
    decision: taken && {
      ...taken.decision,
      body: sayMeetingTitle(taken.view),
      heldOn: taken.view.meeting.heldOn,
    },
    edits: may(person, "manage_deadlines"),
    today,
  });
}

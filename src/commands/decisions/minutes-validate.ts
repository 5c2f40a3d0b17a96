import { isDirector } from "../../core/access.ts";
import type { Command, CommandContext, Parameters } from "../../core/command.ts";
import { UserError } from "../../core/errors.ts";
import { say } from "../../core/message.ts";
import type { MeetingView } from "../../core/meeting-view.ts";
import { sayMeetingName } from "../../core/words/meeting-names.ts";
import {
  sayAlreadyValidated,
  sayMinutesLack,
  sayMinutesReopened,
  sayMinutesValidated,
  sayNotValidatedYet,
  sayOnlyDirectorValidates,
} from "../../core/words/minutes.ts";
import { typedMeeting } from "../../core/words/typed-meeting.ts";
import { splitMeeting } from "../attendance/meeting-first.ts";
import { chosenIn, whichMeeting, writtenUp } from "../attendance/organised.ts";
import { textParameter } from "../parameter.ts";
import { checkOpen } from "./minutes-item.ts";
import { stepOf } from "./minutes-flow.ts";

/** The chain of questions by which minutes are written. */
const minutesQuestions = ["attendance-point", "minutes-item", "decision-outcome", "positions", "action"];

export const minutesValidate: Command = {
  name: "minutes-validate",
  words: ["relevé valider", "valider le relevé", "valider relevé"],
  group: "decisions",
  summary: "valider le relevé d'une réunion (direction générale)",
  examples: ["relevé valider copil"],
  action: "manage_meetings",
  parameters: (context) => whichMeeting("Le relevé de quelle réunion ?", heldFor(context, false), context),
  read(rest, context) {
    const { view, rest: left } = splitMeeting(rest, heldFor(context, false), context);
    if (view === undefined || !/^(?:quand même|quand meme)?$/iu.test(left)) return undefined;
    return { meeting: String(view.meeting.id), ...(left === "" ? {} : { anyway: "yes" }) };
  },
  run(context, parameters) {
    const { store, person, now, today } = context;
    const view = chosenIn(parameters, heldFor(context, false), context);
    const typed = typedMeeting(view);
    if (!isDirector(person)) throw new UserError(sayOnlyDirectorValidates());
    const meetingId = view.meeting.id;
    if (store.minutes.of(meetingId).validatedAt !== undefined) throw new UserError(sayAlreadyValidated(typed));
    checkOpen(context, view);
    const lacking = lackingIn(context, view);
    if (lacking.length > 0 && parameters.anyway === undefined)
      return { message: sayMinutesLack(lacking, typed), leaves: minutesQuestions };
    store.minutes.validate(meetingId, person.id, now);
    if (view.meeting.status !== "held") store.meetings.change(meetingId, { status: "held" }, false);
    store.audit.add(now, person.id, "minutes.validated", `meeting:${meetingId}`);
    const decisions = store.decisions.ofMeeting(meetingId);
    const actions = decisions.reduce((sum, { id }) => sum + store.deadlines.ofDecision(id).length, 0);
    return {
      message: sayMinutesValidated(sayMeetingName(view, today), decisions.length, actions, typed),
      leaves: minutesQuestions,
    };
  },
};

export const minutesReopen: Command = {
  name: "minutes-reopen",
  words: ["relevé rouvrir", "rouvrir le relevé", "rouvrir relevé"],
  group: "decisions",
  summary: "rouvrir un relevé validé, avec un motif, pour le corriger",
  examples: ["relevé rouvrir copil Erreur sur la date"],
  action: "manage_meetings",
  parameters: (context) => [
    ...whichMeeting("Le relevé de quelle réunion ?", heldFor(context, true), context),
    textParameter(
      {
        id: "reason",
        text: "Pourquoi le rouvrir ?",
        label: "Motif",
        help: "Le motif sera dit aux membres avec le nouveau relevé.",
      },
      300,
    ),
  ],
  read(rest, context): Parameters | undefined {
    const { view, rest: reason } = splitMeeting(rest, heldFor(context, true), context);
    if (view === undefined) return undefined;
    return {
      meeting: String(view.meeting.id),
      ...(reason === "" ? {} : { reason: reason.replace(/^(?:motif|car|parce que)\s*:?\s*/iu, "") }),
    };
  },
  run(context, parameters) {
    const { store, person, now, today } = context;
    const view = chosenIn(parameters, heldFor(context, true), context);
    if (!isDirector(person)) throw new UserError(sayOnlyDirectorValidates());
    const meetingId = view.meeting.id;
    if (store.minutes.of(meetingId).validatedAt === undefined)
      throw new UserError(sayNotValidatedYet(typedMeeting(view)));
    store.minutes.reopen(meetingId, String(parameters.reason), person.id, now);
    store.audit.add(now, person.id, "minutes.reopened", `meeting:${meetingId}`, { after: String(parameters.reason) });
    return { message: say(sayMinutesReopened(sayMeetingName(view, today), typedMeeting(view))) };
  },
};

/** Those that took place: first those whose minutes stand as `validated` says. */
export function heldFor(context: CommandContext, validated: boolean): MeetingView[] {
  const views = writtenUp(context).filter(({ meeting }) => (meeting.heldOn ?? "9999") <= context.today);
  const stands = ({ meeting }: MeetingView) =>
    (context.store.minutes.of(meeting.id).validatedAt !== undefined) === validated;
  return [...views.filter(stands), ...views.filter((view) => !stands(view))];
}

/** What nobody said yet, in the words of a list. */
function lackingIn(context: CommandContext, view: MeetingView): string[] {
  const { settled, items, decisions } = stepOf(context, view);
  const silent = items.filter(({ id }) => !settled.has(`item:${id}`) && !decisions.some(({ itemId }) => itemId === id));
  return [...(settled.has("presence") ? [] : ["les présences"]), ...silent.map(({ title }) => `le point « ${title} »`)];
}

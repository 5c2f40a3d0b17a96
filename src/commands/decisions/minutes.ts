import { may } from "../../core/access.ts";
import type { Command, CommandContext, CommandReply } from "../../core/command.ts";
import { UserError } from "../../core/errors.ts";
import { type MeetingView, meetingsFor } from "../../core/meeting-view.ts";
import { type Choice, text } from "../../core/message.ts";
import { sayMeetingName } from "../../core/words/meeting-names.ts";
import {
  sayMinutesBeingCorrected,
  sayMinutesNotGivenOut,
  sayMinutesStarted,
  sayNoMinutes,
} from "../../core/words/minutes.ts";
import { typedMeeting } from "../../core/words/typed-meeting.ts";
import { splitMeeting } from "../attendance/meeting-first.ts";
import { whichMeeting, writtenUp } from "../attendance/organised.ts";
import { checkOpen } from "./minutes-item.ts";
import { continueMinutes, stepOf } from "./minutes-flow.ts";
import { minutesMessage } from "./minutes-sheet.ts";

export const minutes: Command = {
  name: "minutes",
  words: ["relevé", "relevé de décisions", "relevé des décisions", "le relevé", "compte rendu"],
  group: "decisions",
  summary: "le relevé de décisions d'une réunion, à faire ou à lire",
  examples: ["relevé copil"],
  action: "see_meetings",
  parameters(context, { meeting }) {
    if (meeting !== undefined) return [];
    const views = shown(context);
    if (views.length === 0) throw new UserError(sayNoMinutes());
    return whichMeeting("Le relevé de quelle réunion ?", views, context);
  },
  read(rest, context) {
    const { view, rest: left } = splitMeeting(rest, [...shown(context), ...writtenUp(context)], context);
    return view === undefined || left !== "" ? undefined : { meeting: String(view.meeting.id) };
  },
  run(context, { meeting }) {
    const views = [...shown(context), ...writtenUp(context)];
    const view = meeting === undefined ? views[0] : views.find((one) => String(one.meeting.id) === meeting);
    if (view === undefined) throw new UserError(sayNoMinutes());
    const { store, person, today } = context;
    const { validatedAt, spreadAt } = store.minutes.of(view.meeting.id);
    const organises = may(person, "manage_meetings");
    if (validatedAt === undefined && organises) return resume(context, view);
    const name = sayMeetingName(view, today);
    if (validatedAt === undefined)
      throw new UserError(spreadAt === undefined ? sayMinutesNotGivenOut(name) : sayMinutesBeingCorrected(name));
    return { message: minutesMessage(context, view, organises ? choicesOf(context, view) : []) };
  },
};

function resume(context: CommandContext, view: MeetingView): CommandReply {
  checkOpen(context, view);
  const { items, decisions, settled } = stepOf(context, view);
  const isDone = ({ id }: { id: number }) => settled.has(`item:${id}`) || decisions.some(({ itemId }) => itemId === id);
  const started = sayMinutesStarted(sayMeetingName(view, context.today), items.filter(isDone).length, items.length);
  return continueMinutes(context, view, [text(started)]);
}

/** Those this person may write, or read once they are given out; latest first. */
function shown(context: CommandContext): MeetingView[] {
  const { store, library, person, today } = context;
  const organises = may(person, "manage_meetings");
  return meetingsFor(store, library, person)
    .filter(({ meeting: { id, heldOn, status } }) => {
      const { validatedAt, spreadAt } = store.minutes.of(id);
      const isGivenOut = validatedAt !== undefined || spreadAt !== undefined;
      return status !== "cancelled" && heldOn !== undefined && heldOn <= today && (organises || isGivenOut);
    })
    .toReversed();
}

function choicesOf({ store }: CommandContext, view: MeetingView): Choice[] {
  const typed = typedMeeting(view);
  const { spreadAt } = store.minutes.of(view.meeting.id);
  const isSpread = spreadAt !== undefined && store.minutes.sinceSpread(view.meeting.id).reasons.length === 0;
  return [
    ...(isSpread ? [] : [{ value: `relevé diffuser ${typed}`, label: "Le diffuser aux membres" }]),
    { value: `relevé rouvrir ${typed}`, label: "Le rouvrir pour corriger" },
  ];
}

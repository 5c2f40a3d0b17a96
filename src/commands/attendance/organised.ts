import type { CommandContext, Parameters } from "../../core/command.ts";
import type { AtomicQuestion } from "../../core/interview/questionnaire.ts";
import type { MeetingView } from "../../core/meeting-view.ts";
import { chosenMeeting, comingMeetings, meetingParameter, recentMeetings } from "../meetings/which-meeting.ts";
import { splitMeeting } from "./meeting-first.ts";

/** Those whose presence is looked at: the coming ones nearest first, then those just held; without a date, none. */
export function lookedAt(context: CommandContext): MeetingView[] {
  const coming = comingMeetings(context).filter(({ meeting }) => meeting.heldOn !== undefined);
  const ids = new Set(coming.map(({ meeting }) => meeting.id));
  return [...coming, ...recentMeetings(context).filter(({ meeting }) => !ids.has(meeting.id))];
}

/** Those that minutes are made of: today's and the recent ones, latest first; then those to come. */
export function writtenUp(context: CommandContext): MeetingView[] {
  const recent = recentMeetings(context);
  const ids = new Set(recent.map(({ meeting }) => meeting.id));
  return [...recent, ...lookedAt(context).filter(({ meeting }) => !ids.has(meeting.id))];
}

/** "copil" or nothing more: undefined when other words follow. */
export function readMeetingAlone(
  rest: string,
  views: readonly MeetingView[],
  context: CommandContext,
): Parameters | undefined {
  const { view, rest: left } = splitMeeting(rest, views, context);
  return view !== undefined && left === "" ? { meeting: String(view.meeting.id) } : undefined;
}

/** "Which meeting?", unless there is but one. Throws `UserError` when there is none. */
export function whichMeeting(text: string, views: readonly MeetingView[], context: CommandContext): AtomicQuestion[] {
  const asked = meetingParameter(text, views.slice(0, mostOffered), context);
  return views.length === 1 ? [] : [asked];
}

const mostOffered = 12;

/** The meeting that was chosen, or the only one; undefined while it is still to be asked. */
export function meetingIn({ meeting }: Parameters, views: readonly MeetingView[]): MeetingView | undefined {
  if (meeting === undefined) return views.length === 1 ? views[0] : undefined;
  return views.find((view) => String(view.meeting.id) === meeting);
}

/** The same once it is known. Throws `UserError` when it is no longer there. */
export function chosenIn(known: Parameters, views: readonly MeetingView[], context: CommandContext): MeetingView {
  return meetingIn(known, views) ?? chosenMeeting(known.meeting, views, context);
}

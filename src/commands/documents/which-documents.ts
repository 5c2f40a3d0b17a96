import type { CommandContext } from "../../core/command.ts";
import { type MeetingView, readableDocuments } from "../../core/meeting-view.ts";
import { comingMeetings, recentMeetings } from "../meetings/which-meeting.ts";

/** The meetings to come, nearest first, then the recent ones: a presentation is often given after. */
export function documentedMeetings(context: CommandContext): MeetingView[] {
  const coming = comingMeetings(context);
  const ids = new Set(coming.map(({ meeting }) => meeting.id));
  return [...coming, ...recentMeetings(context).filter(({ meeting }) => !ids.has(meeting.id))];
}

/** Those of them that hold something this person may read. */
export function withDocuments(
  context: CommandContext,
): { view: MeetingView; documents: ReturnType<typeof readableDocuments> }[] {
  return documentedMeetings(context)
    .map((view) => ({ view, documents: readableDocuments(context.person, view) }))
    .filter(({ documents }) => documents.length > 0);
}

/** In the middle of questions, "document unique : à jour" may well be an answer: only a meeting that is named is sure. */
export function isAnswering({ store, person }: CommandContext): boolean {
  const { interviewId, form } = store.conversations.of(person.id);
  return interviewId !== undefined || form !== undefined;
}

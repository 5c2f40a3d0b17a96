import { type CalendarEvent, toCalendarFile } from "../core/calendar/ics.ts";
import type { Command } from "../core/command.ts";
import { meetingEvent } from "../core/meeting-calendar.ts";
import { isInvited } from "../core/meeting-view.ts";
import { sayAgenda, sayPlainTitle } from "../core/words/deadlines.ts";
import { comingMeetings } from "./meetings/which-meeting.ts";
import { visibleDeadlines, withPlace } from "./visible-deadlines.ts";

export const agenda: Command = {
  name: "agenda",
  words: ["agenda", "calendrier", "mettre dans mon agenda"],
  group: "deadlines",
  summary: "vos échéances et vos réunions dans un fichier à ouvrir avec votre agenda",
  examples: ["agenda"],
  action: "see_deadlines",
  run(context) {
    const days = visibleDeadlines(context)
      .map((one) => withPlace(context, one))
      // An agenda is opened by others too.
      .map((one): CalendarEvent => ({ id: `deadline-${one.id}@relais`, title: sayPlainTitle(one), date: one.due }));
    const meetings = comingMeetings(context)
      .filter((view) => isInvited(context.person, view))
      .flatMap((view) => meetingEvent(context.store, view, context.person) ?? []);
    const calendar = toCalendarFile("Échéances et réunions", [...meetings, ...days], context.now);
    return { message: sayAgenda({ deadlines: days.length, meetings: meetings.length }, calendar) };
  },
};

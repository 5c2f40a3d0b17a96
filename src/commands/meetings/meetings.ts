import { may } from "../../core/access.ts";
import type { Command, CommandContext, Parameters } from "../../core/command.ts";
import { calendarFileOf, whereOf } from "../../core/meeting-calendar.ts";
import { invitedPeople, type MeetingView, readableDocuments, readableItems } from "../../core/meeting-view.ts";
import { type Outbound, say } from "../../core/message.ts";
import { sayMeeting, sayMeetings, sayNoneComing } from "../../core/words/meetings-list.ts";
import { fullNameOf } from "../../core/words/people.ts";
import { visibleBodies } from "../bodies/which-body.ts";
import { takeBody, withoutLinks } from "./name-meeting.ts";
import { comingMeetings, meetingNamed, recentMeetings } from "./which-meeting.ts";

export const meetings: Command = {
  name: "meetings",
  words: ["réunions", "réunion", "prochaines réunions", "les réunions", "mes réunions"],
  group: "meetings",
  summary: "les réunions à venir, ou le détail d'une réunion",
  examples: ["réunions", "réunion copil"],
  action: "see_meetings",
  read: nameMeeting,
  run(context, { meeting, body }) {
    const view = [...comingMeetings(context), ...recentMeetings(context)].find(
      (one) => String(one.meeting.id) === meeting,
    );
    if (view) return { message: detail(context, view) };
    const mayCreate = may(context.person, "manage_meetings");
    const seated = visibleBodies(context).find((one) => String(one.body.id) === body);
    if (seated) return { message: say(sayNoneComing(seated, mayCreate)) };
    return {
      message: sayMeetings(rowsOf(context, comingMeetings(context)), context.today, { common: false, mayCreate }),
    };
  },
  /** Of instances open to everyone, without what is sensitive. */
  share(context, { meeting, body }) {
    const open = comingMeetings(context).filter(({ seated }) => seated.template.audience === "everyone");
    if (meeting === undefined && body === undefined)
      return sayMeetings(rowsOf(context, open), context.today, { common: true, mayCreate: false });
    const view = open.find((one) => String(one.meeting.id) === meeting);
    return view && detail(context, view, { common: true });
  },
};

function nameMeeting(rest: string, context: CommandContext): Parameters | undefined {
  const words = withoutLinks(rest);
  if (words === "" || /^(?:à venir|prochaines?)$/iu.test(words)) return {};
  const view =
    meetingNamed(words, comingMeetings(context), context.today) ??
    meetingNamed(words, recentMeetings(context), context.today);
  if (view) return { meeting: String(view.meeting.id) };
  const taken = takeBody(words, visibleBodies(context));
  return taken && withoutLinks(taken.rest) === "" ? { body: String(taken.body.body.id) } : undefined;
}

function rowsOf({ store }: CommandContext, views: readonly MeetingView[]) {
  return views.map((view) => ({ ...view, where: whereOf(store, view) }));
}

function detail(context: CommandContext, view: MeetingView, scope: { common?: boolean } = {}): Outbound {
  const { store, person, now } = context;
  const read = readableItems(person, view);
  const items = scope.common ? read.filter(({ sensitive }) => !sensitive) : read;
  const guests = [
    ...view.seated.guests.map(fullNameOf),
    ...items.flatMap((item) => item.guests.map(({ name }) => name)),
  ];
  return sayMeeting({
    ...view,
    where: whereOf(store, view),
    items,
    // A link may open what it leads to for whoever has it: never where others read.
    documents: scope.common ? [] : readableDocuments(person, view),
    guests: [...new Set(guests)],
    // A guest of an item that is not read here is not counted either.
    expected: invitedPeople({ ...view, items }).length,
    file: scope.common || view.meeting.status !== "planned" ? [] : calendarFileOf(store, view, person, now),
  });
}
